#include "experiences/report_routes.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "experiences/flood.hpp"
#include "experiences/problems.hpp"
#include "experiences/report_store.hpp"
#include "experiences/search_store.hpp"
#include "experiences/story_gone_store.hpp"
#include "platform/journal/tell_routes.hpp"
#include "platform/text/uuid.hpp"

namespace relais::experiences {
namespace {

using follow_ups::FollowUpKind;
using http::Request;
using http::Work;
using Moment = http::RateLimiter::Moment;

constexpr auto kFewAtATime = http::RateLimit{6, 8};
constexpr auto kSoon = std::chrono::seconds{60};
constexpr std::int32_t kAtOnce = 20;
constexpr auto kCursorParts = '~';

struct ReportedStory {
  ExperienceId id;
  std::optional<std::string> proof;  // where many report at once (flood.hpp)
};
BOOST_DESCRIBE_STRUCT(ReportedStory, (), (id, proof))

struct CodePath {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(CodePath, (), (code))

struct ReportPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(ReportPath, (), (id))

AnswerRow* answer_of(FullExperience& full, std::optional<std::string> const& id) {
  auto const found = std::ranges::find_if(full.answers, [&](AnswerRow const& answer) { return answer.id == id; });
  return found == full.answers.end() ? nullptr : &*found;
}

ReplyRow* reply_of(FullExperience& full, std::optional<std::string> const& id) {
  auto const found = std::ranges::find_if(full.replies, [&](ReplyRow const& reply) { return reply.id == id; });
  return found == full.replies.end() ? nullptr : &*found;
}

std::string reply_of_report(std::string const& id) {
  return uuid_of_name("reply of " + id);
}

// Anybody reads the story, and so it is reported; of a reply it is what is published.
bool is_shown(FullExperience& full, std::optional<std::string> const& part) {
  auto const* const reply = reply_of(full, part);
  return !part || answer_of(full, part) != nullptr || (reply != nullptr && reply->state == ReplyState::kPublished);
}

// What the decision makes of what is reported: an answer, a reply, or the story, which stays as it is with the others.
Result<void> apply(NewReportDecision const& asked, std::string const& note, FullExperience& full, AnswerRow* answer,
                   ReplyRow* reply, Instant now) {
  auto& row = full.row;
  switch (asked.decision) {
    case ReportDecision::kKeep:
      return {};
    case ReportDecision::kMask:
      if (!asked.hides || asked.hides->empty()) {
        return invalid("/hides", "experiences.nothing_hidden");
      }
      if (answer != nullptr || reply != nullptr) {
        return hide(asked.hides, answer != nullptr ? answer->text : reply->text);
      }
      return hide(asked.hides, row.title, row.text, row.would_have_helped);
    case ReportDecision::kRemove:
      break;
  }
  if (answer != nullptr) {
    answer->removed_because = note;
  } else if (reply != nullptr) {
    reply->state = ReplyState::kRejected;
  } else {
    row.state = ExperienceState::kRejected;
    row.ended_at = now;
  }
  return {};
}

std::string cursor_after(ReportedThing const& thing) {
  return fmt::format("{}{}{}{}{}{}{}", thing.place, kCursorParts, TextForm<Instant>::write(thing.told_at), kCursorParts,
                     thing.experience_id.text, kCursorParts, thing.answer_id);
}

// Nothing where it is none of ours.
std::optional<ReportedThing> read_cursor(std::string_view cursor) {
  constexpr std::size_t kParts = 4;
  std::array<std::string, kParts> parts;
  for (std::size_t i = 0; i < kParts; ++i) {
    auto const end = std::min(cursor.find(kCursorParts), cursor.size());
    parts[i] = cursor.substr(0, end);
    cursor.remove_prefix(std::min(end + 1, cursor.size()));
  }
  auto const& [place, told_at, experience, answer] = parts;
  auto const when = TextForm<Instant>::read(told_at);
  if (!when || !cursor.empty() || (place != "0" && place != "1")) {
    return std::nullopt;
  }
  return ReportedThing{ExperienceId{experience}, answer, place == "0" ? 0 : 1, *when, {}, 0};
}

ReportToDecide shown(FullExperience& full, std::vector<ReportRow> const& reports, ReportedThing const& thing) {
  auto const& first = reports.front();
  auto const* const answer = answer_of(full, first.answer_id);
  auto const* const reply = reply_of(full, first.answer_id);
  ReportToDecide shown{first.id,
                       full.row.id,
                       full.row.version,
                       full.row.title,
                       answer != nullptr  ? answer->text
                       : reply != nullptr ? reply->text
                                          : full.row.text,
                       full.row.would_have_helped,
                       first.answer_id,
                       first.kind,
                       first.reason,
                       first.told_at,
                       {},
                       thing.reports,
                       thing.last_told_at,
                       reply != nullptr};
  std::transform(reports.begin() + 1, reports.end(), std::back_inserter(shown.others), [](ReportRow const& row) {
    return SaidReport{row.kind, row.reason, row.told_at};
  });
  return shown;
}

Result<ReportsToDecide> list(db::Snapshot const& snapshot, Scope const& scope, ReportsQuery const& query) {
  auto const after = query.cursor ? read_cursor(*query.cursor) : std::nullopt;
  if (query.cursor && !after) {
    return invalid("cursor", "experiences.cursor_unreadable");
  }
  auto const most = query.limit.value_or(kAtOnce);
  auto const things = reported_things(snapshot, scope, after, most + 1);
  std::vector<ExperienceId> ids;
  std::ranges::transform(things, std::back_inserter(ids), &ReportedThing::experience_id);
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  auto stories = ExperienceReader{snapshot, scope}.with_ids(scope.network(), ids);
  ReportsToDecide list;
  list.of_items = count_reported_things(snapshot, scope);
  for (auto const& thing : things) {
    if (std::ssize(list.items) == most) {
      list.cursor = cursor_after(things[list.items.size() - 1]);
      break;
    }
    auto const full =
        std::ranges::find(stories, thing.experience_id, [](FullExperience const& story) { return story.row.id; });
    list.items.push_back(shown(*full, open_reports_of(snapshot, scope, thing, 1 + kReportsSaid), thing));
  }
  return list;
}

// The same sent again is one report; anything else under its identifier would be lost without a word.
bool is_same(ReportRow const& known, ReportRow const& told) {
  return known.experience_id == told.experience_id && known.answer_id == told.answer_id && known.kind == told.kind &&
         known.reason == told.reason;
}

}  // namespace

Result<FiledReport> Reporting::file(ExperienceId const& about, NewReport const& report, std::string_view proof) const {
  if (!is_uuid(report.id)) {
    return invalid("/id", "experiences.id_malformed");
  }
  if (auto const kept = json::keeps_constraints(report); !kept) {
    return kept.problem();
  }
  if (report.reply && report.reason != ReportReason::kNamesMe) {
    return invalid("/reply", "experiences.reply_of_named_only");
  }
  auto const now = house_.clock->now();
  auto const id = house_.digest("report " + report.id).substr(0, 32);
  auto const has_worked = is_proof(house_.digest, now, report.id, proof);
  auto const scope = Scope::public_directory();
  return house_.database->write([&](db::Transaction& tx) -> Result<FiledReport> {
    auto full = ExperienceReader{tx, scope}.published(about);
    if (!full || !is_shown(*full, report.answer)) {
      return unknown();
    }
    auto const& network = full->row.network_id;
    auto const row = ReportRow{
        network, id, about, report.answer, report.reason, house_.guard->masked(report.text), now, {}, {}, {}, {}};
    auto const known = find_report(tx, network, id);
    auto const reply_id = reply_of_report(id);
    auto const reply = report.reply ? std::optional{house_.guard->masked(*report.reply)} : std::nullopt;
    if (known) {
      auto const* const said = reply_of(*full, reply_id);
      auto const is_another = said == nullptr ? reply.has_value() : reply && said->text != *reply;
      if (!is_same(*known, row) || is_another) {
        return id_taken();
      }
    } else {
      auto const unread = std::ranges::count_if(full->replies, [](ReplyRow const& other) {
        return other.state == ReplyState::kReceived && other.is_of_named;
      });
      auto const is_crowded = reply && unread >= kMostUnreadReplies;
      auto const wait = has_worked   ? std::chrono::seconds{0}
                        : is_crowded ? kSoon
                                     : without_proof_.wait("", Moment::clock::now());
      if (wait > std::chrono::seconds{0}) {
        return Problem{Fault::kTooMany, "experiences.proof_needed", {}, {}, wait};
      }
      if (reply && unread >= kMostUnreadOfNamed) {
        return Problem{Fault::kTooMany, "experiences.replies_unread"};
      }
      if (reply) {
        auto store = ExperienceStore{tx, scope};
        store.save(ReplyRow{network, reply_id, about, *reply, ReplyState::kReceived, now, true});
        store.wait_to_be_read(full->row, severity(full->row.is_urgent, full->row.feeling, 0), now);
      }
      save_report(tx, row);
    }
    return FiledReport{
        follow_ups::give_code(tx, house_.digest, {network, FollowUpKind::kContentReport, id, day_of(now)}, report.id)};
  });
}

Result<OwnReport> Reporting::read(std::string_view code) const {
  return house_.database->read([&](db::Snapshot const& snapshot) -> Result<OwnReport> {
    auto const followed = follow_ups::follow(snapshot, house_.digest, code);
    if (!followed) {
      return followed.problem();
    }
    auto const row = followed->kind == FollowUpKind::kContentReport
                         ? find_report(snapshot, followed->network, followed->subject)
                         : std::nullopt;
    if (!row) {
      return Problem{Fault::kNotFound, "follow_ups.code_unknown"};
    }
    auto own = OwnReport{row->kind,
                         day_of(row->told_at),
                         row->decision,
                         row->decision_note.value_or(""),
                         row->decided_at ? std::optional{day_of(*row->decided_at)} : std::nullopt,
                         {},
                         {}};
    auto full = ExperienceReader{snapshot, Scope::public_directory()}.of_author(row->network_id, row->experience_id);
    if (auto const* const reply = full ? reply_of(*full, reply_of_report(row->id)) : nullptr) {
      own.reply = full->row.state == ExperienceState::kPublished ? reply->state : ReplyState::kRejected;
      for (auto const& decision : full->decisions) {
        own.reply_note = decision.reply_id == reply->id ? decision.note : own.reply_note;
      }
    }
    return own;
  });
}

void add_report_routes(http::Routes& routes, ExperienceHouse const& house, Reporting const& reporting) {
  routes.post<ReportedStory, NewReport, FiledReport>("/api/v1/experiences/{id}/reports", Right::kTellExperience,
                                                     Work::kWrite,
                                                     [&reporting](ReportedStory const& path, NewReport const& report) {
                                                       return reporting.file(path.id, report, path.proof.value_or(""));
                                                     },
                                                     {.summary = "experiences_api.report", .rate = kFewAtATime});
  routes.get<CodePath, OwnReport>("/api/v1/follow-ups/{code}/content_report", Right::kFollowUp, Work::kLong,
                                  [&reporting](CodePath const& path) { return reporting.read(path.code); },
                                  {.summary = "experiences_api.own_report", .rate = follow_ups::kFewGuesses});
  routes.get<ReportsQuery, ReportsToDecide>(
      "/api/v1/content-reports", Right::kModerate, Work::kLong,
      [&house](ReportsQuery const& query, Request const& request) {
        auto const scope = request.scope();
        return house.database->read([&](db::Snapshot const& snapshot) { return list(snapshot, scope, query); });
      },
      {.summary = "experiences_api.content_reports"});
  routes.put<ReportPath, NewReportDecision, void>(
      "/api/v1/content-reports/{id}/decision", Right::kModerate, Work::kWrite,
      [&house](ReportPath const& path, NewReportDecision const& asked, Request const& request) {
        auto const scope = request.scope();
        auto const now = house.clock->now();
        auto const& by = request.principal.signed_in()->account.text;
        auto const decision_id = uuid_v7(now);
        return house.database->write([&](db::Transaction& tx) -> Result<void> {
          auto row = open_report(tx, scope, path.id);
          auto store = ExperienceStore{tx, scope};
          auto full = row ? store.of_author(row->network_id, row->experience_id) : std::nullopt;
          if (!full) {
            return unknown();
          }
          if (full->row.version != asked.version) {
            return changed_meanwhile();
          }
          auto* const answer = answer_of(*full, row->answer_id);
          auto* const reply = reply_of(*full, row->answer_id);
          auto const note = house.guard->masked(asked.note);
          auto const before = *full;
          if (auto applied = apply(asked, note, *full, answer, reply, now); !applied) {
            return applied.problem();
          }
          if (!store.update_answered(*full)) {
            return changed_meanwhile();
          }
          if (answer != nullptr) {
            store.save(*answer);
          }
          if (reply != nullptr) {
            store.save(*reply);
          }
          index_story(tx, before, *full);
          if (asked.decision != ReportDecision::kKeep && answer == nullptr) {
            // Whoever wrote it reads why; the author may appeal where the story is gone.
            auto const kind = asked.decision == ReportDecision::kMask ? DecisionKind::kMask : DecisionKind::kReject;
            auto const waited = std::chrono::duration_cast<std::chrono::minutes>(now - row->told_at).count();
            store.save(DecisionRow{row->network_id, decision_id, row->experience_id, kind, std::nullopt, note, now, by,
                                   waited, row->answer_id});
            renew_ties_of(tx, *house.story_concepts, row->network_id, row->experience_id);
          }
          row->decision = asked.decision;
          row->decision_note = note;
          row->decided_at = now;
          row->decided_by = by;
          save_report(tx, *row);
          // What is gone needs no second look; with a story goes what stands below it.
          if (full->row.state != ExperienceState::kPublished) {
            decide_all_reports(tx, *row);
            store.has_been_read(full->row);
          } else if (asked.told_until || asked.decision == ReportDecision::kRemove) {
            decide_reports(tx, *row, asked.decision == ReportDecision::kRemove ? now : *asked.told_until);
          }
          journal::tell(tx, request, "journal.report_decided", "experience", row->experience_id.text,
                        TextForm<ReportDecision>::write(asked.decision), now);
          return {};
        });
      },
      {.summary = "experiences_api.decide_report"});
}

}  // namespace relais::experiences

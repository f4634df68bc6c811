#include "experiences/author_routes.hpp"

#include <algorithm>

#include "experiences/experience_store.hpp"
#include "experiences/problems.hpp"
#include "experiences/search_store.hpp"
#include "experiences/story_gone_store.hpp"
#include "platform/json/write.hpp"
#include "platform/text/uuid.hpp"

namespace relais::experiences {
namespace {

using follow_ups::FollowUpKind;
using http::Request;
using http::Work;

struct CodePath {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(CodePath, (), (code))

Result<FullExperience> find(db::Snapshot const& snapshot, ExperienceHouse const& house, std::string_view code) {
  auto const followed = follow_ups::follow(snapshot, house.digest, code);
  if (!followed) {
    return followed.problem();
  }
  auto const scope = Scope::public_directory();
  auto full = followed->kind == FollowUpKind::kExperience
                  ? ExperienceReader{snapshot, scope}.of_author(followed->network, ExperienceId{followed->subject})
                  : std::nullopt;
  return full ? Result<FullExperience>{*std::move(full)} : Problem{Fault::kNotFound, "follow_ups.code_unknown"};
}

}  // namespace

Result<OwnExperience> Author::read(std::string_view code, Language language) const {
  auto const around = house_.surroundings();
  if (!around) {
    return loading();
  }
  return house_.database->read([&](db::Snapshot const& snapshot) -> Result<OwnExperience> {
    auto const full = find(snapshot, house_, code);
    if (!full) {
      return full.problem();
    }
    auto const tree = service_tree(snapshot, Scope::public_directory(), house_.services);
    return Shown{*around, tree, language}.own(*full);
  });
}

template <class Change>
Result<OwnExperience> Author::change(std::string_view code, Language language, Change const& change) const {
  auto const now = house_.clock->now();
  auto const scope = Scope::public_directory();
  auto const done = house_.database->write([&](db::Transaction& tx) -> Result<void> {
    auto full = find(tx, house_, code);
    if (!full) {
      return full.problem();
    }
    auto store = ExperienceStore{tx, scope};
    if (auto changed = change(store, *full, now); !changed) {
      return changed.problem();
    }
    return store.update(full->row) ? Result<void>{} : changed_meanwhile();
  });
  return done ? read(code, language) : Result<OwnExperience>{done.problem()};
}

Result<OwnExperience> Author::reply(std::string_view code, NewReply const& reply, Language language) const {
  if (!is_uuid(reply.id)) {
    return invalid("/id", "experiences.id_malformed");
  }
  if (auto const kept = json::keeps_constraints(reply); !kept) {
    return kept.problem();
  }
  return change(code, language, [&](ExperienceStore& store, FullExperience& full, Instant now) -> Result<void> {
    auto& row = full.row;
    if (row.state != ExperienceState::kPublished && row.state != ExperienceState::kAsked) {
      return Problem{Fault::kConflict, "experiences.not_open_to_replies"};
    }
    auto const text = house_.guard->masked(reply.text);
    auto const known = std::ranges::find(full.replies, reply.id, &ReplyRow::id);
    if (known != full.replies.end()) {
      return known->text == text ? Result<void>{} : id_taken();
    }
    if (std::ranges::find(full.answers, reply.id, &AnswerRow::id) != full.answers.end()) {
      return id_taken();
    }
    auto const is_unread = [](ReplyRow const& other) {
      return other.state == ReplyState::kReceived && !other.is_of_named;
    };
    if (std::ranges::count_if(full.replies, is_unread) >= kMostUnreadReplies) {
      return Problem{Fault::kTooMany, "experiences.replies_unread"};
    }
    auto const is_asked = row.state == ExperienceState::kAsked;
    if (!store.save(ReplyRow{row.network_id, reply.id, row.id, text,
                             is_asked ? ReplyState::kToReader : ReplyState::kReceived, now, false})) {
      return id_taken();
    }
    store.wait_to_be_read(row, severity(row.is_urgent, row.feeling, 0), now);
    if (is_asked) {
      row.state = ExperienceState::kReceived;
    }
    return {};
  });
}

Result<OwnExperience> Author::judge(std::string_view code, Verdict verdict, Language language) const {
  return change(code, language, [&](ExperienceStore&, FullExperience& full, Instant now) -> Result<void> {
    if (full.row.state != ExperienceState::kPublished || !full.row.first_answer_at) {
      return Problem{Fault::kConflict, "experiences.nothing_to_judge"};
    }
    full.row.verdict = verdict;
    full.row.verdict_at = now;
    return {};
  });
}

Result<OwnExperience> Author::appeal(std::string_view code, NewAppeal const& appeal, Language language) const {
  if (auto const kept = json::keeps_constraints(appeal); !kept) {
    return kept.problem();
  }
  auto const decision = uuid_v7(house_.clock->now());
  return change(code, language, [&](ExperienceStore& store, FullExperience& full, Instant now) -> Result<void> {
    auto& row = full.row;
    if (!may_appeal(full)) {
      return Problem{Fault::kConflict, "experiences.no_appeal"};
    }
    store.save(DecisionRow{row.network_id, decision, row.id, DecisionKind::kAppeal, std::nullopt,
                           house_.guard->masked(appeal.why), now, "", 0});
    store.wait_to_be_read(row, severity(row.is_urgent, row.feeling, 0), now);
    row.state = ExperienceState::kReceived;
    row.ended_at.reset();
    return {};
  });
}

Result<void> Author::withdraw(std::string_view code) const {
  auto const now = house_.clock->now();
  auto const scope = Scope::public_directory();
  return house_.database->write([&](db::Transaction& tx) -> Result<void> {
    auto full = find(tx, house_, code);
    if (!full) {
      return full.problem();
    }
    auto store = ExperienceStore{tx, scope};
    auto const before = *full;
    auto& row = full->row;
    row.state = ExperienceState::kWithdrawn;
    row.ended_at = now;
    store.has_been_read(row);
    if (!store.update(row)) {
      return changed_meanwhile();
    }
    index_story(tx, before, *full);
    store.erase_texts(row.network_id, row.id);
    renew_ties_of(tx, *house_.story_concepts, row.network_id, row.id);
    follow_ups::forget_follow_up(tx, row.network_id, FollowUpKind::kExperience, row.id.text);
    tx.emit("experiences.withdrawn", json::write(std::map<std::string, std::string>{{"network", row.network_id.text},
                                                                                    {"experience", row.id.text}}));
    return {};
  });
}

void add_author_routes(http::Routes& routes, Author const& author) {
  constexpr auto kRead = Right::kFollowUp;
  routes.get<CodePath, OwnExperience>(
      "/api/v1/follow-ups/{code}/experience", kRead, Work::kLong,
      [&author](CodePath const& path, Request const& request) { return author.read(path.code, request.language()); },
      {.summary = "experiences_api.own", .rate = follow_ups::kFewGuesses});
  routes.post<CodePath, NewReply, OwnExperience>(
      "/api/v1/follow-ups/{code}/experience/replies", kRead, Work::kWrite,
      [&author](CodePath const& path, NewReply const& reply, Request const& request) {
        return author.reply(path.code, reply, request.language());
      },
      {.summary = "experiences_api.reply", .rate = follow_ups::kFewGuesses});
  routes.put<CodePath, NewVerdict, OwnExperience>(
      "/api/v1/follow-ups/{code}/experience/verdict", kRead, Work::kWrite,
      [&author](CodePath const& path, NewVerdict const& asked, Request const& request) {
        return author.judge(path.code, asked.verdict, request.language());
      },
      {.summary = "experiences_api.judge", .rate = follow_ups::kFewGuesses});
  routes.post<CodePath, NewAppeal, OwnExperience>(
      "/api/v1/follow-ups/{code}/experience/appeal", kRead, Work::kWrite,
      [&author](CodePath const& path, NewAppeal const& asked, Request const& request) {
        return author.appeal(path.code, asked, request.language());
      },
      {.summary = "experiences_api.appeal", .rate = follow_ups::kFewGuesses});
  routes.remove<CodePath, void>("/api/v1/follow-ups/{code}/experience", kRead, Work::kWrite,
                                [&author](CodePath const& path) { return author.withdraw(path.code); },
                                {.summary = "experiences_api.withdraw_story", .rate = follow_ups::kFewGuesses});
}

}  // namespace relais::experiences

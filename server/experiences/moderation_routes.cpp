#include "experiences/moderation_routes.hpp"

#include <algorithm>

#include "experiences/experience_models.hpp"
#include "experiences/moderation_figures.hpp"
#include "experiences/moderation_store.hpp"
#include "experiences/problems.hpp"
#include "experiences/search_store.hpp"
#include "experiences/tags.hpp"
#include "platform/journal/tell_routes.hpp"
#include "platform/json/write.hpp"
#include "platform/text/uuid.hpp"

namespace relais::experiences {
namespace {

using http::Request;
using http::Work;

struct StoryPath {
  ExperienceId id;
};
BOOST_DESCRIBE_STRUCT(StoryPath, (), (id))

struct NetworkQuery {
  std::optional<NetworkId> network;
};
BOOST_DESCRIBE_STRUCT(NetworkQuery, (), (network))

constexpr std::string_view kCsv = "text/csv; charset=utf-8";
constexpr std::int64_t kAtOnce = 20;

Result<void> apply(ModerationDecision const& decision, ReplyRow& reply) {
  switch (decision.kind) {
    case DecisionKind::kMask:
      if (auto const done = hide(decision.hides, reply.text); !done) {
        return done.problem();
      }
      [[fallthrough]];
    case DecisionKind::kAccept:
      reply.state = ReplyState::kPublished;
      return {};
    case DecisionKind::kReject:
      reply.state = ReplyState::kRejected;
      return {};
    case DecisionKind::kAsk:
    case DecisionKind::kDuplicate:
    case DecisionKind::kAppeal:
      break;
  }
  return invalid("/kind", "experiences.not_of_a_reply");
}

// What a decision makes of the story that waits.
Result<void> apply(ModerationDecision const& decision, ExperienceRow& row, Instant now) {
  switch (decision.kind) {
    case DecisionKind::kMask:
      if (auto const done = hide(decision.hides, row.title, row.text, row.would_have_helped); !done) {
        return done.problem();
      }
      [[fallthrough]];
    case DecisionKind::kAccept:
      if (!has_words(row.text)) {
        return invalid("/kind", "experiences.nothing_left");
      }
      row.state = ExperienceState::kPublished;
      row.published_at = row.published_at.value_or(now);
      row.ended_at.reset();
      row.duplicate_of.reset();
      return {};
    case DecisionKind::kAsk:
      row.state = ExperienceState::kAsked;
      return {};
    case DecisionKind::kDuplicate:
    case DecisionKind::kReject:
    case DecisionKind::kAppeal:
      row.state = ExperienceState::kRejected;
      row.duplicate_of = decision.duplicate_of;
      row.ended_at = now;
      return {};
  }
  return {};
}

// Of the reply that is named where the story is published, of the story where it is not.
Result<void> apply(ModerationDecision const& decision, FullExperience& full, Instant now) {
  auto const is_published = full.row.state == ExperienceState::kPublished;
  if (!decision.reply) {
    return is_published ? invalid("/reply", "experiences.reply_missing") : apply(decision, full.row, now);
  }
  auto* const reply = is_published ? unread_reply(full, *decision.reply) : nullptr;
  return reply != nullptr ? apply(decision, *reply) : invalid("/reply", "experiences.reply_unknown");
}

// A published story of the same network, itself no double.
bool is_original(ExperienceReader const& reader, FullExperience const& full, ExperienceId const& id) {
  auto const other = reader.published(id);
  return other && other->row.network_id == full.row.network_id && other->row.id != full.row.id &&
         !other->row.duplicate_of;
}

class Moderation {
 public:
  explicit Moderation(ExperienceHouse const& house) : house_(house) {}

  Result<StoriesToRead> list(ModerationQuery const& query, Request const& request) const {
    auto const around = house_.surroundings();
    if (!around) {
      return loading();
    }
    auto const scope = request.scope();
    return house_.database->read([&](db::Snapshot const& snapshot) {
      auto const reader = ExperienceReader{snapshot, scope};
      auto const tree = service_tree(snapshot, scope, house_.services);
      auto const shown = Shown{*around, tree, request.language()};
      StoriesToRead list;
      list.waiting = count_waiting(snapshot, scope);
      auto const rows = waiting(snapshot, scope, query.limit.value_or(kAtOnce));
      auto const full = reader.full({rows.begin(), rows.end()});
      for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const& row = rows[i];
        list.items.push_back({shown.experience(full[i], false), row.version, row.waits_since, row.is_urgent,
                              is_appeal(full[i]), shown.decisions(full[i]),
                              row.names_agreed && row.feeling == Feeling::kPositive, !row.title.empty(),
                              row.state == ExperienceState::kPublished});
      }
      return list;
    });
  }

  Result<void> decide(ExperienceId const& id, ModerationDecision const& decision, Request const& request) const {
    if (auto const checked = check(decision); !checked) {
      return checked.problem();
    }
    auto const tags = checked_tags(*house_.story_tags, decision.tags.value_or(std::vector<std::string>{}));
    if (!tags) {
      return tags.problem();
    }
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    auto const decision_id = uuid_v7(now);
    auto const& by = request.principal.signed_in()->account;
    return house_.database->write([&](db::Transaction& tx) -> Result<void> {
      auto store = ExperienceStore{tx, scope};
      auto full = store.to_moderate(id);
      auto const waits = waiting_of(tx, scope, id);
      if (!full || !waits) {
        return unknown();
      }
      if (full->row.version != decision.version) {
        return changed_meanwhile();
      }
      if (decision.kind == DecisionKind::kDuplicate && !is_original(store, *full, *decision.duplicate_of)) {
        return invalid("/duplicate_of", "experiences.duplicate_unknown");
      }
      auto const before = *full;
      if (auto applied = apply(decision, *full, now); !applied) {
        return applied.problem();
      }
      if (full->row.state == ExperienceState::kPublished) {
        full->row.number = full->row.number ? full->row.number : store.next_number();
        full->tags = decision.tags                                     ? *tags
                     : before.row.state == ExperienceState::kPublished ? before.tags
                                                                       : suggested_tags(*house_.story_tags, full->row);
      }
      if (!store.update(full->row)) {
        return changed_meanwhile();
      }
      store.save_tags(*full);
      index_story(tx, before, *full);
      for (auto const& reply : full->replies) {
        store.save(reply);
      }
      auto const waited = std::chrono::duration_cast<std::chrono::minutes>(now - waits->waits_since).count();
      store.save(DecisionRow{full->row.network_id, decision_id, id, decision.kind, decision.reason,
                             house_.guard->masked(decision.note.value_or("")), now, by.text, waited, decision.reply});
      if (full->row.state != ExperienceState::kPublished || !has_unread_replies(*full)) {
        store.has_been_read(full->row);
      }
      journal::tell(tx, request, "journal.story_moderated", "experience", id.text,
                    TextForm<DecisionKind>::write(decision.kind), now);
      if (!decision.reply && full->row.state == ExperienceState::kPublished) {
        tx.emit("experiences.published", json::write(std::map<std::string, std::string>{
                                             {"network", full->row.network_id.text}, {"experience", id.text}}));
      }
      return {};
    });
  }

 private:
  ExperienceHouse const& house_;
};

}  // namespace

void add_moderation_routes(http::Routes& routes, ExperienceHouse const& house) {
  auto const moderation = Moderation{house};
  routes.get<ModerationQuery, StoriesToRead>(
      "/api/v1/moderation", Right::kModerate, Work::kLong,
      [moderation](ModerationQuery const& query, Request const& request) { return moderation.list(query, request); },
      {.summary = "experiences_api.moderation"});
  routes.post<StoryPath, ModerationDecision, void>(
      "/api/v1/experiences/{id}/moderation", Right::kModerate, Work::kWrite,
      [moderation](StoryPath const& path, ModerationDecision const& decision, Request const& request) {
        return moderation.decide(path.id, decision, request);
      },
      {.summary = "experiences_api.moderate"});
  auto const figures = [&house](NetworkQuery const& query) -> Result<ModerationFigures> {
    auto const around = house.surroundings();
    return around ? Result<ModerationFigures>{moderation_figures(house, network_meant(query.network, *around))}
                  : loading();
  };
  routes.get<NetworkQuery, ModerationFigures>("/api/v1/statistics/moderation", Right::kReadPublicDirectory, Work::kLong,
                                              figures, {.summary = "experiences_api.moderation_statistics"});
  routes.get("/api/v1/statistics/moderation.csv", Right::kReadPublicDirectory, Work::kLong,
             [figures](Request const& request) {
               auto const query = http::read_parameters<NetworkQuery>(request);
               if (!query) {
                 return http::refusal(query.problem());
               }
               auto const found = figures(*query);
               if (!found) {
                 return http::refusal(found.problem());
               }
               auto answer = http::Answer{200, kCsv, moderation_csv(*found)};
               answer.add("Content-Disposition", R"(attachment; filename="moderation.csv")");
               return answer;
             },
             {.summary = "experiences_api.moderation_csv", .produces = "text/csv"});
}

}  // namespace relais::experiences

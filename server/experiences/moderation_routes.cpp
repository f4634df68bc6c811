#include "experiences/moderation_routes.hpp"

#include <algorithm>

#include "experiences/experience_models.hpp"
#include "experiences/moderation_store.hpp"
#include "experiences/search_store.hpp"
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

struct ModerationQuery {
  std::optional<std::int32_t> limit;
};
BOOST_DESCRIBE_STRUCT(ModerationQuery, (), (limit))

struct NetworkQuery {
  std::optional<NetworkId> network;
};
BOOST_DESCRIBE_STRUCT(NetworkQuery, (), (network))

struct ModerationMonth {
  std::string month;
  DecisionKind kind = DecisionKind::kAccept;
  std::optional<CharterRule> reason;
  std::int64_t decisions = 0;
  double mean_hours = 0;  // from the moment that it waited until it was read
};
BOOST_DESCRIBE_STRUCT(ModerationMonth, (), (month, kind, reason, decisions, mean_hours))

struct ModerationStatistics {
  NetworkId network;
  std::vector<ModerationMonth> items;
};
BOOST_DESCRIBE_STRUCT(ModerationStatistics, (), (network, items))

constexpr std::int64_t kAtOnce = 20;

Problem unknown() {
  return {Fault::kNotFound, "experiences.unknown"};
}

// What a decision makes of the story.
Result<void> apply(ModerationDecision const& decision, FullExperience& full, Instant now) {
  auto& row = full.row;
  auto const publish = [&] {
    row.state = ExperienceState::kPublished;
    row.published_at = row.published_at.value_or(now);
    row.ended_at.reset();
    for (auto& reply : full.replies) {
      if (reply.state == ReplyState::kReceived) {
        reply.state = ReplyState::kPublished;
      }
    }
  };
  switch (decision.kind) {
    case DecisionKind::kMask: {
      auto const title = decision.title.value_or(row.title);
      auto const helped = decision.would_have_helped.value_or(row.would_have_helped);
      if (!only_masks_more(row.text, *decision.text)) {
        return invalid("/text", "experiences.only_mask");
      }
      if (!only_masks_more(row.title, title)) {
        return invalid("/title", "experiences.only_mask");
      }
      if (!only_masks_more(row.would_have_helped, helped)) {
        return invalid("/would_have_helped", "experiences.only_mask");
      }
      row.title = title;
      row.text = *decision.text;
      row.would_have_helped = helped;
      publish();
      return {};
    }
    case DecisionKind::kAccept:
      publish();
      return {};
    case DecisionKind::kAsk:
      row.state = ExperienceState::kAsked;
      return {};
    case DecisionKind::kDuplicate:
      row.duplicate_of = ExperienceId{*decision.duplicate_of};
      [[fallthrough]];
    case DecisionKind::kReject:
    case DecisionKind::kAppeal:
      // A reply that is refused leaves the story where it stands.
      if (row.state == ExperienceState::kPublished) {
        for (auto& reply : full.replies) {
          if (reply.state == ReplyState::kReceived) {
            reply.state = ReplyState::kRejected;
          }
        }
        return {};
      }
      row.state = ExperienceState::kRejected;
      row.ended_at = now;
      return {};
  }
  return {};
}

class Moderation {
 public:
  explicit Moderation(ExperienceHouse const& house) : house_(house) {}

  Result<StoriesToRead> list(ModerationQuery const& query, Request const& request) const {
    auto const around = house_.surroundings();
    if (!around) {
      return Problem{Fault::kUnavailable, "experiences.loading", {}, {}, std::chrono::seconds{2}};
    }
    auto const scope = request.scope();
    return house_.database->read([&](db::Snapshot const& snapshot) {
      auto const reader = ExperienceReader{snapshot, scope};
      auto const tree = service_tree(snapshot, scope, house_.services);
      auto const shown = Shown{*around, tree, request.language()};
      StoriesToRead list;
      list.waiting = count_waiting(snapshot, scope);
      for (auto const& row : waiting(snapshot, scope, query.limit.value_or(kAtOnce))) {
        auto const full = reader.to_moderate(row.experience_id);
        if (full) {
          list.items.push_back({shown.experience(*full, false), full->row.version, row.waits_since, full->row.is_urgent,
                                row.reader_number > 1, shown.decisions(*full),
                                full->row.names_agreed && full->row.feeling == Feeling::kPositive,
                                !full->row.title.empty()});
        }
      }
      return list;
    });
  }

  Result<void> decide(ExperienceId const& id, ModerationDecision const& decision, Request const& request) const {
    if (auto const checked = check(decision); !checked) {
      return checked.problem();
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
        return Problem{Fault::kConflict, "experiences.changed_meanwhile"};
      }
      if (auto applied = apply(decision, *full, now); !applied) {
        return applied.problem();
      }
      if (full->row.state == ExperienceState::kPublished && !full->row.number) {
        full->row.number = store.next_number();
      }
      if (!store.update(full->row)) {
        return Problem{Fault::kConflict, "experiences.changed_meanwhile"};
      }
      save_words(tx, full->row);
      for (auto const& reply : full->replies) {
        store.save(reply);
      }
      auto const waited = std::chrono::duration_cast<std::chrono::minutes>(now - waits->waits_since).count();
      store.save(DecisionRow{full->row.network_id, decision_id, id, decision.kind, decision.reason,
                             house_.guard->masked(decision.note.value_or("")), now, by.text, waited});
      store.has_been_read(full->row);
      journal::tell(tx, request, "journal.story_moderated", "experience", id.text,
                    TextForm<DecisionKind>::write(decision.kind), now);
      if (full->row.state == ExperienceState::kPublished) {
        tx.emit("experiences.published", json::write(std::map<std::string, std::string>{
                                             {"network", full->row.network_id.text}, {"experience", id.text}}));
      }
      return {};
    });
  }

  ModerationStatistics statistics(NetworkQuery const& query) const {
    ModerationStatistics all{query.network.value_or(NetworkId{"fr"}), {}};
    constexpr auto kMinutesAnHour = 60.0;
    auto const scope = Scope::public_directory();
    auto const rows =
        house_.database->read([&](db::Snapshot const& snapshot) { return decided(snapshot, scope, all.network); });
    for (auto const& row : rows) {
      all.items.push_back(
          {row.month, row.kind, row.reason, row.decisions,
           static_cast<double>(row.waited_minutes) / kMinutesAnHour / static_cast<double>(row.decisions)});
    }
    return all;
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
  routes.get<NetworkQuery, ModerationStatistics>(
      "/api/v1/statistics/moderation", Right::kReadPublicDirectory, Work::kLong,
      [moderation](NetworkQuery const& query) { return moderation.statistics(query); },
      {.summary = "experiences_api.moderation_statistics"});
}

}  // namespace relais::experiences

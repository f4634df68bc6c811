#include "experiences/find_irritants_store.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "experiences/experience_store.hpp"
#include "experiences/irritant_store.hpp"
#include "experiences/story_gone_store.hpp"
#include "platform/json/read.hpp"
#include "platform/json/write.hpp"
#include "platform/text/uuid.hpp"

namespace relais::experiences {
namespace {

using Profile = std::vector<language::ProfileFeature>;

constexpr auto kLookedBack = std::chrono::days{731};

std::vector<std::string> names_of(ServiceTree const& tree, NetworkId const& network) {
  std::vector<std::string> names;
  for (auto const* const service : tree.of(network)) {
    names.push_back(service->name(Language::kFr));
    auto const& others = service->also_called;
    for (std::size_t from = 0; from < others.size();) {
      auto const to = std::min(others.find(" | ", from), others.size());
      names.push_back(others.substr(from, to - from));
      from = to + 3;
    }
  }
  return names;
}

std::vector<Profile> profiles_of(std::vector<CountedIrritant> const& rows) {
  std::vector<Profile> profiles;
  std::ranges::transform(rows, std::back_inserter(profiles), [](CountedIrritant const& row) {
    auto profile = json::read<Profile>(row.profile);
    return profile ? *std::move(profile) : Profile{};
  });
  return profiles;
}

// The texts as they stand by now. What has gone since they were read, or was masked, ties nothing any more.
class StandingTexts {
 public:
  explicit StandingTexts(std::vector<GroupedText> texts) {
    for (auto& text : texts) {
      auto id = text.id.text;
      by_id_.emplace(std::move(id), std::move(text));
    }
  }

  // Of a group that was found among `read`; nothing where all stand as they were read.
  std::optional<std::vector<GroupedText>> changed(language::StoryGroup const& group,
                                                  std::vector<GroupedText> const& read) const {
    std::vector<GroupedText> standing;
    auto is_changed = false;
    for (auto const& member : group.members) {
      auto const& before = read[member.story];
      auto const now = by_id_.find(before.id.text);
      if (now != by_id_.end()) {
        standing.push_back(now->second);
      }
      is_changed =
          is_changed || now == by_id_.end() || now->second.title != before.title || now->second.text != before.text;
    }
    return is_changed ? std::optional{std::move(standing)} : std::nullopt;
  }

 private:
  std::unordered_map<std::string, GroupedText> by_id_;
};

}  // namespace

FoundIrritants find_irritants(db::Database& database, language::StoryConceptFile const& concepts,
                              ServiceTree const& services, NetworkId const& network, Instant now) {
  auto const scope = Scope::whole_network(network);
  std::vector<std::string> names;
  auto const texts = database.read([&](db::Snapshot const& snapshot) {
    names = names_of(service_tree(snapshot, scope, services), network);
    return texts_to_group(snapshot, scope, network, now - kLookedBack);
  });
  std::vector<std::string> told;
  std::ranges::transform(texts, std::back_inserter(told),
                         [](GroupedText const& text) { return text.title + "\n" + text.text; });
  auto reading = language::StoryConcepts{concepts, names};
  auto const groups = language::story_groups(concepts, reading, told);
  std::vector<Profile> now_profiles;
  std::ranges::transform(groups, std::back_inserter(now_profiles), &language::StoryGroup::profile);

  std::vector<IrritantId> fresh_ids;
  std::ranges::generate_n(std::back_inserter(fresh_ids), std::ssize(groups), [&] { return IrritantId{uuid_v7(now)}; });
  return database.write([&](db::Transaction& tx) {
    auto store = IrritantStore{tx, scope};
    auto rows = store.all(network);
    auto const before = language::continued_groups(profiles_of(rows), now_profiles);
    auto const standing = StandingTexts{texts_to_group(tx, scope, network, now - kLookedBack)};
    auto found = FoundIrritants{texts.size(), groups.size(), 0};
    for (std::size_t i = 0; i < rows.size(); ++i) {
      // What people confirmed or set aside keeps its stories until it is found again.
      if (rows[i].state == IrritantState::kFound || std::ranges::count(before, i) > 0) {
        store.forget_found_stories(rows[i]);
      }
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
      auto const& group = groups[i];
      auto row = before[i] ? rows[*before[i]] : CountedIrritant{};
      row.ties = json::write(group.ties);
      row.profile = json::write(group.profile);
      if (auto const stories = standing.changed(group, texts)) {
        recount_ties(row, *stories, reading);
      }
      row.is_generated = std::ranges::all_of(
          group.members, [&](language::GroupMember const& member) { return texts[member.story].is_generated; });
      if (before[i]) {
        store.update(row);
      } else {
        row.network_id = network;
        row.id = fresh_ids[i];
        row.found_at = now;
        store.insert(row);
        ++found.fresh;
      }
      std::vector<IrritantStoryRow> members;
      std::ranges::transform(group.members, std::back_inserter(members), [&](language::GroupMember const& member) {
        return IrritantStoryRow{network, row.id, texts[member.story].id, IrritantMembership::kFound};
      });
      store.save(members);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (std::ranges::count(before, i) == 0) {
        renew_ties(store, rows[i], reading);
      }
    }
    store.remove_without_stories(network);
    return found;
  });
}

}  // namespace relais::experiences

#include "experiences/action_ports_routes.hpp"

#include "experiences/action_measures_store.hpp"
#include "experiences/experience_models.hpp"

namespace relais::experiences {
namespace {

actions::Measured measured(db::Snapshot const& snapshot, ServiceTree const& tree, NetworkId const& network,
                           actions::MeasureDefinition const& what, actions::Months const& months) {
  auto const scope = Scope::public_directory();
  auto const services = tree.with_parts(network, ServiceCode{what.service});
  if (what.kind == actions::MeasureKind::kSolvedShare) {
    auto const counts = count_verdicts(snapshot, scope, network, services, what.department, months);
    return {counts.solved, counts.given};
  }
  auto const counts = count_stories(snapshot, scope, network, services, what.department, months);
  return what.kind == actions::MeasureKind::kNegativeShare ? actions::Measured{counts.negative, counts.stories}
                                                           : actions::Measured{counts.stories, months.count};
}

}  // namespace

actions::FindOrigins experience_origins(ExperienceHouse const& house) {
  return [&house](Scope const&, NetworkId const& network, std::span<std::string const> ids, Language language) {
    std::map<std::string, actions::OriginFacts> found;
    auto const around = house.surroundings();
    if (!around) {
      return found;
    }
    std::vector<ExperienceId> stories;
    std::ranges::transform(ids, std::back_inserter(stories), [](std::string const& id) { return ExperienceId{id}; });
    auto const scope = Scope::public_directory();  // a published story is everybody's
    house.database->read([&](db::Snapshot const& snapshot) {
      auto const tree = service_tree(snapshot, scope, house.services);
      auto const in_words = Shown{*around, tree, language};
      for (auto const& full : ExperienceReader{snapshot, scope}.with_ids(network, stories)) {
        if (full.row.state == ExperienceState::kPublished) {
          auto const& id = full.row.id.text;
          found[id] = {in_words.experience(full, true).title, "/experiences/" + id};
        }
      }
    });
    return found;
  };
}

actions::Measures action_measures(ExperienceHouse const& house, CountStoriesOfIrritant of_irritant) {
  return {
      [&house, of_irritant = std::move(of_irritant)](NetworkId const& network, actions::MeasureDefinition const& what,
                                                     actions::Months const& months) -> actions::Measured {
        if (what.irritant && of_irritant) {
          return {of_irritant(network, what, months), months.count};
        }
        return house.database->read([&](db::Snapshot const& snapshot) {
          auto const tree = service_tree(snapshot, Scope::public_directory(), house.services);
          return measured(snapshot, tree, network, what, months);
        });
      },
      [&house](NetworkId const& network, std::string const& service, Language language) -> std::optional<std::string> {
        return house.database->read([&](db::Snapshot const& snapshot) -> std::optional<std::string> {
          auto const tree = service_tree(snapshot, Scope::public_directory(), house.services);
          auto const* const found = tree.find(network, ServiceCode{service});
          return found == nullptr ? std::nullopt : std::optional{found->name(language)};
        });
      }};
}

}  // namespace relais::experiences

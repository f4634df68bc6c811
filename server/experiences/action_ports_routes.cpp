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

actions::FindOrigin experience_origin(ExperienceHouse const& house) {
  return [&house](Scope const&, NetworkId const& network, std::string const& id,
                  Language language) -> std::optional<actions::OriginFacts> {
    auto const around = house.surroundings();
    if (!around) {
      return std::nullopt;
    }
    auto const scope = Scope::public_directory();  // a published story is everybody's
    return house.database->read([&](db::Snapshot const& snapshot) -> std::optional<actions::OriginFacts> {
      auto const full = ExperienceReader{snapshot, scope}.published(ExperienceId{id});
      if (!full || full->row.network_id != network) {
        return std::nullopt;
      }
      auto const tree = service_tree(snapshot, scope, house.services);
      return actions::OriginFacts{Shown{*around, tree, language}.experience(*full, true).title, "/experiences/" + id};
    });
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

#include "experiences/irritant_ports_routes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "experiences/experience_store.hpp"
#include "experiences/irritant_store.hpp"

namespace relais::experiences {

actions::FindOrigin irritant_origin(Irritants const& irritants) {
  return [&irritants](Scope const&, NetworkId const& network, std::string const& id,
                      Language language) -> std::optional<actions::OriginFacts> {
    // What is confirmed is everybody's.
    auto const found = irritants.title(network, IrritantId{id}, language);
    return found ? std::optional{actions::OriginFacts{*found, "/experiences/irritants/" + id}} : std::nullopt;
  };
}

CountStoriesOfIrritant stories_of_irritant(ExperienceHouse const& house) {
  return [&house](NetworkId const& network, actions::MeasureDefinition const& what, actions::Months const& months) {
    auto const scope = Scope::public_directory();
    return house.database->read([&](db::Snapshot const& snapshot) {
      std::vector<std::string> services;
      for (auto const& code :
           service_tree(snapshot, scope, house.services).with_parts(network, ServiceCode{what.service})) {
        services.push_back(code.text);
      }
      auto const where =
          CountedWhere{network, fmt::format("|{}|", fmt::join(services, "|")), fmt::format("|{}|", what.department),
                       TextForm<Date>::write(months.since), TextForm<Date>::write(months.end())};
      return IrritantReader{snapshot, scope}.stories(IrritantId{*what.irritant}, where);
    });
  };
}

}  // namespace relais::experiences

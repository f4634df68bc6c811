#include "experiences/irritant_ports_routes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "experiences/experience_store.hpp"
#include "experiences/irritant_store.hpp"

namespace relais::experiences {

actions::FindOrigins irritant_origins(Irritants const& irritants) {
  return [&irritants](Scope const&, NetworkId const& network, std::span<std::string const> ids, Language language) {
    // What is confirmed is everybody's.
    std::map<std::string, actions::OriginFacts> found;
    for (auto& [id, title] : irritants.titles(network, ids, language)) {
      found[id] = {std::move(title), "/experiences/irritants/" + id};
    }
    return found;
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

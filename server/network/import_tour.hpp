// A list whose rows are the stops of one tour: a bus, or a team that comes by on set days.
#pragma once

#include "network/import_counter_row.hpp"

namespace relais::network {

struct ListedTour {
  Counter counter;
  std::vector<Stop> stops;
  std::vector<UnreadField> unread;  // of stop 3: "stop.3.hours"
};

// The counter takes from its first stop what holds for the whole tour: telephone, e-mail, website, host, label.
ListedTour read_tour(tables::Table const& table, ListToImport const& list, std::string_view name,
                     CounterRowReader& reader, ImportReport& report);

}  // namespace relais::network

// What the route of imports asks.
#pragma once

#include "visits/import_visits.hpp"

namespace relais::visits {

struct VisitFile {
  std::string csv;
  std::string counter;  // of lines that name none
  std::optional<ImportMapping> mapping;
  bool dry_run = true;  // review, and change nothing
};
BOOST_DESCRIBE_STRUCT(VisitFile, (), (csv, counter, mapping, dry_run))

}  // namespace relais::visits

// Lists with preferences in request headers: "br;q=0.9, gzip, *;q=0".
#pragma once

#include <string_view>

namespace relais::http {

struct QualityItem {
  std::string_view name;
  int permille = 1000;  // q=0.85 is 850; 0 means "not this one"; what cannot be read as a weight counts as 0
};

// Takes the next item off the front of `list`; an empty name means that the list is at its end.
QualityItem take_quality_item(std::string_view& list);

}  // namespace relais::http

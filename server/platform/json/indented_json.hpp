// JSON for people and for version control: two spaces a level, one member a line, a newline at the end.
#pragma once

#include <string>

#include <boost/json/value.hpp>

namespace relais::json {

std::string indented_json(boost::json::value const& value);

}  // namespace relais::json

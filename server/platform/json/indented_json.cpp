#include "platform/json/indented_json.hpp"

#include <boost/json/serialize.hpp>

namespace relais::json {
namespace {

void write(boost::json::value const& value, std::size_t depth, std::string& out);

void break_line(std::size_t depth, std::string& out) {
  out += '\n';
  out.append(depth * 2, ' ');
}

void write_members(boost::json::object const& object, std::size_t depth, std::string& out) {
  auto const* separator = "{";
  for (auto const& [key, value] : object) {
    out += separator;
    break_line(depth + 1, out);
    out += boost::json::serialize(key) + ": ";
    write(value, depth + 1, out);
    separator = ",";
  }
  break_line(depth, out);
  out += '}';
}

void write_items(boost::json::array const& array, std::size_t depth, std::string& out) {
  auto const* separator = "[";
  for (auto const& item : array) {
    out += separator;
    break_line(depth + 1, out);
    write(item, depth + 1, out);
    separator = ",";
  }
  break_line(depth, out);
  out += ']';
}

void write(boost::json::value const& value, std::size_t depth, std::string& out) {
  if (auto const* const object = value.if_object(); object != nullptr && !object->empty()) {
    write_members(*object, depth, out);
  } else if (auto const* const array = value.if_array(); array != nullptr && !array->empty()) {
    write_items(*array, depth, out);
  } else {
    out += boost::json::serialize(value);
  }
}

}  // namespace

std::string indented_json(boost::json::value const& value) {
  std::string out;
  write(value, 0, out);
  out += '\n';
  return out;
}

}  // namespace relais::json

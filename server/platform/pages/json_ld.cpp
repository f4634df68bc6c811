#include "platform/pages/json_ld.hpp"

namespace relais::pages {
namespace {

constexpr std::string_view kAt = "at_";

// postal_code -> postalCode, at_type -> @type.
void append_key(std::string_view key, std::string& out) {
  if (key.starts_with(kAt)) {
    out += '@';
    key.remove_prefix(kAt.size());
  }
  auto capital = false;
  for (char const c : key) {
    if (c == '_') {
      capital = true;
      continue;
    }
    out += capital ? static_cast<char>(c - 'a' + 'A') : c;
    capital = false;
  }
}

// The end of the JSON string that begins at `start`: behind its closing quote.
std::size_t end_of_string(std::string_view json, std::size_t start) {
  auto end = start + 1;
  while (json[end] != '"') {
    end += json[end] == '\\' ? 2 : 1;
  }
  return end + 1;
}

// "</script>" in a name would end the block: '<' is written as an escape.
void append_string(std::string_view text, std::string& out) {
  for (char const c : text) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
}

}  // namespace

json::Written schema_org(std::string_view json) {
  json::Written out;
  for (std::size_t at = 0; at < json.size();) {
    if (json[at] != '"') {
      out.text += json[at++];
      continue;
    }
    auto const end = end_of_string(json, at);
    if (end < json.size() && json[end] == ':') {
      out.text += '"';
      append_key(json.substr(at + 1, end - at - 2), out.text);
      out.text += '"';
    } else {
      append_string(json.substr(at, end - at), out.text);
    }
    at = end;
  }
  return out;
}

}  // namespace relais::pages

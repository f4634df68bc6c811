// Shipped files as JSON, read by these tests themselves: this room may not know platform/json.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <boost/json.hpp>
#include <zlib.h>

namespace relais::language {

inline std::string shipped_text(std::string const& name) {
  auto const file = std::ifstream{RELAIS_SOURCE_DIR "/data/" + name};
  auto text = std::ostringstream{};
  text << file.rdbuf();
  return text.str();
}

inline boost::json::value shipped(std::string const& name) {
  return boost::json::parse(shipped_text(name));
}

// A gzip file's text.
inline std::string unpacked(std::filesystem::path const& path) {
  auto text = std::string{};
  auto* const file = gzopen(path.c_str(), "rb");
  auto part = std::array<char, 65'536>{};
  for (auto read = 1; read > 0;) {
    read = gzread(file, part.data(), part.size());
    text.append(part.data(), static_cast<std::size_t>(std::max(read, 0)));
  }
  gzclose(file);
  return text;
}

// One value a line.
inline std::vector<boost::json::object> shipped_lines(std::string const& name) {
  auto lines = std::istringstream{shipped_text(name)};
  auto values = std::vector<boost::json::object>{};
  for (auto line = std::string{}; std::getline(lines, line);) {
    values.push_back(boost::json::parse(line).as_object());
  }
  return values;
}

inline std::string text_of(boost::json::object const& object, std::string_view member) {
  return boost::json::value_to<std::string>(object.at(member));
}

inline std::vector<std::string> texts_of(boost::json::object const& object, std::string_view member) {
  return boost::json::value_to<std::vector<std::string>>(object.at(member));
}

// "fire_or_crime" -> kFireOrCrime
template <typename Enum>
Enum enumerator(std::string const& written) {
  auto name = std::string{"k"};
  auto begins = true;
  for (char const c : written) {
    if (c != '_') {
      name += begins ? static_cast<char>(c - 'a' + 'A') : c;
    }
    begins = c == '_';
  }
  auto value = Enum{};
  if (!boost::describe::enum_from_string(name.c_str(), value)) {
    throw std::invalid_argument("no such enumerator: " + name);
  }
  return value;
}

// Half of a labelled set is never looked at while rules are made: which half, by FNV-1a of the text and a seed.
inline bool is_held_out(std::string_view text) {
  auto const seeded = "seed 8 " + std::string{text};
  auto hash = std::uint64_t{14695981039346656037ULL};
  for (char const c : seeded) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  hash ^= hash >> 33;  // the last letters must reach the lowest bit
  hash *= 0xff51afd7ed558ccdULL;
  return ((hash ^ (hash >> 33)) & 1) == 1;
}

}  // namespace relais::language

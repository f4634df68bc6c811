// The shipped files, and the real ones beside the source, for tests.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "network/import_rules.hpp"

namespace relais::network {

inline std::string file_bytes(std::filesystem::path const& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

// From the folder data/ of the source.
inline DataSource data_folder() {
  return [](std::string_view name) -> std::optional<std::string_view> {
    static std::map<std::string, std::string, std::less<>> files;
    auto const path = std::filesystem::path{RELAIS_SOURCE_DIR} / "data" / name;
    if (!std::filesystem::is_regular_file(path)) {
      return std::nullopt;
    }
    auto const file = files.try_emplace(std::string{name}, file_bytes(path)).first;
    return file->second;
  };
}

inline ImportRules shipped_rules() {
  auto rules = read_import_rules(data_folder());
  return *std::move(rules);
}

inline std::filesystem::path real_list(std::string_view name) {
  return std::filesystem::path{RELAIS_SOURCE_DIR} / "../shared/data" / name;
}

}  // namespace relais::network

// Skips the test, by name, where a real list is not there.
#define RELAIS_NEEDS_REAL_LIST(name)                                    \
  if (!std::filesystem::exists(relais::network::real_list(name))) {     \
    GTEST_SKIP() << relais::network::real_list(name) << " is not here"; \
  }

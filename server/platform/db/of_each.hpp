// Statements that ask of many keys, or words, or numbers, at once: thirty-two by thirty-two, however many there are.
//
//   db::Statement const kAnswers{"…", "select … where network_id = :network and " + db::one_of("experience_id")};
//   auto const rows = db::of_each<AnswerRow>(snapshot, kAnswers, {db::arg("network", network)}, ids);
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "platform/db/session.hpp"
#include "platform/text/code.hpp"

namespace relais::db {

inline constexpr std::size_t kTogether = 32;

namespace detail {

inline std::array<std::string, kTogether> const& id_parameters() {
  static auto const kNames = [] {
    std::array<std::string, kTogether> names;
    for (std::size_t i = 0; i < kTogether; ++i) {
      names[i] = fmt::format("id_{}", i);
    }
    return names;
  }();
  return kNames;
}

template <class Tag>
std::string_view key_of(Code<Tag> const& code) {
  return code.text;
}
inline std::string_view key_of(std::string const& word) {
  return word;
}
inline std::int64_t key_of(std::int64_t number) {
  return number;
}

}  // namespace detail

// "experience_id in (:id_0, …)"
inline std::string one_of(std::string_view column) {
  return fmt::format("{} in (:{})", column, fmt::join(detail::id_parameters(), ", :"));
}

// `with`: the other parameters. Rows in the statement's order within each thirty-two.
template <class Row, class Key>
std::vector<Row> of_each(Snapshot const& snapshot, Statement const& statement, std::vector<Arg> with,
                         std::span<Key const> keys) {
  std::vector<Row> all;
  auto const others = with.size();
  while (!keys.empty()) {
    with.resize(others);
    for (std::size_t i = 0; i < kTogether; ++i) {
      static Key const kNone{};
      with.push_back(arg(detail::id_parameters()[i], detail::key_of(i < keys.size() ? keys[i] : kNone)));
    }
    auto rows = snapshot.all_with<Row>(statement, with);
    std::ranges::move(rows, std::back_inserter(all));
    keys = keys.subspan(std::min(kTogether, keys.size()));
  }
  return all;
}

}  // namespace relais::db

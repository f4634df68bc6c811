#include "engine/language/edit_distance.hpp"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace relais::language {
namespace {

TEST(EditDistance, counts_slips_of_the_hand) {
  EXPECT_EQ(edit_distance("permis", "permis", 2), 0);
  EXPECT_EQ(edit_distance("retrete", "retraite", 2), 2);
  EXPECT_EQ(edit_distance("alocation", "allocation", 2), 1);
  EXPECT_EQ(edit_distance("catre", "carte", 2), 1);  // two neighbours swapped
  EXPECT_EQ(edit_distance("carte", "permis", 2), 3);
  EXPECT_EQ(edit_distance("", "ab", 2), 2);
}

TEST(EditDistance, forgives_slips_in_what_is_still_being_typed) {
  EXPECT_EQ(edit_distance_to_beginning("pasep", "passeport", 1), 1);
  EXPECT_EQ(edit_distance_to_beginning("pass", "passeport", 1), 0);
  EXPECT_EQ(edit_distance_to_beginning("xyz", "passeport", 1), 2);
}

TEST(EditDistance, of_very_long_words_is_all_or_nothing) {
  auto const long_word = std::string(100, 'a');
  EXPECT_EQ(edit_distance(long_word, long_word, 2), 0);
  EXPECT_EQ(edit_distance(long_word, long_word + "b", 2), 3);
}

// The whole table, as the definition has it.
int by_definition(std::string const& a, std::string const& b) {
  std::vector<std::vector<int>> table(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = static_cast<int>(i + j);
        continue;
      }
      auto const same = a[i - 1] == b[j - 1] ? 0 : 1;
      table[i][j] = std::min({table[i - 1][j - 1] + same, table[i - 1][j] + 1, table[i][j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
      }
    }
  }
  return table[a.size()][b.size()];
}

TEST(EditDistance, is_that_of_its_definition) {
  std::mt19937 random{1};
  auto const word = [&] {
    std::string made(random() % 9, 'a');
    for (auto& letter : made) {
      letter = static_cast<char>('a' + random() % 3);
    }
    return made;
  };
  for (int i = 0; i < 20'000; ++i) {
    auto const a = word();
    auto const b = word();
    auto const exact = by_definition(a, b);
    EXPECT_EQ(edit_distance(a, b, 3), std::min(exact, 4)) << a << " " << b;
    auto nearest = 4;
    for (std::size_t size = 0; size <= b.size(); ++size) {
      nearest = std::min(nearest, by_definition(a, b.substr(0, size)));
    }
    EXPECT_EQ(edit_distance_to_beginning(a, b, 3), nearest) << a << " " << b;
  }
}

}  // namespace
}  // namespace relais::language

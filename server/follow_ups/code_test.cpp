#include "follow_ups/code.hpp"

#include <random>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace relais::follow_ups {
namespace {

// Any digest will do.
std::string some_code() {
  static auto random = std::mt19937_64{7};
  return code_of(fmt::format("{:016x}", random()));
}

TEST(FollowUpCode, IsReadAsItWasWritten) {
  for (auto tries = 0; tries < 1'000; ++tries) {
    auto const code = some_code();
    ASSERT_EQ(code.size(), 14);
    EXPECT_EQ(read_code(code), code);
  }
}

TEST(FollowUpCode, ForgivesCaseSpacesAndLookAlikes) {
  auto code = some_code();
  while (code.find_first_of("01") == std::string::npos) {
    code = some_code();
  }
  std::string typed;
  for (auto const c : code) {
    typed += c == '0' ? 'o' : c == '1' ? 'l' : c == '-' ? ' ' : static_cast<char>(std::tolower(c));
  }
  EXPECT_EQ(read_code("  " + typed + " "), code);
}

TEST(FollowUpCode, EveryWrongCharacterIsNoticed) {
  auto const code = some_code();
  for (std::size_t at = 0; at < code.size(); ++at) {
    for (auto const other : std::string_view{"0123456789ABCDEFGHJKMNPQRSTVWXYZ"}) {
      auto wrong = code;
      if (wrong[at] != '-' && wrong[at] != other) {
        wrong[at] = other;
        EXPECT_FALSE(read_code(wrong)) << code << " " << wrong;
      }
    }
  }
}

TEST(FollowUpCode, SwappedNeighboursAreNoticedButForOnePair) {
  auto unnoticed = 0;
  auto swaps = 0;
  for (auto tries = 0; tries < 500; ++tries) {
    auto const code = some_code();
    for (std::size_t at = 0; at + 1 < code.size(); ++at) {
      auto swapped = code;
      std::swap(swapped[at], swapped[at + 1]);
      if (code[at] != '-' && code[at + 1] != '-' && swapped != code) {
        ++swaps;
        unnoticed += read_code(swapped).has_value() ? 1 : 0;
      }
    }
  }
  EXPECT_GT(swaps, 3'000);
  EXPECT_LT(unnoticed, swaps / 100);
}

TEST(FollowUpCode, WhatIsNoCodeIsNone) {
  auto const code = some_code();
  auto const others = std::vector<std::string>{
      "", code.substr(1), code + "0", "U" + code.substr(1), "'; drop table--", std::string(100'000, 'A'), "\xff\xfe"};
  for (auto const& typed : others) {
    EXPECT_FALSE(read_code(typed)) << typed.substr(0, 40);
  }
}

TEST(FollowUpCode, BearsFiftyFiveBitsOfTheDigest) {
  std::set<std::string> seen;
  for (auto bit = 0; bit < 55; ++bit) {
    EXPECT_TRUE(seen.insert(code_of(fmt::format("{:014x}", std::uint64_t{1} << bit))).second);
  }
}

// A digest as good as any, with a key of its own.
Digest digest_of(std::uint64_t key) {
  return [key](std::string_view text) {
    auto random = std::mt19937_64{key ^ std::hash<std::string_view>{}(text)};
    return fmt::format("{:016x}", random());
  };
}

TEST(PaperCode, IsKnownAgainByItsKeyAlone) {
  auto const [here, elsewhere] = std::pair{digest_of(7), digest_of(8)};
  std::set<std::string> all;
  auto known_elsewhere = 0;
  for (auto tries = 0; tries < 1'000; ++tries) {
    auto const code = paper_code(here, fmt::format("{}", tries));
    EXPECT_EQ(read_code(code), code);
    EXPECT_TRUE(is_paper_code(here, code));
    known_elsewhere += is_paper_code(elsewhere, code) ? 1 : 0;
    all.insert(code);
  }
  EXPECT_EQ(all.size(), 1'000);
  EXPECT_LT(known_elsewhere, 5) << "ten bits are proof";
}

TEST(PaperCode, OneThatIsMadeUpIsNone) {
  auto const here = digest_of(7);
  for (auto const* const typed : {"0000-0000-0000", "", "K7QM-4XRD-9F2T"}) {
    EXPECT_FALSE(is_paper_code(here, typed)) << typed;
  }
  constexpr auto kTries = 20'000;
  auto taken = 0;
  for (auto tries = 0; tries < kTries; ++tries) {
    taken += is_paper_code(here, some_code()) ? 1 : 0;
  }
  EXPECT_LT(taken, 2 * kTries / 1'024) << "ten bits are proof";
}

TEST(PaperCode, BearsFortyFiveBitsOfTheDigest) {
  for (auto bit = 0; bit < 45; ++bit) {
    auto const of = [&](std::uint64_t number) {
      return paper_code([&](std::string_view) { return fmt::format("{:014x}", number); }, "");
    };
    EXPECT_NE(of(std::uint64_t{1} << bit).substr(0, 11), of(0).substr(0, 11)) << bit;
  }
}

}  // namespace
}  // namespace relais::follow_ups

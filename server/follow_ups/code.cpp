#include "follow_ups/code.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <span>

#include <fmt/format.h>

namespace relais::follow_ups {
namespace {

// Crockford's alphabet.
constexpr std::string_view kCharacters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::uint32_t kBase = 32;
constexpr std::size_t kLength = 12;
constexpr std::size_t kGroup = 4;

std::optional<std::uint32_t> value_of(char typed) {
  auto const upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
  auto const meant = upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
  auto const at = kCharacters.find(meant);
  return at == std::string_view::npos ? std::nullopt : std::optional{static_cast<std::uint32_t>(at)};
}

using Values = std::array<std::uint32_t, kLength>;

// From the right every second value is doubled; what is over 31 counts by the sum of its two digits.
std::uint32_t luhn_sum(Values const& values) {
  auto sum = 0U;
  for (std::size_t i = 0; i < kLength; ++i) {
    auto const weighed = values[i] * ((kLength - i) % 2 == 0 ? 2 : 1);
    sum += weighed / kBase + weighed % kBase;
  }
  return sum % kBase;
}

// Nothing where it is no code.
std::optional<Values> values_in(std::string_view typed) {
  Values values{};
  std::size_t count = 0;
  for (auto const c : typed) {
    if (c == ' ' || c == '-' || c == '\t') {
      continue;
    }
    auto const value = value_of(c);
    if (!value || count == kLength) {
      return std::nullopt;
    }
    values[count++] = *value;
  }
  return count == kLength && luhn_sum(values) == 0 ? std::optional{values} : std::nullopt;
}

std::string written(Values const& values) {
  std::string code;
  for (std::size_t i = 0; i < kLength; ++i) {
    code += i > 0 && i % kGroup == 0 ? "-" : "";
    code += kCharacters[values[i]];
  }
  return code;
}

std::string checked(Values values) {
  values.back() = 0;
  values.back() = (kBase - luhn_sum(values)) % kBase;
  return written(values);
}

Values values_of(std::string_view keyed_digest) {
  constexpr std::size_t kDigits = 14;
  constexpr auto kHexadecimal = 16;
  constexpr auto kBits = 5;
  auto bits = std::uint64_t{0};
  auto const digits = keyed_digest.substr(0, kDigits);
  std::from_chars(digits.begin(), digits.end(), bits, kHexadecimal);
  Values values{};
  for (auto& value : std::span{values}.first(kLength - 1)) {
    value = bits % kBase;
    bits >>= kBits;
  }
  return values;
}

// The first characters of a paper's code, with those that follow from them.
std::string proved(Digest const& digest, Values values) {
  constexpr std::size_t kFree = 9;
  auto const beginning = written(values).substr(0, kFree + kFree / kGroup);  // with hyphens
  auto const proof = values_of(digest("paper code " + beginning));
  std::ranges::copy(std::span{proof}.first(kLength - 1 - kFree), values.begin() + kFree);
  return checked(values);
}

}  // namespace

std::string code_of(std::string_view keyed_digest) {
  return checked(values_of(keyed_digest));
}

std::string paper_code(Digest const& digest, std::string_view fresh) {
  return proved(digest, values_of(digest(fmt::format("paper {}", fresh))));
}

bool is_paper_code(Digest const& digest, std::string_view typed) {
  auto const values = values_in(typed);
  return values && proved(digest, *values) == written(*values);
}

std::optional<std::string> read_code(std::string_view typed) {
  auto const values = values_in(typed);
  return values ? std::optional{written(*values)} : std::nullopt;
}

}  // namespace relais::follow_ups

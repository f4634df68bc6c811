#include "engine/language/personal_digits.hpp"

#include <algorithm>
#include <cstdint>

#include <unicode/utf8.h>

namespace relais::language {
namespace {

constexpr std::size_t kMostSigns = 3;  // between a number and letters that go on with it

struct Sign {
  char32_t code_point;
  std::size_t bytes;
};

Sign sign_at(std::string_view text, std::size_t at) {
  auto const* const bytes = reinterpret_cast<std::uint8_t const*>(text.data());
  auto i = static_cast<std::int32_t>(at);
  UChar32 c = 0;
  U8_NEXT(bytes, i, static_cast<std::int32_t>(text.size()), c);
  return {c < 0 ? U'\0' : static_cast<char32_t>(c), static_cast<std::size_t>(i) - at};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_raised(char32_t sign) {
  return sign == U'²' || sign == U'³' || sign == U'¹' || sign == U'⁰' || (sign >= U'⁴' && sign <= U'⁹') ||
         (sign >= U'₀' && sign <= U'₉');
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

// A lone raised digit at one end of a number: a power, or the number of a footnote.
bool is_note_beside_digits(char32_t before, char32_t sign, char32_t after) {
  auto const is_plain = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  return is_raised(sign) && !is_raised(before) && !is_raised(after) && is_plain(before) != is_plain(after);
}

// The digit that a letter looks like; 0 for none.
char looked_at(char c) {
  return c == 'O' || c == 'o' ? '0' : c == 'l' || c == 'I' ? '1' : '\0';
}

bool is_like_a_digit(char c) {
  return is_digit(c) || looked_at(c) != '\0';
}

// Whether a number ends shortly before, or begins shortly after, a place.
bool follows_number(std::string_view text, std::size_t at) {
  auto const last = text.substr(0, at).find_last_not_of(" .,;:|/_*+~()-");
  return last != std::string_view::npos && at - last <= kMostSigns + 1 && is_digit(text[last]);
}

bool precedes_number(std::string_view text, std::size_t at) {
  auto const first = text.find_first_not_of(" .,;:|/_*+~()-", at);
  return first != std::string_view::npos && first - at <= kMostSigns && is_digit(text[first]);
}

}  // namespace

DrawnDigits::DrawnDigits(std::vector<std::string> const& signs, std::string_view unseen) {
  auto const add = [&](std::string_view all, char drawn_as) {
    for (std::size_t at = 0; at < all.size();) {
      auto const sign = sign_at(all, at);
      signs_.emplace(sign.code_point, drawn_as);
      begins_sign_[static_cast<unsigned char>(all[at])] = true;
      at += sign.bytes;
    }
  };
  auto digit = '0';
  for (auto const& drawn : signs) {
    add(drawn, digit++);
  }
  add(unseen, '\0');
}

std::optional<char> DrawnDigits::drawn_as(char32_t sign) const {
  auto const known = signs_.find(sign);
  return known == signs_.end() ? std::nullopt : std::optional{known->second};
}

bool DrawnDigits::holds_any(std::string_view text) const {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (begins_sign_[static_cast<unsigned char>(text[at])] && drawn_as(sign_at(text, at).code_point)) {
      return true;
    }
  }
  return false;
}

std::optional<PlainDigits> DrawnDigits::plain(std::string_view text) const {
  if (!holds_any(text)) {
    return std::nullopt;
  }
  auto plain = PlainDigits{};
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto const sign = sign_at(text, at);
    auto const next = at + sign.bytes < text.size() ? sign_at(text, at + sign.bytes).code_point : U'\0';
    auto const is_note = is_note_beside_digits(before, sign.code_point, next);
    before = sign.code_point;
    if (auto const drawn = drawn_as(sign.code_point); !drawn || is_note) {
      for (auto byte = at; byte < at + sign.bytes; ++byte) {
        plain.text += text[byte];
        plain.places.push_back(byte);
      }
    } else if (*drawn != '\0') {
      plain.text += *drawn;
      plain.places.push_back(at);
    }
    at += sign.bytes;
  }
  plain.places.push_back(text.size());
  return plain;
}

std::optional<std::string> digits_for_letters(std::string_view text) {
  auto result = std::optional<std::string>{};
  for (std::size_t at = 0; at < text.size();) {
    if (!is_like_a_digit(text[at])) {
      ++at;
      continue;
    }
    auto first = at;
    auto has_digit = false;
    for (; at < text.size() && is_like_a_digit(text[at]); ++at) {
      has_digit = has_digit || is_digit(text[at]);
    }
    auto const is_in_word = (first > 0 && is_letter(text[first - 1])) || (at < text.size() && is_letter(text[at]));
    auto const seen = std::string_view{result ? *result : text};
    auto const begins_number = seen.substr(first, at - first) == "O" || follows_number(seen, first);
    if (!has_digit && (is_in_word || !begins_number || !precedes_number(text, at))) {
      continue;
    }
    while (first > 0 && is_letter(text[first - 1]) && looked_at(text[first]) != '\0' && text[first] != 'O') {
      ++first;  // the end of a word that is glued to its number
    }
    for (; first < at; ++first) {
      if (auto const digit = looked_at(text[first]); digit != '\0') {
        result = result ? result : std::optional{std::string{text}};
        (*result)[first] = digit;
      }
    }
  }
  return result;
}

}  // namespace relais::language

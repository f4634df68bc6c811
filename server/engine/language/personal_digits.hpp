// Digits as people hide them: in circles, on keys, in another script, or as the letters that look like them. The
// browser does the same (web/src/visits/personal_digits.ts).
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace relais::language {

struct PlainDigits {
  std::string text;
  std::vector<std::size_t> places;  // of each of its bytes, and of its end, in the text that it was made from
};

class DrawnDigits {
 public:
  // The signs of 0 first, up to those of 9; `unseen` are left out, such as the key that is drawn around a digit.
  DrawnDigits(std::vector<std::string> const& signs, std::string_view unseen);

  // Nothing where the text holds no such sign. A lone raised digit at one end of a number is left: "0612345678²".
  // Linear.
  std::optional<PlainDigits> plain(std::string_view text) const;

 private:
  bool holds_any(std::string_view text) const;
  // '0' to '9', or 0 for what is left out.
  std::optional<char> drawn_as(char32_t sign) const;

  std::unordered_map<char32_t, char> signs_;
  std::array<bool, 256> begins_sign_{};  // by first byte
};

// "O6 l2" -> "06 12", "ll" between two numbers and "O" before one too: of the same length. Nothing where no letter
// stands for a digit. Letters that end a word before a number are left: "tel06".
std::optional<std::string> digits_for_letters(std::string_view text);

}  // namespace relais::language

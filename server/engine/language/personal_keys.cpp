#include "engine/language/personal_keys.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace relais::language {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool is_letter(char c) {
  return c >= 'A' && c <= 'Z';
}

// Digits and letters, the letters in capitals.
std::string characters_of(std::string_view written) {
  std::string characters;
  for (auto const c : written) {
    if (is_digit(c) || is_letter(upper(c))) {
      characters += upper(c);
    }
  }
  return characters;
}

std::uint64_t number(std::string_view digits) {
  std::uint64_t value = 0;
  for (auto const c : digits) {
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return value;
}

// Corsica's departments as the key counts them; nothing where a letter is elsewhere.
std::string nir_digits(std::string_view written) {
  auto digits = characters_of(written);
  if (digits.size() < 13) {
    return {};
  }
  if (auto const department = std::string_view{digits}.substr(5, 2); department == "2A" || department == "2B") {
    digits.replace(5, 2, department == "2A" ? "19" : "18");
  }
  return std::all_of(digits.begin(), digits.end(), is_digit) ? digits : std::string{};
}

bool is_nir(std::string_view digits) {
  if (digits.size() != 13 && digits.size() != 15) {
    return false;
  }
  auto const month = number(digits.substr(3, 2));
  auto const month_is_known = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
  auto const sex = digits[0];
  return ((sex >= '1' && sex <= '4') || sex == '7' || sex == '8') && month_is_known && digits.substr(5, 2) != "00" &&
         digits.substr(10, 3) != "000";
}

bool has_luhn_sum(std::string_view digits) {
  auto sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    auto const digit = digits[digits.size() - 1 - i] - '0';
    auto const doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += i % 2 == 1 ? doubled : digit;
  }
  return sum % 10 == 0;
}

struct Issuer {
  std::uint64_t first;  // of the prefixes of four digits
  std::uint64_t last;
  std::string_view lengths;  // as letters: 'a' is 13 digits, 'g' 19
};

// Visa, Mastercard, American Express, Diners, JCB, Discover, Maestro, UnionPay; Bancontact's 6703 has 17 digits.
bool is_issued(std::string_view digits) {
  static constexpr auto kIssuers = std::to_array<Issuer>({{4000, 4999, "adg"},
                                                          {5100, 5599, "d"},
                                                          {2221, 2720, "d"},
                                                          {3400, 3499, "c"},
                                                          {3700, 3799, "c"},
                                                          {3000, 3059, "b"},
                                                          {3600, 3699, "b"},
                                                          {3800, 3899, "b"},
                                                          {3528, 3589, "d"},
                                                          {6011, 6011, "d"},
                                                          {6440, 6599, "d"},
                                                          {5000, 5099, "dg"},
                                                          {5600, 5899, "dg"},
                                                          {6304, 6304, "dg"},
                                                          {6703, 6703, "deg"},
                                                          {6759, 6763, "dg"},
                                                          {6200, 6299, "defg"}});
  auto const prefix = number(digits.substr(0, 4));
  auto const length = static_cast<char>('a' + digits.size() - 13);
  return std::any_of(kIssuers.begin(), kIssuers.end(), [&](Issuer const& issuer) {
    return prefix >= issuer.first && prefix <= issuer.last && issuer.lengths.find(length) != std::string_view::npos;
  });
}

// How many bytes of `written` hold its first `count` digits and letters.
std::size_t bytes_of(std::string_view written, std::size_t count) {
  std::size_t end = 0;
  for (; end < written.size() && count > 0; ++end) {
    count -= is_digit(written[end]) || is_letter(upper(written[end])) ? 1 : 0;
  }
  return end;
}

unsigned remainder_of_iban(std::string_view characters) {
  auto remainder = 0u;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    auto const c = characters[(i + 4) % characters.size()];
    remainder = is_digit(c) ? (remainder * 10 + static_cast<unsigned>(c - '0')) % 97
                            : (remainder * 100 + static_cast<unsigned>(c - 'A' + 10)) % 97;
  }
  return remainder;
}

}  // namespace

std::size_t nir_with_key(std::string_view written) {
  auto const digits = nir_digits(written);
  auto const is_keyed =
      digits.size() == 15 && is_nir(digits) && 97 - number(digits.substr(0, 13)) % 97 == number(digits.substr(13));
  return is_keyed ? written.size() : 0;
}

std::size_t nir_shape(std::string_view written) {
  return is_nir(nir_digits(written)) ? written.size() : 0;
}

std::size_t belgian_number_with_key(std::string_view written) {
  auto const digits = characters_of(written);
  if (digits.size() != 11) {
    return 0;
  }
  auto const month = number(digits.substr(2, 2));
  auto const order = number(digits.substr(6, 3));
  if (month > 52 || month % 20 > 12 || number(digits.substr(4, 2)) > 31 || order == 0 || order == 999) {
    return 0;
  }
  auto const nine = number(digits.substr(0, 9));
  auto const key = number(digits.substr(9));
  return key == 97 - nine % 97 || key == 97 - (2'000'000'000 + nine) % 97 ? written.size() : 0;
}

std::size_t iban_with_key(std::string_view written, std::vector<std::string> const& lengths) {
  auto const characters = characters_of(written);
  auto const country = std::string_view{characters}.substr(0, 2);
  auto const known = std::find_if(lengths.begin(), lengths.end(),
                                  [&](std::string const& length) { return length.starts_with(country); });
  if (known == lengths.end()) {
    return 0;
  }
  auto const length = number(std::string_view{*known}.substr(2));
  if (characters.size() < length || remainder_of_iban(std::string_view{characters}.substr(0, length)) != 1) {
    return 0;
  }
  return bytes_of(written, length);
}

std::size_t card_with_key(std::string_view written) {
  auto const digits = characters_of(written);
  auto const is_card = digits.size() >= 13 && digits.size() <= 19 && is_issued(digits) && has_luhn_sum(digits);
  return is_card ? written.size() : 0;
}

}  // namespace relais::language

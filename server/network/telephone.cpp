#include "network/telephone.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace relais::network {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// How many digits follow a country's prefix.
struct Plan {
  std::string_view prefix;
  std::size_t least;
  std::size_t most;
};
constexpr auto kPlans = std::array<Plan, 14>{{{"33", 9, 9},
                                              {"32", 8, 9},
                                              {"262", 9, 9},
                                              {"590", 9, 9},
                                              {"594", 9, 9},
                                              {"596", 9, 9},
                                              {"508", 6, 9},
                                              {"681", 6, 6},
                                              {"687", 6, 6},
                                              {"689", 6, 8},
                                              {"352", 4, 11},
                                              {"49", 6, 13},
                                              {"31", 9, 9},
                                              {"41", 9, 9}}};

// The first digits of a national number (after the 0) that stand for a place outside the mainland.
struct Overseas {
  std::string_view start;
  std::string_view prefix;
};
constexpr auto kOverseas = std::array<Overseas, 12>{{{"262", "262"},
                                                     {"263", "262"},
                                                     {"269", "262"},
                                                     {"639", "262"},
                                                     {"692", "262"},
                                                     {"693", "262"},
                                                     {"590", "590"},
                                                     {"690", "590"},
                                                     {"691", "590"},
                                                     {"594", "594"},
                                                     {"694", "594"},
                                                     {"596", "596"}}};

std::string_view french_prefix(std::string_view nine) {
  auto const start = nine.substr(0, 3);
  if (start == "696" || start == "697") {
    return "596";
  }
  auto const found = std::ranges::find(kOverseas, start, &Overseas::start);
  return found == kOverseas.end() ? "33" : found->prefix;
}

std::optional<std::string> international(std::string_view digits) {
  for (auto const& plan : kPlans) {
    if (!digits.starts_with(plan.prefix)) {
      continue;
    }
    auto rest = digits.substr(plan.prefix.size());
    if (rest.starts_with('0') && rest.size() > plan.most) {
      rest.remove_prefix(1);  // "+33 (0)4 ..."
    }
    if (rest.size() >= plan.least && rest.size() <= plan.most && !rest.starts_with('0')) {
      return "+" + std::string{plan.prefix} + std::string{rest};
    }
  }
  return std::nullopt;
}

std::optional<std::string> french(std::string_view digits) {
  if (digits.size() == 10 && digits[0] == '0' && digits[1] != '0') {
    digits.remove_prefix(1);
    return "+" + std::string{french_prefix(digits)} + std::string{digits};
  }
  if (digits.size() == 4 && digits[0] == '3') {
    return std::string{digits};
  }
  if (digits.size() == 9 && digits[0] != '0') {  // a number cell: its zero is lost
    return "+" + std::string{french_prefix(digits)} + std::string{digits};
  }
  return digits.size() > 10 ? international(digits) : std::nullopt;
}

std::optional<std::string> belgian(std::string_view digits) {
  if ((digits.size() == 9 || digits.size() == 10) && digits[0] == '0' && digits[1] != '0') {
    return "+32" + std::string{digits.substr(1)};
  }
  return digits.starts_with("32") ? international(digits) : std::nullopt;
}

// One number: its digits, and whether a + or 00 stands before them.
std::optional<std::string> read_one(std::string_view digits, bool has_plus, std::string_view country) {
  if (digits.starts_with("00") && digits.size() > 4) {
    return international(digits.substr(2));
  }
  if (has_plus && digits.size() == 4) {
    return french(digits);  // "+33 3939" is written so in some lists
  }
  if (has_plus) {
    return international(digits);
  }
  return country == "be" ? belgian(digits) : french(digits);
}

// Takes remarks in brackets out, but for the zero of "+33 (0)4 ...".
std::string without_remarks(std::string_view text) {
  std::string kept;
  auto depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("(0)")) {
      kept += '0';
      i += 2;
    } else if (text[i] == '(') {
      ++depth;
    } else if (text[i] == ')') {
      depth = std::max(0, depth - 1);
      kept += ' ';
    } else if (depth == 0) {
      kept += text[i];
    }
  }
  return kept;
}

struct Candidate {
  std::string digits;
  bool has_plus = false;
};

// Digits that stand together, whatever groups them; "/", ";", ",", a word or a new + begins the next number.
std::vector<Candidate> candidates_in(std::string_view text) {
  std::vector<Candidate> found;
  Candidate present;
  auto const finish = [&] {
    if (!present.digits.empty()) {
      found.push_back(std::exchange(present, {}));
    }
    present.has_plus = false;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const c = text[i];
    auto const groups = c == ' ' || c == '.' || c == '\xC2' || c == '\xA0' || c == '\xE2' || c == '\x80' || c == '\xAF';
    if (is_digit(c)) {
      present.digits += c;
    } else if (c == '+') {
      finish();
      present.has_plus = true;
    } else if (c == '-' && text.substr(i + 1).starts_with(' ')) {
      finish();
    } else if (!groups && c != '-') {
      finish();
    }
  }
  finish();
  return found;
}

// "04 74 00 85 01 04 74 00 85 02": nothing stands between them, so ten digits make one.
std::vector<Candidate> by_tens(std::vector<Candidate> const& found) {
  std::vector<Candidate> split;
  for (auto const& one : found) {
    auto const is_several = !one.has_plus && one.digits.size() % 10 == 0 && one.digits.size() > 10;
    if (!is_several) {
      split.push_back(one);
      continue;
    }
    for (std::size_t i = 0; i < one.digits.size(); i += 10) {
      split.push_back({one.digits.substr(i, 10), false});
    }
  }
  return split;
}

Telephones read_all(std::vector<Candidate> const& found, std::string_view country) {
  Telephones telephones;
  for (auto const& one : found) {
    auto number = read_one(one.digits, one.has_plus, country);
    if (!number) {
      telephones.all_read = false;
    } else if (std::ranges::find(telephones.numbers, *number) == telephones.numbers.end()) {
      telephones.numbers.push_back(*std::move(number));
    }
  }
  return telephones;
}

// "04/50/56/87/49" was cut where one number only is meant.
Candidate joined(std::vector<Candidate> const& found) {
  Candidate whole{"", !found.empty() && found.front().has_plus};
  for (auto const& one : found) {
    whole.digits += one.digits;
  }
  return whole;
}

}  // namespace

Telephones read_telephones(std::string_view text, std::string_view country) {
  auto const found = by_tens(candidates_in(without_remarks(text)));
  auto telephones = read_all(found, country);
  if (telephones.numbers.empty() && found.size() > 1) {
    auto whole = read_all({joined(found)}, country);
    return whole.all_read ? whole : telephones;
  }
  return telephones;
}

}  // namespace relais::network

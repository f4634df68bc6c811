#include "network/import_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "engine/geo/nearest.hpp"
#include "engine/language/fold.hpp"

namespace relais::network {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool starts_with_any(std::string_view word, std::initializer_list<std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](auto const beginning) { return word.starts_with(beginning); });
}

int number(std::string_view digits) {
  auto value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::optional<Date> date_of(int year, int month, int day) {
  auto const date = Date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                         std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() && year >= 1900 && year < 2200 ? std::optional{date} : std::nullopt;
}

bool is_separator(char c) {
  return c == '-' || c == '/' || c == '.' || c == '_';
}

std::string_view digits_at(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && is_digit(text[end])) {
    ++end;
  }
  return text.substr(at, end - at);
}

// Groups of digits with one of "-/._" between: "2024-08-01" gives three.
std::vector<std::string_view> groups_at(std::string_view text, std::size_t at) {
  std::vector<std::string_view> groups;
  while (groups.size() < 3) {
    auto const digits = digits_at(text, at);
    if (digits.empty()) {
      break;
    }
    groups.push_back(digits);
    at += digits.size() + 1;
    if (at >= text.size() || !is_separator(text[at - 1])) {
      break;
    }
  }
  return groups;
}

std::optional<Date> date_of_groups(std::vector<std::string_view> const& groups) {
  auto const sizes_are = [&](std::size_t a, std::size_t b, std::size_t c) {
    return groups.size() == 3 && groups[0].size() <= a && groups[1].size() <= b && groups[2].size() == c;
  };
  if (groups.size() == 3 && groups[0].size() == 4 && groups[1].size() <= 2 && groups[2].size() <= 2) {
    return date_of(number(groups[0]), number(groups[1]), number(groups[2]));
  }
  if (sizes_are(2, 2, 4)) {
    return date_of(number(groups[2]), number(groups[1]), number(groups[0]));
  }
  if (groups.size() >= 2 && groups[0].size() == 2 && groups[1].size() == 4) {
    return date_of(number(groups[1]), number(groups[0]), 1);
  }
  if (!groups.empty() && groups[0].size() == 8) {
    return date_of(number(groups[0].substr(0, 4)), number(groups[0].substr(4, 2)), number(groups[0].substr(6)));
  }
  return std::nullopt;
}

// FNV-1a: the same identifier after every import, on every machine.
std::uint64_t checksum(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ull;
  for (auto const c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  }
  return hash;
}

std::string in_weeks(std::string_view weeks, std::string_view hours) {
  std::string text;
  for (std::size_t at = 0; at < hours.size();) {
    auto const end = std::min(hours.find(';', at), hours.size());
    auto rule = hours.substr(at, end - at);
    rule.remove_prefix(std::min(rule.find_first_not_of(' '), rule.size()));
    auto const is_weekdays = starts_with_any(rule, {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"});
    text += fmt::format("{}{}{}", text.empty() ? "" : "; ", is_weekdays ? fmt::format("week {} ", weeks) : "", rule);
    at = end + 1;
  }
  return text;
}

}  // namespace

std::optional<bool> read_flag(std::string_view text) {
  if (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.")) {
    return true;
  }
  auto const word = language::fold(text);
  if (is_one_of(word, {"oui", "yes", "true", "vrai", "1", "x", "o", "ja"})) {
    return true;
  }
  return is_one_of(word, {"non", "no", "false", "faux", "0", "n", "nee"}) ? std::optional{false} : std::nullopt;
}

std::optional<CounterKind> read_kind(std::string_view text) {
  auto const word = language::fold(text);
  if (starts_with_any(word, {"bus", "minibus", "camion", "van", "mobile"})) {
    return CounterKind::kBus;
  }
  if (starts_with_any(word, {"itineran", "oui", "true", "vrai"}) || word == "1" || word == "x") {
    return CounterKind::kItinerant;
  }
  if (starts_with_any(word, {"multisite", "multi site"})) {
    return CounterKind::kMultiSite;
  }
  if (starts_with_any(word, {"fixe antenne", "fixe avec antenne", "fixe et antenne"})) {
    return CounterKind::kFixedWithAntennas;
  }
  auto const is_fixed = starts_with_any(word, {"fixe", "fixed", "non", "false", "faux"}) || word == "0";
  return is_fixed ? std::optional{CounterKind::kFixed} : std::nullopt;
}

std::optional<Wheelchair> read_wheelchair(std::string_view text) {
  if (starts_with_any(language::fold(text), {"limit", "partiel", "en partie", "avec aide", "beperkt", "teilweise"})) {
    return Wheelchair::kLimited;
  }
  auto const flag = read_flag(text);
  return flag ? std::optional{*flag ? Wheelchair::kYes : Wheelchair::kNo} : std::nullopt;
}

std::optional<HostKind> read_host_kind(std::string_view text) {
  auto const word = language::fold(text);
  if (starts_with_any(word,
                      {"collectivite", "commune", "mairie", "epci", "communaute", "departement", "ccas", "cias"})) {
    return HostKind::kLocalAuthority;
  }
  if (is_one_of(word, {"la poste", "laposte", "poste"})) {
    return HostKind::kLaPoste;
  }
  if (starts_with_any(word, {"associati", "centre social"})) {
    return HostKind::kAssociation;
  }
  if (starts_with_any(word, {"etat", "sous prefecture", "prefecture"})) {
    return HostKind::kState;
  }
  if (starts_with_any(word, {"msa", "mutualite sociale agricole"})) {
    return HostKind::kMsa;
  }
  if (word.starts_with("pimms")) {
    return HostKind::kPimms;
  }
  if (starts_with_any(word, {"operateur", "operator"})) {
    return HostKind::kOperator;
  }
  if (starts_with_any(word, {"cpas", "ocmw", "administration communale", "gemeente"})) {
    return HostKind::kBeMunicipality;
  }
  return is_one_of(word, {"autre", "other", "divers"}) ? std::optional{HostKind::kOther} : std::nullopt;
}

std::optional<Date> date_in(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto const follows_digits =
        at > 0 && (is_digit(text[at - 1]) || (at > 1 && is_separator(text[at - 1]) && is_digit(text[at - 2])));
    if (!is_digit(text[at]) || follows_digits) {
      continue;
    }
    if (auto const date = date_of_groups(groups_at(text, at))) {
      return date;
    }
  }
  return std::nullopt;
}

std::optional<std::string> read_website(std::string_view text) {
  constexpr std::size_t kLongest = 500;
  auto const address = text.starts_with("www.") ? fmt::format("https://{}", text) : std::string{text};
  auto const has_scheme = address.starts_with("http://") || address.starts_with("https://");
  if (!has_scheme || text.size() > kLongest || address.find_first_of(" \"<>\\") != std::string::npos) {
    return std::nullopt;
  }
  auto const begin = address.find("://") + 3;
  auto const host = address.substr(begin, address.find_first_of("/?#", begin) - begin);
  auto const dot = host.find('.');
  auto const name_end = std::min(host.find(':'), host.size());
  auto const is_host = dot > 0 && dot < name_end - 1 && name_end > 0 && host.find('@') == std::string::npos;
  return is_host ? std::optional{address} : std::nullopt;
}

std::string tags_in(std::string_view text) {
  std::set<std::string> tags;
  while (!text.empty()) {
    auto const end = std::min(text.find_first_of(",;|\n"), text.size());
    if (auto tag = language::fold(text.substr(0, end)); !tag.empty()) {
      std::ranges::replace(tag, ' ', '_');
      tags.insert(std::move(tag));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  std::string lines;
  for (auto const& tag : tags) {
    lines += lines.empty() ? tag : "\n" + tag;
  }
  return lines;
}

std::optional<double> read_degrees(std::string_view text) {
  auto plain = std::string{text};
  std::ranges::replace(plain, ',', '.');
  auto value = 0.0;
  auto const* const begin = plain.data() + (plain.starts_with('+') ? 1 : 0);
  auto const [end, error] = std::from_chars(begin, plain.data() + plain.size(), value);
  auto const is_whole = error == std::errc{} && end == plain.data() + plain.size() && std::isfinite(value);
  return is_whole ? std::optional{value} : std::nullopt;
}

double distance_km(Location const& a, Location const& b) {
  auto const chord = std::sqrt(geo::chord_squared(geo::direction({a.lat, a.lon}), geo::direction({b.lat, b.lon})));
  return 2 * std::asin(std::min(chord / 2, 1.0)) * geo::kEarthRadiusMetres / 1000;
}

std::string one_line(std::string_view text) {
  std::string line;
  auto gap = false;
  for (auto const c : text) {
    auto const is_blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!is_blank) {
      line += gap && !line.empty() ? " " : "";
      line += c;
    }
    gap = is_blank;
  }
  return line;
}

std::string name_in(std::string_view text) {
  constexpr auto kLongestName = 300;
  auto name = one_line(text);
  auto const begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };  // a character, in UTF-8
  return std::ranges::count_if(name, begins) > kLongestName ? std::string{} : name;
}

CounterId listed_counter_id(std::string_view list, std::string_view identifier) {
  constexpr std::size_t kLongest = 64;  // of a Code
  auto id = fmt::format("{}-{}", list, identifier);
  std::ranges::replace_if(
      id,
      [](char c) { return !is_digit(c) && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && c != '.' && c != '_'; },
      '-');
  auto const is_changed = id != fmt::format("{}-{}", list, identifier);
  if (id.size() > kLongest || is_changed) {
    auto const sum = fmt::format("-{:016x}", checksum(identifier));
    id = id.substr(0, kLongest - sum.size()) + sum;
  }
  return CounterId{id};
}

std::string in_odd_weeks(std::string_view hours) {
  return in_weeks("01-53/2", hours);
}

std::string in_even_weeks(std::string_view hours) {
  return in_weeks("02-52/2", hours);
}

}  // namespace relais::network

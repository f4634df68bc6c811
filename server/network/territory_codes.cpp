#include "network/territory_codes.hpp"

#include <algorithm>
#include <array>

namespace relais::network {

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::string> insee_code(std::string_view text) {
  auto code = std::string{text};
  if (code.size() == 4 && all_digits(code)) {
    code.insert(0, 1, '0');
  }
  auto const is_code = code.size() == 5 && all_digits(code.substr(2)) &&
                       (all_digits(code.substr(0, 2)) || code.starts_with("2A") || code.starts_with("2B"));
  return is_code ? std::optional{code} : std::nullopt;
}

// Statbel's REFNIS; Brabant is two provinces, told by the arrondissement.
std::string_view belgian_province(std::string_view nis) {
  if (nis.starts_with("2")) {
    auto const arrondissement = nis.substr(0, 2);
    return arrondissement == "21" ? "" : arrondissement == "25" ? "20002" : "20001";
  }
  constexpr auto kProvinces =
      std::array<std::string_view, 10>{"", "10000", "", "30000", "40000", "50000", "60000", "70000", "80000", "90000"};
  return kProvinces[static_cast<std::size_t>(nis[0] - '0')];
}

// INSEE numbers the districts in these ranges.
std::string_view commune_of_district(std::string_view code) {
  return code.starts_with("751")    ? "75056"
         : code.starts_with("132")  ? "13055"
         : code.starts_with("6938") ? "69123"
                                    : "";
}

}  // namespace relais::network

#include "network/page_query.hpp"

#include <algorithm>
#include <charconv>

namespace relais::network {

std::string counters_url(Language language, PageQuery const& query) {
  return fmt::format("/{}/counters{}", TextForm<Language>::write(language), query_string(query));
}

std::string counter_url(Language language, std::string_view counter_id, PageQuery const& asked) {
  return fmt::format("/{}/counters/{}{}", TextForm<Language>::write(language), pages::percent_encoded(counter_id),
                     query_string(asked));
}

std::string town_list_url(Language language, TerritoryCode const& territory) {
  return fmt::format("/{}/territories/{}/counters", TextForm<Language>::write(language),
                     pages::percent_encoded(territory.text));
}

std::string procedure_url(Language language, std::string_view procedure_code, PageQuery const& asked) {
  return fmt::format("/{}/procedures/{}{}", TextForm<Language>::write(language), pages::percent_encoded(procedure_code),
                     query_string(asked));
}

std::string border_sheet_url(Language language, std::string_view pack, std::string_view sheet) {
  return fmt::format("/{}/borders/{}/{}", TextForm<Language>::write(language), pages::percent_encoded(pack),
                     pages::percent_encoded(sheet));
}

std::int32_t place_in_list(std::string const& text) {
  constexpr std::int32_t kLast = 1'000'000;
  std::int32_t place = 0;
  std::from_chars(text.data(), text.data() + text.size(), place);
  return std::clamp(place, 0, kLast);
}

}  // namespace relais::network

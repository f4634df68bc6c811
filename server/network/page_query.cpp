#include "network/page_query.hpp"

#include <fmt/format.h>

#include "platform/json/write.hpp"
#include "platform/pages/url.hpp"

namespace relais::network {

std::string counters_url(Language language, PageQuery const& query) {
  auto url = fmt::format("/{}/counters", TextForm<Language>::write(language));
  auto separator = '?';
  boost::mp11::mp_for_each<json::Members<PageQuery>>([&](auto member) {
    std::string const& value = query.*member.pointer;
    if (!value.empty()) {
      url += std::exchange(separator, '&');
      url += member.name;
      url += '=';
      url += pages::percent_encoded(value);
    }
  });
  return url;
}

std::string counter_url(Language language, std::string_view counter_id) {
  return fmt::format("/{}/counters/{}", TextForm<Language>::write(language), pages::percent_encoded(counter_id));
}

std::string town_list_url(Language language, TerritoryCode const& territory) {
  return fmt::format("/{}/territories/{}/counters", TextForm<Language>::write(language),
                     pages::percent_encoded(territory.text));
}

std::string procedure_url(Language language, std::string_view procedure_code) {
  return fmt::format("/{}/procedures/{}", TextForm<Language>::write(language), pages::percent_encoded(procedure_code));
}

std::string border_sheet_url(Language language, std::string_view pack, std::string_view sheet) {
  return fmt::format("/{}/borders/{}/{}", TextForm<Language>::write(language), pages::percent_encoded(pack),
                     pages::percent_encoded(sheet));
}

}  // namespace relais::network

#include <algorithm>

#include "network/compose_pages.hpp"
#include "platform/i18n/format.hpp"

namespace relais::network {
namespace {

PartnerProcedures body(PageWriter const& writer, Bundle const& bundle, PartnerCode const& code) {
  auto const& catalogue = writer.directory.catalogue();
  PartnerProcedures body;
  body.name = writer.name(*catalogue.find(bundle.network_id, code));
  for (auto const* const procedure : catalogue.first_level_of(bundle.network_id, code)) {
    PageQuery page;
    page.procedure = procedure->code.text;
    page.q = writer.name(*procedure);
    body.procedures.push_back({page.q, counters_url(writer.language, page)});
  }
  return body;
}

// Counters that stand today, however many places they have.
std::int64_t count_counters(Directory const& directory) {
  return std::ranges::count_if(directory.places(), [](MeetingPlace const& place) { return !place.stop; });
}

std::optional<std::string> newest_information(PageWriter const& writer) {
  auto const& counters = writer.directory.counters();
  if (counters.empty()) {
    return std::nullopt;
  }
  auto const newest = std::ranges::max_element(counters, {}, &Counter::source_date);
  return writer.message("network.source", {{"date", i18n::date(writer.language, newest->source_date)}});
}

}  // namespace

HomePage compose_home(PageWriter const& writer, Instant now, PageQuery const& asked) {
  HomePage page;
  page.title = writer.text("network.home.title");
  page.description = writer.text("network.home.description");
  page.form = compose_form(writer, understand(writer, asked, now));
  page.form.filters.reset();
  auto const count = count_counters(writer.directory);
  page.counters =
      count == 0 ? writer.text("network.directory_empty") : writer.message("network.home.counters", {{"count", count}});
  page.source = newest_information(writer);
  for (auto const& bundle : writer.directory.bundles()) {
    for (auto const& code : bundle.partners) {
      page.bodies.push_back(body(writer, bundle, code));
    }
  }
  return page;
}

}  // namespace relais::network

#include "network/legal_pages.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "platform/i18n/format.hpp"

namespace relais::network {
namespace {

struct Place {
  std::string_view path;
  std::string_view name;  // of the template and of the texts
};

constexpr auto kPlaces = std::array<Place, 5>{{{"/legal-notice", "notice"},
                                               {"/personal-data", "personal_data"},
                                               {"/accessibility", "accessibility"},
                                               {"/contact", "contact"},
                                               {"/site-map", "site_map"}}};

std::string template_of(Place const& place) {
  return fmt::format("legal/{}", place.name);
}

}  // namespace

Result<void> LegalPages::check(PublicPages const& site) {
  for (auto const& place : kPlaces) {
    if (auto checked = site.templates().check<LegalPage>(template_of(place)); !checked) {
      return checked;
    }
  }
  return {};
}

void LegalPages::add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const {
  for (auto const& place : kPlaces) {
    site_.add(routes, directory, clock, place.path, "network.pages.legal",
              [this, place](Language language, http::Request const&, Directory const&, Instant) {
                return site_.show(language, template_of(place), page(language, place.name), place.path);
              });
  }
}

LegalPage LegalPages::page(Language language, std::string_view name) const {
  LegalPage page;
  page.title = site_.texts().text(language, fmt::format("legal.{}.title", name));
  page.description = site_.texts().text(language, fmt::format("legal.{}.description", name));
  boost::mp11::mp_for_each<json::Members<config::LegalNotice>>([&](auto setting) {
    auto const& value = notice_.*setting.pointer;
    boost::mp11::mp_for_each<boost::describe::describe_members<LegalPage, boost::describe::mod_public>>(
        [&](auto shown) {
          if (std::string_view{shown.name} == setting.name && !value.empty()) {
            page.*shown.pointer = value;
          }
        });
  });
  if (auto const audit = TextForm<Date>::read(notice_.accessibility_audit_on)) {
    page.accessibility_audit_on = i18n::date(language, *audit);
  }
  return page;
}

Accessibility accessibility_of(config::LegalNotice const& notice) {
  if (notice.accessibility_audit_on.empty()) {
    return Accessibility::kNone;
  }
  auto share = 0.0;
  auto const& text = notice.accessibility_compliance;
  std::from_chars(text.data(), text.data() + text.size(), share);
  return share >= 100 ? Accessibility::kFully : share >= 50 ? Accessibility::kPartly : Accessibility::kNone;
}

std::vector<std::string> missing_settings(config::LegalNotice const& notice) {
  std::vector<std::string> missing;
  boost::mp11::mp_for_each<json::Members<config::LegalNotice>>([&](auto setting) {
    // An audit comes when it comes.
    if ((notice.*setting.pointer).empty() && !std::string_view{setting.name}.starts_with("accessibility_")) {
      missing.emplace_back(setting.name);
    }
  });
  if (notice.accessibility_email.empty()) {
    missing.emplace_back("accessibility_email");
  }
  return missing;
}

}  // namespace relais::network

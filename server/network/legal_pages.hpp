// Who answers for the site, what it does with personal data, how accessible it is, whom to write to: from the settings.
#pragma once

#include "network/public_pages.hpp"
#include "platform/config/settings.hpp"

namespace relais::network {

// Every text is absent where the setting is empty: the page then says so.
struct LegalPage : pages::Page {
  std::optional<std::string> publisher;
  std::optional<std::string> publisher_address;
  std::optional<std::string> publication_director;
  std::optional<std::string> host;
  std::optional<std::string> host_address;
  std::optional<std::string> contact_email;
  std::optional<std::string> contact_telephone;
  std::optional<std::string> contact_address;
  std::optional<std::string> data_protection_email;
  std::optional<std::string> accessibility_email;
  std::optional<std::string> accessibility_plan_url;
  std::optional<std::string> accessibility_audit_on;
  std::optional<std::string> accessibility_compliance;
};
BOOST_DESCRIBE_STRUCT(LegalPage, (pages::Page),
                      (publisher, publisher_address, publication_director, host, host_address, contact_email,
                       contact_telephone, contact_address, data_protection_email, accessibility_email,
                       accessibility_plan_url, accessibility_audit_on, accessibility_compliance))

class LegalPages {
 public:
  // `site` must outlive this.
  LegalPages(PublicPages const& site, config::LegalNotice notice) : site_(site), notice_(std::move(notice)) {}
  static Result<void> check(PublicPages const& site);

  // "/fr/legal-notice", "/fr/personal-data", "/fr/accessibility", "/fr/contact", "/fr/site-map", in every language.
  // This and `clock` must outlive the routes.
  void add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const;

 private:
  LegalPage page(Language language, std::string_view name) const;

  PublicPages const& site_;
  config::LegalNotice notice_;
};

// What the audit of the settings found: its share of criteria ("72 %"), from one half on partly. None without an audit.
Accessibility accessibility_of(config::LegalNotice const& notice);

// The settings that every site must fill and that are empty: "publisher".
std::vector<std::string> missing_settings(config::LegalNotice const& notice);

}  // namespace relais::network

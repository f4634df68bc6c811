// What the operator may set: defaults, then relais.toml, then RELAIS_… variables, then flags. One described struct:
// the key in the file, the variable and the flag are its member's name.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "platform/log/log.hpp"
#include "platform/result/result.hpp"

namespace relais::config {

// Who answers for the site: shown on its legal pages. What is empty is said to be missing there, and warned of at
// start.
struct LegalNotice {
  std::string publisher;
  std::string publisher_address;
  std::string publication_director;
  std::string host;
  std::string host_address;
  std::string contact_email;
  std::string contact_telephone;
  std::string contact_address;
  std::string data_protection_email;
  std::string accessibility_email;
  std::string accessibility_plan_url;
  std::string accessibility_audit_on;    // a date; empty: no audit yet
  std::string accessibility_compliance;  // "72 %", found by that audit
};
BOOST_DESCRIBE_STRUCT(LegalNotice, (),
                      (publisher, publisher_address, publication_director, host, host_address, contact_email,
                       contact_telephone, contact_address, data_protection_email, accessibility_email,
                       accessibility_plan_url, accessibility_audit_on, accessibility_compliance))

struct Settings : LegalNotice {
  std::string database = "sqlite:var/relais.db";  // or postgresql://user@host/name
  std::string listen = "127.0.0.1:8080";
  std::int32_t threads = 0;                  // 0: one for each core
  std::string public_url;                    // "https://relais.example.org": address of the site in links that leave it
  std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For is believed
  std::int32_t connections = 4096;           // at most, at once
  std::string secret_file = "var/relais.key";   // the key that seals secrets in the database; made where there is none
  std::string roads_file = "var/relais.roads";  // what `relais import roads` makes; straight lines where there is none
  std::string smtp_url;                         // "smtps://user:password@mail.example.org:465"; empty: no mail is sent
  std::string mail_from;                        // "Relais <relais@example.org>"
  std::string provider_issuer;  // of OpenID Connect, such as ProConnect: "https://issuer.example"; empty: none
  std::string provider_client_id;
  std::string provider_client_secret;
  std::string provider_scope = "openid email";
  bool provider_verifies_email = false;  // every address that it tells, though it does not say so of each (ProConnect)
  std::string log_file;                  // empty: standard error
  log::Level log_level = log::Level::kInfo;
};
BOOST_DESCRIBE_STRUCT(Settings, (LegalNotice),
                      (database, listen, threads, public_url, trusted_proxies, connections, secret_file, roads_file,
                       smtp_url, mail_from, provider_issuer, provider_client_id, provider_client_secret, provider_scope,
                       provider_verifies_email, log_file, log_level))

using Variables = std::function<char const*(char const* name)>;  // getenv, or a test's table

// Reads `toml_file` (skipped when empty) and the variables over the defaults. An unknown key, a wrong type or a value
// out of bounds is refused with the place in the file or the name of the variable: config.unreadable, config.invalid.
Result<Settings> load(std::string const& toml_file, Variables const& variables);

// Bounds of the values, also for those that flags have set: config.invalid.
Result<void> check(Settings const& settings);

}  // namespace relais::config

// Partners (bodies whose procedures are helped with) and their procedures, as domain.md calls them. Memberships are
// dated and successions kept, so that a series survives a change of name (ANPE, Pôle emploi, France Travail).
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "access/access.hpp"
#include "platform/clock/clock.hpp"
#include "platform/text/code.hpp"

namespace relais::network {

using PartnerCode = Code<struct PartnerCodeTag>;      // "caf"
using ProcedureCode = Code<struct ProcedureCodeTag>;  // "caf.request_housing_aid"

// A name in the languages it is known in; French always.
struct LocalName {
  std::string fr;
  std::optional<std::string> en;
  std::optional<std::string> nl;
  std::optional<std::string> de;
  bool operator==(LocalName const&) const = default;
};
BOOST_DESCRIBE_STRUCT(LocalName, (), (fr, en, nl, de))

struct Partner {
  NetworkId network_id;
  PartnerCode code;
  std::string name_fr;
  std::optional<std::string> name_en;
  std::optional<PartnerCode> succeeded_by;  // filled for bodies that no longer exist under this name
  std::string source;
  bool operator==(Partner const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Partner, (), (network_id, code, name_fr, name_en, succeeded_by, source))

// A partner belongs to a label's core bundle from `since` (included) until `until` (excluded).
struct BundleMembership {
  NetworkId network_id;
  std::string bundle;  // "france_services"
  PartnerCode partner_code;
  Date since;
  std::optional<Date> until;
  std::string source;
  bool operator==(BundleMembership const&) const = default;
};
BOOST_DESCRIBE_STRUCT(BundleMembership, (), (network_id, bundle, partner_code, since, until, source))

enum class HelpLevel { kFirstLevel, kReoriented };
BOOST_DESCRIBE_ENUM(HelpLevel, kFirstLevel, kReoriented)

enum class Theme {
  kPapers,
  kFamily,
  kSocialHealth,
  kWork,
  kHousing,
  kTransport,
  kMoney,
  kJustice,
  kForeignerEurope,
  kLeisure,
  kDigital
};
BOOST_DESCRIBE_ENUM(Theme, kPapers, kFamily, kSocialHealth, kWork, kHousing, kTransport, kMoney, kJustice,
                    kForeignerEurope, kLeisure, kDigital)

struct Procedure {
  NetworkId network_id;
  ProcedureCode code;
  PartnerCode partner_code;
  Theme theme = Theme::kPapers;
  HelpLevel level = HelpLevel::kFirstLevel;  // reoriented: not done at the counter, the person is directed elsewhere
  std::string name_fr;
  std::optional<std::string> name_en;
  std::optional<std::string> name_nl;
  std::optional<std::string> name_de;
  std::string also_called;  // everyday words in all languages, separated by " | "; searched, never shown
  bool operator==(Procedure const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Procedure, (),
                      (network_id, code, partner_code, theme, level, name_fr, name_en, name_nl, name_de, also_called))

inline LocalName name_of(Procedure const& procedure) {
  return {procedure.name_fr, procedure.name_en, procedure.name_nl, procedure.name_de};
}
inline LocalName name_of(Partner const& partner) {
  return {partner.name_fr, partner.name_en, {}, {}};
}

}  // namespace relais::network

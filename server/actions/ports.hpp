// What actions ask of other capabilities, which know more than this one: the program hands it in.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>

#include "actions/action.hpp"
#include "platform/text/language.hpp"

namespace relais::actions {

struct OriginFacts {
  std::string title;
  std::string page;  // of the public site, after the language: "/experiences/0197…"; empty where it has none
};

// The origins of those identifiers in the network, as far as the scope sees them. Called outside of any transaction.
using FindOrigins = std::function<std::map<std::string, OriginFacts>(
    Scope const& scope, NetworkId const& network, std::span<std::string const> ids, Language language)>;
using Origins = std::map<OriginKind, FindOrigins>;

// Called outside of any transaction.
struct Measures {
  std::function<Measured(NetworkId const& network, MeasureDefinition const& what, Months const& months)> measure;
  // Nothing for what is no service that stories are about.
  std::function<std::optional<std::string>(NetworkId const& network, std::string const& service, Language language)>
      service_name;
};

}  // namespace relais::actions

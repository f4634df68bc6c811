// "Lieux de médiation numérique" (schema LaMednum/standard-mediation-num): one object a place. Its mandatory fields are
// id, pivot, nom, commune, code_postal, adresse, date_maj and services; a counter without one of them is left out,
// since nothing may be invented.
#include <algorithm>

#include "network/open_data.hpp"
#include "platform/json/write.hpp"

namespace relais::network {
namespace {

// The standard wants the SIRET of the structure and, where it is not known, this.
constexpr std::string_view kUnknownSiret = "00000000000000";

// What every counter is for; the standard's other services (lessons, equipment) are not known of any counter.
constexpr std::string_view kHelpWithProcedures = "Aide aux démarches administratives";

struct MednumPlace {
  std::string id;
  std::string pivot{kUnknownSiret};
  std::string nom;
  std::string commune;
  std::string code_postal;
  std::optional<std::string> code_insee;
  std::string adresse;
  std::optional<std::string> complement_adresse;
  std::optional<double> latitude;
  std::optional<double> longitude;
  std::optional<std::string> typologie;
  std::optional<std::string> telephone;
  std::optional<std::string> courriels;
  std::optional<std::string> site_web;
  std::optional<std::string> horaires;
  std::string itinerance;
  std::optional<std::string> structure_parente;
  Date date_maj;
  std::string services{kHelpWithProcedures};
  std::optional<std::string> dispositif_programmes_nationaux;
};
BOOST_DESCRIBE_STRUCT(MednumPlace, (),
                      (id, pivot, nom, commune, code_postal, code_insee, adresse, complement_adresse, latitude,
                       longitude, typologie, telephone, courriels, site_web, horaires, itinerance, structure_parente,
                       date_maj, services, dispositif_programmes_nationaux))

bool is_french_postcode(std::string_view text) {
  return text.size() == 5 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool moves(CounterKind kind) {
  return kind == CounterKind::kBus || kind == CounterKind::kItinerant;
}

std::optional<MednumPlace> mednum_place(Directory const& directory, Counter const& counter) {
  auto const* const network = network_of(directory, counter);
  auto const is_whole = counter.postcode && is_french_postcode(*counter.postcode) && counter.address &&
                        !counter.address->empty() && !counter.commune_name.empty();
  if (network == nullptr || network->country != "FR" || !is_whole) {
    return std::nullopt;
  }
  MednumPlace place;
  place.id = counter.id.text;
  place.nom = counter.name;
  place.commune = counter.commune_name;
  place.code_postal = *counter.postcode;
  place.adresse = *counter.address;
  place.complement_adresse = counter.address_extra;
  if (counter.commune_code) {
    place.code_insee = counter.commune_code->text;
  }
  place.latitude = counter.lat;
  place.longitude = counter.lon;
  place.telephone = counter.telephone;
  place.courriels = counter.email;
  place.site_web = counter.website;
  place.horaires = counter.hours;
  place.itinerance = moves(counter.kind) ? "Itinérant" : "Fixe";
  place.structure_parente = counter.host_name;
  place.date_maj = counter.source_date;
  if (counter.label == "france_services") {
    place.typologie = "RFS";
    place.dispositif_programmes_nationaux = "France Services";
  }
  return place;
}

}  // namespace

std::string counters_mednum(Directory const& directory, Scope const& scope) {
  std::string out = "[";
  auto first = true;
  for (auto const* const counter : published_counters(directory, scope)) {
    if (auto const place = mednum_place(directory, *counter)) {
      out += std::exchange(first, false) ? "\n" : ",\n";
      json::write(*place, out);
    }
  }
  out += "\n]\n";
  return out;
}

}  // namespace relais::network

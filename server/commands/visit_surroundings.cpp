#include "commands/visit_surroundings.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "platform/embedded/embedded.hpp"
#include "platform/json/read.hpp"

namespace relais::commands {
namespace {

using network::Directory;

// Below, a commune and a few optional facts may tell who somebody is.
constexpr std::int64_t kFewInhabitants = 2000;
constexpr auto kSeveral = 3;
constexpr std::size_t kCommunesAround = 80;
constexpr double kFurthestDestination = 100'000;  // metres

std::optional<double> metres_to(network::Counter const& counter, network::Territory const& territory) {
  if (!counter.lat || !counter.lon || !territory.lat || !territory.lon) {
    return std::nullopt;
  }
  return geo::metres_between({*counter.lat, *counter.lon}, {*territory.lat, *territory.lon});
}

class Around {
 public:
  explicit Around(std::shared_ptr<Directory const> directory) : directory_(std::move(directory)) {}

  std::optional<visits::CounterFacts> counter(std::string const& id) const {
    auto const* const counter = directory_->find(network::CounterId{id});
    if (counter == nullptr) {
      return std::nullopt;
    }
    auto const places = directory_->places_of(*counter);
    auto const& zones = directory_->clocks().zones();
    auto const& zone = places.empty() ? zones.front() : directory_->zone(places.front());
    auto const stops = directory_->stops_of(*counter);
    return visits::CounterFacts{counter->network_id, zone, !places.empty(), counter->closed_on,
                                stops.empty() ? 0 : stops.back().position};
  }

  std::optional<visits::ProcedureFacts> procedure(NetworkId const& network, std::string const& code) const {
    auto const* const found = directory_->catalogue().find(network::ProcedureCode{code});
    if (found == nullptr || found->network_id != network) {
      return std::nullopt;
    }
    return visits::ProcedureFacts{found->partner_code.text};
  }

  bool knows_partner(NetworkId const& network, std::string const& code) const {
    return directory_->catalogue().find(network, network::PartnerCode{code}) != nullptr;
  }

  std::optional<visits::Residence> residence(std::string const& code, std::string const& counter_id) const {
    auto const& territories = directory_->territories();
    auto const* const commune = territories.find(network::TerritoryCode{code});
    if (commune == nullptr || commune->kind != network::TerritoryKind::kCommune) {
      return std::nullopt;
    }
    auto residence = visits::Residence{commune->code.text, "commune", {}, {}};
    auto const* const counter = directory_->find(network::CounterId{counter_id});
    if (auto const metres = counter == nullptr ? std::nullopt : metres_to(*counter, *commune)) {
      residence.km = static_cast<std::int32_t>(std::lround(*metres / 1000));
    }
    auto at = centre_of(*commune);
    if (commune->population.value_or(0) < kFewInhabitants) {
      auto const* const wider = territories.holder(*commune, network::TerritoryKind::kIntercommunal);
      auto const* const kept = wider != nullptr ? wider : territories.middle_level(*commune);
      residence.code = kept == nullptr ? "" : kept->code.text;
      residence.kind = TextForm<network::TerritoryKind>::write(kept == nullptr ? commune->kind : kept->kind);
      residence.km = residence.km && kept != nullptr ? km_of_several(*residence.km, *counter, *kept) : std::nullopt;
      at = kept == nullptr ? std::nullopt : centre_of(*kept);
    }
    if (counter != nullptr && at) {
      residence.saved_km = saved_km(*counter, *commune, *at);
    }
    return residence.code.empty() ? std::nullopt : std::optional{residence};
  }

  std::optional<visits::VisitCatalogue> catalogue(std::string const& id, Language language) const {
    auto const* const counter = directory_->find(network::CounterId{id});
    if (counter == nullptr) {
      return std::nullopt;
    }
    visits::VisitCatalogue list;
    list.counter = id;
    list.counter_name = counter->name;
    list.commune = counter->commune_code ? counter->commune_code->text : "";
    auto const places = directory_->places_of(*counter);
    list.time_zone = (places.empty() ? directory_->clocks().zones().front() : directory_->zone(places.front())).name();
    add_procedures(*counter, language, list);
    add_communes(*counter, list);
    add_destinations(*counter, list);
    for (auto const& stop : directory_->stops_of(*counter)) {
      list.stops.push_back({stop.position, stop.name});
    }
    return list;
  }

 private:
  // Of a commune; of a wider territory, in the middle of its communes.
  std::optional<geo::Point> centre_of(network::Territory const& territory) const {
    if (territory.lat && territory.lon) {
      return geo::Point{*territory.lat, *territory.lon};
    }
    auto sum = geo::Point{};
    auto count = 0;
    for (auto const* const commune : directory_->territories().inside(territory, network::TerritoryKind::kCommune)) {
      if (commune->lat && commune->lon) {
        sum = {sum.lat + *commune->lat, sum.lon + *commune->lon};
        ++count;
      }
    }
    return count == 0 ? std::nullopt : std::optional{geo::Point{sum.lat / count, sum.lon / count}};
  }

  std::optional<std::int32_t> saved_km(network::Counter const& counter, network::Territory const& commune,
                                       geo::Point home) const {
    auto const* const town = largest_town(commune);
    if (town == nullptr || !counter.lat || !counter.lon) {
      return std::nullopt;
    }
    auto const to_town = geo::metres_between(home, {*town->lat, *town->lon});
    auto const to_counter = geo::metres_between(home, {*counter.lat, *counter.lon});
    return static_cast<std::int32_t>(std::lround(std::max(0.0, to_town - to_counter) / 1000));
  }

  // Of the department or province of a commune.
  network::Territory const* largest_town(network::Territory const& commune) const {
    auto const* const department = directory_->territories().middle_level(commune);
    if (department == nullptr) {
      return nullptr;
    }
    network::Territory const* largest = nullptr;
    for (auto const* const town : directory_->territories().inside(*department, network::TerritoryKind::kCommune)) {
      auto const is_larger = largest == nullptr || town->population.value_or(0) > largest->population.value_or(0);
      if (town->lat && town->lon && is_larger) {
        largest = town;
      }
    }
    return largest;
  }

  // Kilometres so coarse that at least three small communes of the body share them: they do not tell which it was.
  // Nothing where no step is coarse enough.
  std::optional<std::int32_t> km_of_several(std::int32_t km, network::Counter const& counter,
                                            network::Territory const& body) const {
    std::vector<double> others;
    for (auto const* const commune : directory_->territories().inside(body, network::TerritoryKind::kCommune)) {
      auto const metres = metres_to(counter, *commune);
      if (metres && commune->population.value_or(0) < kFewInhabitants) {
        others.push_back(*metres / 1000);
      }
    }
    for (auto const step : {5, 10, 20, 40}) {
      auto const coarse = [step](double kilometres) { return std::lround(kilometres / step) * step; };
      auto const alike = std::ranges::count_if(
          others, [&](double other) { return coarse(std::round(other)) == coarse(static_cast<double>(km)); });
      if (alike >= kSeveral) {
        return static_cast<std::int32_t>(coarse(static_cast<double>(km)));
      }
    }
    return std::nullopt;
  }

  void add_procedures(network::Counter const& counter, Language language, visits::VisitCatalogue& list) const {
    auto const& catalogue = directory_->catalogue();
    auto const places = directory_->places_of(counter);
    for (auto const& procedure : catalogue.procedures()) {
      if (procedure.network_id != counter.network_id) {
        continue;
      }
      auto const is_in_bundle =
          places.empty() || directory_->bundles()[places.front().bundle].has(procedure.partner_code);
      auto const* const text = catalogue.sheet_text(procedure, language);
      auto const* const sheet = catalogue.sheet(procedure);
      list.procedures.push_back(
          {procedure.code.text, network::in_language(name_of(procedure), language), procedure.also_called,
           procedure.partner_code.text, is_in_bundle && procedure.level == network::HelpLevel::kFirstLevel,
           text == nullptr ? "" : text->reoriented_to, sheet == nullptr ? "" : sheet->official_url});
    }
    for (auto const& partner : catalogue.partners()) {
      if (partner.network_id == counter.network_id && !partner.succeeded_by) {
        list.partners.push_back({partner.code.text, network::in_language(name_of(partner), language)});
      }
    }
  }

  // Both sides of a border.
  void add_communes(network::Counter const& counter, visits::VisitCatalogue& list) const {
    std::vector<std::pair<double, network::Territory const*>> near;
    for (auto const& network : directory_->networks()) {
      for (auto const* const commune :
           directory_->territories().of_kind(network.id, network::TerritoryKind::kCommune)) {
        if (auto const metres = metres_to(counter, *commune)) {
          near.emplace_back(*metres, commune);
        }
      }
    }
    auto const count = std::min(kCommunesAround, near.size());
    std::ranges::partial_sort(near, near.begin() + static_cast<std::ptrdiff_t>(count));
    for (auto const& [metres, commune] : std::span{near}.first(count)) {
      list.communes.push_back({commune->code.text, commune->name});
    }
  }

  // For each partner that this counter does not help with, the nearest counter of the network that does.
  void add_destinations(network::Counter const& counter, visits::VisitCatalogue& list) const {
    auto const places = directory_->places_of(counter);
    if (places.empty() || !counter.lat || !counter.lon) {
      return;
    }
    auto const from = geo::direction({*counter.lat, *counter.lon});
    auto const& located = directory_->located();
    auto const bundle_at = [&](std::uint32_t index) -> network::Bundle const& {
      return directory_->bundles()[directory_->places()[located.places[index]].bundle];
    };
    for (auto const& partner : list.partners) {
      auto const code = network::PartnerCode{partner.code};
      if (directory_->bundles()[places.front().bundle].has(code)) {
        continue;
      }
      std::vector<geo::Neighbour> found;
      located.tree.search(
          from, 1, geo::chord_of_metres(kFurthestDestination), geo::NearestTree::kFromTheStart,
          [&](std::uint32_t index) {
            return bundle_at(index).network_id == counter.network_id && bundle_at(index).has(code);
          },
          found);
      if (!found.empty()) {
        auto const& place = directory_->places()[located.places[found.front().index]];
        list.destinations.push_back(
            destination(partner.code, directory_->card(place), geo::metres_of_chord(found.front().chord)));
      }
    }
  }

  static visits::ListedDestination destination(std::string const& partner, network::CounterCard const& card,
                                               double metres) {
    auto const street = card.address ? *card.address + ", " : "";
    auto const postcode = card.postcode ? *card.postcode + " " : "";
    return {partner,
            card.id.text,
            card.name,
            street + postcode + card.commune_name,
            card.telephone,
            card.hours,
            static_cast<std::int32_t>(std::lround(metres / 1000))};
  }

  std::shared_ptr<Directory const> directory_;
};

}  // namespace

language::PersonalDataRules personal_data_rules() {
  auto file = json::read<language::PersonalDataRuleFile>(embedded::file("data/personal-data-rules.json").value());
  if (!file) {
    throw std::logic_error{"data/personal-data-rules.json cannot be read"};
  }
  auto const names = json::read<language::PersonalNamesFile>(embedded::file("data/personal-names.json").value());
  if (!names) {
    throw std::logic_error{"data/personal-names.json cannot be read"};
  }
  return language::PersonalDataRules{*std::move(file), *names};
}

visits::SurroundingsNow visit_surroundings(network::DirectoryNow directory) {
  return [directory = std::move(directory)]() -> std::optional<visits::Surroundings> {
    auto now = directory();
    if (!now) {
      return std::nullopt;
    }
    auto const around = std::make_shared<Around const>(std::move(now));
    return visits::Surroundings{
        [around](std::string const& id) { return around->counter(id); },
        [around](NetworkId const& network, std::string const& code) { return around->procedure(network, code); },
        [around](NetworkId const& network, std::string const& code) { return around->knows_partner(network, code); },
        [around](std::string const& commune, std::string const& counter) {
          return around->residence(commune, counter);
        },
        [around](std::string const& counter, Language language) { return around->catalogue(counter, language); }};
  };
}

}  // namespace relais::commands

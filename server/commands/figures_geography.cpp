#include "commands/figures_geography.hpp"

#include <algorithm>
#include <map>
#include <mutex>

#include "indicators/feed.hpp"

namespace relais::commands {
namespace {

using network::Directory;
using network::Territory;
using network::TerritoryKind;

constexpr std::size_t kMonthLength = 7;  // "2020-01"
constexpr auto kMiddleLevels = {TerritoryKind::kDepartment, TerritoryKind::kProvince};

std::string department_of(Directory const& directory, network::Counter const& counter) {
  auto const* const commune = counter.commune_code ? directory.territories().find(*counter.commune_code) : nullptr;
  auto const* const department = commune == nullptr ? nullptr : directory.territories().middle_level(*commune);
  return department == nullptr ? "" : department->code.text;
}

std::vector<std::string> codes_of(std::vector<Territory const*> const& territories) {
  std::vector<std::string> codes;
  codes.reserve(territories.size());
  for (auto const* const territory : territories) {
    codes.push_back(territory->code.text);
  }
  return codes;
}

std::vector<std::string> departments(Directory const& directory, NetworkId const& network) {
  std::vector<std::string> codes;
  for (auto const kind : kMiddleLevels) {
    auto const more = codes_of(directory.territories().of_kind(network, kind));
    codes.insert(codes.end(), more.begin(), more.end());
  }
  return codes;
}

std::optional<std::vector<std::string>> departments_in(Directory const& directory, NetworkId const& network,
                                                       std::string const& code) {
  auto const* const territory = directory.territories().find(network::TerritoryCode{code});
  if (territory == nullptr || territory->network_id != network) {
    return std::nullopt;
  }
  if (std::ranges::find(kMiddleLevels, territory->kind) != kMiddleLevels.end()) {
    return std::vector{territory->code.text};
  }
  std::vector<std::string> codes;
  for (auto const kind : kMiddleLevels) {
    auto const more = codes_of(directory.territories().inside(*territory, kind));
    codes.insert(codes.end(), more.begin(), more.end());
  }
  return codes.empty() ? std::nullopt : std::optional{codes};
}

std::vector<std::string> zones_of(Directory const& directory, network::Counter const& counter) {
  auto const* const commune = counter.commune_code ? directory.territories().find(*counter.commune_code) : nullptr;
  std::vector<std::string> codes;
  for (auto const& zone : commune == nullptr ? std::vector<network::TerritoryZone>{} : directory.zones().of(*commune)) {
    if (zone.is_in == true) {
      codes.push_back(TextForm<network::Zone>::write(zone.zone));
    }
  }
  return codes;
}

using CountersByDepartment = std::map<std::pair<NetworkId, std::string>, std::vector<indicators::CounterPlace>>;

CountersByDepartment by_department(Directory const& directory) {
  CountersByDepartment counters;
  for (auto const& counter : directory.counters()) {
    counters[{counter.network_id, department_of(directory, counter)}].push_back(
        {counter.id.text, counter.name, TextForm<network::CounterKind>::write(counter.kind),
         zones_of(directory, counter)});
  }
  return counters;
}

std::string name_of(Directory const& directory, std::string const& place) {
  if (auto const* const counter = directory.find(network::CounterId{place})) {
    return counter->name;
  }
  auto const* const territory = directory.territories().find(network::TerritoryCode{place});
  return territory == nullptr ? "" : territory->name;
}

std::string name_of_value(Directory const& directory, NetworkId const& network, std::string const& breakdown,
                          std::string const& value, Language language) {
  auto const& catalogue = directory.catalogue();
  if (breakdown == "procedure") {
    auto const code = value.substr(value.find(indicators::kPartOf) + 1);
    if (auto const* const procedure = catalogue.find(network::ProcedureCode{code})) {
      return network::in_language(name_of(*procedure), language);
    }
  }
  // What is of no procedure that is known, or a reorientation, is at least of a body.
  if (breakdown == "partner" || breakdown == "procedure" || breakdown == "reorientation") {
    auto const* const partner = catalogue.find(network, network::PartnerCode{std::string{indicators::whole_of(value)}});
    return partner == nullptr ? "" : network::in_language(name_of(*partner), language);
  }
  return "";
}

// "2019-04-25", "2020-01"; of a year alone its first month, and the text says the year.
indicators::StartMark mark_of(network::ProgrammeEvent const& event, i18n::Texts const& texts, Language language) {
  auto const words = network::LocalName{event.title_fr, event.title_en, event.title_nl, event.title_de};
  auto text = network::in_language(words, language);
  if (auto const month = TextForm<indicators::Month>::read(event.happened_on.substr(0, kMonthLength))) {
    return {*month, std::move(text)};
  }
  auto const year = std::chrono::year{std::stoi(event.happened_on)};
  return {year / std::chrono::January,
          texts.message(language, "network.mark.in_the_year", {{"year", event.happened_on}, {"what", text}})};
}

std::vector<indicators::StartMark> start_marks(Directory const& directory, i18n::Texts const& texts,
                                               NetworkId const& network, std::optional<std::string> const& counter,
                                               Language language) {
  std::vector<indicators::StartMark> marks;
  for (auto const& event : directory.catalogue().events()) {
    if (event.network_id == network && event.marks_series) {
      marks.push_back(mark_of(event, texts, language));
    }
  }
  auto const* const place = counter ? directory.find(network::CounterId{*counter}) : nullptr;
  if (place != nullptr && place->opened_on) {
    marks.push_back(
        {indicators::month_of(*place->opened_on), std::string{texts.text(language, "network.mark.opened")}});
  }
  if (place != nullptr && place->labelled_on) {
    marks.push_back(
        {indicators::month_of(*place->labelled_on), std::string{texts.text(language, "network.mark.labelled")}});
  }
  std::ranges::stable_sort(marks, {}, &indicators::StartMark::month);
  return marks;
}

}  // namespace

indicators::Geography figures_geography(std::shared_ptr<Directory const> directory, i18n::Texts const* texts) {
  std::vector<NetworkId> networks;
  for (auto const& network : directory->networks()) {
    networks.push_back(network.id);
  }
  auto const size = [&](NetworkId const& network) {
    return std::ranges::count(directory->counters(), network, &network::Counter::network_id);
  };
  std::ranges::stable_sort(networks, [&](auto const& a, auto const& b) { return size(a) > size(b); });
  auto counters = std::make_shared<CountersByDepartment const>(by_department(*directory));
  return {networks,
          [directory](std::string_view counter) {
            auto const* const found = directory->find(network::CounterId{std::string{counter}});
            return found == nullptr ? std::string{} : department_of(*directory, *found);
          },
          [directory](NetworkId const& network, std::string const& territory) {
            return departments_in(*directory, network, territory);
          },
          [directory](NetworkId const& network) { return departments(*directory, network); },
          [counters](NetworkId const& network, std::string const& department) {
            auto const found = counters->find({network, department});
            return found == counters->end() ? std::vector<indicators::CounterPlace>{} : found->second;
          },
          [directory](std::string const& place) { return name_of(*directory, place); },
          [directory](NetworkId const& network, std::string const& breakdown, std::string const& value,
                      Language language) { return name_of_value(*directory, network, breakdown, value, language); },
          [directory, texts](NetworkId const& network, std::optional<std::string> const& counter, Language language) {
            return texts == nullptr ? std::vector<indicators::StartMark>{}
                                    : start_marks(*directory, *texts, network, counter, language);
          }};
}

indicators::GeographyNow figures_geography(network::DirectoryNow directory, i18n::Texts const& texts) {
  // Of each directory it is made once.
  struct Made {
    std::mutex mutex;
    std::shared_ptr<Directory const> of;
    std::optional<indicators::Geography> geography;
  };
  return [directory = std::move(directory), &texts,
          made = std::make_shared<Made>()]() -> std::optional<indicators::Geography> {
    auto now = directory();
    auto const lock = std::lock_guard{made->mutex};
    if (now != nullptr && made->of != now) {
      made->geography = figures_geography(now, &texts);
      made->of = now;
    }
    return now == nullptr ? std::nullopt : made->geography;
  };
}

}  // namespace relais::commands

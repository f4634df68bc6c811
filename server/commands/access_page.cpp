#include "commands/access_page.hpp"

#include <fmt/format.h>

namespace relais::commands {
namespace {

struct AccessParameters {
  std::optional<std::int32_t> minutes;
  std::optional<std::string> place;  // as people write it
  std::optional<network::TerritoryCode> territory;
  std::optional<NetworkId> network;
};
BOOST_DESCRIBE_STRUCT(AccessParameters, (), (minutes, place, territory, network))

}  // namespace
}  // namespace relais::commands

template <>
struct relais::json::Constraints<relais::commands::AccessParameters> {
  static constexpr auto all = std::tuple{range(&commands::AccessParameters::minutes, 1, 180),
                                         length(&commands::AccessParameters::place, 0, 100)};
};

namespace relais::commands {
namespace {

constexpr std::size_t kPlacesOffered = 8;

}  // namespace

Result<void> AccessPageRoutes::check(network::PublicPages const& site) {
  return site.templates().check<coverage::AccessPage>("coverage/access");
}

void AccessPageRoutes::add_routes(http::Routes& routes, network::DirectoryNow const& directory,
                                  Clock const& clock) const {
  site_.add(routes, directory, clock, "/access", "coverage.api.page",
            [this](Language language, http::Request const& request, network::Directory const& now, Instant) {
              return answer(language, request, now);
            });
}

http::Answer AccessPageRoutes::answer(Language language, http::Request const& request,
                                      network::Directory const& directory) const {
  auto const parameters = network::read_page_parameters<AccessParameters>(request);
  if (!parameters) {
    return http::refusal(parameters.problem());
  }
  coverage::AccessAsked asked;
  asked.minutes = parameters->minutes.value_or(asked.minutes);
  asked.network = parameters->network;
  auto const words = parameters->place.value_or("");
  auto const places = words.empty() ? std::vector<network::Territory const*>{}
                                    : directory.territories().search_all(words, kPlacesOffered);
  if (parameters->territory) {
    asked.territory = parameters->territory->text;
  } else if (!places.empty()) {
    asked.territory = places.front()->code.text;
  }
  auto const said = coverage::AccessWords{site_.texts(), language};
  auto page = coverage::access_page(house_, said, asked);
  if (!page) {
    return http::refusal(page.problem());
  }
  if (!words.empty() && places.empty()) {
    page->place = words;
    page->not_found = said.text("coverage.page.not_found", {{"place", words}});
  }
  for (std::size_t i = 0; i < places.size() && places.size() > 1; ++i) {
    auto other = asked;
    other.territory = places[i]->code.text;
    auto const* const around = directory.territories().middle_level(*places[i]);
    auto const label = around == nullptr || around == places[i] ? places[i]->name
                                                                : fmt::format("{} ({})", places[i]->name, around->name);
    page->choices.push_back({label, fmt::format("/{}{}", TextForm<Language>::write(language), access_path(other)),
                             places[i]->code.text == asked.territory});
  }
  return site_.show(language, "coverage/access", *std::move(page), coverage::access_path(asked));
}

}  // namespace relais::commands

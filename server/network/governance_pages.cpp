#include "network/governance_pages.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "network/asked.hpp"
#include "platform/i18n/format.hpp"

namespace relais::network {
namespace {

struct GovernanceParameters {
  std::optional<Date> on;
  std::optional<NetworkId> network;
};
BOOST_DESCRIBE_STRUCT(GovernanceParameters, (), (on, network))

// The box of degrees that the map shows; departments beyond it stand in a row under it.
constexpr double kWest = -5.2;
constexpr double kEast = 9.8;
constexpr double kNorth = 51.2;
constexpr double kSouth = 41.2;
constexpr double kWidth = 1000;
constexpr double kHeight = 940;
constexpr double kRowBelow = 1000;
constexpr double kRowStep = 90;

// A degree of longitude is as wide as cos(latitude) of one of latitude: one middle latitude serves a country.
DepartmentDot dot_of(CoordinatedDepartment const& department, std::string label, int& beyond) {
  auto const& middle = *department.middle;
  auto const is_inside = middle.lon >= kWest && middle.lon <= kEast && middle.lat >= kSouth && middle.lat <= kNorth;
  auto const x = is_inside ? (middle.lon - kWest) / (kEast - kWest) * kWidth : kRowStep * ++beyond;
  auto const y = is_inside ? (kNorth - middle.lat) / (kNorth - kSouth) * kHeight : kRowBelow;
  return {fmt::format("{:.0f}", x), fmt::format("{:.0f}", y), std::move(label),
          department.state == SeatState::kRecruited};
}

std::optional<std::string> said(std::string const& text) {
  return text.empty() ? std::nullopt : std::optional{text};
}

std::string state_text(PageWriter const& writer, CoordinatedDepartment const& department) {
  return department.state == SeatState::kRecruited ? writer.text("network.governance.recruited")
                                                   : writer.text("network.governance.vacant");
}

GovernancePage compose(PageWriter const& writer, Governance const& governance) {
  GovernancePage page;
  page.title = writer.text("network.governance.title");
  page.description = writer.text("network.governance.description");
  page.on = TextForm<Date>::write(governance.on);
  page.covered =
      writer.message("network.governance.covered", {{"recruited", std::to_string(governance.recruited)},
                                                    {"departments", std::to_string(governance.departments.size())},
                                                    {"date", i18n::date(writer.language, governance.on)}});
  if (governance.official) {
    page.official = writer.message("network.governance.official",
                                   {{"value", fmt::format("{:.0f}", governance.official->value)},
                                    {"date", i18n::date(writer.language, governance.official->stated_on)},
                                    {"source", governance.official->source}});
  }
  for (auto const& lead : governance.leads) {
    auto const kind = lead.kind == SeatKind::kElectedLead ? writer.text("network.governance.elected_lead")
                                                          : writer.text("network.governance.network_coordinator");
    page.leads.push_back({lead.territory.empty() ? kind : fmt::format("{} · {}", kind, lead.territory),
                          lead.holder.empty() ? writer.text("network.governance.not_named") : lead.holder,
                          said(lead.body), i18n::date(writer.language, lead.since)});
    page.has_generated = page.has_generated || lead.is_generated;
  }
  auto beyond = 0;
  for (auto const& department : governance.departments) {
    auto const state = state_text(writer, department);
    page.rows.push_back({department.code.text, department.name, state, said(department.holder),
                         department.since ? i18n::date(writer.language, *department.since) : ""});
    page.has_generated = page.has_generated || department.is_generated;
    if (department.middle) {
      page.dots.push_back(dot_of(department, fmt::format("{} – {}", department.name, state), beyond));
    }
  }
  return page;
}

// The network that has departments to coordinate, where none is asked for.
NetworkId led_network(Directory const& directory) {
  auto const& networks = directory.networks();
  auto const led = std::ranges::find_if(networks, [&](Network const& network) {
    return !directory.territories().of_kind(network.id, TerritoryKind::kDepartment).empty();
  });
  return led != networks.end() ? led->id : networks.empty() ? NetworkId{} : networks.front().id;
}

}  // namespace

Result<void> GovernancePages::check(PublicPages const& site) {
  return site.templates().check<GovernancePage>("network/governance");
}

void GovernancePages::add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const {
  site_.add(routes, directory, clock, "/governance", "network.pages.governance",
            [this](Language language, http::Request const& request, Directory const& now, Instant) {
              auto const asked = read_page_parameters<GovernanceParameters>(request);
              if (!asked) {
                return http::refusal(asked.problem());
              }
              auto const found = governance(now, {asked->network.value_or(led_network(now)), asked->on});
              if (!found) {
                return http::refusal(found.problem());
              }
              return site_.show(language, "network/governance", compose({site_.texts(), language, now}, *found),
                                "/governance");
            });
}

}  // namespace relais::network

#include "commands/demo_visits.hpp"

#include <charconv>
#include <cstdio>

#include <fmt/format.h>

#include "commands/figures_geography.hpp"
#include "indicators/rollup_store.hpp"
#include "network/live_directory.hpp"
#include "visits/bulk_store.hpp"
#include "visits/figures_store.hpp"
#include "visits/generate_visits.hpp"
#include "visits/visit_store.hpp"

namespace relais::commands {
namespace {

constexpr auto kDepartment = "08";  // the Ardennes: main counters, antennas and a border
constexpr auto kYear = std::chrono::days{365};
constexpr auto kNetwork = "fr";

std::optional<double> factor_of(std::string const& scale) {
  if (scale == "department" || scale == "nation") {
    return 1;
  }
  auto factor = 0.0;
  auto const [end, error] = std::from_chars(scale.data(), scale.data() + scale.size(), factor);
  auto const is_number = error == std::errc{} && end == scale.data() + scale.size();
  return is_number && factor > 0 && factor <= 100 ? std::optional{factor} : std::nullopt;
}

// Done at a counter wherever the body's help is given: of which counter, the plan says beside.
std::vector<visits::ListedProcedure> procedures_of(network::Directory const& directory) {
  std::vector<visits::ListedProcedure> list;
  for (auto const& procedure : directory.catalogue().procedures()) {
    if (procedure.network_id == NetworkId{kNetwork}) {
      list.push_back({procedure.code.text,
                      {},
                      {},
                      procedure.partner_code.text,
                      procedure.level == network::HelpLevel::kFirstLevel,
                      {},
                      {}});
    }
  }
  return list;
}

std::vector<std::string> partners_at(network::Directory const& directory, network::MeetingPlace const& place) {
  std::vector<std::string> codes;
  for (auto const& partner : directory.bundles()[place.bundle].partners) {
    codes.push_back(partner.text);
  }
  return codes;
}

visits::GeneratorPlan plan_of(std::shared_ptr<network::Directory const> const& directory, bool whole, double factor) {
  visits::GeneratorPlan plan;
  plan.network = NetworkId{kNetwork};
  plan.until = directory->today();
  plan.since = Date{std::chrono::sys_days{plan.until} - kYear};
  plan.visits_a_day *= factor;
  plan.procedures = procedures_of(*directory);
  auto const& territories = directory->territories();
  for (auto const& counter : directory->counters()) {
    auto const places = directory->places_of(counter);
    if (counter.network_id != plan.network || places.empty()) {
      continue;
    }
    auto const* const commune = counter.commune_code ? territories.find(*counter.commune_code) : nullptr;
    auto const* const department = commune == nullptr ? nullptr : territories.middle_level(*commune);
    if (whole || (department != nullptr && department->code.text == kDepartment)) {
      auto const stops = directory->stops_of(counter);
      plan.counters.push_back(
          {counter.id.text, stops.empty() ? 0 : stops.back().position, partners_at(*directory, places.front())});
    }
  }
  return plan;
}

}  // namespace

Result<void> add_demo_visits(db::Database& database, std::string const& scale, Instant now) {
  if (scale == "none") {
    return {};
  }
  auto const factor = factor_of(scale);
  if (!factor) {
    return Problem{Fault::kInvalid,
                   "config.invalid",
                   {},
                   fmt::format("--scale is none, department, nation or a number, not \"{}\"", scale)};
  }
  auto const scope = Scope::whole_network(NetworkId{kNetwork});
  auto const [rows, has_visits] = database.read([&](db::Snapshot const& snapshot) {
    auto const visits = visits::VisitReader{snapshot, scope};
    return std::pair{
        network::DirectoryStore{snapshot, Scope::public_directory()}.load_published(network::day_of_directory(now)),
        visits.holds(true) || visits.holds(false)};
  });
  if (has_visits) {
    return {};
  }
  auto const directory = std::make_shared<network::Directory const>(rows, network::day_of_directory(now));
  auto const plan = plan_of(directory, scale != "department", *factor);
  fmt::print("Generating a year of visits at {} counters (marked as generated)\n", plan.counters.size());
  std::fflush(stdout);
  auto const is_claimed = database.write([&](db::Transaction& tx) {
    return visits::VisitStore{tx, scope}.claim_kind(true);
  });
  if (!is_claimed) {
    return Problem{Fault::kConflict, "visits.network_is_generated", {}, "the database holds real visits"};
  }
  auto store = visits::BulkVisits{database, {AccountId{"generated"}, now, {}, true}};
  generate_visits(plan, [&](std::vector<visits::KeptVisit> const& day) {
    for (auto const& visit : day) {
      store.add(visit);
    }
  });
  store.finish();
  fmt::print("{} visits, {} acts\n", store.visits(), store.acts());
  std::fflush(stdout);
  auto const counted =
      indicators::rebuild(database, visits::figures(), NetworkId{kNetwork}, figures_geography(directory).department_of);
  fmt::print("{} rows of figures\n", counted.rows);
  return {};
}

}  // namespace relais::commands

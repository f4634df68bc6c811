#include <algorithm>
#include <charconv>
#include <chrono>

#include <boost/mp11/algorithm.hpp>
#include <fmt/format.h>

#include "commands/commands.hpp"
#include "commands/coverage_imports.hpp"
#include "commands/coverage_land.hpp"
#include "commands/program.hpp"
#include "coverage/coverage_house.hpp"
#include "coverage/scenario.hpp"
#include "network/live_directory.hpp"
#include "network/look_up.hpp"
#include "platform/files/mapped_file.hpp"
#include "platform/json/read.hpp"

namespace relais::commands {
namespace {

using Steady = std::chrono::steady_clock;

// "reading (0.4 s)": each step when it begins, with the time that has passed.
coverage::Progress told() {
  return [since = Steady::now()](std::string_view step) {
    auto const seconds = std::chrono::duration<double>(Steady::now() - since).count();
    fmt::print(stderr, "{} ({:.1f} s)\n", step, seconds);
  };
}

void print_parts(std::vector<roads::FoundPart> const& parts) {
  for (auto const& part : parts) {
    fmt::print("  around {:.4f},{:.4f}: {} nodes{}\n", part.lat, part.lon, part.nodes,
               part.is_cut ? ", up to the edge of the files" : "");
  }
}

int print_imported(coverage::ImportedRoads const& roads, std::string const& file) {
  auto const& counts = roads.counts;
  if (counts.ways > 0) {
    fmt::print("{} nodes, {} ways, {} relations read; {} ways are highways, {} are for cars, {} of them twice\n",
               counts.nodes, counts.ways, counts.relations, counts.highways, counts.roads, counts.repeated);
    fmt::print("{} barriers; {} nodes that roads name are in no file: the roads end there\n", counts.barriers,
               counts.missing_nodes);
  }
  fmt::print("kept: {} junctions and ends, {} stretches, {:.0f} km\n", roads.nodes, roads.edges, roads.kilometres);
  if (roads.parts.size() > 1) {
    fmt::print("no road joins the {} parts of it:\n", roads.parts.size());
    print_parts(roads.parts);
  }
  auto const& cut_off = roads.cut_off;
  fmt::print("cut off from the rest and left out: {} parts, {} nodes, {:.1f} km; {} of them by the edge of the files\n",
             cut_off.parts, cut_off.nodes, cut_off.kilometres, cut_off.at_edge);
  print_parts(cut_off.largest);
  fmt::print("{}\n", file.empty()
                         ? "Nothing was changed: this was a dry run."
                         : fmt::format("{} and {} are written. A program that serves takes them over by itself.", file,
                                       coverage::hierarchy_path(file)));
  return 0;
}

std::string percent(std::optional<double> share) {
  constexpr auto kHundred = 100.0;
  return share ? fmt::format("{:.1f} %", *share * kHundred) : "-";
}

void print_line(std::string_view name, coverage::PeopleWithin const& access) {
  auto const band = access.band.value_or(coverage::SpeedBand{});
  fmt::print("{:<40} {:>12.0f} {:>9} {:>9} {:>9} {:>8}\n", name, access.people, percent(access.share),
             access.share ? percent(band.slower) : "-", access.share ? percent(band.faster) : "-",
             access.median_minutes ? fmt::format("{:.1f}", *access.median_minutes) : "-");
}

void print_head() {
  fmt::print("{:<40} {:>12} {:>9} {:>9} {:>9} {:>8}\n", "", "people", "share", "slower", "faster", "median");
}

std::string method_of(coverage::Coverage const& said) {
  auto const& [people, estimated] = std::pair{said.access.people, said.access.by_straight_line};
  auto const by_road = people - estimated - said.access.off_roads - said.access.unreached;
  return !said.roads     ? ": estimated by straight line, for no roads are loaded"
         : estimated < 1 ? ", by road"
                         : fmt::format(": by road for {} of the people, estimated by straight line for {}",
                                       percent(by_road / people), percent(estimated / people));
}

void print_misplaced(std::vector<coverage::MisplacedCounter> const& misplaced) {
  for (auto const& counter : misplaced) {
    fmt::print(
        "nobody comes to {} ({}): {:.1f} km from {}\n", counter.name, counter.counter, counter.kilometres,
        counter.why == coverage::Misplacement::kOffRoads ? "any road" : "the centre of any commune, and in none");
  }
}

void print_covered(coverage::Coverage const& said) {
  if (said.roads && said.roads->is_made_up) {
    fmt::print("MADE-UP ROADS: speed and method only; nothing here says anything of a real country\n");
  }
  fmt::print("Within {} minutes of one of {} counters{}\n", said.minutes, said.counters, method_of(said));
  print_head();
  print_line(said.territory_name.empty() ? said.network.text : said.territory_name, said.access);
  for (auto const& item : said.items) {
    print_line(item.name.empty() ? item.code : item.name, item.access);
  }
  fmt::print("off the roads: {:.0f} people; reach no counter: {:.0f}; by straight line: {:.0f}\n",
             said.access.off_roads, said.access.unreached, said.access.by_straight_line);
  if (said.access.centre_unknown >= 1) {
    fmt::print("not counted, for the centre of their commune is not known: {:.0f} people\n",
               said.access.centre_unknown);
  }
  print_misplaced(said.misplaced);
  for (auto const& source : said.sources) {
    fmt::print("{}: {}{}\n", source.what, source.name,
               source.of     ? ", " + TextForm<Date>::write(*source.of)
               : source.year ? fmt::format(", {}", *source.year)
                             : "");
  }
  if (said.roads && !said.roads->attribution.empty()) {
    fmt::print("{}\n", said.roads->attribution);
  }
}

void print_compared(coverage::Comparison const& said) {
  fmt::print("Within {} minutes of a counter{}\n", said.minutes, said.roads ? ", by road" : ", by straight line");
  print_head();
  print_line("as it is", said.before);
  print_line("as it would be", said.after);
  fmt::print("{:.0f} people gain, {:.0f} lose; {} communes come nearer, {} further\n", said.gained, said.lost,
             said.nearer, said.further);
  auto const minutes = [](std::optional<double> value) { return value ? fmt::format("{:.1f}", *value) : "never"; };
  auto const method = [&](std::optional<coverage::NearCounter> const& counter) {
    return said.roads && counter && counter->method == coverage::Method::kStraightLine ? " by straight line" : "";
  };
  for (auto const& item : said.items) {
    fmt::print("{:<40} {:>12.0f} {:>9.0f} -> {:.0f} within (+{:.0f} -{:.0f}), {}{} -> {}{} minutes\n",
               item.name.empty() ? item.code : item.name, item.people, item.within_before, item.within_after,
               item.gained, item.lost, minutes(item.median_before), method(item.nearest_before),
               minutes(item.median_after), method(item.nearest_after));
  }
  print_misplaced(said.misplaced);
}

// "/edits/2/counter" as whoever wrote the file counts: "edit 3, counter".
std::string place_in(std::string const& file, std::string_view path) {
  constexpr auto kEdits = std::string_view{"/edits/"};
  auto index = 0;
  if (!path.starts_with(kEdits)) {
    return file + std::string{path};
  }
  path.remove_prefix(kEdits.size());
  std::from_chars(path.begin(), path.end(), index);
  auto const member = path.find('/');
  return fmt::format("{}, edit {}{}", file, index + 1,
                     member == path.npos ? "" : ", " + std::string{path.substr(member + 1)});
}

std::string kinds_of_edits() {
  std::vector<std::string> kinds;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<coverage::EditKind>>(
      [&](auto kind) { kinds.push_back(TextForm<coverage::EditKind>::write(kind.value)); });
  return fmt::format("{}", fmt::join(kinds, ", "));
}

// A scenario as the API gives it, or its edits alone.
Result<std::vector<coverage::Edit>> edits_in(std::string const& file) {
  auto const mapped = files::MappedFile::open(file);
  if (!mapped) {
    return mapped.problem();
  }
  auto const text = std::string_view{reinterpret_cast<char const*>(mapped->bytes().data()), mapped->bytes().size()};
  auto scenario = json::read<coverage::Scenario>(text);
  if (scenario) {
    return std::move(scenario->edits);
  }
  auto edits = json::read<coverage::EditsFile>(text);
  if (edits) {
    return std::move(edits->edits);
  }
  // As which of the two it nearly reads.
  auto problem = std::min(edits.problem(), scenario.problem(), [](Problem const& one, Problem const& other) {
    return one.fields.size() < other.fields.size();
  });
  problem.detail = fmt::format("{} holds no edits ({}) that can be read", file, kinds_of_edits());
  return problem;
}

// Procedures that the words of a wrong code may mean, if the search finds any.
std::string meant_by(network::Directory const& directory, std::string const& words) {
  constexpr std::int32_t kMost = 3;
  std::vector<std::string> codes;
  for (auto const& item : network::find_procedures(directory, {words, kMost}).items) {
    if (item.kind == network::AnswerKind::kProcedure) {
      codes.push_back(item.code);
    }
  }
  return codes.empty() ? "" : fmt::format(", for example {}", fmt::join(codes, ", "));
}

// By the flag, or by the place in the file, that it was asked with.
int refuse_asked(Problem problem, CoverageAsked const& asked, network::Directory const& directory) {
  if (problem.code == "network.procedure_unknown") {
    problem.fields.clear();
    problem.detail = fmt::format(
        "--procedure {}: no procedure has this code. A code ends the address of its sheet, below "
        "/fr/procedures{}",
        asked.procedure, meant_by(directory, asked.procedure));
  }
  if (problem.code == "coverage.network_unknown") {
    problem.fields = {{"network", problem.code}};
  }
  for (auto& fault : problem.fields) {
    fault.field = fault.field == "territory" ? "--territory " + asked.territory
                  : fault.field == "network" ? "--network " + asked.network
                                             : place_in(asked.scenario, fault.field);
  }
  return refuse(problem);
}

std::optional<std::string> given(std::string const& text) {
  return text.empty() ? std::nullopt : std::optional{text};
}

}  // namespace

int import_roads(config::Settings const& settings, Import const& what) {
  auto const today = network::day_of_directory(SystemClock{}.now());
  auto const roads = coverage::import_roads(what.files, what.dry_run ? "" : settings.roads_file, today, told());
  return roads ? print_imported(*roads, what.dry_run ? "" : settings.roads_file) : refuse(roads.problem());
}

int print_coverage(config::Settings const& settings, CoverageAsked const& asked) {
  coverage::CoverageQuery query;
  query.minutes = asked.minutes;
  query.procedure = given(asked.procedure);
  query.territory = given(asked.territory);
  query.by = asked.by.empty()
                 ? asked.scenario.empty() ? coverage::GroupedBy::kDepartment : coverage::GroupedBy::kCommune
                 : TextForm<coverage::GroupedBy>::read(asked.by);
  if (!asked.network.empty()) {
    query.network = NetworkId{asked.network};
  }
  if (!asked.at.empty() && !(query.open_at = TextForm<Instant>::read(asked.at))) {
    return refuse({Fault::kInvalid, "coverage.at", {}, "--at is an instant such as 2026-11-26T10:00:00.000Z"});
  }
  if (!query.by) {
    return refuse(
        {Fault::kInvalid, "coverage.by", {}, "--by is commune, intercommunal, department, region or density"});
  }
  auto database = open_existing_database(settings);
  if (!database) {
    return refuse(database.problem());
  }
  auto const day = network::day_of_directory(SystemClock{}.now());
  auto rows = database->read([&](db::Snapshot const& snapshot) {
    return network::DirectoryStore{snapshot, Scope::public_directory()}.load_published(day);
  });
  auto directory = std::make_shared<network::Directory const>(std::move(rows), day);
  auto const log = log::Log::to_stderr(settings.log_level, std::make_shared<SystemClock>());
  auto house = coverage::CoverageHouse{coverage_land([directory] { return directory; }), settings.roads_file,
                                       people_grids_in(*database), log};
  house.keep_up();
  if (auto const around = house.surroundings(); around && around->roads == nullptr) {
    if (auto const roads = coverage::Roads::open(settings.roads_file);
        !roads && roads.problem().code != "file.unreadable") {
      auto problem = roads.problem();
      problem.detail =
          fmt::format("{} cannot be used ({}): relais import roads writes it anew", settings.roads_file, problem.code);
      return refuse(problem);
    }
  }
  if (!asked.scenario.empty()) {
    auto const edits = edits_in(asked.scenario);
    auto const compared = edits ? house.compare(query, {}, *edits) : Result<coverage::Comparison>{edits.problem()};
    if (!compared) {
      return refuse_asked(compared.problem(), asked, *directory);
    }
    print_compared(*compared);
    return 0;
  }
  auto const said = house.answer(query, coverage::kEverything);
  if (!said) {
    return refuse_asked(said.problem(), asked, *directory);
  }
  print_covered(*said);
  return 0;
}

}  // namespace relais::commands

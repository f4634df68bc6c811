#include "coverage/roads_file.hpp"

#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "engine/roads/components.hpp"
#include "platform/files/replace_file.hpp"
#include "platform/json/read.hpp"
#include "platform/json/write.hpp"

namespace relais::coverage {
namespace {

// The problem is one of that file.
Problem of_file(std::string const& path, Problem problem) {
  problem.detail = fmt::format("{}: {}", path, problem.detail.empty() ? problem.code : problem.detail);
  return problem;
}

double kilometres(roads::GraphView const& graph) {
  auto metres = 0.0;
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
    auto last = graph.nodes[graph.edges[i].from];
    for (auto const& point : graph.shape(i)) {
      metres += roads::metres_between(last, point);
      last = point;
    }
    metres += roads::metres_between(last, graph.nodes[graph.edges[i].to]);
  }
  constexpr double kMetresAKilometre = 1'000;
  return metres / kMetresAKilometre;
}

std::vector<Stranded> stranded_places(roads::Network const& network, roads::GraphView const& graph) {
  constexpr std::int32_t kCell = 100'000;  // a hundredth of a degree
  constexpr std::size_t kMost = 2'000;     // the file has 64 KiB for what it says of itself
  auto const components = roads::strong_components(network);
  auto const index = roads::SnapIndex{graph};
  std::set<std::pair<std::int32_t, std::int32_t>> cells;
  std::vector<Stranded> places;
  for (std::size_t node = 0; node < network.nodes.size() && places.size() < kMost; ++node) {
    auto const at = network.nodes[node];
    if (components.of_node[node] != components.largest && cells.insert({at.lat / kCell, at.lon / kCell}).second &&
        !index.snap(at)) {
      places.push_back({at.lat, at.lon});
    }
  }
  return places;
}

Result<ImportedRoads> keep(roads::Network const& network, RoadsAbout about, std::string const& path,
                           Progress const& progress) {
  progress("joining");
  auto const built = roads::build_graph(network);
  auto const graph = built.graph.view();
  if (graph.edges.empty()) {
    return Problem{Fault::kInvalid, "roads.no_roads", {}, "there is no road for cars in these files"};
  }
  about.stranded = stranded_places(network, graph);
  if (path.empty()) {
    return ImportedRoads{{}, built.cut_off, graph.nodes.size(), graph.edges.size(), kilometres(graph), about.extracts};
  }
  progress("writing");
  auto const kept = files::replace_file(path, [&](files::Sink const& sink) {
    roads::write_graph_file(graph, json::write(about), [&](std::span<std::byte const> bytes) { sink(bytes); });
  });
  if (!kept) {
    return kept.problem();
  }
  return ImportedRoads{{}, built.cut_off, graph.nodes.size(), graph.edges.size(), kilometres(graph), about.extracts};
}

}  // namespace

Result<std::shared_ptr<Roads const>> Roads::open(std::string const& path) {
  auto file = files::MappedFile::open(path);
  if (!file) {
    return file.problem();
  }
  auto const opened = roads::open_graph(file->bytes());
  if (!opened) {
    return of_file(path, opened.problem());
  }
  auto about = json::read<RoadsAbout>(opened->about);
  if (!about) {
    return of_file(path, {Fault::kInvalid, "roads.damaged"});
  }
  return std::shared_ptr<Roads const>{new Roads{*std::move(file), opened->graph, *std::move(about)}};
}

Result<ImportedRoads> import_roads(std::vector<std::string> const& extracts, std::string const& path, Date today,
                                   Progress const& progress) {
  if (extracts.empty()) {
    return Problem{Fault::kInvalid, "roads.file_missing", {}, "name the extracts to import (.osm.pbf, .osm, .osm.gz)"};
  }
  std::vector<files::MappedFile> files;
  std::vector<roads::Extract> read;
  auto about = RoadsAbout{{}, today, false, kOpenStreetMap, {}};
  for (auto const& extract : extracts) {
    auto file = files::MappedFile::open(extract);
    if (!file) {
      return file.problem();
    }
    files.push_back(*std::move(file));
    about.extracts.push_back(std::filesystem::path{extract}.filename().string());
    read.push_back({about.extracts.back(), files.back().bytes()});
  }
  progress("reading");
  auto const network = roads::read_roads(read);
  if (!network) {
    return network.problem();
  }
  auto imported = keep(network->network, about, path, progress);
  if (imported) {
    imported->counts = network->counts;
  }
  return imported;
}

Result<roads::SyntheticNation> made_up_nation(std::string const& size) {
  for (auto const& known : {roads::kG0, roads::kG1, roads::kG2, roads::kG3, roads::kG4}) {
    if (known.name == size) {
      return roads::synthetic_nation(known, 1);
    }
  }
  return Problem{Fault::kInvalid, "roads.size_unknown", {}, fmt::format("{} is no size: G0 to G4 are", size)};
}

Result<ImportedRoads> keep_made_up_roads(roads::SyntheticNation const& nation, std::string const& size,
                                         std::string const& path, Date today) {
  return keep(nation.network, {{fmt::format("{}, generated", size)}, today, true, "", {}}, path,
              [](std::string_view) {});
}

}  // namespace relais::coverage

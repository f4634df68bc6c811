#include "coverage/roads_file.hpp"

#include <filesystem>
#include <thread>

#include <fmt/format.h>

#include "engine/roads/hierarchy_file.hpp"
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

Result<roads::OpenedGraph> graph_in(std::string const& path, files::MappedFile const& file) {
  auto opened = roads::open_graph(file.bytes());
  return opened ? std::move(opened) : of_file(path, opened.problem());
}

Result<void> write(std::string const& path, auto const& write_file) {
  return files::replace_file(
      path, [&](files::Sink const& sink) { write_file([&](std::span<std::byte const> bytes) { sink(bytes); }); });
}

Result<ImportedRoads> keep(roads::Network const& network, RoadsAbout const& about, std::string const& path,
                           Progress const& progress) {
  progress("joining");
  auto built = roads::build_graph(network);
  auto const graph = built.graph.view();
  if (graph.edges.empty()) {
    return Problem{Fault::kInvalid, "roads.no_roads", {}, "there is no road for cars in these files"};
  }
  auto said = ImportedRoads{{},
                            std::move(built.parts),
                            std::move(built.cut_off),
                            graph.nodes.size(),
                            graph.edges.size(),
                            kilometres(graph),
                            about.extracts};
  if (path.empty()) {
    return said;
  }
  progress("writing");
  auto const kept = write(path, [&](auto const& sink) { roads::write_graph_file(graph, json::write(about), sink); });
  if (!kept) {
    return kept.problem();
  }
  std::error_code error;
  std::filesystem::remove(hierarchy_path(path), error);  // of the roads before
  return said;
}

Result<ImportedRoads> import_extracts(std::vector<std::string> const& extracts, std::string const& path, Date today,
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
  if (network->as_of) {
    about.as_of = Date{*network->as_of};
  }
  auto imported = keep(network->network, about, path, progress);
  if (imported) {
    imported->counts = network->counts;
  }
  return imported;
}

// Of the roads at `path`, as they are mapped: what they were made of is in memory no more.
Result<void> contract(std::string const& path, Progress const& progress) {
  progress("contracting");
  auto const file = files::MappedFile::open(path);
  if (!file) {
    return file.problem();
  }
  auto const opened = graph_in(path, *file);
  if (!opened) {
    return opened.problem();
  }
  auto const hierarchy = roads::build_hierarchy(opened->graph, std::max(1U, std::thread::hardware_concurrency()));
  return write(hierarchy_path(path),
               [&](auto const& sink) { roads::write_hierarchy_file(opened->graph, hierarchy.view(), sink); });
}

Result<ImportedRoads> contracted(Result<ImportedRoads> imported, std::string const& path, Progress const& progress) {
  auto const kept = imported && !path.empty() ? contract(path, progress) : Result<void>{};
  return kept ? std::move(imported) : kept.problem();
}

}  // namespace

std::string hierarchy_path(std::string const& path) {
  return path + ".hierarchy";
}

Result<std::shared_ptr<Roads const>> Roads::open(std::string const& path) {
  auto file = files::MappedFile::open(path);
  if (!file) {
    return file.problem();
  }
  auto const opened = graph_in(path, *file);
  if (!opened) {
    return opened.problem();
  }
  auto about = json::read<RoadsAbout>(opened->about);
  if (!about) {
    return of_file(path, {Fault::kInvalid, "roads.damaged"});
  }
  return std::shared_ptr<Roads const>{new Roads{path, *std::move(file), opened->graph, *std::move(about)}};
}

Result<roads::HierarchyView> Roads::hierarchy() const {
  auto const lock = std::lock_guard{mutex_};
  if (hierarchy_) {
    return *hierarchy_;
  }
  auto const path = hierarchy_path(path_);
  auto file = files::MappedFile::open(path);
  if (!file) {
    return file.problem();
  }
  auto opened = roads::open_hierarchy(file->bytes(), graph_);
  if (!opened) {
    return of_file(path, opened.problem());
  }
  hierarchy_file_ = *std::move(file);
  hierarchy_ = *opened;
  return opened;
}

Result<ImportedRoads> import_roads(std::vector<std::string> const& extracts, std::string const& path, Date today,
                                   Progress const& progress) {
  return contracted(import_extracts(extracts, path, today, progress), path, progress);
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
                                         std::string const& path, Date today, Progress const& progress) {
  auto const about = RoadsAbout{{fmt::format("{}, generated", size)}, today, true, "", today};
  return contracted(keep(nation.network, about, path, progress), path, progress);
}

}  // namespace relais::coverage

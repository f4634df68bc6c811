// The roads of this machine: made of OpenStreetMap extracts once (`relais import roads`), then mapped and searched.
// Their hierarchy lies beside them, for work that asks the same roads again and again; without it that work takes
// longer and comes to the same.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/roads/extracts.hpp"
#include "engine/roads/graph_file.hpp"
#include "engine/roads/hierarchy.hpp"
#include "engine/roads/snap.hpp"
#include "engine/roads/synthetic.hpp"
#include "platform/clock/clock.hpp"
#include "platform/files/mapped_file.hpp"

namespace relais::coverage {

inline constexpr auto kOpenStreetMap = "© OpenStreetMap contributors, ODbL 1.0";

// What the file says of itself.
struct RoadsAbout {
  std::vector<std::string> extracts;  // names of the files that it is made of
  Date imported_on;
  bool is_made_up = false;
  std::string attribution;
  std::optional<Date> as_of = {};  // of the data; nothing: the extracts do not say
};
BOOST_DESCRIBE_STRUCT(RoadsAbout, (), (extracts, imported_on, is_made_up, attribution, as_of))

class Roads {
 public:
  // Refusals: file.unreadable where there is no file, those of roads::open_graph where it is damaged or of another
  // version.
  static Result<std::shared_ptr<Roads const>> open(std::string const& path);

  RoadsAbout const& about() const { return about_; }
  roads::GraphView const& graph() const { return graph_; }
  roads::SnapIndex const& index() const { return index_; }

  // Opened when it is first asked for, and looked for again until it is there: it is written after the roads. It holds
  // as long as these. Refusals: file.unreadable where there is none, those of roads::open_hierarchy where it is
  // damaged, of another version or of other roads.
  Result<roads::HierarchyView> hierarchy() const;

 private:
  Roads(std::string path, files::MappedFile file, roads::GraphView const& graph, RoadsAbout about)
      : path_(std::move(path)), file_(std::move(file)), about_(std::move(about)), graph_(graph), index_(graph_) {}

  std::string path_;
  files::MappedFile file_;
  RoadsAbout about_;
  roads::GraphView graph_;
  roads::SnapIndex index_;
  mutable std::mutex mutex_;  // of what follows
  mutable std::optional<files::MappedFile> hierarchy_file_;
  mutable std::optional<roads::HierarchyView> hierarchy_;
};

// Where the hierarchy of the roads at `path` lies.
std::string hierarchy_path(std::string const& path);

struct ImportedRoads {
  roads::ExtractCounts counts;
  std::vector<roads::FoundPart> parts;
  roads::CutOff cut_off;
  std::size_t nodes = 0;
  std::size_t edges = 0;
  double kilometres = 0;
  std::vector<std::string> extracts;
};

// A step that begins: "reading", "joining", "writing", "contracting". For whoever waits.
using Progress = std::function<void(std::string_view step)>;

// Refusals: roads.file_missing, file.unreadable, those of roads::read_roads (the detail names file and byte),
// roads.no_roads, file.unwritable. Without a path nothing is written: a dry run. What stood at `path` before stands
// there still, unless the new roads are written and only their hierarchy, which comes last, could not be.
Result<ImportedRoads> import_roads(std::vector<std::string> const& extracts, std::string const& path, Date today,
                                   Progress const& progress);

// The generator's nation of that name ("G0" to "G4"): for speed and method only. Refusal: roads.size_unknown.
Result<roads::SyntheticNation> made_up_nation(std::string const& size);
// Its roads as a file that says so, with their hierarchy.
Result<ImportedRoads> keep_made_up_roads(roads::SyntheticNation const& nation, std::string const& size,
                                         std::string const& path, Date today, Progress const& progress);

}  // namespace relais::coverage

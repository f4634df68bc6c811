#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "commands/commands.hpp"
#include "commands/experience_surroundings.hpp"
#include "commands/figures_geography.hpp"
#include "commands/open_data_site.hpp"
#include "commands/program.hpp"
#include "experiences/open_data_routes.hpp"
#include "network/live_directory.hpp"

namespace relais::commands {
namespace {

namespace fs = std::filesystem;

Problem not_written(fs::path const& path, std::string_view reason) {
  return {Fault::kUnavailable,
          "open_data.export_failed",
          {},
          fmt::format("{} cannot be written ({}): name a folder that this user may write to", path.string(), reason)};
}

// On disk when it returns.
Result<void> write_durably(fs::path const& path, std::string_view bytes) {
  auto const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) {
    return not_written(path, std::strerror(errno));
  }
  auto failure = 0;
  while (!bytes.empty() && failure == 0) {
    auto const written = ::write(file, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      failure = errno;
    }
  }
  failure = failure == 0 && ::fsync(file) != 0 ? errno : failure;
  failure = ::close(file) != 0 && failure == 0 ? errno : failure;
  return failure == 0 ? Result<void>{} : Result<void>{not_written(path, std::strerror(failure))};
}

// Each file beside its place first: a reader finds the old file or the new one, never half of one, and a full disk
// leaves all old ones.
class Replacement {
 public:
  explicit Replacement(fs::path folder) : folder_(std::move(folder)) {}
  Replacement(Replacement const&) = delete;
  Replacement& operator=(Replacement const&) = delete;
  ~Replacement() {
    for (auto const& name : waiting_) {
      std::error_code ignored;
      fs::remove(beside(name), ignored);
    }
  }

  Result<void> add(std::string_view name, std::string_view bytes) {
    waiting_.emplace_back(name);
    return write_durably(beside(name), bytes);
  }

  Result<void> finish() {
    for (auto const& name : waiting_) {
      std::error_code error;
      fs::rename(beside(name), folder_ / name, error);
      if (error) {
        return not_written(folder_ / name, error.message());
      }
    }
    waiting_.clear();
    return {};
  }

 private:
  fs::path beside(std::string_view name) const { return folder_ / fmt::format(".{}.{}.part", name, ::getpid()); }

  fs::path folder_;
  std::vector<std::string> waiting_;
};

std::shared_ptr<network::Directory const> directory_in(db::Database& database) {
  auto const today = network::day_of_directory(SystemClock{}.now());
  auto [version, rows] = database.read([&](db::Snapshot const& snapshot) {
    auto const store = network::DirectoryStore{snapshot, Scope::public_directory()};
    return std::pair{store.version(), store.load_published(today)};
  });
  return std::make_shared<network::Directory const>(std::move(rows), today, version);
}

using NamedBytes = std::vector<std::pair<std::string_view, std::string>>;

Result<NamedBytes> figures_files(db::Database& database, i18n::Texts const& texts,
                                 std::shared_ptr<network::Directory const> const& directory) {
  auto const clock = SystemClock{};
  auto const house = indicators::FiguresHouse{&database, &clock, &texts, feeds(),
                                              [&directory] { return figures_geography(directory); }};
  auto csv = indicators::public_data_csv(house, std::nullopt);
  if (!csv) {
    return csv.problem();
  }
  return NamedBytes{{"figures.csv", *std::move(csv)}, {"figures.schema.json", indicators::public_data_schema(texts)}};
}

Result<files::MappedFile> stories_file(db::Database& database,
                                       std::shared_ptr<network::Directory const> const& directory) {
  auto const clock = SystemClock{};
  auto house = experiences::ExperienceHouse{&database, &clock};
  house.services = shipped_services();
  house.surroundings = experience_surroundings([&directory] { return directory; });
  return experiences::open_data_file(house);
}

Result<void> write_files(db::Database& database, network::OpenDataSite const& site, fs::path const& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    return not_written(folder, error.message());
  }
  auto const directory = directory_in(database);
  auto replacement = Replacement{folder};
  auto const files = network::open_data_files(site);
  for (auto const& file : files) {
    auto added = replacement.add(file.name, file.write(*directory, Scope::public_directory()));
    if (!added) {
      return added;
    }
  }
  auto const figures = figures_files(database, site.texts, directory);
  if (!figures) {
    return figures.problem();
  }
  auto const stories = stories_file(database, directory);
  if (!stories) {
    return stories.problem();
  }
  auto const stories_bytes =
      std::string_view{reinterpret_cast<char const*>(stories->bytes().data()), stories->bytes().size()};
  auto const stories_schema = experiences::open_data_schema(site.texts);
  auto further = std::vector<std::pair<std::string_view, std::string_view>>{figures->begin(), figures->end()};
  further.emplace_back("experiences.csv", stories_bytes);
  further.emplace_back("experiences.schema.json", stories_schema);
  for (auto const& [name, bytes] : further) {
    if (auto added = replacement.add(name, bytes); !added) {
      return added;
    }
  }
  if (auto finished = replacement.finish(); !finished) {
    return finished;
  }
  for (auto const& file : files) {
    fmt::print("{}\n", (folder / file.name).string());
  }
  for (auto const& [name, bytes] : further) {
    fmt::print("{}\n", (folder / name).string());
  }
  return {};
}

}  // namespace

int export_open_data(config::Settings const& settings, std::string const& folder) {
  auto const texts = i18n::Texts::load_embedded();
  if (!texts) {
    return refuse(texts.problem());
  }
  auto database = open_existing_database(settings);
  if (!database) {
    return refuse(database.problem());
  }
  auto const written = write_files(*database, open_data_site(*texts, settings), folder);
  return written ? 0 : refuse(written.problem());
}

}  // namespace relais::commands

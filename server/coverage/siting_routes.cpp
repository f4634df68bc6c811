#include "coverage/siting_routes.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>

#include "coverage/siting_store.hpp"
#include "platform/json/read.hpp"
#include "platform/text/uuid.hpp"

namespace relais::coverage {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;
using Steady = std::chrono::steady_clock;

constexpr auto kRight = Right::kReadFigures;
constexpr auto kTold = std::chrono::seconds{1};
constexpr auto kPatience = std::chrono::minutes{1};  // well within a lease
constexpr auto kBetweenLooks = std::chrono::milliseconds{100};

struct SitingPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(SitingPath, (), (id))

Problem is_unknown() {
  return {Fault::kNotFound, "coverage.siting_unknown"};
}

}  // namespace

void add_siting_routes(http::Routes& routes, CoverageHouse const* house, db::Database* database, Clock const* clock) {
  routes.get<NoParameters, SitingList>(
      "/api/v1/coverage/sitings", kRight, Work::kLong,
      [database](NoParameters const&, Request const& request) {
        auto const scope = request.scope();
        return database->read([&](db::Snapshot const& snapshot) { return SitingList{sitings(snapshot, scope)}; });
      },
      {.summary = "coverage.api.sitings"});
  routes.post<NoParameters, SitingAsked, SitingItem>(
      "/api/v1/coverage/sitings", kRight, Work::kWrite,
      [house, database, clock](NoParameters const&, SitingAsked const& asked,
                               Request const& request) -> Result<SitingItem> {
        CoverageQuery where;
        where.territory = asked.territory;
        where.network = request.scope().network();
        if (auto const sound = house->check(where, asked.edits.value_or(std::vector<Edit>{})); !sound) {
          return sound.problem();
        }
        auto const scope = request.scope();
        auto const now = clock->now();
        auto const id = uuid_v7(now);
        return database->write([&](db::Transaction& tx) -> Result<SitingItem> {
          ask_siting(tx, scope, id, asked, now);
          return *find_siting(tx, scope, id);
        });
      },
      {.summary = "coverage.api.ask_siting", .body_limit = 512 * 1024, .rate = http::RateLimit{60, 60}});
  routes.get<SitingPath, SitingItem>("/api/v1/coverage/sitings/{id}", kRight, Work::kLong,
                                     [database](SitingPath const& path, Request const& request) -> Result<SitingItem> {
                                       auto const scope = request.scope();
                                       auto found = database->read([&](db::Snapshot const& snapshot) {
                                         return find_siting(snapshot, scope, path.id);
                                       });
                                       return found ? Result<SitingItem>{*std::move(found)} : is_unknown();
                                     },
                                     {.summary = "coverage.api.siting", .codes = {"coverage.siting_unknown"}});
  routes.remove<SitingPath, void>(
      "/api/v1/coverage/sitings/{id}", kRight, Work::kWrite,
      [database](SitingPath const& path, Request const& request) {
        auto const scope = request.scope();
        return database->write([&](db::Transaction& tx) { return cancel_siting(tx, scope, path.id); });
      },
      {.summary = "coverage.api.cancel_siting", .codes = {"coverage.siting_unknown"}});
}

namespace {

// Tells once for each file of roads that their hierarchy is not to be had, and why.
class MissingHierarchy {
 public:
  explicit MissingHierarchy(log::Log const& log) : log_(log) {}

  void tell(std::shared_ptr<Roads const> const& roads) {
    if (roads == nullptr || roads == told_.lock()) {
      return;
    }
    if (auto const hierarchy = roads->hierarchy(); !hierarchy) {
      told_ = roads;
      auto const& problem = hierarchy.problem();
      log_.write(log::Level::kWarning, "coverage.without_hierarchy",
                 {{"code", std::string_view{problem.code}}, {"detail", std::string_view{problem.detail}}});
    }
  }

 private:
  log::Log const& log_;
  std::weak_ptr<Roads const> told_;
};

class SitingWork {
 public:
  SitingWork(CoverageHouse const& house, db::Database& database, std::atomic<bool> const& is_stopping,
             MissingHierarchy& missing, jobs::RunningJob& running)
      : house_(house), database_(database), is_stopping_(is_stopping), missing_(missing), running_(running) {}

  void run(SitingJob const& job) {
    auto const look = [&] {
      return database_.read([&](db::Snapshot const& snapshot) { return waiting_siting(snapshot, job); });
    };
    auto const asked = look();
    if (!asked) {
      return;
    }
    auto const around = loaded();
    missing_.tell(around.roads);
    auto told = Steady::now();
    auto is_called_off = false;
    auto const plan = site(around, job.network, *asked, [&](double progress) {
      if (Steady::now() - told >= kTold) {
        told = Steady::now();
        running_.report(progress);
        is_called_off = !look();
      }
      return !is_called_off && !is_stopping_;
    });
    if (is_stopping_) {
      throw std::runtime_error{"the program ends"};
    }
    if (!is_called_off) {
      database_.write([&](db::Transaction& tx) { answer_siting(tx, job, plan); });
    }
  }

 private:
  // A job that a program left is taken when the next one starts, which is loading.
  Surroundings loaded() const {
    auto const until = Steady::now() + kPatience;
    auto around = house_.surroundings();
    while (!around && !is_stopping_ && Steady::now() < until) {
      std::this_thread::sleep_for(kBetweenLooks);
      around = house_.surroundings();
    }
    if (!around) {
      throw std::runtime_error{"roads and people are being loaded"};
    }
    return *std::move(around);
  }

  CoverageHouse const& house_;
  db::Database& database_;
  std::atomic<bool> const& is_stopping_;
  MissingHierarchy& missing_;
  jobs::RunningJob& running_;
};

}  // namespace

jobs::Handler siting_job(CoverageHouse const& house, db::Database& database, log::Log const& log,
                         std::atomic<bool> const& is_stopping) {
  return [&house, &database, missing = MissingHierarchy{log}, &is_stopping](jobs::RunningJob& running) mutable {
    auto const job = json::read<SitingJob>(running.job().payload);
    if (!job) {
      throw std::runtime_error{"this job does not say which siting it is of"};
    }
    try {
      SitingWork{house, database, is_stopping, missing, running}.run(*job);
    } catch (jobs::LeaseLost const&) {
      throw;
    } catch (std::exception const&) {
      if (running.job().attempts >= jobs::Worker::kMostAttempts) {
        database.write([&](db::Transaction& tx) {
          answer_siting(tx, *job, Problem{Fault::kUnavailable, "coverage.siting_failed"});
        });
      }
      throw;
    }
  };
}

}  // namespace relais::coverage

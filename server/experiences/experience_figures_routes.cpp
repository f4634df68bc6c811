#include "experiences/experience_figures_routes.hpp"

#include "experiences/experience_figures_csv.hpp"
#include "experiences/experience_figures_store.hpp"
#include "experiences/experience_store.hpp"
#include "experiences/problems.hpp"

namespace relais::experiences {
namespace {

constexpr auto kTimesItsCost = 100;
constexpr auto kLongest = std::chrono::hours{1};
constexpr auto kReaderWaits = std::chrono::seconds{1};
constexpr auto kRate = http::RateLimit{60, 30};
constexpr std::string_view kCsv = "text/csv; charset=utf-8";

}  // namespace

StoryFigures::Kept StoryFigures::kept(NetworkId const& network) const {
  auto const lock = std::lock_guard{kept_lock_};
  auto const found = kept_.find(network);
  return found == kept_.end() ? nullptr : found->second;
}

StoryFigures::Kept StoryFigures::count(NetworkId const& network) const {
  using Clock = std::chrono::steady_clock;
  auto const begun = Clock::now();
  auto const at = house_.clock->now();
  auto const tallies = house_.database->read([&](db::Snapshot const& snapshot) {
    return count_stories(snapshot, Scope::public_directory(), network, day_of(at));
  });
  auto stories = StoryCounts{tallies, day_of(at)};
  auto const ended = Clock::now();
  auto const cost = ended - begun;
  auto const age = std::min<Clock::duration>(cost * kTimesItsCost, kLongest);
  return std::make_shared<Counted const>(Counted{std::move(stories), at, cost, ended + age});
}

void StoryFigures::keep(NetworkId const& network, Kept fresh) const {
  if (fresh->stories.first()) {
    auto const lock = std::lock_guard{kept_lock_};
    kept_.insert_or_assign(network, std::move(fresh));
  }
}

bool StoryFigures::keep_up() const {
  std::set<NetworkId> wanted;
  if (has_begun_) {
    auto const lock = std::lock_guard{kept_lock_};
    wanted.swap(wanted_);
  } else {
    auto const told = house_.database->read(
        [](db::Snapshot const& snapshot) { return networks_told_of(snapshot, Scope::public_directory()); });
    wanted = std::set(told.begin(), told.end());
    has_begun_ = true;
  }
  for (auto const& network : wanted) {
    auto const counting = std::lock_guard{counting_};
    keep(network, count(network));
  }
  return !wanted.empty();
}

StoryFigures::Kept StoryFigures::now(NetworkId const& network) const {
  auto const is_fresh = [](Kept const& one) { return one && std::chrono::steady_clock::now() < one->fresh_until; };
  {
    auto const lock = std::lock_guard{kept_lock_};
    auto const found = kept_.find(network);
    if (found != kept_.end() && !is_fresh(found->second) && found->second->cost > kReaderWaits) {
      wanted_.insert(network);
      return found->second;
    }
  }
  auto const counting = std::lock_guard{counting_};
  if (auto before = kept(network); is_fresh(before)) {
    return before;
  }
  auto fresh = count(network);
  keep(network, fresh);
  return fresh;
}

Result<ExperienceFigures> StoryFigures::get(ExperienceFiguresQuery const& query, Language language) const {
  auto const around = house_.surroundings();
  if (!around) {
    return loading();
  }
  auto const services = house_.database->read(
      [&](db::Snapshot const& snapshot) { return service_tree(snapshot, Scope::public_directory(), house_.services); });
  auto const counted = now(network_meant(query.network, *around));
  auto figures = figures_of(counted->stories, query, {*around, services, house_.visits, language});
  if (figures) {
    figures->calculated_at = counted->at;
    figures->is_generated = house_.is_demonstration;
  }
  return figures;
}

void add_experience_figures_routes(http::Routes& routes, StoryFigures const& figures) {
  routes.get<ExperienceFiguresQuery, ExperienceFigures>(
      "/api/v1/statistics/experiences", Right::kReadPublicDirectory, http::Work::kLong,
      [&figures](ExperienceFiguresQuery const& query, http::Request const& request) {
        return figures.get(query, request.language());
      },
      {.summary = "experiences_api.story_figures",
       .cache_control = http::kOneMinute,
       .compressible = true,
       .rate = kRate});
  routes.get("/api/v1/statistics/experiences.csv", Right::kReadPublicDirectory, http::Work::kLong,
             [&figures](http::Request const& request) {
               auto const query = http::read_parameters<ExperienceFiguresQuery>(request);
               if (!query) {
                 return http::refusal(query.problem());
               }
               auto const found = figures.get(*query, request.language());
               if (!found) {
                 return http::refusal(found.problem());
               }
               auto answer = http::Answer{200, kCsv, experience_figures_csv(*found, query->by)};
               answer.add("Content-Disposition", R"(attachment; filename="experience-figures.csv")");
               return answer;
             },
             {.summary = "experiences_api.story_figures_csv",
              .produces = "text/csv",
              .cache_control = http::kOneMinute,
              .compressible = true,
              .rate = kRate});
}

}  // namespace relais::experiences

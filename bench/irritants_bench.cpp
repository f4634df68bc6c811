// What it costs to group stories by likeness: seconds and memory for 10,000, 30,000 and 100,000 made-up stories, and
// the power of n with which the seconds grow, beside that of n log n.
#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/language/story_groups.hpp"
#include "made_up_stories.hpp"
#include "platform/json/read.hpp"

namespace relais::language {
namespace {

constexpr auto kSizes = std::array<std::size_t, 3>{10'000, 30'000, 100'000};

std::vector<std::string> made_up_stories(std::size_t count) {
  auto made_up = bench::MadeUpStories{};
  auto stories = std::vector<std::string>(count);
  std::ranges::generate(stories, [&] { return made_up.next(); });
  return stories;
}

double resident_megabytes() {
  auto usage = rusage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

struct Cost {
  double seconds = 0;  // of the processor
  double megabytes = 0;
};

Cost cost_of(StoryConceptFile const& file, std::size_t count) {
  auto const stories = made_up_stories(count);
  auto concepts = StoryConcepts{file, {}};
  auto const before = resident_megabytes();
  auto const start = std::clock();
  auto const groups = story_groups(file, concepts, stories);
  auto const cost = Cost{static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, resident_megabytes() - before};
  std::size_t grouped = 0;
  for (auto const& group : groups) {
    grouped += group.members.size();
  }
  std::cout << fmt::format("{:>7} stories: {:6.2f} s, {:5.0f} MB beside the texts; {} groups of {} stories\n", count,
                           cost.seconds, cost.megabytes, groups.size(), grouped);
  return cost;
}

// In a process of its own, so that the peak of memory is its own.
double seconds_apart(StoryConceptFile const& file, std::size_t count) {
  auto ends = std::array<int, 2>{};
  if (pipe(ends.data()) != 0) {
    return 0;
  }
  if (fork() == 0) {
    auto const seconds = cost_of(file, count).seconds;
    std::cout.flush();
    auto const written = write(ends[1], &seconds, sizeof seconds);
    _exit(written == sizeof seconds ? 0 : 1);
  }
  double seconds = 0;
  auto const has_read = read(ends[0], &seconds, sizeof seconds) == sizeof seconds;
  wait(nullptr);
  close(ends[0]);
  close(ends[1]);
  return has_read ? seconds : 0;
}

// The slope of a straight line through the logarithms.
double power(std::vector<double> const& costs) {
  double mean_x = 0;
  double mean_y = 0;
  auto const n = static_cast<double>(costs.size());
  for (std::size_t i = 0; i < costs.size(); ++i) {
    mean_x += std::log(static_cast<double>(kSizes[i])) / n;
    mean_y += std::log(costs[i]) / n;
  }
  double both = 0;
  double squares = 0;
  for (std::size_t i = 0; i < costs.size(); ++i) {
    auto const x = std::log(static_cast<double>(kSizes[i])) - mean_x;
    both += x * (std::log(costs[i]) - mean_y);
    squares += x * x;
  }
  return both / squares;
}

int run() {
  auto const file = json::read<StoryConceptFile>(bench::text_of_file("language/story-concepts.json"));
  if (!file) {
    std::cerr << "data/language/story-concepts.json cannot be read\n";
    return 1;
  }
  auto seconds = std::vector<double>{};
  auto n_log_n = std::vector<double>{};
  for (auto const size : kSizes) {
    seconds.push_back(seconds_apart(*file, size));
    n_log_n.push_back(static_cast<double>(size) * std::log(static_cast<double>(size)));
  }
  std::cout << fmt::format("seconds grow with n to the power of {:.2f}; n log n with {:.2f}\n", power(seconds),
                           power(n_log_n));
  return 0;
}

}  // namespace
}  // namespace relais::language

int main() {
  return relais::language::run();
}

// A reader who takes all that is published of all breakdowns, measures and periods together, and works out what is
// hidden: which values each hidden count may have, from every sum that it is part of, until nothing follows any more.
#include <algorithm>
#include <limits>
#include <random>

#include <gtest/gtest.h>

#include "experiences/experience_figures_published.hpp"

namespace relais::experiences {
namespace {

using std::chrono::year;

bool counts_stories(std::size_t measure) {
  return measure < static_cast<std::size_t>(StoryMeasure::kAnswerKind);
}

// Counts that are the same are one unknown.
class Reader {
 public:
  Reader(PublishedStories const& stories, year of) : stories_(stories), year_(of) {
    std::size_t size = 0;
    for (std::size_t breakdown = 0; breakdown < kBreakdowns; ++breakdown) {
      for (std::size_t measure = 0; measure < kMeasures; ++measure) {
        begins_[breakdown][measure] = size;
        size += table(breakdown, measure).cube.size();
      }
    }
    same_.resize(size);
    for (std::size_t i = 0; i < size; ++i) {
      same_[i] = i;
    }
    low_.assign(size, 0);
    high_.assign(size, std::numeric_limits<std::int64_t>::max() / 1000);
    unite();
    look();
    add_sums();
  }

  void work_out() {
    for (auto has_learnt = true; has_learnt;) {
      has_learnt = false;
      for (auto const& [whole, parts] : sums_) {
        has_learnt = learn(whole, parts) || has_learnt;
      }
    }
  }

  // Hidden counts of 1 to 4 of which is known that they are of 1 to 4.
  std::size_t found() const {
    std::size_t count = 0;
    for_each_cell([&](std::size_t breakdown, std::size_t measure, statistics::CubeCell const& cell) {
      auto const at = this->at(breakdown, measure, cell);
      auto const truth = table(breakdown, measure).cube.at(cell);
      EXPECT_LE(low_[at], truth);
      EXPECT_GE(high_[at], truth);
      count += statistics::is_small(truth) && low_[at] >= 1 && high_[at] < statistics::kFewestShown ? 1 : 0;
    });
    return count;
  }

  std::size_t shown() const {
    std::size_t count = 0;
    for_each_cell([&](std::size_t breakdown, std::size_t measure, statistics::CubeCell const& cell) {
      count +=
          table(breakdown, measure).suppression.is_hidden(cell) || table(breakdown, measure).cube.at(cell) == 0 ? 0 : 1;
    });
    return count;
  }

 private:
  PublishedStories::Table const& table(std::size_t breakdown, std::size_t measure) const {
    return *stories_.table(static_cast<StoryBreakdown>(breakdown), static_cast<StoryMeasure>(measure), year_);
  }

  std::size_t at(std::size_t breakdown, std::size_t measure, statistics::CubeCell const& cell) const {
    auto place = begins_[breakdown][measure] + table(breakdown, measure).cube.index(cell);
    while (same_[place] != place) {
      place = same_[place];
    }
    return place;
  }

  template <class Visit>
  void for_each_cell(Visit const& visit) const {
    for (std::size_t breakdown = 0; breakdown < kBreakdowns; ++breakdown) {
      for (std::size_t measure = 0; measure < kMeasures; ++measure) {
        auto const& cube = table(breakdown, measure).cube;
        for (std::size_t i = 0; i < cube.size(); ++i) {
          visit(breakdown, measure, cube.cell(i));
        }
      }
    }
  }

  // How many stories: the same in each measure; all together: the same in each breakdown, but that services count a
  // story with several of them more than once.
  void unite() {
    for_each_cell([&](std::size_t breakdown, std::size_t measure, statistics::CubeCell const& cell) {
      auto const here = at(breakdown, measure, cell);
      if (cell[0] == 0) {
        auto const of = static_cast<StoryMeasure>(measure);
        auto const first = of == StoryMeasure::kFeeling  ? StoryMeasure::kDelay
                           : of == StoryMeasure::kChange ? StoryMeasure::kAnswerKind
                                                         : of;
        same_[here] = at(breakdown, static_cast<std::size_t>(first), cell);
      }
      auto const is_of_structures = breakdown == 0 && counts_stories(measure);
      if (cell[2] == statistics::kAllValues && !is_of_structures) {
        same_[at(breakdown, measure, cell)] = at(kBreakdowns - 1, measure, cell);
      }
    });
  }

  void look() {
    for_each_cell([&](std::size_t breakdown, std::size_t measure, statistics::CubeCell const& cell) {
      auto const is_of_structures = breakdown == 0 && counts_stories(measure);
      auto const& [cube, suppression] = table(breakdown, measure);
      if (!suppression.is_hidden(cell) && !(is_of_structures && cell[2] == statistics::kAllValues)) {
        low_[at(breakdown, measure, cell)] = high_[at(breakdown, measure, cell)] = cube.at(cell);
      }
    });
  }

  void add_sums() {
    for_each_cell([&](std::size_t breakdown, std::size_t measure, statistics::CubeCell const& cell) {
      auto const& cube = table(breakdown, measure).cube;
      for (std::size_t axis = 0; axis < 3; ++axis) {
        Nodes parts;
        for (auto const child : cube.tree(axis).children(cell[axis])) {
          auto part = cell;
          part[axis] = child;
          parts.push_back(at(breakdown, measure, part));
        }
        if (!parts.empty()) {
          sums_.emplace_back(at(breakdown, measure, cell), std::move(parts));
        }
      }
    });
  }

  bool narrow(std::size_t at, std::int64_t low, std::int64_t high) {
    auto const is_news = low > low_[at] || high < high_[at];
    low_[at] = std::max(low_[at], low);
    high_[at] = std::min(high_[at], high);
    return is_news;
  }

  bool learn(std::size_t whole, Nodes const& parts) {
    std::int64_t low = 0;
    std::int64_t high = 0;
    for (auto const part : parts) {
      low += low_[part];
      high += high_[part];
    }
    auto has_learnt = narrow(whole, low, high);
    for (auto const part : parts) {
      auto const others_low = low - low_[part];
      auto const others_high = high - high_[part];
      auto const before_low = low_[part];
      auto const before_high = high_[part];
      has_learnt = narrow(part, low_[whole] - others_high, high_[whole] - others_low) || has_learnt;
      low += low_[part] - before_low;
      high += high_[part] - before_high;
    }
    return has_learnt;
  }

  PublishedStories const& stories_;
  year year_;
  std::array<std::array<std::size_t, kMeasures>, kBreakdowns> begins_{};
  Nodes same_;
  std::vector<std::int64_t> low_;
  std::vector<std::int64_t> high_;
  std::vector<std::pair<std::size_t, Nodes>> sums_;
};

PublishedStories made_up(std::uint64_t seed, int stories, Date as_of) {
  auto random = std::mt19937_64{seed};
  auto const one_of = [&random](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
  // Few large ones and many small ones.
  auto const place = [&](int count) { return std::to_string(std::min(one_of(count), one_of(count))); };
  StoryTallies tallies(kBreakdowns, BreakdownTally{as_of});
  for (int i = 0; i < stories; ++i) {
    CountedStory story;
    story.published_on = Date{std::chrono::sys_days{as_of} - std::chrono::days{one_of(600)}};
    story.feeling = static_cast<Feeling>(std::min(one_of(4), one_of(4)));
    std::vector<ServiceAnswerKind> answers;
    if (one_of(4) > 0) {
      story.answered_on = Date{std::chrono::sys_days{story.published_on} + std::chrono::days{one_of(75)}};
      if (*story.answered_on > as_of) {
        story.answered_on.reset();
      }
    }
    if (story.answered_on) {
      story.is_answer_date_known = one_of(8) > 0;
      answers.push_back(static_cast<ServiceAnswerKind>(std::min(one_of(5), one_of(5))));
      if (one_of(3) == 0) {
        story.verdict = static_cast<Verdict>(one_of(3));
      }
    }
    auto const service = place(9);
    auto const values = std::array{service, place(12), place(6), place(5), place(2)};
    for (std::size_t breakdown = 0; breakdown < kBreakdowns; ++breakdown) {
      tallies[breakdown].add(values[breakdown], story);
      for (auto const kind : answers) {
        tallies[breakdown].add(values[breakdown], CountedAnswer{story.published_on, kind, story.feeling});
      }
    }
    if (one_of(6) == 0) {
      tallies[0].add(place(9), story);
    }
  }
  return {std::move(tallies), as_of};
}

TEST(PublishedStories, nothing_that_is_hidden_follows_from_what_is_shown) {
  auto const as_of = year{2026} / std::chrono::November / 27;
  std::size_t shown = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    auto const stories = made_up(seed, static_cast<int>(150 + 200 * seed), as_of);
    for (auto const of : {year{2025}, year{2026}}) {
      auto reader = Reader{stories, of};
      reader.work_out();
      EXPECT_EQ(reader.found(), 0U) << "seed " << seed << ", " << static_cast<int>(of);
      shown += reader.shown();
    }
  }
  EXPECT_GT(shown, 1000U);
}

TEST(PublishedStories, a_period_that_is_not_over_is_not_shown) {
  auto const as_of = year{2026} / std::chrono::November / 27;
  auto const stories = made_up(1, 2000, as_of);
  auto const& [cube, suppression] = *stories.table(StoryBreakdown::kAssistance, StoryMeasure::kDelay, year{2026});
  constexpr std::size_t kYear = 0;
  constexpr std::size_t kLastQuarter = 4;
  EXPECT_TRUE(suppression.is_hidden({0, kYear, 0}));
  EXPECT_TRUE(suppression.is_hidden({0, kLastQuarter, 0}));
  EXPECT_FALSE(suppression.is_hidden({0, kLastQuarter - 1, 0}));
  EXPECT_FALSE(suppression.is_hidden({0, node_of(std::chrono::October), 0}));
  EXPECT_TRUE(suppression.is_hidden({0, node_of(std::chrono::November), 0}));
}

}  // namespace
}  // namespace relais::experiences

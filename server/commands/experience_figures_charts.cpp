#include "commands/experience_figures_charts.hpp"

#include <algorithm>
#include <ranges>

#include <fmt/format.h>

#include "platform/i18n/format.hpp"

namespace relais::commands {
namespace {

constexpr double kLeft = 84;
constexpr double kRight = 632;
constexpr double kTop = 12;
constexpr double kBottom = 184;
constexpr std::size_t kMostMonths = 24;
constexpr double kWidestBar = 40;
constexpr double kBarPart = 0.6;  // of its place
constexpr int kRateDays = 30;
constexpr auto kDayMarks = {7, 15, 30, 60, 90, 180, 365};

std::string point(double at) {
  return fmt::format("{:.1f}", at);
}

// Of a share: 1 is the top.
double height(double share) {
  return kBottom - (kBottom - kTop) * share;
}

}  // namespace

std::optional<CohortChart> cohort_chart(std::vector<experiences::StoryCohort> const& cohorts, Language language) {
  auto const rate_of = [](experiences::StoryCohort const& cohort) -> experiences::StoryRate const& {
    return std::ranges::find(cohort.answered, kRateDays, &experiences::AnsweredWithin::days)->rate;
  };
  auto const is_old_enough = [&](experiences::StoryCohort const& cohort) {
    return rate_of(cohort).state != experiences::StoryFigureState::kNotYet;
  };
  std::vector<experiences::StoryCohort> months;
  std::ranges::copy_if(cohorts, std::back_inserter(months), is_old_enough);
  months.resize(std::min(months.size(), kMostMonths));
  std::ranges::reverse(months);
  auto const place = (kRight - kLeft) / static_cast<double>(months.size());
  auto const width = std::min(kWidestBar, place * kBarPart);
  CohortChart chart;
  for (std::size_t i = 0; i < months.size(); ++i) {
    auto const& rate = rate_of(months[i]);
    auto const middle = kLeft + place * (static_cast<double>(i) + 0.5);
    if (rate.share) {
      chart.bars.push_back({point(middle - width / 2), point(height(*rate.share)), point(width),
                            point(kBottom - height(*rate.share)), point(middle), point(height(rate.interval->low)),
                            point(height(rate.interval->high))});
    }
    auto const name = i18n::month(language, Date{months[i].month / std::chrono::day{1}});
    if (i == 0) {
      chart.bar_marks.push_back({point(middle - width / 2), name, "start"});
    } else if (i + 1 == months.size() && i > 2) {
      chart.bar_marks.push_back({point(middle + width / 2), name, "end"});
    }
  }
  chart.months = static_cast<std::int64_t>(months.size());
  return chart.bars.empty() ? std::nullopt : std::optional{std::move(chart)};
}

std::optional<WaitingChart> waiting_chart(std::vector<experiences::StoryWaitingStep> const& steps,
                                          std::optional<double> median) {
  if (steps.empty()) {
    return std::nullopt;
  }
  auto const last = std::max(steps.back().days, 1);
  auto const along = [last](double days) { return kLeft + (kRight - kLeft) * days / last; };
  WaitingChart chart;
  auto share = 1.0;
  chart.curve = fmt::format("{},{} ", point(along(0)), point(height(share)));
  std::string below;
  auto before = steps.begin();
  for (auto step = steps.begin(); step != steps.end(); ++step) {
    chart.curve += fmt::format("{},{} ", point(along(step->days)), point(height(share)));
    share = step->waiting;
    chart.curve += fmt::format("{},{} ", point(along(step->days)), point(height(share)));
    if (step->interval) {
      if (!chart.band.empty()) {
        chart.band += fmt::format("{},{} ", point(along(step->days)), point(height(before->interval->high)));
        below = fmt::format("{},{} {}", point(along(step->days)), point(height(before->interval->low)), below);
      }
      chart.band += fmt::format("{},{} ", point(along(step->days)), point(height(step->interval->high)));
      below = fmt::format("{},{} {}", point(along(step->days)), point(height(step->interval->low)), below);
      before = step;
    }
  }
  chart.band += below;
  for (auto const day : kDayMarks) {
    // Marks that stand closer than their words are wide are left out.
    constexpr double kWidth = 40;
    auto const has_room = chart.day_marks.empty() || along(day) - std::stod(chart.day_marks.back().at) > kWidth;
    if (day <= last && has_room) {
      chart.day_marks.push_back({point(along(day)), std::to_string(day), "middle"});
    }
  }
  if (chart.day_marks.empty()) {
    chart.day_marks.push_back({point(along(last)), std::to_string(last), "middle"});
  }
  if (median) {
    chart.median_at = point(along(*median));
  }
  return chart;
}

}  // namespace relais::commands

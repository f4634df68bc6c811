// An irritant: what several people tell of, each in words of their own. The program finds it by the likeness of stories
// and says what ties them; a person confirms it, gives it a name, or sets it aside.
//
//   found -> confirmed     anybody reads it, and actions may come from it
//         -> set_aside     it is no irritant: found again, it stays aside
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/language/story_groups.hpp"
#include "engine/statistics/control_chart.hpp"
#include "experiences/experience_models.hpp"

namespace relais::experiences {

using IrritantId = Code<struct IrritantIdTag>;

enum class IrritantState { kFound, kConfirmed, kSetAside };
BOOST_DESCRIBE_ENUM(IrritantState, kFound, kConfirmed, kSetAside)

// How a story belongs to an irritant: by likeness, or because a person says so, or says that it does not.
enum class IrritantMembership { kFound, kAdded, kRemoved };
BOOST_DESCRIBE_ENUM(IrritantMembership, kFound, kAdded, kRemoved)

inline constexpr std::size_t kFewestIrritantStories = language::kSmallestGroup;

// POST /api/v1/irritants: stories that a person has seen to belong together.
struct NewIrritant {
  std::string id;  // made by whoever groups them
  std::string title;
  std::vector<ExperienceId> stories;
};
BOOST_DESCRIBE_STRUCT(NewIrritant, (), (id, title, stories))

// PUT /api/v1/irritants/{id}
struct IrritantDecision {
  IrritantState state = IrritantState::kConfirmed;  // or kSetAside
  std::string title;                                // may be empty: what ties the stories is its name
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(IrritantDecision, (), (state, title, version))

// PUT /api/v1/irritants/{id}/stories/{story}
struct IrritantStory {
  IrritantMembership membership = IrritantMembership::kAdded;  // or kRemoved
};
BOOST_DESCRIBE_STRUCT(IrritantStory, (), (membership))

struct IrritantTie {
  language::TieKind kind = language::TieKind::kWord;
  std::string code;  // of a field, or the word
  std::string name;  // in the language of the request
  std::int64_t stories = 0;
};
BOOST_DESCRIBE_STRUCT(IrritantTie, (), (kind, code, name, stories))

// A month that is over. `expected` and the limits follow from the months before, where these are enough.
struct IrritantMonth {
  std::string month;  // "2026-05"
  std::int64_t stories = 0;
  std::int64_t all_stories = 0;  // of that month, about the same services and places
  std::optional<double> expected;
  std::optional<std::int64_t> lowest;
  std::optional<std::int64_t> highest;
  std::optional<statistics::ChartSign> sign;
};
BOOST_DESCRIBE_STRUCT(IrritantMonth, (), (month, stories, all_stories, expected, lowest, highest, sign))

struct CountedName {
  Named what;
  std::int64_t stories = 0;
};
BOOST_DESCRIBE_STRUCT(CountedName, (), (what, stories))

struct ShownIrritant {
  IrritantId id;
  IrritantState state = IrritantState::kFound;
  std::string title;
  std::vector<IrritantTie> ties;
  std::int64_t stories = 0;  // of the last two years and this month, as far as the question is narrowed
  std::vector<CountedName> services;
  std::vector<CountedName> departments;
  std::vector<IrritantMonth> months;
  std::optional<statistics::ChartSign> sign;  // of the latest month that has one, among the last three
  std::int64_t version = 0;
  bool is_generated = false;
};
BOOST_DESCRIBE_STRUCT(ShownIrritant, (),
                      (id, state, title, ties, stories, services, departments, months, sign, version, is_generated))

struct IrritantWithStories : ShownIrritant {
  std::vector<ShownExperience> experiences;  // the newest of them
};
BOOST_DESCRIBE_STRUCT(IrritantWithStories, (ShownIrritant), (experiences))

struct IrritantQuery {
  std::optional<NetworkId> network;
  std::optional<ServiceCode> service;    // a body, or a theme with all its bodies
  std::optional<std::string> territory;  // a department, or what holds departments
  std::optional<IrritantState> state;    // in the register
  std::optional<std::int32_t> limit;     // 20 unless said
  std::optional<std::int32_t> after;     // so many are left out
};
BOOST_DESCRIBE_STRUCT(IrritantQuery, (), (network, service, territory, state, limit, after))

struct IrritantList {
  std::vector<ShownIrritant> items;  // those that come more often than they used to first, then by stories
  std::int64_t of_items = 0;
  std::string since;  // the first month that is counted
};
BOOST_DESCRIBE_STRUCT(IrritantList, (), (items, of_items, since))

// Months that are over before this day, at most two years of them, the earliest first.
std::vector<std::string> chart_months(Date today);

// Counts of these months judged by the earlier ones. `stories` and `all` have a place for each.
std::vector<IrritantMonth> charted(std::span<std::string const> months, std::span<std::int64_t const> stories,
                                   std::span<std::int64_t const> all);
std::optional<statistics::ChartSign> latest_sign(std::span<IrritantMonth const> months);

}  // namespace relais::experiences

template <>
struct relais::json::Constraints<relais::experiences::NewIrritant> {
  using New = relais::experiences::NewIrritant;
  static constexpr auto all =
      std::tuple{length(&New::id, 36, 36), length(&New::title, 3, 160), length(&New::stories, 3, 200)};
};
template <>
struct relais::json::Constraints<relais::experiences::IrritantDecision> {
  static constexpr auto all = std::tuple{length(&relais::experiences::IrritantDecision::title, 0, 160)};
};
template <>
struct relais::json::Constraints<relais::experiences::IrritantQuery> {
  using Query = relais::experiences::IrritantQuery;
  static constexpr auto all =
      std::tuple{length(&Query::territory, 1, 20), range(&Query::limit, 1, 100), range(&Query::after, 0, 1e6)};
};

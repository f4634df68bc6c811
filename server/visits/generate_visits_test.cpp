#include "visits/generate_visits.hpp"

#include <map>
#include <set>

#include <gmock/gmock.h>

namespace relais::visits {
namespace {

GeneratorPlan plan() {
  GeneratorPlan plan;
  plan.network = NetworkId{"fr"};
  plan.counters = {{"a", 0}, {"b", 3}, {"c", 0}};
  for (auto const& partner : {"caf", "cpam", "dgfip", "interior", "france_travail"}) {
    for (auto i = 0; i < 5; ++i) {
      plan.procedures.push_back({std::string{partner} + "." + std::to_string(i), "", "", partner, i > 0, "", ""});
    }
  }
  plan.since = TextForm<Date>::read("2025-11-24").value();  // a Monday
  plan.until = TextForm<Date>::read("2026-11-23").value();
  return plan;
}

std::vector<KeptVisit> all(GeneratorPlan const& plan) {
  std::vector<KeptVisit> visits;
  generate_visits(plan,
                  [&](std::vector<KeptVisit> const& day) { visits.insert(visits.end(), day.begin(), day.end()); });
  return visits;
}

TEST(GeneratedVisits, are_the_same_for_the_same_plan) {
  auto const visits = all(plan());
  auto const again = all(plan());
  ASSERT_EQ(visits.size(), again.size());
  for (std::size_t i = 0; i < visits.size(); i += 97) {
    EXPECT_EQ(visits[i].visit, again[i].visit);
  }
  auto other = plan();
  other.seed = 1;
  EXPECT_NE(visits.front().visit.id, all(other).front().visit.id);
}

TEST(GeneratedVisits, look_like_what_is_published) {
  auto const visits = all(plan());
  double acts = 0;
  double settled = 0;
  double closed = 0;
  std::map<Date, int> days;
  std::map<unsigned, int> months;
  for (auto const& kept : visits) {
    ++days[kept.day];
    ++months[static_cast<unsigned>(kept.day.month())];
    EXPECT_FALSE(kept.visit.acts.empty());
    EXPECT_EQ(kept.visit.stop.has_value(), kept.visit.counter == "b");
    for (auto const& act : kept.visit.acts) {
      auto const group = group_of(act.outcome);
      ++acts;
      settled += group == OutcomeGroup::kResolved;
      closed += group != OutcomeGroup::kUnderWay;
      EXPECT_EQ(act.outcome == Outcome::kReoriented, act.reoriented_to.has_value());
      EXPECT_EQ(act.duration_min % 5, 0);
    }
  }
  EXPECT_NEAR(settled / closed, 0.85, 0.02);  // of procedures of which a fifth is not done at a counter
  EXPECT_NEAR(acts / static_cast<double>(visits.size()), 1.2, 0.03);
  EXPECT_LT(months[8] * 1.3, months[9]);
  EXPECT_FALSE(days.contains(TextForm<Date>::read("2025-11-30").value()));  // a Sunday
}

TEST(GeneratedVisits, are_about_bodies_whose_help_the_counter_gives) {
  auto of_each = plan();
  of_each.counters = {{"a", 0, {"caf"}}, {"b", 0, {"dgfip", "cpam"}}, {"c", 0, {"nobody"}}, {"d"}};
  std::map<std::string, std::set<std::string>> partners;
  for (auto const& kept : all(of_each)) {
    for (auto const& act : kept.visit.acts) {
      partners[kept.visit.counter].insert(act.partner.value_or(""));
    }
  }
  EXPECT_THAT(partners["a"], testing::ElementsAre("caf"));
  EXPECT_THAT(partners["b"], testing::ElementsAre("cpam", "dgfip"));
  EXPECT_EQ(partners["c"].size(), 5);
  EXPECT_EQ(partners["d"].size(), 5);
}

}  // namespace
}  // namespace relais::visits

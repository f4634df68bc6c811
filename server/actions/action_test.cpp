// The states of an action, and what is wrong about one in itself.
#include "actions/action.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/language/personal_data.hpp"
#include "platform/embedded/embedded.hpp"
#include "platform/json/read.hpp"

namespace relais::actions {
namespace {

Date day(std::string const& text) {
  return TextForm<Date>::read(text).value();
}

language::TextGuard const& guard() {
  static auto const rules = language::PersonalDataRules{
      *json::read<language::PersonalDataRuleFile>(embedded::file("data/personal-data-rules.json").value()),
      *json::read<language::PersonalNamesFile>(embedded::file("data/personal-names.json").value())};
  static auto const guard = language::TextGuard{rules, language::PersonalDataText::kStory};
  return guard;
}

ActionContent content() {
  return {.title = "Rappeler sous cinq jours",
          .what = "Une permanence rappelle chaque demande sous cinq jours.",
          .owner = OrganisationId{"caf-08"},
          .function = std::nullopt,
          .department = "08",
          .opened_on = day("2026-01-10"),
          .due_on = day("2026-03-01"),
          .is_public = true,
          .measure = ActionMeasure{{MeasureKind::kNegativeShare, "caf", "08", std::nullopt}, 3, std::nullopt}};
}

Action opened() {
  Action action;
  EXPECT_TRUE(change(action, content(), day("2026-06-01")));
  return action;
}

ActionProof const kProof{"La permanence rappelle depuis mars.", std::nullopt, Date{}};

ActionProof proof() {
  auto proof = kProof;
  proof.done_on = day("2026-02-20");
  return proof;
}

std::string field_of(std::vector<FieldFault> const& faults) {
  return faults.size() == 1 ? faults.front().field + " " + faults.front().code : std::to_string(faults.size());
}

TEST(ActionStates, done_with_a_proof_once) {
  auto action = opened();
  auto const done = complete(action, proof());
  ASSERT_TRUE(done);
  EXPECT_TRUE(*done);
  EXPECT_EQ(action.state, ActionState::kDone);
  EXPECT_FALSE(*complete(action, proof())) << "the same again changes nothing";
  auto other = proof();
  other.text = "Autre chose a été fait.";
  EXPECT_EQ(complete(action, other).problem().code, "actions.not_open");
}

TEST(ActionStates, it_is_to_be_measured_again_when_the_months_after_are_over) {
  auto action = opened();
  ASSERT_TRUE(complete(action, proof()));
  EXPECT_EQ(action.remeasure_on, day("2026-06-01"));
  EXPECT_FALSE(action.is_to_measure(day("2026-05-31")));
  EXPECT_TRUE(action.is_to_measure(day("2026-06-01")));
}

TEST(ActionStates, dropped_with_a_reason_and_opened_again) {
  auto action = opened();
  ActionReason const reason{"Le logiciel ne le permet pas."};
  ASSERT_TRUE(*abandon(action, {}, reason));
  EXPECT_FALSE(*abandon(action, {{ActionState::kDropped, day("2026-02-01"), reason.text}}, reason));
  EXPECT_EQ(complete(action, proof()).problem().code, "actions.not_open");
  ASSERT_TRUE(*reopen(action));
  EXPECT_EQ(action.state, ActionState::kOpen);
  EXPECT_EQ(reopen(action).problem().code, "actions.not_closed");
}

TEST(ActionStates, opened_again_it_has_no_proof_any_more) {
  auto action = opened();
  ASSERT_TRUE(complete(action, proof()));
  ASSERT_TRUE(reopen(action));
  EXPECT_FALSE(action.proof_text);
  EXPECT_FALSE(action.done_on);
}

TEST(ActionStates, late_from_the_day_after_and_only_while_it_is_open) {
  auto action = opened();
  EXPECT_FALSE(action.is_overdue(day("2026-03-01")));
  EXPECT_TRUE(action.is_overdue(day("2026-03-02")));
  ASSERT_TRUE(complete(action, proof()));
  EXPECT_FALSE(action.is_overdue(day("2026-03-02")));
}

TEST(ActionStates, the_figure_is_not_chosen_after_the_fact) {
  auto action = opened();
  ASSERT_TRUE(complete(action, proof()));
  auto other = content();
  other.measure->service = "cpam";
  EXPECT_EQ(change(action, other, day("2026-06-01")).problem().code, "actions.measure_fixed");
  other = content();
  other.measure->months = 6;
  EXPECT_EQ(change(action, other, day("2026-06-01")).problem().code, "actions.measure_fixed");
  other.measure.reset();
  EXPECT_EQ(change(action, other, day("2026-06-01")).problem().code, "actions.measure_fixed");
  other = content();
  other.measure->remeasure_on = day("2027-01-01");
  EXPECT_TRUE(change(action, other, day("2026-06-01"))) << "when it is looked at again may change";
  other.opened_on = day("2026-02-21");
  EXPECT_EQ(change(action, other, day("2026-06-01")).problem().code, "actions.done_before_opening");
}

TEST(ActionStates, what_is_not_seen_is_not_kept) {
  auto action = opened();
  auto other = content();
  other.title = "Rappeler \u202Egnp\u200B vite";
  EXPECT_TRUE(change(action, other, day("2026-06-01")));
  EXPECT_EQ(action.title, "Rappeler gnp vite");
}

TEST(ActionFaults, an_action_names_nobody) {
  auto asked = content();
  EXPECT_TRUE(faults_of(asked, guard(), day("2026-06-01")).empty());
  asked.what = "Appeler M. Dupont au 06 12 34 56 78 chaque semaine.";
  EXPECT_EQ(field_of(faults_of(asked, guard(), day("2026-06-01"))), "/what actions.personal");
  asked = content();
  asked.function = "M. Dupont, responsable";
  EXPECT_EQ(field_of(faults_of(asked, guard(), day("2026-06-01"))), "/function actions.personal");
}

TEST(ActionFaults, days_are_in_their_order) {
  auto asked = content();
  EXPECT_EQ(field_of(faults_of(asked, guard(), day("2026-01-09"))), "/opened_on actions.date_in_future");
  asked.due_on = day("2026-01-09");
  EXPECT_EQ(field_of(faults_of(asked, guard(), day("2026-06-01"))), "/due_on actions.due_before_opening");
  auto given = proof();
  EXPECT_EQ(field_of(faults_of(given, opened(), guard(), day("2026-02-19"))), "/done_on actions.date_in_future");
  given.done_on = day("2026-01-09");
  EXPECT_EQ(field_of(faults_of(given, opened(), guard(), day("2026-06-01"))), "/done_on actions.done_before_opening");
}

TEST(ActionFaults, a_proof_leads_to_a_page_by_https_alone) {
  auto given = proof();
  for (auto const* const link : {"http://example.org/a", "javascript:alert(1)", "https://", "https://a b", "//x"}) {
    given.link = link;
    EXPECT_EQ(field_of(faults_of(given, opened(), guard(), day("2026-06-01"))), "/link actions.link_malformed") << link;
  }
  given.link = "https://example.org/horaires";
  EXPECT_TRUE(faults_of(given, opened(), guard(), day("2026-06-01")).empty());
}

TEST(ActionOrigins, are_read_of_their_kind_and_identifier) {
  EXPECT_EQ(read_origin("experience:7"), (ActionOrigin{OriginKind::kExperience, "7"}));
  EXPECT_EQ(read_origin("irritant:a:b"), (ActionOrigin{OriginKind::kIrritant, "a:b"}));
  for (auto const* const text : {"", "experience", "experience:", ":7", "story:7"}) {
    EXPECT_FALSE(read_origin(text)) << text;
  }
}

}  // namespace
}  // namespace relais::actions

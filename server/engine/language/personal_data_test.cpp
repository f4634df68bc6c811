#include "engine/language/personal_data.hpp"

#include <stdexcept>

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/language/shipped_for_tests.hpp"

namespace relais::language {
namespace {

namespace js = boost::json;

std::optional<std::string> optional_text(js::object const& object, std::string_view member) {
  return object.contains(member) ? std::optional{text_of(object, member)} : std::nullopt;
}

std::optional<PersonalDataCheck> check_of(js::object const& rule) {
  auto const name = optional_text(rule, "check");
  return name ? std::optional{enumerator<PersonalDataCheck>(*name)} : std::nullopt;
}

std::optional<bool> optional_flag(js::object const& rule, std::string_view name) {
  return rule.contains(name) ? std::optional{rule.at(name).as_bool()} : std::nullopt;
}

// The program reads the file with platform/json, which knows described structs; this room may not.
PersonalDataRule rule_of(js::object const& rule) {
  return {text_of(rule, "id"),
          text_of(rule, "kind"),
          text_of(rule, "level") == "replace" ? PersonalDataLevel::kReplace : PersonalDataLevel::kMask,
          text_of(rule, "mark"),
          js::value_to<std::vector<std::string>>(rule.at("patterns")),
          optional_flag(rule, "ignore_case"),
          optional_flag(rule, "glued"),
          check_of(rule),
          optional_text(rule, "before"),
          optional_text(rule, "after"),
          optional_text(rule, "unless"),
          optional_text(rule, "unless_before")};
}

PersonalDataRuleFile shipped_file() {
  auto const json = shipped("personal-data-rules.json");
  auto file = PersonalDataRuleFile{{},
                                   js::value_to<std::vector<std::string>>(json.at("iban_lengths")),
                                   js::value_to<std::vector<std::string>>(json.at("not_names")),
                                   {}};
  for (auto const& piece : json.at("pieces").as_array()) {
    file.pieces.push_back({text_of(piece.as_object(), "name"), text_of(piece.as_object(), "pattern")});
  }
  for (auto const& rule : json.at("rules").as_array()) {
    file.rules.push_back(rule_of(rule.as_object()));
  }
  return file;
}

PersonalDataRules const& rules() {
  static auto const kRules = PersonalDataRules{shipped_file()};
  return kRules;
}

std::string written(std::string const& kind, std::string const& level, std::size_t first, std::size_t last) {
  return kind + " (" + level + ") " + std::to_string(first) + "-" + std::to_string(last);
}

std::vector<std::string> found(std::string_view text) {
  auto list = std::vector<std::string>{};
  for (auto const& finding : rules().find(text)) {
    auto const span = in_code_points(text, finding.span);
    list.push_back(written(finding.kind, finding.level == PersonalDataLevel::kReplace ? "replace" : "mask", span.first,
                           span.last));
  }
  return list;
}

std::vector<std::string> wanted(js::object const& vector) {
  auto list = std::vector<std::string>{};
  for (auto const& one : vector.at("finds").as_array()) {
    auto const& finding = one.as_object();
    list.push_back(written(text_of(finding, "kind"), text_of(finding, "level"),
                           finding.at("first").to_number<std::size_t>(), finding.at("last").to_number<std::size_t>()));
  }
  return list;
}

js::value const& vectors() {
  static auto const kVectors = shipped("personal-data-vectors.json");
  return kVectors;
}

TEST(PersonalData, is_found_as_the_vectors_say) {
  for (auto const& one : vectors().as_array()) {
    auto const& vector = one.as_object();
    auto const text = text_of(vector, "text");
    EXPECT_EQ(found(text), wanted(vector)) << text;
    EXPECT_EQ(rules().masked(text, rules().find(text)), text_of(vector, "masked"));
  }
}

TEST(PersonalData, is_not_found_in_a_masked_text) {
  for (auto const& one : vectors().as_array()) {
    auto const text = text_of(one.as_object(), "masked");
    EXPECT_EQ(rules().masked(text, rules().find(text)), rules().masked(text, {})) << text;
  }
}

// "misses": what a person would mark and the rules do not see; "wrong": what they see and a person would not mark.
TEST(PersonalData, little_is_missed_and_little_is_found_wrongly) {
  auto right = 0;
  auto wrong = 0;
  auto missed = 0;
  for (auto const& one : vectors().as_array()) {
    auto const& vector = one.as_object();
    for (auto const& finding : vector.at("finds").as_array()) {
      finding.as_object().contains("wrong") ? ++wrong : ++right;
    }
    missed += vector.contains("misses") ? static_cast<int>(vector.at("misses").as_array().size()) : 0;
  }
  RecordProperty("recall_per_cent", 100 * right / (right + missed));
  RecordProperty("precision_per_cent", 100 * right / (right + wrong));
  EXPECT_GE(right * 100, 93 * (right + missed));
  EXPECT_GE(right * 100, 97 * (right + wrong));
}

TEST(PersonalData, a_part_of_the_findings_may_be_masked) {
  auto const text = std::string{"Mme Petit, 06 12 34 56 78"};
  EXPECT_EQ(rules().masked(text, {rules().find(text).back()}), "Mme Petit, [[phone]]");
}

TEST(PersonalData, of_hostile_texts_takes_no_more_time_than_of_others) {
  for (std::string const part : {"0 ", "1", "a", "a.", "a@", "Mme ", "Mme A", "née a ", "+33", "FR76", "AB-", "12/",
                                 "é", "\xf0\x9f\x98\x80", "\xff", "sécu ", "l'", "De La "}) {
    auto text = std::string{};
    while (text.size() < 100'000) {
      text += part;
    }
    auto const findings = rules().find(text);
    EXPECT_LE(findings.size(), text.size());
  }
}

TEST(PersonalData, a_wrong_pattern_is_refused_by_the_name_of_its_rule) {
  auto file = PersonalDataRuleFile{};
  file.rules.push_back({"odd", "odd", PersonalDataLevel::kMask, "[[odd]]", {"(?=ahead)"}, {}, {}, {}, {}, {}, {}, {}});
  try {
    auto const rules = PersonalDataRules{file};
    FAIL() << "it was taken";
  } catch (std::invalid_argument const& refusal) {
    EXPECT_THAT(refusal.what(), testing::HasSubstr("odd"));
  }
}

}  // namespace
}  // namespace relais::language

#include "engine/language/personal_data.hpp"

#include <algorithm>
#include <cctype>
#include <iostream>
#include <map>
#include <stdexcept>
#include <utility>

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

std::optional<std::size_t> optional_number(js::object const& rule, std::string_view name) {
  return rule.contains(name) ? std::optional{rule.at(name).to_number<std::size_t>()} : std::nullopt;
}

// The program reads the file with platform/json, which knows described structs; this room may not.
PersonalDataRule rule_of(js::object const& rule) {
  return {text_of(rule, "id"),
          text_of(rule, "kind"),
          text_of(rule, "level") == "replace" ? PersonalDataLevel::kReplace : PersonalDataLevel::kMask,
          text_of(rule, "mark"),
          js::value_to<std::vector<std::string>>(rule.at("patterns")),
          optional_number(rule, "digits"),
          rule.contains("words") ? std::optional{texts_of(rule, "words")} : std::nullopt,
          optional_flag(rule, "stories_only"),
          optional_flag(rule, "ignore_case"),
          optional_flag(rule, "glued"),
          optional_flag(rule, "look_alikes"),
          check_of(rule),
          optional_text(rule, "before"),
          optional_text(rule, "after"),
          optional_text(rule, "unless"),
          optional_text(rule, "unless_before"),
          optional_text(rule, "unless_after")};
}

PersonalDataRuleFile shipped_file() {
  auto const json = shipped("personal-data-rules.json");
  auto file = PersonalDataRuleFile{{},
                                   js::value_to<std::vector<std::string>>(json.at("drawn_digits")),
                                   js::value_to<std::string>(json.at("unseen_signs")),
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

PersonalNamesFile const& names() {
  static auto const kNames = [] {
    auto const json = shipped("personal-names.json");
    return PersonalNamesFile{js::value_to<std::vector<std::string>>(json.at("common_words")),
                             js::value_to<std::vector<std::string>>(json.at("given_names"))};
  }();
  return kNames;
}

PersonalDataRules const& rules() {
  static auto const kRules = PersonalDataRules{shipped_file(), names()};
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

struct Count {
  int labelled = 0;
  int found = 0;  // of these
};

// data/language/personal-data-sentences.jsonl: half of the groups of sentences (one wording, filled in several ways)
// was held out by seed while the rules were made; `looked_at` says which were written later and looked at. A label is
// found where findings of whatever kind cover its letters and digits; a finding is right where half of it lies within
// labels.
class LabelledSentences {
 public:
  void count(js::object const& line) {
    auto const held_out =
        !line.contains("looked_at") && is_held_out("group " + std::to_string(line.at("group").to_number<int>()));
    auto const text = text_of(line, "text");
    auto const findings = rules().find(text, PersonalDataText::kStory);
    auto const covered = [&](std::vector<Span> const& spans) { return marked(text, spans); };
    auto spans = std::vector<Span>{};
    for (auto const& finding : findings) {
      spans.push_back(finding.span);
    }
    auto const in_findings = covered(spans);
    auto labels = std::vector<Span>{};
    for (auto const& one : line.at("spans").as_array()) {
      auto const& label = one.as_object();
      auto const span = in_bytes(text, label);
      labels.push_back(span);
      auto& count = recall_[{held_out, text_of(label, "kind")}];
      ++count.labelled;
      auto const is_found = whole(text, span, in_findings) == count_letters(text, span);
      count.found += is_found ? 1 : 0;
      if (!held_out && !is_found) {
        std::cout << "missed " << text_of(label, "kind") << ": " << text << "\n";
      }
    }
    auto const in_labels = covered(labels);
    for (auto const& finding : findings) {
      auto& count = precision_[{held_out, finding.kind}];
      ++count.labelled;
      auto const is_right = 2 * whole(text, finding.span, in_labels) >= count_letters(text, finding.span);
      count.found += is_right ? 1 : 0;
      if (!held_out && !is_right) {
        std::cout << "wrong " << finding.rule << " ("
                  << text.substr(finding.span.first, finding.span.last - finding.span.first) << "): " << text << "\n";
      }
    }
  }

  double recall(std::vector<std::string> const& kinds) const { return share(recall_, kinds); }
  double precision() const { return share(precision_, {}); }

  void print() const {
    for (auto const held_out : {false, true}) {
      std::cout << (held_out ? "held out" : "seen") << "\n";
      for (auto const* const counts : {&recall_, &precision_}) {
        for (auto const& [key, count] : *counts) {
          if (key.first == held_out) {
            std::cout << "  " << (counts == &recall_ ? "recall    " : "precision ") << key.second << " " << count.found
                      << "/" << count.labelled << "\n";
          }
        }
      }
    }
  }

 private:
  using Counts = std::map<std::pair<bool, std::string>, Count>;

  static bool is_letter(char c) { return (c & 0x80) != 0 || std::isalnum(static_cast<unsigned char>(c)) != 0; }

  static Span in_bytes(std::string const& text, js::object const& label) {
    auto const at = [&](std::string_view end) {
      auto left = label.at(end).to_number<std::size_t>();
      std::size_t byte = 0;
      for (; byte < text.size() && (left > 0 || (text[byte] & 0xc0) == 0x80); ++byte) {
        left -= (text[byte] & 0xc0) == 0x80 ? 0 : 1;
      }
      return byte;
    };
    return {at("first"), at("last")};
  }

  static std::vector<bool> marked(std::string const& text, std::vector<Span> const& spans) {
    auto marks = std::vector<bool>(text.size(), false);
    for (auto const& span : spans) {
      std::fill(marks.begin() + static_cast<std::ptrdiff_t>(span.first),
                marks.begin() + static_cast<std::ptrdiff_t>(span.last), true);
    }
    return marks;
  }

  static std::size_t count_letters(std::string const& text, Span span) {
    return whole(text, span, std::vector<bool>(text.size(), true));
  }

  // Letters and digits of the span that are marked.
  static std::size_t whole(std::string const& text, Span span, std::vector<bool> const& marks) {
    std::size_t count = 0;
    for (auto at = span.first; at < span.last; ++at) {
      count += is_letter(text[at]) && marks[at] ? 1 : 0;
    }
    return count;
  }

  // Of the half held out; all kinds where none is named.
  static double share(Counts const& counts, std::vector<std::string> const& kinds) {
    auto sum = Count{};
    for (auto const& [key, count] : counts) {
      if (key.first && (kinds.empty() || std::find(kinds.begin(), kinds.end(), key.second) != kinds.end())) {
        sum.labelled += count.labelled;
        sum.found += count.found;
      }
    }
    EXPECT_GT(sum.labelled, 0);
    return static_cast<double>(sum.found) / std::max(sum.labelled, 1);
  }

  Counts recall_;
  Counts precision_;
};

TEST(PersonalData, is_found_in_labelled_sentences_that_were_held_out) {
  auto sentences = LabelledSentences{};
  auto const lines = shipped_lines("language/personal-data-sentences.jsonl");
  EXPECT_GE(lines.size(), 800U);
  for (auto const& line : lines) {
    sentences.count(line);
  }
  sentences.print();
  EXPECT_GE(sentences.recall({"nir", "national_number", "iban", "card"}), 0.99);
  EXPECT_GE(sentences.recall({"phone"}), 0.97);
  EXPECT_GE(sentences.recall({"email"}), 0.97);
  EXPECT_GE(sentences.recall({"name"}), 0.90);
  EXPECT_GE(sentences.precision(), 0.85);
}

// The browser is held to the same places.
TEST(PersonalData, is_found_in_the_labelled_sentences_where_the_file_says_and_not_again) {
  for (auto const& line : shipped_lines("language/personal-data-sentences.jsonl")) {
    auto const text = text_of(line, "text");
    auto const findings = rules().find(text, PersonalDataText::kStory);
    auto places = js::array{};
    for (auto const& finding : findings) {
      auto const span = in_code_points(text, finding.span);
      places.push_back(js::object{{"rule", finding.rule}, {"first", span.first}, {"last", span.last}});
    }
    EXPECT_EQ(js::serialize(places), js::serialize(line.at("finds"))) << text;
    EXPECT_TRUE(rules().find(rules().masked(text, findings), PersonalDataText::kStory).empty()) << text;
  }
}

// `digits` and `words` are there for speed: without them, or with a word that every text holds, the same is found.
TEST(PersonalData, is_found_the_same_when_nothing_is_passed_over) {
  auto file = shipped_file();
  for (auto& rule : file.rules) {
    rule.digits = {};
    rule.words = std::vector<std::string>{""};
  }
  auto const patient = PersonalDataRules{file, names()};
  auto texts = std::vector<std::string>{};
  for (auto const& line : shipped_lines("language/personal-data-sentences.jsonl")) {
    texts.push_back(text_of(line, "text"));
  }
  for (auto const& one : vectors().as_array()) {
    texts.push_back(text_of(one.as_object(), "text"));
  }
  for (auto const& text : texts) {
    auto const places = [](std::vector<PersonalDataFinding> const& findings) {
      auto list = std::vector<std::pair<std::string, std::size_t>>{};
      for (auto const& finding : findings) {
        list.emplace_back(finding.rule, finding.span.first);
      }
      return list;
    };
    EXPECT_EQ(places(rules().find(text, PersonalDataText::kStory)),
              places(patient.find(text, PersonalDataText::kStory)))
        << text;
  }
}

TEST(PersonalData, names_streets_and_files_are_looked_for_in_stories_only) {
  auto const text = std::string{"Merci Sandrine, dossier 2024-0612, 12 rue des Lilas"};
  EXPECT_TRUE(rules().find(text).empty());
  EXPECT_EQ(rules().masked(text, rules().find(text, PersonalDataText::kStory)),
            "Merci [[name]], dossier [[file_number]], [[address]]");
}

TEST(PersonalData, names_may_be_left_in_praise) {
  auto const text = std::string{"Bravo Sandrine Petit ! Appelez-moi au 06 12 34 56 78"};
  auto findings = rules().find(text, PersonalDataText::kStory);
  std::erase_if(findings, [](PersonalDataFinding const& finding) { return finding.kind == "name"; });
  EXPECT_EQ(rules().masked(text, findings), "Bravo Sandrine Petit ! Appelez-moi au [[phone]]");
}

TEST(PersonalData, a_part_of_the_findings_may_be_masked) {
  auto const text = std::string{"Mme Petit, 06 12 34 56 78"};
  EXPECT_EQ(rules().masked(text, {rules().find(text).back()}), "Mme Petit, [[phone]]");
}

TEST(PersonalData, of_hostile_texts_takes_no_more_time_than_of_others) {
  for (std::string const part :
       {"0 ",       "1",        "a",     "a.",          "a@",      "Mme ",     "Mme A",
        "née a ",   "+33",      "FR76",  "AB-",         "12/",     "é",        "\xf0\x9f\x98\x80",
        "\xff",     "sécu ",    "l'",    "De La ",      "Jean ",   "1 rue a ", "je m'appelle ",
        "dossier ", "zéro ",    "zéro6", "six ",        "06 ",     "(0)",      "O6",
        "l",        "a point ", "a at ", "@a",          "insta a", "a_a ",     "RIB 1",
        "①",        "a . ",     "a @ ",  "a . a @ a . "}) {
    auto text = std::string{};
    while (text.size() < 100'000) {
      text += part;
    }
    EXPECT_LE(rules().find(text, PersonalDataText::kStory).size(), text.size());
  }
}

TEST(PersonalData, a_wrong_pattern_is_refused_by_the_name_of_its_rule) {
  auto file = PersonalDataRuleFile{};
  file.rules.push_back({"odd",
                        "odd",
                        PersonalDataLevel::kMask,
                        "[[odd]]",
                        {"(?=ahead)"},
                        {},
                        {},
                        {},
                        {},
                        {},
                        {},
                        {},
                        {},
                        {},
                        {},
                        {},
                        {}});
  try {
    auto const rules = PersonalDataRules{file, names()};
    FAIL() << "it was taken";
  } catch (std::invalid_argument const& refusal) {
    EXPECT_THAT(refusal.what(), testing::HasSubstr("odd"));
  }
}

}  // namespace
}  // namespace relais::language

#include "engine/language/danger.hpp"

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <map>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/language/shipped_for_tests.hpp"

namespace relais::language {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

DangerFile shipped_file() {
  auto const json = shipped("language/danger-words.json").as_object();
  auto file = DangerFile{{}, {}, texts_of(json, "negations"), texts_of(json, "joints"), texts_of(json, "unless"), {}};
  for (auto const& one : json.at("numbers").as_array()) {
    auto const& numbers = one.as_object();
    file.numbers.push_back(
        {text_of(numbers, "country"), enumerator<DangerKind>(text_of(numbers, "kind")), texts_of(numbers, "numbers")});
  }
  for (auto const& one : json.at("pieces").as_array()) {
    file.pieces.push_back({text_of(one.as_object(), "name"), text_of(one.as_object(), "words")});
  }
  for (auto const& one : json.at("phrases").as_array()) {
    auto const& group = one.as_object();
    file.phrases.push_back(
        {enumerator<DangerKind>(text_of(group, "kind")), text_of(group, "tongue"), texts_of(group, "phrases")});
  }
  return file;
}

DangerWords const& danger() {
  static auto const kDanger = DangerWords{shipped_file()};
  return kDanger;
}

std::vector<DangerKind> kinds(std::string_view text) {
  auto list = std::vector<DangerKind>{};
  for (auto const& finding : danger().find(text)) {
    list.push_back(finding.kind);
  }
  return list;
}

TEST(Danger, is_seen_with_its_place) {
  auto const text = std::string{"Bonjour. Depuis le refus, j'ai envie de mourir, aidez-moi."};
  auto const found = danger().find(text);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, DangerKind::kSuicide);
  EXPECT_EQ(text.substr(found[0].span.first, found[0].span.last - found[0].span.first), "envie de mourir");
}

TEST(Danger, of_several_kinds_is_seen_once_each) {
  EXPECT_THAT(kinds("Mon mari me frappe. Je veux mourir. Je veux mourir !"),
              ElementsAre(DangerKind::kViolenceAtHome, DangerKind::kSuicide));
}

TEST(Danger, is_seen_without_marks_in_capitals_and_with_unseen_signs) {
  EXPECT_THAT(kinds("JE VEUX MOURIR"), ElementsAre(DangerKind::kSuicide));
  EXPECT_THAT(kinds("je ve\u200bux mourir"), ElementsAre(DangerKind::kSuicide));
  EXPECT_THAT(kinds("j’ai des idees noires"), ElementsAre(DangerKind::kSuicide));
}

TEST(Danger, is_not_seen_over_a_mark_or_when_denied) {
  EXPECT_THAT(kinds("Je veux, sans mourir d'attente, mon dossier"), IsEmpty());
  EXPECT_THAT(kinds("je n'ai jamais eu envie de mourir"), IsEmpty());
  EXPECT_THAT(kinds("je n'ai pas dormi et j'ai envie de mourir"), ElementsAre(DangerKind::kSuicide));
}

TEST(Danger, has_its_numbers_in_both_countries) {
  EXPECT_THAT(danger().numbers(DangerKind::kSuicide, "fr"), ElementsAre("3114", "15", "112", "114"));
  EXPECT_THAT(danger().numbers(DangerKind::kSuicide, "be"), ElementsAre("1813", "107", "112"));
  EXPECT_THAT(danger().numbers(DangerKind::kSuicide, "lu"), IsEmpty());
  for (auto const* const country : {"fr", "be"}) {
    for (auto const kind : {DangerKind::kSuicide, DangerKind::kViolenceAtHome, DangerKind::kChildInDanger,
                            DangerKind::kMedicalEmergency, DangerKind::kFireOrCrime, DangerKind::kDistress}) {
      EXPECT_THAT(danger().numbers(kind, country), testing::Contains("112")) << country;
    }
  }
}

TEST(Danger, phrases_that_cannot_be_read_are_refused) {
  for (std::string const phrase : {"", "(de) mourir", ".. mourir", "Mourir", "envie <unknown>"}) {
    auto file = DangerFile{};
    file.unless = {phrase};
    EXPECT_THROW(DangerWords{file}, std::invalid_argument) << phrase;
  }
}

struct Count {
  int right = 0;
  int missed = 0;
  int wrong = 0;
  int other_kind = 0;  // danger was seen, but not of the labelled kind
};

// data/language/danger-sentences.jsonl: made-up sentences; half of them held out by seed, counted apart.
TEST(Danger, is_rarely_missed_in_the_labelled_sentences) {
  auto counts = std::map<std::string, Count>{};
  for (auto const& line : shipped_lines("language/danger-sentences.jsonl")) {
    auto const text = text_of(line, "text");
    auto const found = kinds(text);
    auto const is_danger = line.contains("kind");
    auto const held_out = is_held_out(text);
    auto const of_its_kind =
        is_danger && std::ranges::find(found, enumerator<DangerKind>(text_of(line, "kind"))) != found.end();
    for (auto const& group :
         {std::string{"all"}, text_of(line, "tongue"), std::string{held_out ? "held out" : "seen"}}) {
      auto& count = counts[group];
      count.right += is_danger && !found.empty() ? 1 : 0;
      count.missed += is_danger && found.empty() ? 1 : 0;
      count.wrong += !is_danger && !found.empty() ? 1 : 0;
      count.other_kind += is_danger && !found.empty() && !of_its_kind ? 1 : 0;
    }
    if (!held_out && is_danger == found.empty()) {
      std::cout << (is_danger ? "missed: " : "wrong: ") << text << "\n";
    }
  }
  for (auto const& [group, count] : counts) {
    std::cout << std::setw(9) << group << ": recall " << count.right << "/" << count.right + count.missed
              << ", precision " << count.right << "/" << count.right + count.wrong << ", other kind "
              << count.other_kind << "\n";
    EXPECT_GE(100 * count.right, 95 * (count.right + count.missed)) << group;
    EXPECT_GE(100 * count.right, 85 * (count.right + count.wrong)) << group;
  }
  EXPECT_GE(counts["all"].right + counts["all"].missed, 130);
}

}  // namespace
}  // namespace relais::language

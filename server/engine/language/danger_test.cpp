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

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

DangerFile shipped_file() {
  auto const json = shipped("language/danger-words.json").as_object();
  auto file = DangerFile{{}, {}, texts_of(json, "negations"), texts_of(json, "joints"), texts_of(json, "unless"),
                         {}, {}, texts_of(json, "ordinary")};
  for (auto const& one : json.at("spellings").as_array()) {
    file.spellings.push_back({text_of(one.as_object(), "written"), text_of(one.as_object(), "read")});
  }
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

TEST(Danger, is_seen_as_people_in_a_hurry_type_it) {
  EXPECT_THAT(kinds("jveux mourrir"), Contains(DangerKind::kSuicide));
  EXPECT_THAT(kinds("jeee veeeux mouriiir"), Contains(DangerKind::kSuicide));
  EXPECT_THAT(kinds("je vais me suissider"), Contains(DangerKind::kSuicide));
  EXPECT_THAT(kinds("jen peux plus"), Contains(DangerKind::kDistress));
  EXPECT_THAT(kinds("jeveuxmourir"), Contains(DangerKind::kSuicide));
}

// "c'est à se tirer une balle" is a way of speaking of a form; in the first person it is not.
TEST(Danger, is_not_a_way_of_speaking) {
  EXPECT_THAT(kinds("c'est à se tirer une balle pour remplir ce formulaire"), IsEmpty());
  EXPECT_THAT(kinds("je vais me tirer une balle si ce formulaire revient"), Contains(DangerKind::kSuicide));
  EXPECT_THAT(kinds("il pense à se pendre"), Contains(DangerKind::kSuicide));
}

TEST(Danger, is_seen_in_letters_of_other_scripts_that_look_the_same) {
  auto const text = std::string{"j'ai \u0435nvi\u0435 d\u0435 m\u043eurir"};  // Cyrillic e and o
  auto const found = danger().find(text);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].span.first, 5U);
  EXPECT_EQ(found[0].span.last, text.size());
  EXPECT_THAT(kinds("je veux m\u03bfurir"), ElementsAre(DangerKind::kSuicide));  // Greek omicron
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
      EXPECT_THAT(danger().numbers(kind, country), Contains("112")) << country;
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
  int fine = 0;
  int other_kind = 0;  // danger was seen, but not of the labelled kind
};

// By tongue, by half, and "all". What is wrong in the half that lists may be made from is printed.
std::map<std::string, Count> counted(std::string const& file) {
  auto counts = std::map<std::string, Count>{};
  for (auto const& line : shipped_lines(file)) {
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
      count.fine += !is_danger && found.empty() ? 1 : 0;
      count.other_kind += is_danger && !found.empty() && !of_its_kind ? 1 : 0;
    }
    if (!held_out && is_danger == found.empty()) {
      std::cout << (is_danger ? "missed: " : "wrong: ") << text << "\n";
    }
  }
  for (auto const& [group, count] : counts) {
    std::cout << std::setw(9) << group << ": recall " << count.right << "/" << count.right + count.missed
              << ", false alarms " << count.wrong << "/" << count.wrong + count.fine << ", other kind "
              << count.other_kind << "\n";
  }
  return counts;
}

// data/language/danger-sentences.jsonl: made-up sentences that the lists were made from.
TEST(Danger, is_rarely_missed_in_the_labelled_sentences) {
  auto counts = counted("language/danger-sentences.jsonl");
  for (auto const& [group, count] : counts) {
    EXPECT_GE(100 * count.right, 95 * (count.right + count.missed)) << group;
    EXPECT_GE(100 * count.right, 85 * (count.right + count.wrong)) << group;
  }
  EXPECT_GE(counts["all"].right + counts["all"].missed, 130);
}

// data/language/danger-second-sentences.jsonl: written after the lists, as people type; what was wrong in one half was
// not looked at while the lists were mended.
TEST(Danger, is_seen_in_sentences_written_after_the_lists) {
  auto counts = counted("language/danger-second-sentences.jsonl");
  auto const& all = counts["all"];
  ASSERT_GE(all.right + all.missed, 120);
  ASSERT_GE(all.wrong + all.fine, 120);
  auto const& seen = counts["seen"];
  EXPECT_GE(100 * seen.right, 95 * (seen.right + seen.missed));
  EXPECT_LE(100 * seen.wrong, 10 * (seen.wrong + seen.fine));
  auto const& held_out = counts["held out"];
  EXPECT_GE(100 * held_out.right, 85 * (held_out.right + held_out.missed));
  EXPECT_LE(100 * held_out.wrong, 25 * (held_out.wrong + held_out.fine));
}

// data/language/danger-third-sentences.jsonl: written to say it without its words, and looked at since.
TEST(Danger, is_seen_in_most_roundabout_sentences_that_were_looked_at) {
  auto counts = counted("language/danger-third-sentences.jsonl");
  auto const& all = counts["all"];
  ASSERT_GE(all.right + all.missed, 100);
  EXPECT_GE(100 * all.right, 85 * (all.right + all.missed));
  EXPECT_LE(100 * all.wrong, 5 * (all.wrong + all.fine));
}

// What people complain of every day: data/language/irritant-stories.jsonl. Some of them do speak of hunger or a fall.
TEST(Danger, is_rarely_seen_in_complaints) {
  auto const stories = shipped_lines("language/irritant-stories.jsonl");
  auto const seen =
      std::ranges::count_if(stories, [](auto const& story) { return !kinds(text_of(story, "text")).empty(); });
  RecordProperty("seen", std::to_string(seen));
  EXPECT_LE(20 * seen, static_cast<std::ptrdiff_t>(stories.size()));
  for (auto const* const text : {"Cette démarche me tue.", "Ce site me tue", "Je sombre dans les formulaires",
                                 "Je ne vois pas d’autre solution que de revenir demain"}) {
    EXPECT_THAT(kinds(text), IsEmpty()) << text;
  }
}

TEST(Danger, is_seen_in_ways_out_that_are_closed) {
  for (auto const* const text : {"Je ne vois plus d’autre issue", "Il n'y a plus rien qui me retient",
                                 "Vous seriez mieux sans moi", "Je ne vous dérangerai plus", "There's no way out",
                                 "Van mij hoeft het niet meer", "Ohne mich ginge alles besser"}) {
    EXPECT_THAT(kinds(text), Contains(DangerKind::kSuicide)) << text;
  }
}

}  // namespace
}  // namespace relais::language

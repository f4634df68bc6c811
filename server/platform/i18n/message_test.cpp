#include "platform/i18n/message.hpp"

#include <gmock/gmock.h>

namespace relais::i18n {
namespace {

using testing::ElementsAre;

std::string said(Language language, std::string_view pattern, Arguments arguments) {
  auto const message = Message::compile(language, pattern);
  return message ? message->format({arguments.begin(), arguments.size()}) : "(refused)";
}

TEST(Message, fills_its_places) {
  EXPECT_EQ(said(Language::kEn, "Open until {time}, {day}", {{"day", "today"}, {"time", "17:00"}}),
            "Open until 17:00, today");
}

TEST(Message, leaves_a_place_without_argument_empty) {
  EXPECT_EQ(said(Language::kEn, "a{b}c", {}), "ac");
}

TEST(Message, counts_as_each_language_does) {
  constexpr auto kPattern = "{count, plural, =0 {rien} one {# guichet} other {# guichets}}";
  EXPECT_EQ(said(Language::kFr, kPattern, {{"count", std::int64_t{0}}}), "rien");
  EXPECT_EQ(said(Language::kFr, kPattern, {{"count", std::int64_t{1}}}), "1 guichet");
  EXPECT_EQ(said(Language::kFr, kPattern, {{"count", std::int64_t{2845}}}), "2\u202f845 guichets");
  // None is plural in English, singular in French.
  EXPECT_EQ(said(Language::kEn, "{n, plural, one {one} other {other}}", {{"n", std::int64_t{0}}}), "other");
  EXPECT_EQ(said(Language::kFr, "{n, plural, one {one} other {other}}", {{"n", std::int64_t{0}}}), "one");
}

TEST(Message, nests_places_in_choices) {
  constexpr auto kPattern = "{count, plural, one {# in {where}} other {# {kind, select, bus {buses} other {things}}}}";
  EXPECT_EQ(said(Language::kEn, kPattern, {{"count", std::int64_t{1}}, {"where", "Vervins"}}), "1 in Vervins");
  EXPECT_EQ(said(Language::kEn, kPattern, {{"count", std::int64_t{3}}, {"kind", "bus"}}), "3 buses");
  EXPECT_EQ(said(Language::kEn, kPattern, {{"count", std::int64_t{3}}, {"kind", "boat"}}), "3 things");
}

TEST(Message, refuses_what_it_would_not_say_right) {
  for (auto const* pattern :
       {"{", "{a", "{n, plural, one {x}}", "{n, date}", "{n, plural, offset:1 one {x} other {y}}"}) {
    EXPECT_FALSE(Message::compile(Language::kEn, pattern)) << pattern;
  }
}

TEST(Message, names_its_places_once) {
  auto const message = Message::compile(Language::kEn, "{b} {a} {n, plural, one {# {b}} other {#}}");
  ASSERT_TRUE(message);
  EXPECT_THAT(message->places(), ElementsAre("a", "b", "n"));
  // What only chooses is not shown: another language may have no need of it.
  EXPECT_THAT(Message::compile(Language::kEn, "{n, plural, one {x} other {y}}")->places(), ElementsAre());
}

}  // namespace
}  // namespace relais::i18n

#include "experiences/moderation.hpp"

#include <gtest/gtest.h>

#include "experiences/answer.hpp"

namespace relais::experiences {
namespace {

// The text of a story of which parts are hidden, or the field that is refused.
std::string hiding(std::string text, std::vector<HiddenPart> const& parts) {
  std::string title = "Titre";
  std::string would_have_helped;
  auto const done = hide(parts, title, text, would_have_helped);
  return done ? text : done.problem().fields.front().field;
}

TEST(Hiding, PartsAreInTheTextAsThoseBeforeHaveLeftIt) {
  EXPECT_EQ(hiding("Été 12 : Anne m’a dit non.", {{StoryField::kText, 9, 13}}), "Été 12 : [[other]] m’a dit non.");
  EXPECT_EQ(hiding("Anne et Luc", {{StoryField::kText, 0, 4}, {StoryField::kText, 13, 16}}), "[[other]] et [[other]]");
}

TEST(Hiding, AMarkIsHiddenAsAWhole) {
  EXPECT_EQ(hiding("Au [[phone]] ou non", {{StoryField::kText, 6, 8}}), "Au [[other]] ou non");
  EXPECT_EQ(hiding("Au [[phone]] ou non", {{StoryField::kText, 0, 7}}), "[[other]] ou non");
  EXPECT_EQ(hiding("Au [[phone]] ou non", {{StoryField::kText, 3, 12}}), "Au [[other]] ou non");
}

TEST(Hiding, WhatIsNoPartOfItsTextIsRefusedByItsNumber) {
  constexpr auto kText = "Anne 👪 Luc";
  EXPECT_EQ(hiding(kText, {{StoryField::kText, 0, 4}, {StoryField::kText, 0, 99}}), "/hides/1");
  EXPECT_EQ(hiding(kText, {{StoryField::kText, 3, 3}}), "/hides/0");
  EXPECT_EQ(hiding(kText, {{StoryField::kText, -1, 3}}), "/hides/0");
  EXPECT_EQ(hiding(kText, {{StoryField::kText, 5, 6}}), "/hides/0");  // half of a character
  EXPECT_EQ(hiding(kText, {{StoryField::kWouldHaveHelped, 0, 1}}), "/hides/0");
}

TEST(Hiding, SomethingIsLeftToRead) {
  EXPECT_EQ(hiding("Anne, Luc !", {{StoryField::kText, 0, 9}}), "/hides");
  EXPECT_EQ(hiding("Non, Luc !", {{StoryField::kText, 5, 8}}), "Non, [[other]] !");
  EXPECT_FALSE(has_words("[[name]] — [[birth_date]] …"));
  EXPECT_TRUE(has_words("[[name]] 8 [[other]]"));
  EXPECT_TRUE(has_words("[[Anne]]"));  // no mark
  EXPECT_TRUE(has_words("[[name]] привет"));
  EXPECT_TRUE(has_words("[[name]] مرحبا"));
}

TEST(Severity, DangerComesFirstAndOldestAmongEqualsIsTheQueuesWork) {
  EXPECT_GT(severity(true, Feeling::kPositive, 0), severity(false, Feeling::kNegative, 20));
  EXPECT_GT(severity(false, Feeling::kNegative, 0), severity(false, Feeling::kMixed, 0));
  EXPECT_GT(severity(false, Feeling::kNeutral, 1), severity(false, Feeling::kPositive, 0));
}

TEST(Decision, WhatItNeedsIsAskedForByField) {
  auto const field = [](DecisionKind kind) {
    ModerationDecision decision;
    decision.kind = kind;
    auto const checked = check(decision);
    return checked ? std::string{} : checked.problem().fields.front().field;
  };
  EXPECT_EQ(field(DecisionKind::kAccept), "");
  EXPECT_EQ(field(DecisionKind::kReject), "/reason");
  EXPECT_EQ(field(DecisionKind::kAsk), "/note");
  EXPECT_EQ(field(DecisionKind::kMask), "/hides");
  EXPECT_EQ(field(DecisionKind::kDuplicate), "/duplicate_of");
  EXPECT_EQ(field(DecisionKind::kAppeal), "/kind");
}

TEST(Template, IsUneditedWhateverTheBlanks) {
  EXPECT_TRUE(is_unedited("Merci à vous.\n", "Merci  à vous."));
  EXPECT_FALSE(is_unedited("Merci à vous, Rocroi.", "Merci à vous."));
}

TEST(Answer, TheRightChannelHasAnAddress) {
  EXPECT_TRUE(check(AnswerChange{ServiceAnswerKind::kThanks, "Merci", {}}));
  EXPECT_FALSE(check(AnswerChange{ServiceAnswerKind::kRightChannel, "En ligne", {}}));
  EXPECT_FALSE(check(AnswerChange{ServiceAnswerKind::kNotSaid, "Merci", {}}));
  EXPECT_FALSE(check(AnswerChange{ServiceAnswerKind::kRightChannel, "En ligne", "javascript:alert(1)"}));
  EXPECT_FALSE(check(AnswerChange{ServiceAnswerKind::kThanks, "Merci", "http://exemple.fr"}));
  for (auto const* const link :
       {"https://www.caf.fr@exemple.com/", "https://caf", "https://www.caf.fr/a b", "https://."}) {
    EXPECT_FALSE(check(AnswerChange{ServiceAnswerKind::kRightChannel, "En ligne", link})) << link;
  }
  EXPECT_TRUE(check(AnswerChange{ServiceAnswerKind::kRightChannel, "En ligne", "https://www.caf.fr"}));
}

}  // namespace
}  // namespace relais::experiences

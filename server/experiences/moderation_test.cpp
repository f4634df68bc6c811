#include "experiences/moderation.hpp"

#include <gtest/gtest.h>

#include "experiences/answer.hpp"

namespace relais::experiences {
namespace {

TEST(Masking, HidesPartsAndChangesNothingElse) {
  constexpr std::string_view kText = "La dame du bureau 12 m’a dit que la dame du bureau 3 le ferait.";
  EXPECT_TRUE(only_masks_more(kText, kText));
  EXPECT_TRUE(only_masks_more(kText, "[[name]] m’a dit que la dame du bureau 3 le ferait."));
  EXPECT_TRUE(only_masks_more(kText, "[[name]] m’a dit que [[name]] le ferait."));
  EXPECT_TRUE(only_masks_more(kText, "La dame du bureau 12 m’a dit que [[name]]"));
  EXPECT_TRUE(only_masks_more("Au [[phone]], personne.", "Au [[phone]], [[name]]."));
  EXPECT_FALSE(only_masks_more(kText, "Une dame m’a dit que la dame du bureau 3 le ferait."));
  EXPECT_FALSE(only_masks_more(kText, "[[name]] m’a bien dit que la dame du bureau 3 le ferait."));
  EXPECT_FALSE(only_masks_more(kText, "[[name]] le ferait. m’a dit que"));
  EXPECT_FALSE(
      only_masks_more(kText, "La dame du bureau 12 m’a dit que la dame du bureau 3 le ferait. [[name]] Merci."));
  EXPECT_FALSE(only_masks_more(kText, ""));
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
  EXPECT_EQ(field(DecisionKind::kMask), "/text");
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
  EXPECT_FALSE(check(AnswerChange{ServiceAnswerKind::kRightChannel, "En ligne", "javascript:alert(1)"}));
  EXPECT_FALSE(check(AnswerChange{ServiceAnswerKind::kThanks, "Merci", "http://exemple.fr"}));
  EXPECT_TRUE(check(AnswerChange{ServiceAnswerKind::kRightChannel, "En ligne", "https://www.caf.fr"}));
}

}  // namespace
}  // namespace relais::experiences

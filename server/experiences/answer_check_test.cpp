#include "experiences/answer_check.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace relais::experiences {
namespace {

using language::PlainLanguageCode;

language::PlainLanguage const& plain() {
  static auto const kPlain = language::PlainLanguage{
      {{{"fr", "afférent", "lié à", {}},
        {"fr", "préjudice", "tort, dommage", true},
        {"fr", "soussigné", "(je, nom)", {}}}},
      {{{"fr", {"parce que"}, {"vous pouvez"}, {}}, {"en", {}, {}, {}}, {"nl", {}, {}, {}}, {"de", {}, {}, {}}}}};
  return kPlain;
}

std::vector<PlainLanguageCode> codes(std::string text, ServiceAnswerKind kind) {
  std::vector<PlainLanguageCode> all;
  for (auto const& finding : check({std::move(text), Language::kFr, kind}, plain()).findings) {
    all.push_back(finding.code);
  }
  return all;
}

bool has(std::vector<PlainLanguageCode> const& all, PlainLanguageCode code) {
  return std::ranges::find(all, code) != all.end();
}

TEST(AnswerCheck, AnExplanationSaysWhyWhatNextAndWhen) {
  auto const missing = codes("Votre demande est en cours.", ServiceAnswerKind::kExplanation);
  EXPECT_TRUE(has(missing, PlainLanguageCode::kNoCause));
  EXPECT_TRUE(has(missing, PlainLanguageCode::kNoNextStep));
  EXPECT_TRUE(has(missing, PlainLanguageCode::kNoDate));
  auto const said = check({"C’est long parce que tout le monde écrit. Vous pouvez appeler avant le 15 décembre 2026.",
                           Language::kFr, ServiceAnswerKind::kExplanation},
                          plain());
  EXPECT_TRUE(said.says_cause && said.says_next_step && said.says_date);
}

TEST(AnswerCheck, ThanksNeedNeitherAndAreToldSoAllTheSame) {
  EXPECT_TRUE(codes("Merci pour votre récit.", ServiceAnswerKind::kThanks).empty());
  EXPECT_FALSE(check({"Merci.", Language::kFr, ServiceAnswerKind::kThanks}, plain()).says_date);
}

TEST(AnswerCheck, TheRightChannelNeedsANextStepAndADoneChangeItsDate) {
  EXPECT_EQ(codes("Le site répond.", ServiceAnswerKind::kRightChannel), std::vector{PlainLanguageCode::kNoNextStep});
  EXPECT_EQ(codes("Le guichet a changé.", ServiceAnswerKind::kChangeDone), std::vector{PlainLanguageCode::kNoDate});
}

TEST(AnswerCheck, PlacesAreCountedAsABrowserCounts) {
  auto const text = std::string{"😀 é : droits afférents."};
  auto const checked = check({text, Language::kFr, ServiceAnswerKind::kThanks}, plain());
  ASSERT_EQ(checked.findings.size(), 1);
  EXPECT_EQ(checked.findings[0].first, 14);
  EXPECT_EQ(checked.findings[0].last, 23);
  EXPECT_EQ(checked.findings[0].alternatives, std::vector<std::string>{"lié à"});
}

TEST(AnswerCheck, EachWordToWriteInsteadIsOneAlternative) {
  auto const checked = check({"Le soussigné a un préjudice.", Language::kFr, ServiceAnswerKind::kThanks}, plain());
  ASSERT_EQ(checked.findings.size(), 2);
  EXPECT_EQ(checked.findings[0].alternatives, std::vector<std::string>{"(je, nom)"});
  EXPECT_FALSE(checked.findings[0].fits);
  EXPECT_TRUE(checked.findings[1].fits);
  EXPECT_EQ(checked.findings[1].alternatives, (std::vector<std::string>{"tort", "dommage"}));
}

}  // namespace
}  // namespace relais::experiences

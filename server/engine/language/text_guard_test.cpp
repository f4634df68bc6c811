#include "engine/language/text_guard.hpp"

#include <gtest/gtest.h>

#include "engine/language/hide.hpp"
#include "engine/language/readable.hpp"

namespace relais::language {
namespace {

// One rule is enough: ten digits beginning with 0, with blanks.
PersonalDataRules const& one_rule() {
  static auto const kRules = [] {
    PersonalDataRule phone;
    phone.id = "phone";
    phone.kind = "phone";
    phone.mark = "[[phone]]";
    phone.patterns = {"0[1-9](?:[ .]?[0-9]{2}){4}"};
    return PersonalDataRules{PersonalDataRuleFile{{}, {}, {}, {}, {}, {phone}}, {}};
  }();
  return kRules;
}

std::string masked(std::string_view text) {
  return TextGuard{one_rule()}.masked(text);
}

TEST(TextGuard, FindsNumbersThatUnseenSignsOrOtherDigitsHide) {
  for (auto const* const text :
       {"06 12 34 56 78", "06\u00ad12345678", "06\u200b12\u034f345678", "06\ufe0f12345678", "０６ 12 34 56 78",
        "06 12\n34 56 78", "٠٦ ١٢ ٣٤ ٥٦ ٧٨", "\U0001D7CE\U0001D7D4 12 34 56 78"}) {
    EXPECT_EQ(masked(text), "[[phone]]") << text;
  }
}

TEST(TextGuard, PutsOneMarkForLikeOnesSideBySide) {
  EXPECT_EQ(masked("Appelez 06 12 34 56 78, 06 98 76 54 32 svp"), "Appelez [[phone]] svp");
  EXPECT_EQ(masked("06 12 34 56 78\u00a0, 06 98 76 54 32 ou 06 11 22 33 44"), "[[phone]] ou [[phone]]");
  EXPECT_EQ(masked("06 12 34 56 78 ; 06 98 76 54 32"), "[[phone]] ; [[phone]]");
}

TEST(TextGuard, FindsNumbersThatGoOnInTheNextField) {
  auto kinds = std::vector<std::string>{};
  auto const guard = TextGuard{one_rule()};
  EXPECT_EQ(guard.masked_fields({"Appelez le 06 12 34", "56 78 svp", ""}, kinds, false),
            (std::vector<std::string>{"Appelez le [[phone]]", "[[phone]] svp", ""}));
  EXPECT_EQ(kinds, std::vector<std::string>{"phone"});
  EXPECT_EQ(guard.masked_fields({"Rappeler : 06 12", "34 56", "78, merci"}, kinds, false),
            (std::vector<std::string>{"Rappeler : [[phone]]", "[[phone]]", "[[phone]], merci"}));
  // Two numbers that stand alone stay two.
  EXPECT_EQ(guard.masked_fields({"06 12 34 56 78", "06 98 76 54 32"}, kinds, false),
            (std::vector<std::string>{"[[phone]]", "[[phone]]"}));
  EXPECT_EQ(guard.masked_fields({"Depuis 2024", "56 jours"}, kinds, false),
            (std::vector<std::string>{"Depuis 2024", "56 jours"}));
}

TEST(TextGuard, FindsWhatLettersOfAnotherScriptHide) {
  PersonalDataRule mail;
  mail.id = mail.kind = "email";
  mail.mark = "[[email]]";
  mail.patterns = {"[a-z]{1,20}@[a-z]{1,20}[.]fr"};
  auto const rules = PersonalDataRules{PersonalDataRuleFile{{}, {}, {}, {}, {}, {mail}}, {}};
  auto const guard = TextGuard{rules};
  EXPECT_EQ(guard.masked("\u00c9crire \u00e0 m\u0430ri\u0435@exempl\u0435.fr \u0434\u0430"),
            "\u00c9crire \u00e0 [[email]] \u0434\u0430");
}

TEST(TextGuard, BreaksWhatOnlyLooksLikeAMark) {
  EXPECT_EQ(masked("[[Mme_Untel_est_une_voleuse]]"), "[ [Mme_Untel_est_une_voleuse]]");
  EXPECT_EQ(masked("[[le chef]] et [[phone]] et [[other]]"), "[ [le chef]] et [[phone]] et [[other]]");
  EXPECT_EQ(masked("[[[phone]]"), "[ [[phone]]");
  EXPECT_EQ(masked("[[phone"), "[ [phone");
  EXPECT_EQ(masked("06[[x]]12345678"), "06[ [x]]12345678");
}

TEST(Readable, KeepsWhatPeopleWriteAndDropsWhatNobodySees) {
  EXPECT_EQ(readable("L’été à Rocroi : 12 m², ça va 🙂.\nMerci"),
            "L’été à Rocroi : 12 m², ça va 🙂.\nMerci");
  EXPECT_EQ(readable("a\tb\r\nc\x01\x1b\x7f\u0085"), "a b\nc");
  EXPECT_EQ(readable("a\uffff\ufffe\u202e\U000E0030z"), "az");
  EXPECT_EQ(readable("ｍarie＠exemple。fr"), "marie@exemple.fr");
  EXPECT_EQ(readable("\xff\xfe"), "");
}

TEST(Hidden, ReplacesUnitsAsABrowserCountsThem) {
  EXPECT_EQ(hidden("La dame d’ici", 3, 7), "La [[other]] d’ici");
  EXPECT_EQ(hidden("🙂 dame", 3, 7), "🙂 [[other]]") << "a picture is two units";
  EXPECT_EQ(hidden("[[phone]] dit", 0, 9), "[[other]] dit") << "a mark may be hidden too";
  EXPECT_EQ(hidden("été", 0, 3), "[[other]]");
  EXPECT_FALSE(hidden("🙂 dame", 1, 3)) << "half a picture";
  EXPECT_FALSE(hidden("dame", 2, 2));
  EXPECT_FALSE(hidden("dame", 3, 2));
  EXPECT_FALSE(hidden("dame", 0, 5));
  EXPECT_FALSE(hidden("", 0, 0));
  EXPECT_EQ(utf16_units("é🙂"), 3);
}

}  // namespace
}  // namespace relais::language

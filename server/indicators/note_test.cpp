#include "indicators/note.hpp"

#include <gtest/gtest.h>

namespace relais::indicators {
namespace {

// The longest of each: what no real place has all at once.
Statistics of_state(FigureState state) {
  Statistics one;
  auto& definition = one.definition;
  definition.unit = Unit::kShare;
  for (auto* const word : {&definition.name, &definition.formula}) {
    for (int i = 0; i < 12; ++i) {
      *word += "Rindfleischetikettierungsüberwachung ";
    }
  }
  one.place = std::string(300, 'W');
  one.from = one.to = std::chrono::year{2026} / std::chrono::September;
  one.is_generated = true;
  one.total.state = state;
  if (state == FigureState::kKnown || state == FigureState::kFragile) {
    one.total.value = 0.8123;
    one.total.interval = statistics::Interval{0.7, 0.9};
    one.total.denominator = 123'456'789;
  }
  one.previous = one.total;
  return one;
}

TEST(Note, is_one_page_whatever_stands_in_it) {
  auto const texts = i18n::Texts::load_embedded();
  ASSERT_TRUE(texts);
  std::vector<Statistics> figures;
  for (auto const& entry : TextForm<FigureState>::entries()) {
    figures.push_back(of_state(entry.value));
  }
  figures.push_back(figures.front());
  figures.push_back(figures.front());
  ASSERT_EQ(figures.size(), note_indicators().size());
  for (auto const language : {Language::kFr, Language::kEn}) {
    auto const pdf = note_pdf(figures, Words{*texts, language}, Instant{});
    EXPECT_NE(pdf.find("/Count 1\n"), std::string::npos);
  }
}

TEST(Note, compares_what_is_sure_only) {
  auto const texts = i18n::Texts::load_embedded();
  ASSERT_TRUE(texts);
  auto const words = Words{*texts, Language::kEn};
  Statistics visits;
  visits.definition.unit = Unit::kVisits;
  visits.total.state = FigureState::kKnown;
  visits.total.value = 1200;
  EXPECT_EQ(words.change(visits), "") << "there is no period before";
  visits.previous = visits.total;
  visits.previous->value = 1000;
  EXPECT_EQ(words.change(visits), "+ 200");
  visits.total.value = 900;
  EXPECT_EQ(words.change(visits), "− 100");
  visits.previous->is_lower_bound = true;
  EXPECT_EQ(words.change(visits), "");
  visits.previous->state = FigureState::kHidden;
  EXPECT_EQ(words.change(visits), "");
}

}  // namespace
}  // namespace relais::indicators

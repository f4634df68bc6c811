// What an action changed, in words: the one place that says it, for the workspace, the API and the public page.
#pragma once

#include "actions/measure.hpp"
#include "platform/i18n/texts.hpp"

namespace relais::actions {

// A comparison with its words in the language of the request.
struct SaidBeforeAfter : BeforeAfter {
  std::string before_period;  // "August to October 2026"
  std::string before_words;   // "42.0 % (35.1 to 49.2 %), 84 of 200"
  std::optional<std::string> after_period;
  std::optional<std::string> after_words;
  std::string change_words;  // whether it moved, or why that cannot be said
};
BOOST_DESCRIBE_STRUCT(SaidBeforeAfter, (BeforeAfter),
                      (before_period, before_words, after_period, after_words, change_words))

struct MeasureNames {
  std::string service;
  std::string department;
};

class ActionWords {
 public:
  // `texts` must outlive this.
  ActionWords(i18n::Texts const& texts, Language language) : texts_(texts), language_(language) {}

  // "Share of negative stories: CAF, Ardennes"
  std::string measure(MeasureDefinition const& what, MeasureNames const& names) const;
  SaidBeforeAfter said(MeasureKind kind, BeforeAfter const& result) const;

 private:
  std::string period(PeriodFigure const& figure) const;
  std::string figure(MeasureKind kind, PeriodFigure const& figure) const;
  std::string change(MeasureKind kind, BeforeAfter const& result) const;
  std::string text(std::string_view key, i18n::Arguments arguments = {}) const {
    return texts_.message(language_, key, arguments);
  }

  i18n::Texts const& texts_;
  Language language_;
};

}  // namespace relais::actions

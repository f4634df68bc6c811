// A figure in words, on pages and in documents: its value in its unit, how sure it is, the change, its period.
#pragma once

#include "indicators/statistics.hpp"
#include "platform/i18n/texts.hpp"

namespace relais::indicators {

class Words {
 public:
  // `texts` must outlive it.
  Words(i18n::Texts const& texts, Language language) : texts_(texts), language_(language) {}

  Language language() const { return language_; }
  std::string text(std::string_view key) const { return std::string{texts_.text(language_, key)}; }
  std::string text(std::string_view key, i18n::Arguments arguments) const {
    return texts_.message(language_, key, arguments);
  }

  std::string value(double value, Unit unit) const;
  std::string value(Figure const& figure, Unit unit) const;  // or why there is none
  std::string state(FigureState state) const;
  // n, how sure, and that it rests on few.
  std::string basis(Figure const& figure, Unit unit) const;
  // Since the period before: of a share as far as it is sure, of the rest the difference. Empty: not to be compared.
  std::string change(Statistics const& statistics) const;
  // "82.0 % in the period before".
  std::string before(Statistics const& statistics) const;

  std::string month(Month month) const;
  std::string period(Month from, Month to) const;  // of one month: its name
  // Of what is listed: its name, a month, or the words of a code.
  std::string item(StatisticsItem const& item, std::string_view feed, std::string_view by) const;

 private:
  std::string decimal(double value) const;

  i18n::Texts const& texts_;
  Language language_;
};

}  // namespace relais::indicators

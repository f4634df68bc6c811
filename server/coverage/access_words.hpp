// Access in words, for the public page and the report.
#pragma once

#include "coverage/coverage.hpp"
#include "platform/i18n/texts.hpp"

namespace relais::coverage {

class AccessWords {
 public:
  // Both must outlive this.
  AccessWords(i18n::Texts const& texts, Language language) : texts_(texts), language_(language) {}

  std::string text(std::string_view key, i18n::Arguments arguments = {}) const {
    return texts_.message(language_, key, arguments);
  }
  Language language() const { return language_; }

  std::string people(double people) const;
  std::string share(std::optional<double> share) const;  // "95,2 %"
  std::string band(PeopleWithin const& access) const;    // "93,1 % à 96,4 %"; empty of nobody
  std::string minutes(std::optional<double> minutes) const;
  std::string nearest(CoveredTerritory const& item) const;  // "France services de Vervins, 12 min"
  // "12 minutes", of straight lines in an answer by road "12 minutes (ligne droite)".
  std::string median(Coverage const& said, CoveredTerritory const& item) const;
  std::string name(CoveredTerritory const& item) const;  // of a density in words
  std::string place(Coverage const& said) const;         // "Ardennes", or the whole network

  std::string title(Coverage const& said) const;  // of made-up roads says so
  std::string lead(Coverage const& said) const;
  // What must be known with the figure: made-up roads, straight lines, who is off the roads, who reaches nobody.
  std::vector<std::string> warnings(Coverage const& said) const;
  std::vector<std::string> sources(Coverage const& said) const;

 private:
  i18n::Texts const& texts_;
  Language language_;
};

}  // namespace relais::coverage

// Figures of stories in words.
#pragma once

#include "commands/experience_figures_models.hpp"
#include "commands/story_words.hpp"
#include "experiences/experience_figures.hpp"

namespace relais::commands {

class FiguresWords {
 public:
  FiguresWords(i18n::Texts const& texts, Language language) : words_{texts, language} {}

  // Of "story_figures.…".
  std::string said(std::string_view key, i18n::Arguments arguments = {}) const;
  StoryWords const& stories() const { return words_; }
  Language language() const { return words_.language(); }

  std::string number(std::int64_t of) const;
  std::string month(experiences::Month month) const;
  std::string percent(double share) const;  // "75 %"
  std::string months(std::optional<experiences::Month> from, std::optional<experiences::Month> to) const;
  std::string name(experiences::StoryBreakdown breakdown, experiences::StoryFiguresLine const& line) const;

  // "75 % (75/100)"; of which months it is where they are not those of `beside`.
  FigureCell cell(experiences::StoryRate const& rate, experiences::StoryRate const& beside) const;
  // "75 %", and the rest below it.
  FigureCell headline(experiences::StoryRate const& rate) const;
  FigureCell cell(experiences::StoryMedian const& median, experiences::StoryMedian const& working) const;
  FigureCell cell(std::int64_t stories) const;
  FigureCell cell(std::optional<experiences::PerThousandVisits> const& beside) const;

  // With its definition; `key` is that of its texts.
  indicators::PublicFigure figure(std::string_view key, FigureCell cell, bool is_known, Date as_of) const;
  std::string comparison(experiences::StoryComparison const& of, std::string const& first,
                         std::string const& second) const;

 private:
  std::string days(double count) const;
  std::string note(experiences::StoryRate const& rate) const;

  StoryWords words_;
};

}  // namespace relais::commands

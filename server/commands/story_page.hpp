// One story on a page of its own, with the form by which it, or one of its answers, is reported.
#pragma once

#include "actions/actions.hpp"
#include "commands/experience_page_models.hpp"
#include "experiences/experience_routes.hpp"

namespace relais::commands {

// As the form has it, and that of ReportAgainPage; empty where nothing is sent yet. `answer`: what is reported, where
// it is not the story.
struct ReportForm {
  std::string id;
  std::string reason;
  std::string text;
  std::string answer;
  std::string reply;
  std::string proof;  // where many report at once (experiences/flood.hpp)
};
BOOST_DESCRIBE_STRUCT(ReportForm, (), (id, reason, text, answer, reply, proof))

// Refusals: json.invalid, of each field that is missing or out of bounds.
Result<experiences::NewReport> report_of(ReportForm const& form);

// What is wrong with a report, by field of its form; none where the problem is another.
std::vector<pages::ProblemLine> problems_of(Problem const& problem, StoryWords const& words);

class StoryPageMaker {
 public:
  // All must outlive this.
  StoryPageMaker(experiences::Experiences const& stories, actions::Actions const& actions, i18n::Texts const& texts,
                 Language language)
      : stories_(stories), actions_(actions), texts_(texts), words_(texts, language) {}

  // An answer that the story does not have, or no longer, is not reported: the story is.
  Result<StoryPage> page(experiences::ExperienceId const& id, ReportForm const& report,
                         std::vector<pages::ProblemLine> problems, Instant now) const;

 private:
  void add_form(experiences::ShownExperience const& story, ReportForm const& report, Instant now,
                StoryPage& page) const;

  experiences::Experiences const& stories_;
  actions::Actions const& actions_;
  i18n::Texts const& texts_;
  StoryWords words_;
};

}  // namespace relais::commands

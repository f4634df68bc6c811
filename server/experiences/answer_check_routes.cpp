#include "experiences/answer_check_routes.hpp"

#include "experiences/answer_check.hpp"

namespace relais::experiences {

void add_answer_check_routes(http::Routes& routes, ExperienceHouse const& house) {
  routes.post<http::NoParameters, AnswerToCheck, AnswerCheck>(
      "/api/v1/answer-checks", Right::kAnswerExperiences, http::Work::kLong,
      [&house](http::NoParameters const&, AnswerToCheck const& answer) {
        auto checked = check(answer, *house.plain_language);
        std::vector<std::string> kinds;
        if (auto masked = house.guard->masked(answer.text, kinds); !kinds.empty()) {
          checked.masked = std::move(masked);
        }
        return checked;
      },
      {.summary = "experiences_api.check_answer"});
}

}  // namespace relais::experiences

// What an author does with the code: reads the answers, writes back, judges, appeals, withdraws.
#pragma once

#include "experiences/experience_house_routes.hpp"
#include "experiences/experience_models.hpp"
#include "platform/http/routes.hpp"

namespace relais::experiences {

class Author {
 public:
  // Outlives the routes, as this does.
  explicit Author(ExperienceHouse const& house) : house_(house) {}

  // Refusals: those of follow_ups::follow(); follow_ups.code_unknown also where it stands for something else.
  Result<OwnExperience> read(std::string_view code, Language language) const;
  // Of one that is published or was asked something; read by a person before anybody sees it.
  Result<OwnExperience> reply(std::string_view code, NewReply const& reply, Language language) const;
  // Once there is an answer; a later verdict takes the place of an earlier one.
  Result<OwnExperience> judge(std::string_view code, Verdict verdict, Language language) const;
  // Of a story that was refused: once, and again where it was published since.
  Result<OwnExperience> appeal(std::string_view code, NewAppeal const& appeal, Language language) const;
  // Its texts are gone at once, what others wrote about it too, and the code with them.
  Result<void> withdraw(std::string_view code) const;

 private:
  template <class Change>
  Result<OwnExperience> change(std::string_view code, Language language, Change const& change) const;

  ExperienceHouse const& house_;
};

// GET, DELETE /api/v1/follow-ups/{code}/experience, POST …/replies, PUT …/verdict, POST …/appeal.
void add_author_routes(http::Routes& routes, Author const& author);

}  // namespace relais::experiences

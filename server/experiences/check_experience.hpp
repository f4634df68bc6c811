// A story as it came, made what is kept: checked, masked, placed.
#pragma once

#include "engine/language/text_guard.hpp"
#include "experiences/surroundings.hpp"

namespace relais::experiences {

// Whose it is to answer.
struct Structure {
  ServiceCode service;
  std::string territory;  // a department or a province
  std::optional<std::string> partner;
  std::optional<std::string> counter;
};

// A story that may be kept: nothing in it names anybody, as far as a machine sees.
struct CheckedExperience {
  NetworkId network;
  std::string department;
  std::string title;
  std::string text;
  std::string would_have_helped;
  std::vector<Structure> structures;
  std::vector<std::string> masked;  // kinds of what was masked: "phone", "name"
};

// Refusals by field: experiences.id_malformed, .territory_unknown, .service_unknown, .service_twice,
// .service_is_a_theme, .counter_unknown, .procedure_unknown, .text_too_short (of what is left to read).
Result<CheckedExperience> check(NewExperience const& told, ServiceTree const& services, Surroundings const& around,
                                language::TextGuard const& guard);

}  // namespace relais::experiences

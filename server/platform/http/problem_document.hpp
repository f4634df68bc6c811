// Refusals as RFC 9457 problem documents (application/problem+json).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "platform/http/texts.hpp"
#include "platform/result/result.hpp"

namespace relais::http {

inline constexpr std::string_view kProblemJson = "application/problem+json";

struct FieldProblem {
  std::string field;    // path of the wrong field ("/stops/1/lon"), or the parameter's name
  std::string code;     // stable and dotted
  std::string message;  // in the reader's language
};
BOOST_DESCRIBE_STRUCT(FieldProblem, (), (field, code, message))

struct ProblemDocument {
  std::string type;   // "urn:relais:problem:" and the code
  std::string title;  // in the reader's language
  int status = 0;
  std::string code;      // stable and dotted
  std::string instance;  // the request's id, to quote when asking for help
  std::optional<std::vector<FieldProblem>> errors;
};
BOOST_DESCRIBE_STRUCT(ProblemDocument, (), (type, title, status, code, instance, errors))

// The one place that maps a fault to a status.
int status_of(Fault fault);

// A code without a text in that language is its own title. Problem::detail stays inside: it is not part of the
// document.
ProblemDocument problem_document(Problem const& problem, int status, Language language, std::string_view request_id,
                                 Texts const& texts);

}  // namespace relais::http

#include "platform/http/problem_document.hpp"

namespace relais::http {
namespace {

std::string text_or_key(Texts const& texts, Language language, std::string_view key) {
  auto const text = texts(language, key);
  return std::string{text.empty() ? key : text};
}

}  // namespace

int status_of(Fault fault) {
  switch (fault) {
    case Fault::kInvalid:
      return 400;
    case Fault::kUnauthenticated:
      return 401;
    case Fault::kForbidden:
      return 403;
    case Fault::kNotFound:
      return 404;
    case Fault::kNotAllowed:
      return 405;
    case Fault::kConflict:
      return 409;
    case Fault::kTooLarge:
      return 413;
    case Fault::kTooMany:
      return 429;
    case Fault::kUnavailable:
      return 503;
  }
  return 500;
}

ProblemDocument problem_document(Problem const& problem, int status, Language language, std::string_view request_id,
                                 Texts const& texts) {
  ProblemDocument document{.type = "urn:relais:problem:" + problem.code,
                           .title = text_or_key(texts, language, problem.code),
                           .status = status,
                           .code = problem.code,
                           .instance = std::string{request_id},
                           .errors = {}};
  if (problem.fields.empty()) {
    return document;
  }
  auto& errors = document.errors.emplace();
  for (auto const& [field, code] : problem.fields) {
    errors.push_back({field, code, text_or_key(texts, language, code)});
  }
  return document;
}

}  // namespace relais::http

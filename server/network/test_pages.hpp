// What a page's route answers, for tests that look at pages as a browser gets them.
#pragma once

#include "platform/http/routes.hpp"

namespace relais::network {

inline http::Answer answer_of(http::Routes const& routes, std::string_view pattern, std::string_view id,
                              std::string_view query) {
  http::Request request;
  if (!id.empty()) {
    request.parameters.push({"id", id});
  }
  request.query = query;
  http::Answer answer;
  for (auto const& route : routes.all()) {
    if (route.pattern == pattern) {
      route.handler(request, answer);
    }
  }
  return answer;
}

}  // namespace relais::network

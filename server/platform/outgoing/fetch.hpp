// Requests to other machines: only where a person or a setting asked for them, never on behalf of a visitor.
#pragma once

#include <chrono>
#include <string>

#include "platform/result/result.hpp"

namespace relais::outgoing {

struct Fetched {
  int status = 0;
  std::string body;  // its first kLongestBody bytes
};

inline constexpr std::size_t kLongestBody = 1U << 20;

// GET over http or https, following at most five redirections; certificates are checked. Refused:
// outgoing.no_answer, with what libcurl says as its detail, where no answer comes within `patience`.
// With a `bearer` token it follows nothing.
Result<Fetched> fetch(std::string const& url, std::chrono::seconds patience = std::chrono::seconds{15},
                      std::string const& bearer = "");

// POST of a form ("a=1&b=2", encoded already); follows nothing, for what it carries is meant for this address alone.
Result<Fetched> post_form(std::string const& url, std::string const& form,
                          std::chrono::seconds patience = std::chrono::seconds{15});

}  // namespace relais::outgoing

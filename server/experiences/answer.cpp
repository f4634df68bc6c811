#include "experiences/answer.hpp"

#include <algorithm>

#include "engine/language/fold.hpp"

namespace relais::experiences {
namespace {

// "https://www.caf.fr/…": a host with a dot, then printed signs of ASCII; no name or password before the host, which
// would make one site look like another.
bool is_address(std::string_view link) {
  constexpr std::string_view kScheme = "https://";
  if (!link.starts_with(kScheme)) {
    return false;
  }
  auto const rest = link.substr(kScheme.size());
  auto const host = rest.substr(0, rest.find_first_of("/?#"));
  auto const is_host = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == ':';
  };
  return host.find('.') != std::string_view::npos && host.front() != '.' && host.back() != '.' &&
         std::ranges::all_of(host, is_host) && std::ranges::all_of(rest, [](char c) { return c > ' ' && c < 0x7F; });
}

}  // namespace

Result<void> check(AnswerChange const& answer) {
  if (answer.kind == ServiceAnswerKind::kNotSaid) {
    return invalid("/kind", "experiences.kind_missing");
  }
  if (answer.link && !is_address(*answer.link)) {
    return invalid("/link", "experiences.link_malformed");
  }
  if (answer.kind == ServiceAnswerKind::kRightChannel && !answer.link) {
    return invalid("/link", "experiences.link_missing");
  }
  return {};
}

bool is_unedited(std::string_view text, std::string_view other) {
  return language::fold(text) == language::fold(other);
}

}  // namespace relais::experiences

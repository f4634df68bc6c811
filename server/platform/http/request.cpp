#include "platform/http/request.hpp"

#include <algorithm>
#include <cassert>

#include "platform/http/accept_language.hpp"

namespace relais::http {
namespace {

constexpr std::array<std::string_view, 7> kMethodNames{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

}  // namespace

Method method_named(std::string_view name) {
  return static_cast<Method>(std::ranges::find(kMethodNames, name) - kMethodNames.begin());
}

std::string_view method_name(Method method) {
  return method == Method::kOther ? "OTHER" : kMethodNames[static_cast<std::size_t>(method)];
}

bool same_token(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view Request::header(std::string_view name) const {
  auto const found = std::ranges::find_if(headers, [&](Header const& h) { return same_token(h.name, name); });
  return found == headers.end() ? std::string_view{} : found->value;
}

std::string_view Request::parameter(std::string_view name) const {
  auto const all = parameters.all();
  auto const found = std::ranges::find(all, name, &PathParameter::name);
  assert(found != all.end());
  return found == all.end() ? std::string_view{} : found->value;
}

Language Request::language() const {
  return negotiated_language(header("Accept-Language"));
}

}  // namespace relais::http

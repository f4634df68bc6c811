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

std::string_view Request::cookie(std::string_view name) const {
  auto rest = header("Cookie");
  while (!rest.empty()) {
    auto const end = std::min(rest.find(';'), rest.size());
    auto pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (pair.starts_with(' ')) {
      pair.remove_prefix(1);
    }
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
      return pair.substr(name.size() + 1);
    }
  }
  return {};
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

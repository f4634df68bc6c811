#include "commands/policy_report.hpp"

#include <algorithm>

#include "platform/json/read.hpp"

namespace relais::commands {
namespace {

constexpr std::size_t kLongest = 200;

std::string text_of(boost::json::object const& report, std::string_view member) {
  auto const* const value = report.if_contains(member);
  auto const* const text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string{} : std::string{*text};
}

// "https://host/path?query" -> "https://host"; a word stays.
std::string origin(std::string const& address) {
  auto const host = address.find("://");
  auto const end = address.find_first_of("/?#", host == std::string::npos ? 0 : host + 3);
  return address.substr(0, std::min(end, kLongest));
}

std::string path(std::string const& address) {
  auto const host = address.find("://");
  auto const begin = host == std::string::npos ? 0 : address.find('/', host + 3);
  if (begin == std::string::npos) {
    return {};
  }
  return address.substr(begin, std::min(address.find_first_of("?#", begin) - begin, kLongest));
}

}  // namespace

PolicyReport read_policy_report(std::string_view body) {
  PolicyReport report;
  auto const read = json::parse(body, [&](boost::json::value const& tree) {
    auto const* const outer = tree.if_object();
    auto const* const inner = outer == nullptr ? nullptr : outer->if_contains("csp-report");
    auto const* const object = inner == nullptr ? nullptr : inner->if_object();
    if (object == nullptr) {
      return;
    }
    auto directive = text_of(*object, "effective-directive");
    directive = directive.empty() ? text_of(*object, "violated-directive") : directive;
    report = {origin(directive.substr(0, directive.find(' '))), origin(text_of(*object, "blocked-uri")),
              path(text_of(*object, "document-uri"))};
  });
  return read ? report : PolicyReport{};
}

}  // namespace relais::commands

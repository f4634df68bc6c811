#include "commands/policy_report.hpp"

#include <gtest/gtest.h>

namespace relais::commands {
namespace {

TEST(PolicyReport, leaves_out_what_a_person_typed) {
  auto const report = read_policy_report(R"({"csp-report":{"document-uri":"http://x/fr/counters?near=48.8,2.3&q=VIH",
    "violated-directive":"script-src 'self'","blocked-uri":"https://elsewhere.example/a/b?c"}})");
  EXPECT_EQ(report.directive, "script-src");
  EXPECT_EQ(report.blocked, "https://elsewhere.example");
  EXPECT_EQ(report.page, "/fr/counters");
}

TEST(PolicyReport, any_bytes_give_an_empty_one) {
  for (auto const* const body : {"", "\xff\xfe", "[]", "{\"csp-report\":7}", "{\"csp-report\":{\"blocked-uri\":[]}}"}) {
    auto const report = read_policy_report(body);
    EXPECT_TRUE(report.directive.empty() && report.blocked.empty() && report.page.empty()) << body;
  }
}

}  // namespace
}  // namespace relais::commands

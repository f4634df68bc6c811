// Rules that every template of the product keeps, whoever writes it.
#include <regex>

#include <gmock/gmock.h>

#include "platform/embedded/embedded.hpp"
#include "platform/pages/splice.hpp"

namespace relais::pages {
namespace {

using testing::StartsWith;

class ShippedTemplates : public testing::TestWithParam<embedded::File> {
 protected:
  std::string source() const { return std::string{GetParam().bytes}; }
  bool holds(char const* pattern) const { return std::regex_search(source(), std::regex{pattern}); }
};

TEST_P(ShippedTemplates, escape_from_their_first_line) {
  EXPECT_THAT(source(), StartsWith(std::string{kAutoescape}));
}

// Written by the program as a whole; nothing else may go in as it is.
TEST_P(ShippedTemplates, leave_only_json_ld_unescaped) {
  auto const rest = std::regex_replace(source(), std::regex{R"(\{\{json_ld:none\}\})"}, "");
  EXPECT_FALSE(std::regex_search(rest, std::regex{":none|:null|AUTOESCAPE[^}]*NONE"}));
}

// ctemplate does not check the URLs of these.
TEST_P(ShippedTemplates, have_no_attribute_that_is_not_checked) {
  EXPECT_FALSE(holds("srcset|formaction"));
}

// The content security policy stops them.
TEST_P(ShippedTemplates, have_neither_styles_nor_scripts_of_their_own) {
  EXPECT_FALSE(holds(R"(\sstyle=|<style|\son[a-z]+=)"));
  EXPECT_FALSE(holds(R"(<script(?! type="(module" src="\[\[@|application/ld\+json)))"));
}

// A value behind "?name=" must say that it is one.
TEST_P(ShippedTemplates, encode_values_in_queries) {
  EXPECT_FALSE(holds(R"((href|action|src)="[^"]*\?[^"]*=\{\{(?![a-z_]+:url_query_escape\}\}))"));
}

std::string test_name(testing::TestParamInfo<embedded::File> const& file) {
  return std::regex_replace(std::string{file.param.path}, std::regex{"[^a-z_]"}, "_");
}

INSTANTIATE_TEST_SUITE_P(All, ShippedTemplates, testing::ValuesIn(embedded::files_under("web/templates/")), test_name);

}  // namespace
}  // namespace relais::pages

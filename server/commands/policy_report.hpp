// What a browser says of a stopped load, without what a person typed: reports carry the page's whole address.
#pragma once

#include <string>
#include <string_view>

namespace relais::commands {

struct PolicyReport {
  std::string directive;  // "script-src"
  std::string blocked;    // scheme and host, or a word such as "inline"
  std::string page;       // path alone
};

// Of any bytes: what is not there or not text stays empty. Each at most 200 characters.
PolicyReport read_policy_report(std::string_view body);

}  // namespace relais::commands

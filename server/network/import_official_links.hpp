// Whether the bodies' own pages, to which sheets lead, still answer: a dead one is said on its sheets.
#pragma once

#include <functional>

#include "network/import_report.hpp"
#include "network/sheet.hpp"
#include "platform/db/database.hpp"

namespace relais::network {

// Whether the page at an address answers.
using ProbeLink = std::function<bool(std::string const& url)>;

struct LinkCheck {
  NetworkId network = {};
  Date today = {};
  bool strict = false;
  bool dry_run = false;
};

struct CheckedLinks {
  std::vector<OfficialLink> links;  // by address
  ImportReport report;
};

// Asks for each address once, outside of any transaction, then keeps all answers in one. Problems: network.unknown.
Result<CheckedLinks> check_links(db::Database& database, Scope const& scope, LinkCheck const& check,
                                 ProbeLink const& probe);

}  // namespace relais::network

// What is done with personal data, declared where it is done (GDPR article 30): the register, the notices and the wipes
// are made of these declarations and of nothing else.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/enum.hpp>

#include "platform/clock/clock.hpp"
#include "platform/db/session.hpp"

namespace relais::privacy {

enum class LegalBasis { kPublicTask, kLegalObligation, kConsent };
BOOST_DESCRIBE_ENUM(LegalBasis, kPublicTask, kLegalObligation, kConsent)

// Who decides why and how; with others together where there are several.
enum class Controller { kNetwork, kHost, kPartner };
BOOST_DESCRIBE_ENUM(Controller, kNetwork, kHost, kPartner)

// Erases a network's records that ended before that instant; gives their identifiers.
using Wipe = std::function<std::vector<std::string>(db::Transaction& tx, std::string const& network, Instant before)>;
// Erases one record, again where it was erased before: for a backup that was restored.
using WipeOne = std::function<void(db::Transaction& tx, std::string const& network, std::string const& id)>;

struct Processing {
  // "accounts": its texts are privacy.accounts.purpose, .subjects, .data, .recipients and, where people are asked for
  // the data in a form, .notice.
  std::string id;
  LegalBasis basis = LegalBasis::kPublicTask;
  std::vector<Controller> controllers;  // several are joint
  bool has_form = false;
  std::int64_t days = 0;       // kept after its end, unless a network says otherwise
  std::int64_t most_days = 0;  // that a network may say
  Wipe wipe = {};              // none: something else ends it, as its text "data" says
  WipeOne wipe_one = {};
};

}  // namespace relais::privacy

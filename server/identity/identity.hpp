// What other rooms may know of this one: who asks, and the routes.
#pragma once

#include <functional>
#include <optional>

#include "access/access.hpp"
#include "identity/secret.hpp"
#include "platform/clock/clock.hpp"
#include "platform/db/database.hpp"
#include "platform/i18n/texts.hpp"
#include "platform/privacy/processing.hpp"
#include "platform/text/language.hpp"

namespace relais::identity {

// A letter to one person, in their language; `link` leads to the page that goes on from there.
struct Letter {
  std::string to;
  std::string subject;
  std::string text;
};

// Puts a letter into the post, in the transaction of its reason.
using Post = std::function<void(db::Transaction&, Letter const&)>;

// Has somebody sent a link for a new password, later and apart: the answer and its time tell nothing.
using ForgetPassword = std::function<void(db::Transaction&, std::string const& email)>;

// The identity provider, as this product is registered there.
struct ProviderClient {
  std::string issuer;
  std::string id;
  std::string secret;
  std::string scope;
  bool verifies_email = false;  // every address that it tells
};

// Somebody who is not here: what they made (a link, a report that is sent) goes on with the rights that they have now.
struct AbsentPerson {
  AccountId id;
  std::string email;
  Language language = Language::kFr;
  std::vector<Principal> hats;  // one for each organisation on whose behalf they act
};

// Nothing for whoever could not sign in whole: unknown, not active, without the second factor that a role asks for.
std::optional<AbsentPerson> absent_person(db::Snapshot const& snapshot, NetworkId const& network,
                                          AccountId const& account);
std::optional<AbsentPerson> absent_person_at(db::Snapshot const& snapshot, NetworkId const& network,
                                             std::string const& email);
// In no order that means anything.
std::vector<AccountId> active_accounts(db::Snapshot const& snapshot, NetworkId const& network);

// What the routes of identity need of the rest of the program: it outlives them. Nothing stands in it where only the
// contract is wanted.
struct House {
  db::Database* database = nullptr;
  Clock const* clock = nullptr;
  Vault const* vault = nullptr;
  i18n::Texts const* texts = nullptr;
  std::string public_url = {};     // "https://relais.example.org", for links in letters
  bool cookies_are_secure = true;  // false on plain http, for trying out on one machine
  Post post = {};                  // without one, nothing that needs a letter is possible
  ForgetPassword forget_password = {};
  std::optional<ProviderClient> provider = {};
  std::vector<privacy::Processing> processings = {};  // of every capability
  std::string ledger_file = {};                       // of erasures, outside of the database
};

}  // namespace relais::identity

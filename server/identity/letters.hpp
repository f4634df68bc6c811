// What the letters of identity say.
#pragma once

#include "identity/identity.hpp"
#include "identity/sign_in_store.hpp"

namespace relais::identity {

// A link's secret stands behind the "#": neither servers nor scanners of mails see it.
Letter invitation_letter(House const& house, Account const& account, std::string_view secret);
// To a data protection officer: somebody reads many persons' records. Who, they find in the journal.
Letter bulk_letter(House const& house, Account const& officer);
Letter reminder_letter(House const& house, Account const& account);
Letter password_letter(House const& house, Account const& account, std::string_view secret);

// A counter's team has fewer advisers than its label asks for.
Letter short_team_letter(House const& house, Account const& answerable, std::string const& counter, std::int64_t left);

}  // namespace relais::identity

// What the letters of identity say.
#pragma once

#include "identity/identity.hpp"
#include "identity/sign_in_store.hpp"

namespace relais::identity {

// The link goes to a page that reads its secret behind the "#": neither servers nor scanners of mails see it.
std::string link_url(House const& house, Language language, std::string_view secret);

Letter invitation_letter(House const& house, Account const& account, std::string_view secret);
// To a data protection officer: somebody reads many persons' records. Who, they find in the journal.
Letter bulk_letter(House const& house, Account const& officer);
Letter reminder_letter(House const& house, Account const& account);
Letter password_letter(House const& house, Account const& account, std::string_view secret);

}  // namespace relais::identity

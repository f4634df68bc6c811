#include "identity/letters.hpp"

#include <fmt/format.h>

namespace relais::identity {
namespace {

// Leads to a page of the workspace, in the language of who gets it. `kind`: of the texts.
Letter letter(House const& house, Account const& account, std::string_view kind, std::string const& page,
              std::string const& counter = "", std::int64_t left = 0) {
  auto const link =
      fmt::format("{}/{}/workspace/{}", house.public_url, TextForm<Language>::write(account.language), page);
  auto const text = fmt::format("identity.letter.{}", kind);
  return {account.email, std::string{house.texts->text(account.language, fmt::format("{}_subject", text))},
          house.texts->message(account.language, text,
                               {{"name", account.name}, {"link", link}, {"counter", counter}, {"left", left}})};
}

std::string page_of(std::string_view secret) {
  return fmt::format("link#{}", secret);
}

}  // namespace

Letter invitation_letter(House const& house, Account const& account, std::string_view secret) {
  return letter(house, account, "invitation", page_of(secret));
}

Letter password_letter(House const& house, Account const& account, std::string_view secret) {
  return letter(house, account, "password", page_of(secret));
}

Letter bulk_letter(House const& house, Account const& officer) {
  return letter(house, officer, "bulk", "journal");
}

Letter reminder_letter(House const& house, Account const& account) {
  return letter(house, account, "reminder", "");
}

Letter short_team_letter(House const& house, Account const& answerable, std::string const& counter, std::int64_t left) {
  return letter(house, answerable, "short_team", "team", counter, left);
}

}  // namespace relais::identity

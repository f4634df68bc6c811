#include "identity/letters.hpp"

#include <fmt/format.h>

namespace relais::identity {
namespace {

Letter letter(House const& house, Account const& account, std::string_view subject, std::string_view text,
              std::string_view secret) {
  auto const link = link_url(house, account.language, secret);
  return {account.email, std::string{house.texts->text(account.language, subject)},
          house.texts->message(account.language, text, {{"name", account.name}, {"link", link}})};
}

Letter site_letter(House const& house, Account const& account, std::string_view page, std::string_view subject,
                   std::string_view text) {
  auto const site =
      fmt::format("{}/{}/workspace/{}", house.public_url, TextForm<Language>::write(account.language), page);
  return {account.email, std::string{house.texts->text(account.language, subject)},
          house.texts->message(account.language, text, {{"name", account.name}, {"link", site}})};
}

}  // namespace

std::string link_url(House const& house, Language language, std::string_view secret) {
  return fmt::format("{}/{}/workspace/link#{}", house.public_url, TextForm<Language>::write(language), secret);
}

Letter invitation_letter(House const& house, Account const& account, std::string_view secret) {
  return letter(house, account, "identity.letter.invitation_subject", "identity.letter.invitation", secret);
}

Letter password_letter(House const& house, Account const& account, std::string_view secret) {
  return letter(house, account, "identity.letter.password_subject", "identity.letter.password", secret);
}

Letter bulk_letter(House const& house, Account const& officer) {
  return site_letter(house, officer, "journal", "identity.letter.bulk_subject", "identity.letter.bulk");
}

Letter reminder_letter(House const& house, Account const& account) {
  return site_letter(house, account, "", "identity.letter.reminder_subject", "identity.letter.reminder");
}

}  // namespace relais::identity

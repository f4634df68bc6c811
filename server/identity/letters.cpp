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

Letter reminder_letter(House const& house, Account const& account) {
  auto const site = fmt::format("{}/{}/workspace/", house.public_url, TextForm<Language>::write(account.language));
  return {account.email, std::string{house.texts->text(account.language, "identity.letter.reminder_subject")},
          house.texts->message(account.language, "identity.letter.reminder", {{"name", account.name}, {"link", site}})};
}

}  // namespace relais::identity

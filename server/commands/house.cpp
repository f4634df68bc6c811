#include "commands/house.hpp"

#include <stdexcept>

#include "platform/json/read.hpp"
#include "platform/json/write.hpp"
#include "platform/outgoing/mail.hpp"
#include "platform/text/uuid.hpp"

namespace relais::commands {
namespace {

constexpr auto kLetterJob = "letter";

struct SealedLetter {
  std::string sealed;
};
BOOST_DESCRIBE_STRUCT(SealedLetter, (), (sealed))

}  // namespace

identity::House house_of(config::Settings const& settings, db::Database& database, Clock const& clock,
                         identity::Vault const& vault, i18n::Texts const& texts) {
  auto house = identity::House{&database, &clock, &vault, &texts};
  house.public_url = settings.public_url.empty() ? "http://" + settings.listen : settings.public_url;
  house.cookies_are_secure = house.public_url.starts_with("https://");
  if (!settings.smtp_url.empty()) {
    house.post = [&vault, &clock](db::Transaction& tx, identity::Letter const& letter) {
      auto const now = clock.now();
      auto const mail = outgoing::Mail{letter.to, letter.subject, letter.text};
      auto const payload = json::write(SealedLetter{vault.seal(json::write(mail))});
      jobs::add_job(tx, {jobs::JobId{uuid_v7(now)}, kLetterJob, payload, now});
    };
  }
  return house;
}

std::map<std::string, jobs::Handler> letter_handlers(config::Settings const& settings, Clock const& clock,
                                                     identity::Vault const& vault) {
  auto const mailer = outgoing::Mailer{settings.smtp_url, settings.mail_from};
  return {{kLetterJob, [mailer, &clock, &vault](jobs::RunningJob& running) {
             auto const sealed = json::read<SealedLetter>(running.job().payload);
             auto const plain = sealed ? vault.unseal(sealed->sealed) : std::nullopt;
             auto const mail = plain ? json::read<outgoing::Mail>(*plain) : json::read<outgoing::Mail>("");
             if (!mail) {
               throw std::runtime_error{"the letter cannot be opened with this secret file"};
             }
             if (auto const sent = outgoing::send(mailer, *mail, running.job().id.text, clock.now()); !sent) {
               throw std::runtime_error{sent.problem().detail};
             }
           }}};
}

}  // namespace relais::commands

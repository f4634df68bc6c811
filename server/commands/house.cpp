#include "commands/house.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "coverage/scenario_store.hpp"
#include "coverage/siting_store.hpp"
#include "experiences/processings_store.hpp"
#include "identity/keep_house.hpp"
#include "identity/processings_store.hpp"
#include "identity/settle_wipes_store.hpp"
#include "identity/sign_in_store.hpp"
#include "indicators/processings_store.hpp"
#include "network/processings_store.hpp"
#include "platform/json/read.hpp"
#include "platform/json/write.hpp"
#include "platform/outgoing/mail.hpp"
#include "platform/text/uuid.hpp"
#include "visits/processings_store.hpp"

namespace relais::commands {
namespace {

constexpr auto kLetterJob = "letter";
constexpr auto kPasswordJob = "password_link";
constexpr auto kHousekeepingJob = "housekeeping";
constexpr auto kAtNight = std::chrono::hours{3};

struct Sealed {
  std::string sealed;
};
BOOST_DESCRIBE_STRUCT(Sealed, (), (sealed))

std::string unsealed(identity::Vault const& vault, jobs::RunningJob const& running) {
  auto const sealed = json::read<Sealed>(running.job().payload);
  auto plain = sealed ? vault.unseal(sealed->sealed) : std::nullopt;
  if (!plain) {
    throw std::runtime_error{"what this job holds cannot be opened with this secret file"};
  }
  return *std::move(plain);
}

db::Statement const kOldLetters{"commands.old_letters", R"sql(
  select id from job where kind in ('letter', 'password_link') and finished_at < :before order by id)sql"};
db::Statement const kDeleteOldLetters{"commands.delete_old_letters", R"sql(
  delete from job where kind in ('letter', 'password_link') and finished_at < :before)sql"};

// Letters that were sent, sealed as they are. They are not of one network: the first one's wipe takes all.
privacy::Processing letters() {
  return {.id = "letters",
          .basis = privacy::LegalBasis::kPublicTask,
          .controllers = {privacy::Controller::kNetwork},
          .days = 7,
          .most_days = 31,
          .wipe = [](db::Transaction& tx, std::string const&, Instant before) {
            auto ids = tx.all<std::string>(kOldLetters, db::arg("before", before));
            tx.run(kDeleteOldLetters, db::arg("before", before));
            return ids;
          }};
}

// What somebody has made elsewhere goes with their account.
void forget_with_account(std::vector<privacy::Processing>& processings) {
  auto const accounts = std::ranges::find(processings, "accounts", &privacy::Processing::id);
  accounts->wipe = [wipe = accounts->wipe](db::Transaction& tx, std::string const& network, Instant before) {
    auto ids = wipe(tx, network, before);
    for (auto const& id : ids) {
      indicators::forget_person(tx, network, id);
      coverage::forget_scenarios(tx, network, id);
      coverage::forget_sitings(tx, network, id);
    }
    return ids;
  };
  accounts->wipe_one = [wipe = accounts->wipe_one](db::Transaction& tx, std::string const& network,
                                                   std::string const& id) {
    wipe(tx, network, id);
    indicators::forget_person(tx, network, id);
    coverage::forget_scenarios(tx, network, id);
    coverage::forget_sitings(tx, network, id);
  };
}

}  // namespace

std::string public_url_of(config::Settings const& settings) {
  return settings.public_url.empty() ? "http://" + settings.listen : settings.public_url;
}

identity::House house_of(config::Settings const& settings, db::Database& database, Clock const& clock,
                         identity::Vault const& vault, i18n::Texts const& texts) {
  auto house = identity::House{&database, &clock, &vault, &texts};
  house.public_url = public_url_of(settings);
  house.cookies_are_secure = house.public_url.starts_with("https://");
  house.ledger_file = settings.secret_file + ".wipes";
  for (auto&& declared : {identity::processings(), network::processings(), indicators::processings(),
                          visits::processings(), experiences::processings(), std::vector{letters()}}) {
    house.processings.insert(house.processings.end(), declared.begin(), declared.end());
  }
  forget_with_account(house.processings);
  if (!settings.provider_issuer.empty()) {
    house.provider =
        identity::ProviderClient{settings.provider_issuer, settings.provider_client_id, settings.provider_client_secret,
                                 settings.provider_scope, settings.provider_verifies_email};
  }
  if (!settings.smtp_url.empty()) {
    house.post = [&vault, &clock](db::Transaction& tx, identity::Letter const& letter) {
      auto const now = clock.now();
      auto const mail = outgoing::Mail{letter.to, letter.subject, letter.text};
      auto const payload = json::write(Sealed{vault.seal(json::write(mail))});
      jobs::add_job(tx, {jobs::JobId{uuid_v7(now)}, kLetterJob, payload, now});
    };
    house.forget_password = [&vault, &clock](db::Transaction& tx, std::string const& email) {
      auto const now = clock.now();
      jobs::add_job(tx, {jobs::JobId{uuid_v7(now)}, kPasswordJob, json::write(Sealed{vault.seal(email)}), now});
    };
  }
  return house;
}

void plan_housekeeping(db::Transaction& tx, Instant when) {
  auto const day = std::chrono::floor<std::chrono::days>(when);
  auto const id = fmt::format("{}-{}", kHousekeepingJob, TextForm<Date>::write(Date{day}));
  jobs::add_job(tx, {jobs::JobId{id}, kHousekeepingJob, "{}", day + kAtNight});
}

std::map<std::string, jobs::Handler> house_jobs(config::Settings const& settings, identity::House const& house) {
  auto const mailer = outgoing::Mailer{settings.smtp_url, settings.mail_from};
  return {{kLetterJob,
           [mailer, &house](jobs::RunningJob& running) {
             auto const mail = json::read<outgoing::Mail>(unsealed(*house.vault, running));
             // Who was erased meanwhile gets no letter any more.
             if (!house.database->read([&](db::Snapshot const& snapshot) {
                   return identity::SignInReader{snapshot}.account_of_email(mail->to).has_value();
                 })) {
               return;
             }
             auto const sent = outgoing::send(mailer, *mail, running.job().id.text, house.clock->now());
             if (!sent) {
               throw std::runtime_error{sent.problem().detail};
             }
           }},
          {kPasswordJob,
           [&house](jobs::RunningJob& running) {
             auto const email = unsealed(*house.vault, running);
             auto const secret = identity::fresh_secret();
             auto const now = house.clock->now();
             house.database->write(
                 [&](db::Transaction& tx) { identity::send_password_link(tx, house, email, secret, now); });
           }},
          {kHousekeepingJob, [&house](jobs::RunningJob&) {
             auto const now = house.clock->now();
             house.database->write([&](db::Transaction& tx) {
               identity::keep_house(tx, house, now);
               plan_housekeeping(tx, now + std::chrono::days{1});
             });
             if (auto const settled = identity::settle_wipes(house); !settled) {
               throw std::runtime_error{settled.problem().detail};
             }
           }}};
}

}  // namespace relais::commands

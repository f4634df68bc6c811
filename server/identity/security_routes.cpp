#include "identity/security_routes.hpp"

#include <algorithm>

#include "identity/factor_store.hpp"
#include "identity/reset_store.hpp"
#include "identity/security_models.hpp"
#include "platform/journal/tell_routes.hpp"
#include "platform/text/uuid.hpp"

namespace relais::identity {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;
using journal::tell;

struct CardPath {
  std::string serial;
};
BOOST_DESCRIBE_STRUCT(CardPath, (), (serial))

struct ResetPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(ResetPath, (), (id))

CardItem shown(Authenticator const& card) {
  return {card.serial.value_or(""), card.account_id, card.confirmed_at, card.lost_on,
          card.drift_steps * card.step_seconds};
}

// Two codes in a row, of a clock that may be far off.
std::optional<std::int64_t> step_of_both(CodeSource const& source, CardHandover const& handover, Instant now) {
  auto const first = step_of_code(source, handover.first_code, now, kFirstCodeWindow);
  auto const fits = first && same_secret(code_at(source, *first + 1), handover.next_code);
  return fits ? std::optional{*first + 1} : std::nullopt;
}

class Security {
 public:
  explicit Security(House const& house) : house_(house) {}

  CardList cards(Request const& request) const {
    auto const scope = request.scope();
    return house_.database->read([&](db::Snapshot const& snapshot) {
      CardList list;
      for (auto const& card : FactorReader{snapshot}.cards(scope)) {
        list.items.push_back(shown(card));
      }
      return list;
    });
  }

  // All or none: a serial that is there already, or a secret that cannot be read, refuses the delivery.
  Result<CardList> take_delivery(CardDelivery const& delivery, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    std::vector<Authenticator> made;
    for (std::size_t i = 0; i < delivery.cards.size(); ++i) {
      auto const& card = delivery.cards[i];
      auto secret = read_hexadecimal(card.secret);
      secret = secret ? secret : read_base32(card.secret);
      if (!secret || secret->size() < 10) {
        return invalid("/cards/" + std::to_string(i) + "/secret", "identity.card_secret_unreadable");
      }
      made.push_back({scope.network(),
                      uuid_v7(now),
                      FactorKind::kCard,
                      {},
                      card.serial,
                      house_.vault->seal(*secret),
                      card.digits,
                      card.step_seconds,
                      0,
                      0,
                      {},
                      {}});
    }
    return house_.database->write([&](db::Transaction& tx) -> Result<CardList> {
      auto store = FactorStore{tx};
      CardList list;
      for (std::size_t i = 0; i < made.size(); ++i) {
        if (store.has_serial(scope, *made[i].serial)) {
          return invalid("/cards/" + std::to_string(i) + "/serial", "identity.card_known");
        }
        store.save(made[i]);
        list.items.push_back(shown(made[i]));
        tell(tx, request, "journal.card_taken", "card", *made[i].serial, "", now);
      }
      return list;
    });
  }

  Result<CardItem> hand_over(std::string const& serial, CardHandover const& handover, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) -> Result<CardItem> {
      auto store = FactorStore{tx};
      auto card = store.card(scope, serial);
      if (!card || card->lost_on) {
        return Problem{Fault::kNotFound, "identity.card_unknown"};
      }
      if (!PeopleReader{tx, scope}.person(handover.holder)) {
        return invalid("/holder", "identity.person_unknown");
      }
      auto const source = source_of(*card, *house_.vault);
      auto const step = source ? step_of_both(*source, handover, now) : std::nullopt;
      if (!step) {
        return invalid("/first_code", "identity.codes_not_in_a_row");
      }
      if (card->account_id && *card->account_id != handover.holder) {
        return Problem{Fault::kConflict, "identity.card_held"};
      }
      card->account_id = handover.holder;
      card->confirmed_at = now;
      card->last_step = *step;
      card->drift_steps = *step - present_step(*source, now);
      store.save(*card);
      tell(tx, request, "journal.card_given", "account", handover.holder.text, serial, now);
      return shown(*card);
    });
  }

  Result<CardItem> lose(std::string const& serial, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) -> Result<CardItem> {
      auto store = FactorStore{tx};
      auto card = store.card(scope, serial);
      if (!card || card->lost_on) {
        return Problem{Fault::kNotFound, "identity.card_unknown"};
      }
      card->lost_on = day_of(now);
      store.save(*card);
      if (card->account_id) {
        SignInStore{tx}.end_all(card->network_id, *card->account_id, SignInEnd::kRevoked, now);
      }
      tell(tx, request, "journal.card_lost", "card", serial, "", now);
      return shown(*card);
    });
  }

  Result<FactorReset> ask_reset(NewReset const& asked, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    auto const reset = FactorReset{scope.network(),
                                   uuid_v7(now),
                                   asked.account,
                                   asked.reason,
                                   request.principal.signed_in()->account,
                                   now,
                                   {},
                                   {}};
    return house_.database->write([&](db::Transaction& tx) -> Result<FactorReset> {
      if (!PeopleReader{tx, scope}.person(asked.account)) {
        return invalid("/account", "identity.person_unknown");
      }
      ResetStore{tx, scope}.save(reset);
      tell(tx, request, "journal.reset_asked", "account", asked.account.text, "", now);
      return reset;
    });
  }

  // Neither by who asked, nor by whose factor it is.
  Result<FactorReset> agree_to_reset(std::string const& id, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    auto const& person = request.principal.signed_in()->account;
    return house_.database->write([&](db::Transaction& tx) -> Result<FactorReset> {
      auto store = ResetStore{tx, scope};
      auto reset = store.find(id);
      if (!reset || reset->agreed_at) {
        return Problem{Fault::kNotFound, "identity.reset_unknown"};
      }
      if (reset->asked_by == person || reset->account_id == person) {
        return Problem{Fault::kForbidden, "identity.reset_needs_another"};
      }
      reset->agreed_by = person;
      reset->agreed_at = now;
      store.save(*reset);
      FactorStore{tx}.take_away(reset->network_id, reset->account_id, day_of(now));
      SignInStore{tx}.end_all(reset->network_id, reset->account_id, SignInEnd::kRevoked, now);
      tell(tx, request, "journal.reset_agreed", "account", reset->account_id.text, "", now);
      return *reset;
    });
  }

  ResetList resets(Request const& request) const {
    auto const scope = request.scope();
    return house_.database->read([&](db::Snapshot const& snapshot) {
      return ResetList{ResetReader{snapshot, scope}.open()};
    });
  }

  // Reading the journal is journaled.
  JournalList journal(JournalParameters const& asked, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    auto const limit = asked.limit.value_or(50);
    return house_.database->write([&](db::Transaction& tx) {
      JournalList list;
      list.items =
          journal::read(tx, {scope.network().text, asked.actor ? asked.actor->text : "", asked.object_kind.value_or(""),
                             asked.object_id.value_or(""), asked.before.value_or(0), limit + 1});
      if (std::ssize(list.items) > limit) {
        list.items.pop_back();
        list.next = list.items.back().number;
      }
      tell(tx, request, "journal.read", "journal", asked.actor ? asked.actor->text : "", "", now);
      return list;
    });
  }

 private:
  House const& house_;
};

}  // namespace

void add_security_routes(http::Routes& routes, House const& house) {
  auto const security = Security{house};
  routes.get<NoParameters, CardList>(
      "/api/v1/cards", Right::kManageFactors, Work::kLong,
      [security](NoParameters const&, Request const& request) { return security.cards(request); },
      {.summary = "identity.api.cards"});
  routes.post<NoParameters, CardDelivery, CardList>(
      "/api/v1/cards", Right::kManageFactors, Work::kWrite,
      [security](NoParameters const&, CardDelivery const& delivery, Request const& request) {
        return security.take_delivery(delivery, request);
      },
      {.summary = "identity.api.take_cards", .body_limit = 512 * 1024});
  routes.put<CardPath, CardHandover, CardItem>(
      "/api/v1/cards/{serial}/holder", Right::kManageFactors, Work::kWrite,
      [security](CardPath const& path, CardHandover const& handover, Request const& request) {
        return security.hand_over(path.serial, handover, request);
      },
      {.summary = "identity.api.hand_card_over"});
  routes.remove<CardPath, CardItem>(
      "/api/v1/cards/{serial}", Right::kManageFactors, Work::kWrite,
      [security](CardPath const& path, Request const& request) { return security.lose(path.serial, request); },
      {.summary = "identity.api.lose_card"});
  routes.get<NoParameters, ResetList>(
      "/api/v1/factor-resets", Right::kManageFactors, Work::kLong,
      [security](NoParameters const&, Request const& request) { return security.resets(request); },
      {.summary = "identity.api.resets"});
  routes.post<NoParameters, NewReset, FactorReset>(
      "/api/v1/factor-resets", Right::kManageFactors, Work::kWrite,
      [security](NoParameters const&, NewReset const& asked, Request const& request) {
        return security.ask_reset(asked, request);
      },
      {.summary = "identity.api.ask_reset"});
  routes.put<ResetPath, NoParameters, FactorReset>(
      "/api/v1/factor-resets/{id}/agreement", Right::kManageFactors, Work::kWrite,
      [security](ResetPath const& path, NoParameters const&, Request const& request) {
        return security.agree_to_reset(path.id, request);
      },
      {.summary = "identity.api.agree_to_reset"});
  routes.get<JournalParameters, JournalList>(
      "/api/v1/journal", Right::kReadJournal, Work::kWrite,
      [security](JournalParameters const& asked, Request const& request) { return security.journal(asked, request); },
      {.summary = "identity.api.journal"});
}

}  // namespace relais::identity

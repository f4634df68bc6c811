// What the routes of cards, resets of second factors and the journal ask and answer.
#pragma once

#include "identity/people_models.hpp"
#include "platform/journal/journal.hpp"

namespace relais::identity {

// One card of a delivery, as its maker lists it.
struct NewCard {
  std::string serial;
  std::string secret;  // hexadecimal or base32
  std::int64_t digits = 6;
  std::int64_t step_seconds = 60;
};
BOOST_DESCRIBE_STRUCT(NewCard, (), (serial, secret, digits, step_seconds))

struct CardDelivery {
  std::vector<NewCard> cards;
};
BOOST_DESCRIBE_STRUCT(CardDelivery, (), (cards))

struct CardItem {
  std::string serial;
  std::optional<AccountId> holder;
  std::optional<Instant> confirmed_at;
  std::optional<Date> lost_on;
  std::int64_t drift_seconds = 0;  // how far its clock was off at its last code
};
BOOST_DESCRIBE_STRUCT(CardItem, (), (serial, holder, confirmed_at, lost_on, drift_seconds))

struct CardList {
  std::vector<CardItem> items;
};
BOOST_DESCRIBE_STRUCT(CardList, (), (items))

// A card is handed over with two of its codes in a row, so that its clock is known.
struct CardHandover {
  AccountId holder;
  std::string first_code;
  std::string next_code;
};
BOOST_DESCRIBE_STRUCT(CardHandover, (), (holder, first_code, next_code))

struct NewReset {
  AccountId account;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(NewReset, (), (account, reason))

struct FactorReset {
  NetworkId network_id;
  std::string id;
  AccountId account_id;
  std::string reason;
  AccountId asked_by;
  Instant asked_at;
  std::optional<AccountId> agreed_by;
  std::optional<Instant> agreed_at;
};
BOOST_DESCRIBE_STRUCT(FactorReset, (), (network_id, id, account_id, reason, asked_by, asked_at, agreed_by, agreed_at))

struct ResetList {
  std::vector<FactorReset> items;
};
BOOST_DESCRIBE_STRUCT(ResetList, (), (items))

struct JournalParameters {
  std::optional<AccountId> actor;
  std::optional<std::string> object_kind;
  std::optional<std::string> object_id;
  std::optional<std::int64_t> before;
  std::optional<std::int32_t> limit;  // 50 unless said
};
BOOST_DESCRIBE_STRUCT(JournalParameters, (), (actor, object_kind, object_id, before, limit))

struct JournalList {
  std::vector<journal::Entry> items;
  std::optional<std::int64_t> next;
};
BOOST_DESCRIBE_STRUCT(JournalList, (), (items, next))

}  // namespace relais::identity

namespace relais::json {

template <>
struct Constraints<identity::NewCard> {
  static constexpr auto all =
      std::tuple{length(&identity::NewCard::serial, 1, 64), length(&identity::NewCard::secret, 16, 128),
                 range(&identity::NewCard::digits, 6, 8), range(&identity::NewCard::step_seconds, 30, 60)};
};
template <>
struct Constraints<identity::CardDelivery> {
  static constexpr auto all = std::tuple{length(&identity::CardDelivery::cards, 1, 1000)};
};
template <>
struct Constraints<identity::NewReset> {
  static constexpr auto all = std::tuple{length(&identity::NewReset::reason, 1, 300)};
};
template <>
struct Constraints<identity::JournalParameters> {
  static constexpr auto all = std::tuple{range(&identity::JournalParameters::limit, 1, 200)};
};

}  // namespace relais::json

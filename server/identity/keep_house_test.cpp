#include "identity/keep_house.hpp"

#include <gmock/gmock.h>

#include "identity/people_store.hpp"
#include "platform/db/test_database.hpp"

namespace relais::identity {
namespace {

Instant at(std::string_view text) {
  return TextForm<Instant>::read(text).value();
}
Date day(std::string_view text) {
  return TextForm<Date>::read(text).value();
}

Account seen_on(std::string_view date) {
  auto account = Account{};
  account.network_id = {"fr"};
  account.id = {"a-1"};
  account.email = "a@b.fr";
  account.name = "A";
  account.state = AccountState::kActive;
  account.made_at = at("2025-01-01T00:00Z");
  account.seen_on = day(date);
  return account;
}

TEST(Idleness, follows_the_days_of_the_rule) {
  auto const account = seen_on("2026-01-01");
  EXPECT_EQ(idleness_of(account, day("2026-05-02")), Idleness::kInUse);           // 121 days
  EXPECT_EQ(idleness_of(account, day("2026-05-03")), Idleness::kFirstReminder);   // 122
  EXPECT_EQ(idleness_of(account, day("2026-06-03")), Idleness::kSecondReminder);  // 153
  EXPECT_EQ(idleness_of(account, day("2026-07-03")), Idleness::kSecondReminder);
  EXPECT_EQ(idleness_of(account, day("2026-07-04")), Idleness::kDisabled);  // 184
}

class HouseKeeping : public db::OnBothDatabases {
 protected:
  void prepare() override {
    database()
        .connect(db::Access::kWrite)
        ->script(
            "insert into network (id, country, name, time_zone) values ('fr', 'FR', 'France services', "
            "'Europe/Paris')");
    auto const texts = i18n::Texts::load_embedded();
    ASSERT_TRUE(texts);
    texts_ = *texts;
    house_.texts = &*texts_;
    house_.post = [this](db::Transaction&, Letter const& letter) { letters_.push_back(letter); };
    database().write([&](db::Transaction& tx) { SignInStore{tx}.save(seen_on("2026-01-01")); });
  }
  HouseKept kept(std::string_view when) {
    return database().write([&](db::Transaction& tx) { return keep_house(tx, house_, at(when)); });
  }
  Account account() {
    return database().read(
        [](db::Snapshot const& snapshot) { return SignInReader{snapshot}.account({"fr"}, {"a-1"}).value(); });
  }
  House house_;
  std::optional<i18n::Texts> texts_;
  std::vector<Letter> letters_;
};
RELAIS_ON_BOTH_DATABASES(HouseKeeping);

TEST_P(HouseKeeping, reminds_twice_and_then_disables) {
  EXPECT_EQ(kept("2026-05-02T03:00Z").reminded, 0);
  EXPECT_EQ(kept("2026-05-03T03:00Z").reminded, 1);
  EXPECT_EQ(kept("2026-05-04T03:00Z").reminded, 0);
  EXPECT_EQ(kept("2026-06-03T03:00Z").reminded, 1);
  EXPECT_EQ(kept("2026-07-04T03:00Z").disabled, 1);
  EXPECT_EQ(account().state, AccountState::kDisabled);
  EXPECT_EQ(letters_.size(), 2U);
  EXPECT_EQ(kept("2026-07-05T03:00Z").disabled, 0);
}

TEST_P(HouseKeeping, disables_nobody_who_was_not_reminded_twice) {
  EXPECT_EQ(kept("2026-12-01T03:00Z").reminded, 1);
  EXPECT_EQ(kept("2026-12-02T03:00Z").reminded, 1);
  EXPECT_EQ(kept("2026-12-03T03:00Z").disabled, 1);
}

TEST_P(HouseKeeping, sends_a_password_link_to_those_alone_who_have_a_password) {
  auto const send = [&](std::string const& email) {
    database().write(
        [&](db::Transaction& tx) { send_password_link(tx, house_, email, "secret", at("2026-02-01T03:00Z")); });
  };
  send("a@b.fr");
  send("nobody@b.fr");
  EXPECT_TRUE(letters_.empty());
  auto with_password = account();
  with_password.password_hash = "hash";
  database().write([&](db::Transaction& tx) { SignInStore{tx}.save(with_password); });
  send("a@b.fr");
  ASSERT_EQ(letters_.size(), 1U);
  EXPECT_THAT(letters_[0].text, testing::HasSubstr("/fr/workspace/link#secret"));
}

}  // namespace
}  // namespace relais::identity

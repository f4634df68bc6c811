#include "identity/password.hpp"

#include <gtest/gtest.h>

#include "identity/account.hpp"
#include "identity/secret.hpp"
#include "platform/db/test_database.hpp"

namespace relais::identity {
namespace {

TEST(Password, is_kept_as_a_hash_that_fits_it_alone) {
  auto const hash = password_hash("une vache bleue chante");
  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_TRUE(password_fits(hash, "une vache bleue chante"));
  EXPECT_FALSE(password_fits(hash, "une vache bleue chantE"));
  EXPECT_NE(hash, password_hash("une vache bleue chante"));
}

TEST(Password, is_refused_where_it_is_short_common_or_ones_own_name) {
  auto const refusal = [](std::string_view password) {
    return password_refusal(password, {"Marie Durand", "marie.durand@cc-thierache.fr"}).value_or("");
  };
  EXPECT_EQ(refusal("court"), "identity.password_short");
  EXPECT_EQ(refusal(std::string(129, 'x')), "identity.password_long");
  EXPECT_EQ(refusal("123456789012"), "identity.password_common");
  EXPECT_EQ(refusal("MotDePasse2026!!"), "identity.password_common");
  EXPECT_EQ(refusal("Azertyuiop123"), "identity.password_common");
  EXPECT_EQ(refusal("abcabcabcabc"), "identity.password_common");
  EXPECT_EQ(refusal("Marie Durand 02!"), "identity.password_own_name");
  EXPECT_EQ(refusal("une vache bleue chante"), "");
  EXPECT_EQ(refusal("83920174650283"), "");
}

TEST(Password, a_pin_is_digits_and_no_row_of_them) {
  EXPECT_EQ(pin_refusal("2749"), std::nullopt);
  EXPECT_EQ(pin_refusal("12"), "identity.pin_malformed");
  EXPECT_EQ(pin_refusal("12a4"), "identity.pin_malformed");
  EXPECT_EQ(pin_refusal("7777"), "identity.pin_common");
  EXPECT_EQ(pin_refusal("3456"), "identity.pin_common");
  EXPECT_EQ(pin_refusal("9876"), "identity.pin_common");
}

TEST(Email, is_one_address_in_lower_case) {
  EXPECT_EQ(read_email(" Marie.Durand@Cc-Thierache.fr "), "marie.durand@cc-thierache.fr");
  for (auto const* text :
       {"", "marie", "@b.fr", "a@b", "a@b.fr, c@d.fr", "a b@c.fr", "a@b@c.fr", "<a@b.fr>", "a@b.fr."}) {
    EXPECT_EQ(read_email(text), std::nullopt) << text;
  }
}

TEST(Vault, opens_what_it_sealed_and_nothing_else) {
  auto const vault = Vault::of_random_key();
  auto sealed = vault.seal("secret");
  EXPECT_EQ(vault.unseal(sealed), "secret");
  EXPECT_NE(sealed, vault.seal("secret"));
  EXPECT_EQ(Vault::of_random_key().unseal(sealed), std::nullopt);
  sealed.back() = sealed.back() == 'A' ? 'Q' : 'A';
  EXPECT_EQ(vault.unseal(sealed), std::nullopt);
  EXPECT_EQ(vault.unseal("short"), std::nullopt);
}

TEST(Vault, a_digest_tells_the_same_text_and_confirms_no_guess_without_the_key) {
  auto const vault = Vault::of_random_key();
  EXPECT_EQ(vault.digest("02790, 9:05"), vault.digest("02790, 9:05"));
  EXPECT_NE(vault.digest("02790, 9:05"), vault.digest("02790, 9:06"));
  EXPECT_NE(vault.digest("02790, 9:05"), Vault::of_random_key().digest("02790, 9:05"));
}

TEST(Vault, keeps_its_key_in_a_file_for_its_owner_alone) {
  auto const folder = db::TestFolder{};
  auto const file = (folder.path() / "keys" / "relais.key").string();
  auto const first = Vault::open(file);
  ASSERT_TRUE(first);
  EXPECT_EQ(std::filesystem::status(file).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_EQ(Vault::open(file)->unseal(first->seal("x")), "x");
  std::filesystem::resize_file(file, 4);
  EXPECT_EQ(Vault::open(file).problem().code, "identity.secret_file_unusable");
}

}  // namespace
}  // namespace relais::identity

#include "identity/id_token.hpp"

#include <array>
#include <map>
#include <memory>

#include <cjose/cjose.h>
#include <fmt/format.h>
#include <gmock/gmock.h>

namespace relais::identity {
namespace {

auto const kNow = TextForm<Instant>::read("2026-11-26T09:00:00Z").value();
auto const kExpected = ExpectedToken{"https://issuer.example", "relais", "n-1"};

// A provider that can lie.
class Provider {
 public:
  explicit Provider(std::string const& name = "k-1") {
    constexpr std::array<std::uint8_t, 3> kExponent{1, 0, 1};
    key_ = cjose_jwk_create_RSA_random(2048, kExponent.data(), kExponent.size(), nullptr);
    cjose_jwk_set_kid(key_, name.data(), name.size(), nullptr);
  }
  Provider(Provider const&) = delete;
  Provider& operator=(Provider const&) = delete;
  ~Provider() { cjose_jwk_release(key_); }

  std::string keys() const {
    auto const json = std::unique_ptr<char, decltype(&free)>{cjose_jwk_to_json(key_, false, nullptr), free};
    return fmt::format(R"({{"keys":[{}]}})", json.get());
  }
  std::string sign(std::string const& claims, char const* algorithm = "RS256", cjose_jwk_t* with = nullptr) const {
    auto* const header = cjose_header_new(nullptr);
    cjose_header_set(header, CJOSE_HDR_ALG, algorithm, nullptr);
    cjose_header_set(header, CJOSE_HDR_KID, "k-1", nullptr);
    auto* const jws = cjose_jws_sign(with == nullptr ? key_ : with, header,
                                     reinterpret_cast<std::uint8_t const*>(claims.data()), claims.size(), nullptr);
    char const* compact = nullptr;
    EXPECT_TRUE(cjose_jws_export(jws, &compact, nullptr));
    auto token = std::string{compact};
    cjose_jws_release(jws);
    cjose_header_release(header);
    return token;
  }

 private:
  cjose_jwk_t* key_ = nullptr;
};

std::string claims(std::map<std::string, std::string> const& changes = {}) {
  std::map<std::string, std::string> all{{"iss", R"("https://issuer.example")"},
                                         {"aud", R"("relais")"},
                                         {"sub", R"("42")"},
                                         {"nonce", R"("n-1")"},
                                         {"iat", "1795683600"},
                                         {"exp", "1795683900"},
                                         {"email", R"("Marie@Aisne.example")"},
                                         {"email_verified", "true"}};
  for (auto const& [name, value] : changes) {
    all[name] = value;
  }
  std::string text;
  for (auto const& [name, value] : all) {
    text += fmt::format(R"({}"{}":{})", text.empty() ? "{" : ",", name, value);
  }
  return text + "}";
}

TEST(IdToken, says_who_somebody_is) {
  auto const provider = Provider{};
  auto const person = read_id_token(provider.sign(claims()), provider.keys(), kExpected, kNow);
  ASSERT_TRUE(person) << person.problem().detail;
  EXPECT_EQ(person->subject, "https://issuer.example#42");
  EXPECT_EQ(person->email, "marie@aisne.example");
  EXPECT_TRUE(person->email_is_verified);
}

TEST(IdToken, that_is_forged_or_meant_for_another_is_refused) {
  auto const provider = Provider{};
  auto const why = [&](std::map<std::string, std::string> const& changes) {
    auto const read = read_id_token(provider.sign(claims(changes)), provider.keys(), kExpected, kNow);
    return read ? std::string{"taken"} : read.problem().detail;
  };
  EXPECT_EQ(why({{"iss", R"("https://evil.example")"}}), "another issuer");
  EXPECT_EQ(why({{"aud", R"("another")"}}), "meant for another client");
  EXPECT_EQ(why({{"aud", R"(["another"])"}}), "meant for another client");
  EXPECT_EQ(why({{"aud", R"(["relais","another"])"}}), "meant for another client");
  EXPECT_EQ(why({{"aud", R"(["relais","another"])"}, {"azp", R"("relais")"}}), "taken");
  EXPECT_EQ(why({{"nonce", R"("n-2")"}}), "another nonce");
  EXPECT_EQ(why({{"exp", "1795683000"}}), "over");
  EXPECT_EQ(why({{"exp", R"("never")"}}), "over");
  EXPECT_EQ(why({{"iat", "1795690000"}}), "from the future");
  EXPECT_EQ(why({{"sub", R"("")"}}), "about nobody");
}

TEST(IdToken, that_the_providers_key_did_not_sign_is_refused) {
  auto const provider = Provider{};
  auto const another = Provider{};
  auto const why = [&](std::string const& token) {
    auto const read = read_id_token(token, provider.keys(), kExpected, kNow);
    return read ? std::string{"taken"} : read.problem().detail;
  };
  EXPECT_EQ(why(another.sign(claims())), "signed by none of the provider's keys");
  auto token = provider.sign(claims());
  token[token.size() - 5] = token[token.size() - 5] == 'A' ? 'B' : 'A';
  EXPECT_NE(why(token), "taken");
  // {"alg":"none"} and no signature
  auto const body = provider.sign(claims());
  auto const payload = body.substr(body.find('.') + 1, body.rfind('.') - body.find('.') - 1);
  EXPECT_NE(why("eyJhbGciOiJub25lIn0." + payload + "."), "taken");
  EXPECT_EQ(why("nonsense"), "not a signed token");
  EXPECT_EQ(why(""), "not a signed token");
}

TEST(IdToken, that_a_secret_made_of_the_public_key_signs_is_refused) {
  auto const provider = Provider{};
  auto const keys = provider.keys();
  auto* const secret = cjose_jwk_create_oct_spec(reinterpret_cast<std::uint8_t const*>(keys.data()), 64, nullptr);
  auto const token = provider.sign(claims(), "HS256", secret);
  cjose_jwk_release(secret);
  EXPECT_EQ(read_id_token(token, keys, kExpected, kNow).problem().detail, "an algorithm that is not taken");
}

TEST(UserInfo, tells_the_address_of_the_tokens_person_alone) {
  auto const provider = Provider{};
  auto const another = Provider{};
  auto const person = KnownPerson{"https://issuer.example#42", "", false};
  auto const read = [&](std::string const& body) { return read_user_info(body, provider.keys(), kExpected, person); };
  auto const why = [&](std::string const& body) {
    auto const told = read(body);
    return told ? told->email : told.problem().detail;
  };
  EXPECT_EQ(why(provider.sign(claims({{"nonce", "null"}, {"exp", "null"}}))), "marie@aisne.example");
  EXPECT_EQ(why(R"({"sub":"42","email":"Marie@Aisne.example"})"), "marie@aisne.example");
  EXPECT_FALSE(read(R"({"sub":"42","email":"marie@aisne.example"})")->email_is_verified);
  EXPECT_EQ(why(R"({"sub":"43","email":"marie@aisne.example"})"), "about another person");
  EXPECT_EQ(why(provider.sign(claims({{"sub", R"("43")"}}))), "about another person");
  EXPECT_EQ(why(provider.sign(claims({{"iss", R"("https://evil.example")"}}))), "another issuer");
  EXPECT_EQ(why(provider.sign(claims({{"aud", R"("another")"}}))), "meant for another client");
  EXPECT_EQ(why(another.sign(claims())), "signed by none of the provider's keys");
  EXPECT_EQ(why("nonsense"), "not a signed token");
}

}  // namespace
}  // namespace relais::identity

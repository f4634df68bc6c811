#include "identity/one_time_code.hpp"

#include <gmock/gmock.h>

namespace relais::identity {
namespace {

using namespace std::chrono_literals;

// The secret and the figures of RFC 6238, appendix B (SHA-1).
CodeSource rfc_6238() {
  return {.secret = "12345678901234567890", .digits = 8};
}

Instant at_second(std::int64_t second) {
  return Instant{std::chrono::seconds{second}};
}

TEST(OneTimeCode, gives_the_codes_of_the_standard) {
  EXPECT_EQ(code_at(rfc_6238(), present_step(rfc_6238(), at_second(59))), "94287082");
  EXPECT_EQ(code_at(rfc_6238(), present_step(rfc_6238(), at_second(1'111'111'109))), "07081804");
  EXPECT_EQ(code_at(rfc_6238(), present_step(rfc_6238(), at_second(20'000'000'000))), "65353130");
}

TEST(OneTimeCode, is_taken_once_and_a_moment_late) {
  auto source = rfc_6238();
  auto const now = at_second(1'111'111'109);
  auto const step = present_step(source, now);
  EXPECT_EQ(step_of_code(source, "07081804", now, kUsualWindow), step);
  EXPECT_EQ(step_of_code(source, "07081804", now + 30s, kUsualWindow), step);
  EXPECT_EQ(step_of_code(source, "07081804", now + 60s, kUsualWindow), std::nullopt);
  EXPECT_EQ(step_of_code(source, "07081805", now, kUsualWindow), std::nullopt);
  EXPECT_EQ(step_of_code(source, "", now, kUsualWindow), std::nullopt);
  source.last_step = step;
  EXPECT_EQ(step_of_code(source, "07081804", now, kUsualWindow), std::nullopt);
}

TEST(OneTimeCode, follows_a_card_whose_clock_runs_ahead) {
  auto card = rfc_6238();
  auto const now = at_second(1'111'111'109);
  auto const on_the_card = present_step(card, now) + 12;
  auto const code = code_at(card, on_the_card);
  EXPECT_EQ(step_of_code(card, code, now, kCardWindow), std::nullopt);
  EXPECT_EQ(step_of_code(card, code, now, kFirstCodeWindow), on_the_card);
  card.drift_steps = 12;
  EXPECT_EQ(step_of_code(card, code_at(card, on_the_card + 10), now + 300s, kCardWindow), on_the_card + 10);
}

TEST(OneTimeCode, a_clock_that_jumps_back_makes_no_spent_code_good_again) {
  auto source = rfc_6238();
  auto const now = at_second(1'111'111'109);
  source.last_step = present_step(source, now);
  auto const earlier = now - 3600s;
  auto const code = code_at(source, present_step(source, earlier));
  EXPECT_EQ(step_of_code(source, code, earlier, kUsualWindow), std::nullopt);
}

TEST(OneTimeCode, reads_and_writes_secrets) {
  EXPECT_EQ(base32("Hello!\xDE\xAD\xBE\xEF"), "JBSWY3DPEHPK3PXP");
  EXPECT_EQ(read_base32("JBSWY3DPEHPK3PXP"), "Hello!\xDE\xAD\xBE\xEF");
  EXPECT_EQ(read_base32("not base 32!"), std::nullopt);
  EXPECT_EQ(read_hexadecimal("48656c6C6f"), "Hello");
  EXPECT_EQ(read_hexadecimal("486"), std::nullopt);
  EXPECT_EQ(read_hexadecimal("zz"), std::nullopt);
  EXPECT_EQ(provisioning_uri({.secret = "Hello!\xDE\xAD\xBE\xEF"}, "a+b@c.fr"),
            "otpauth://totp/Relais:a%2Bb%40c.fr?secret=JBSWY3DPEHPK3PXP&issuer=Relais&digits=6&period=30");
}

}  // namespace
}  // namespace relais::identity

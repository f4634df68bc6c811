#include "experiences/flood.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sodium.h>

namespace relais::experiences {
namespace {

std::string digest(std::string_view text) {
  return fmt::format("{:016x}{:016x}", std::hash<std::string_view>{}(text), std::hash<std::string_view>{}("2"));
}

Instant const kNow{std::chrono::sys_days{std::chrono::year{2026} / 11 / 27} + std::chrono::hours{10}};
constexpr std::string_view kId = "018f2e5a-8c00-7abc-8def-0123456789ab";

// As a browser does it.
std::string solved(ProofAsked const& asked, std::string_view id) {
  for (auto number = 0;; ++number) {
    auto const text = fmt::format("{} {} {}", asked.salt, id, number);
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<unsigned char const*>(text.data()), text.size());
    if (hash[0] == 0 && hash[1] == 0) {
      return std::to_string(number);
    }
  }
}

TEST(ProofOfWork, IsOfOneStoryAndOfTenMinutes) {
  auto const asked = proof_asked(digest, kNow);
  ASSERT_EQ(asked.bits, 16);
  auto const number = solved(asked, kId);
  EXPECT_TRUE(is_proof(digest, kNow, kId, number));
  EXPECT_TRUE(is_proof(digest, kNow + std::chrono::minutes{9}, kId, number));
  EXPECT_FALSE(is_proof(digest, kNow + std::chrono::minutes{10}, kId, number));
  EXPECT_FALSE(is_proof(digest, kNow - std::chrono::minutes{1}, kId, number));
  EXPECT_FALSE(is_proof(digest, kNow, "018f2e5a-8c00-7abc-8def-0123456789ac", number));
}

TEST(ProofOfWork, NothingAndTooMuchAreNone) {
  EXPECT_FALSE(is_proof(digest, kNow, kId, ""));
  EXPECT_FALSE(is_proof(digest, kNow, kId, std::string(1'000'000, '1')));
}

}  // namespace
}  // namespace relais::experiences

#include "experiences/flood.hpp"

#include <array>
#include <bit>

#include <fmt/format.h>
#include <sodium.h>

namespace relais::experiences {
namespace {

constexpr std::size_t kLongestNumber = 20;
constexpr auto kMinutes = 10;

std::string salt_of(follow_ups::Digest const& digest, std::chrono::sys_time<std::chrono::minutes> minute) {
  constexpr std::size_t kLength = 32;
  return digest(fmt::format("flood {}", minute.time_since_epoch().count())).substr(0, kLength);
}

int zero_bits(std::string_view text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<unsigned char const*>(text.data()), text.size());
  auto bits = 0;
  for (auto const byte : hash) {
    bits += std::countl_zero(byte);
    if (byte != 0) {
      break;
    }
  }
  return bits;
}

}  // namespace

ProofAsked proof_asked(follow_ups::Digest const& digest, Instant now) {
  return {salt_of(digest, std::chrono::floor<std::chrono::minutes>(now)), kProofBits};
}

bool is_proof(follow_ups::Digest const& digest, Instant now, std::string_view id, std::string_view number) {
  if (number.empty() || number.size() > kLongestNumber) {
    return false;
  }
  auto const minute = std::chrono::floor<std::chrono::minutes>(now);
  for (auto before = 0; before < kMinutes; ++before) {
    auto const salt = salt_of(digest, minute - std::chrono::minutes{before});
    if (zero_bits(fmt::format("{} {} {}", salt, id, number)) >= kProofBits) {
      return true;
    }
  }
  return false;
}

}  // namespace relais::experiences

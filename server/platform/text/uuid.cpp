#include "platform/text/uuid.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>
#include <sodium.h>

namespace relais {

namespace {

using Bytes = std::array<std::uint8_t, 16>;

std::string text_of(Bytes bytes, std::uint8_t version) {
  bytes[6] = static_cast<std::uint8_t>((version << 4U) | (bytes[6] & 0x0f));
  bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3f));
  auto const part = [&](std::size_t from, std::size_t size) {
    return fmt::format("{:02x}", fmt::join(bytes.begin() + from, bytes.begin() + from + size, ""));
  };
  return fmt::format("{}-{}-{}-{}-{}", part(0, 4), part(4, 2), part(6, 2), part(8, 2), part(10, 6));
}

}  // namespace

std::string uuid_v7(std::chrono::sys_time<std::chrono::milliseconds> now) {
  Bytes bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  auto milliseconds = static_cast<std::uint64_t>(now.time_since_epoch().count());
  for (auto place = 6; place-- > 0; milliseconds >>= 8) {
    bytes[static_cast<std::size_t>(place)] = static_cast<std::uint8_t>(milliseconds);
  }
  return text_of(bytes, 7);
}

std::string uuid_of_name(std::string_view name) {
  std::array<std::uint8_t, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<std::uint8_t const*>(name.data()), name.size());
  Bytes bytes{};
  std::copy_n(digest.begin(), bytes.size(), bytes.begin());
  return text_of(bytes, 8);
}

bool is_uuid(std::string_view text) {
  constexpr std::string_view kForm = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  return std::ranges::equal(text, kForm, [](char c, char form) {
    return form == '-' ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  });
}

}  // namespace relais

#include "platform/http/conditional.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include <fmt/format.h>

namespace relais::http {
namespace {

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  auto const product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::string_view opaque_part(std::string_view tag) {
  return tag.starts_with("W/") ? tag.substr(2) : tag;
}

}  // namespace

// Multiply and fold 16 bytes at a time, in four chains that the processor follows at once; the odd constants are digits
// of the golden ratio and of pi.
std::uint64_t body_hash(std::string_view body) {
  constexpr std::uint64_t kFirst = 0x9E3779B97F4A7C15;
  constexpr std::uint64_t kSecond = 0x243F6A8885A308D3;
  std::array chains{kFirst ^ body.size(), kFirst + 1, kFirst + 2, kFirst + 3};
  auto const take = [&](std::uint64_t& chain) {
    std::array<std::uint64_t, 2> halves{};
    auto const size = std::min(sizeof halves, body.size());
    std::memcpy(halves.data(), body.data(), size);
    chain = mixed(halves[0] ^ chain, halves[1] ^ kSecond);
    body.remove_prefix(size);
  };
  while (body.size() >= 64) {
    for (auto& chain : chains) {
      take(chain);
    }
  }
  while (!body.empty()) {
    take(chains[0]);
  }
  return mixed(mixed(chains[0], chains[1] ^ kFirst) ^ chains[2], chains[3] ^ kSecond);
}

std::string weak_etag(std::string_view body) {
  return fmt::format("W/\"{:016x}\"", body_hash(body));
}

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
  if (etag.empty()) {
    return false;
  }
  while (!if_none_match.empty()) {
    auto const start = if_none_match.find_first_not_of(" \t,");
    if (start == if_none_match.npos) {
      return false;
    }
    if_none_match.remove_prefix(start);
    if (if_none_match.starts_with('*')) {
      return true;
    }
    auto const quote = if_none_match.find('"');
    auto const end = quote == if_none_match.npos ? quote : if_none_match.find('"', quote + 1);
    if (end == if_none_match.npos) {
      return false;
    }
    if (opaque_part(if_none_match.substr(0, end + 1)) == opaque_part(etag)) {
      return true;
    }
    if_none_match.remove_prefix(end + 1);
  }
  return false;
}

}  // namespace relais::http

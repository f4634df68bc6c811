// Token buckets by client address: `burst` requests at once, refilled evenly. An IPv6 client has as many addresses as
// it likes: its network counts.
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "platform/http/route.hpp"

namespace relais::http {

// What an address counts as: itself, or its IPv6 network of so many bits.
std::string counted_client(std::string_view address, unsigned short network_bits = 64);

class RateLimiter {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  explicit RateLimiter(RateLimit limit, unsigned short network_bits = 64)
      : limit_(limit), network_bits_(network_bits) {}

  // Zero when the request may pass (and is counted), otherwise how long until the next one may. Takes a lock.
  std::chrono::seconds wait(std::string_view client, Moment now);
  // One that has passed does not count after all.
  void give_back(std::string_view client);

 private:
  // Beyond this many clients the full buckets are forgotten, and if none is full, the fuller half: memory stays
  // bounded, and who is stopped stays so. A flood from very many addresses is not this limiter's to stop.
  static constexpr std::size_t kMostClients = 20'000;
  struct Bucket {
    double tokens;
    Moment filled;
  };
  double refilled(Bucket const& bucket, Moment now) const;
  void forget(Moment now);

  RateLimit limit_;
  unsigned short network_bits_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace relais::http

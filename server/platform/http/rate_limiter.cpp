#include "platform/http/rate_limiter.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <boost/asio/ip/network_v6.hpp>

namespace relais::http {

std::string counted_client(std::string_view client, unsigned short network_bits) {
  boost::system::error_code error;
  auto const address = boost::asio::ip::make_address_v6(std::string{client}, error);
  return error ? std::string{client} : boost::asio::ip::network_v6{address, network_bits}.canonical().to_string();
}

std::chrono::seconds RateLimiter::wait(std::string_view client, Moment now) {
  auto const lock = std::lock_guard{mutex_};
  if (buckets_.size() >= kMostClients) {
    forget(now);
  }
  auto& bucket = buckets_.try_emplace(counted_client(client, network_bits_), Bucket{limit_.burst, now}).first->second;
  bucket = {refilled(bucket, now), now};
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return std::chrono::seconds{0};
  }
  auto const seconds = std::ceil((1 - bucket.tokens) * 60 / limit_.per_minute);
  return std::chrono::seconds{std::max(1L, static_cast<long>(seconds))};
}

void RateLimiter::give_back(std::string_view client) {
  auto const lock = std::lock_guard{mutex_};
  if (auto const bucket = buckets_.find(counted_client(client, network_bits_)); bucket != buckets_.end()) {
    bucket->second.tokens = std::min(limit_.burst, bucket->second.tokens + 1);
  }
}

double RateLimiter::refilled(Bucket const& bucket, Moment now) const {
  auto const minutes = std::chrono::duration<double, std::ratio<60>>{now - bucket.filled}.count();
  return std::min(limit_.burst, bucket.tokens + minutes * limit_.per_minute);
}

void RateLimiter::forget(Moment now) {
  std::erase_if(buckets_, [&](auto const& entry) { return refilled(entry.second, now) >= limit_.burst; });
  if (buckets_.size() < kMostClients) {
    return;
  }
  std::vector<double> tokens;
  for (auto const& [client, bucket] : buckets_) {
    tokens.push_back(refilled(bucket, now));
  }
  auto const middle = tokens.begin() + std::ssize(tokens) / 2;
  std::nth_element(tokens.begin(), middle, tokens.end());
  std::erase_if(buckets_, [&](auto const& entry) { return refilled(entry.second, now) >= *middle; });
}

}  // namespace relais::http

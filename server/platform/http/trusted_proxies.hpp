// The address of the client behind reverse proxies that are ours.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/http/request.hpp"

namespace relais::http {

class TrustedProxies {
 public:
  TrustedProxies() = default;
  explicit TrustedProxies(std::vector<std::string> addresses) : addresses_(std::move(addresses)) {}

  // The peer itself unless it is one of ours; else the last address of X-Forwarded-For that is not ours: each proxy
  // appends whom it saw, so what stands further left is the client's own claim.
  std::string_view client_of(Request const& request) const;

 private:
  bool is_ours(std::string_view address) const;
  std::vector<std::string> addresses_;
};

}  // namespace relais::http

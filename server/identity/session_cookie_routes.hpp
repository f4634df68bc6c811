// The cookies of signing in: the session's, and the one that goes along to an identity provider.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "identity/identity.hpp"

namespace relais::identity {

inline std::string cookie(House const& house, std::string_view name, std::string_view value,
                          std::chrono::seconds lasts) {
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}", name, value, lasts.count(),
                     house.cookies_are_secure ? "; Secure" : "");
}

inline std::string_view session_cookie_name(House const& house) {
  return house.cookies_are_secure ? "__Host-relais" : "relais";
}
inline std::string session_cookie(House const& house, std::string_view secret, std::chrono::seconds lasts) {
  return cookie(house, session_cookie_name(house), secret, lasts);
}

inline std::string_view provider_cookie_name(House const& house) {
  return house.cookies_are_secure ? "__Host-relais-provider" : "relais-provider";
}
inline std::string provider_cookie(House const& house, std::string_view sealed, std::chrono::seconds lasts) {
  return cookie(house, provider_cookie_name(house), sealed, lasts);
}

}  // namespace relais::identity

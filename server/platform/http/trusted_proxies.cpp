#include "platform/http/trusted_proxies.hpp"

#include <algorithm>

namespace relais::http {
namespace {

std::string_view last_item(std::string_view& list) {
  auto const comma = list.rfind(',');
  auto item = comma == list.npos ? list : list.substr(comma + 1);
  list = comma == list.npos ? std::string_view{} : list.substr(0, comma);
  while (item.starts_with(' ')) {
    item.remove_prefix(1);
  }
  while (item.ends_with(' ')) {
    item.remove_suffix(1);
  }
  return item;
}

// An IPv4 address as it is written for IPv6, "::ffff:192.0.2.1", is that address.
std::string_view unmapped(std::string_view address) {
  constexpr std::string_view kMapped = "::ffff:";
  auto const is_mapped = same_token(address.substr(0, kMapped.size()), kMapped) && address.find('.') != address.npos;
  return is_mapped ? address.substr(kMapped.size()) : address;
}

}  // namespace

bool TrustedProxies::is_ours(std::string_view address) const {
  return std::ranges::find(addresses_, address) != addresses_.end();
}

std::string_view TrustedProxies::client_of(Request const& request) const {
  auto client = request.peer;
  if (!is_ours(client)) {
    return client;
  }
  for (auto header = request.headers.rbegin(); header != request.headers.rend(); ++header) {
    if (!same_token(header->name, "X-Forwarded-For")) {
      continue;
    }
    for (auto list = header->value; !list.empty();) {
      client = unmapped(last_item(list));
      if (!is_ours(client)) {
        return client;
      }
    }
  }
  return client;
}

}  // namespace relais::http

#include "identity/account.hpp"

#include <algorithm>

namespace relais::identity {

std::optional<std::string> read_email(std::string_view text) {
  constexpr std::size_t kLongest = 254;  // RFC 5321, section 4.5.3.1
  while (!text.empty() && text.front() == ' ') {
    text.remove_prefix(1);
  }
  while (!text.empty() && text.back() == ' ') {
    text.remove_suffix(1);
  }
  auto const at = text.find('@');
  auto const is_odd = [](char c) { return c <= ' ' || c == '"' || c == '<' || c == '>' || c == ',' || c == 0x7F; };
  if (text.size() > kLongest || at == 0 || at == text.npos || text.find('@', at + 1) != text.npos ||
      text.find('.', at) == text.npos || text.ends_with('.') || std::ranges::any_of(text, is_odd)) {
    return std::nullopt;
  }
  auto email = std::string{text};
  std::ranges::transform(email, email.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return email;
}

}  // namespace relais::identity

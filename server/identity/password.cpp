#include "identity/password.hpp"

#include <algorithm>
#include <cassert>
#include <semaphore>
#include <unordered_set>

#include <sodium.h>

#include "engine/language/fold.hpp"
#include "platform/embedded/embedded.hpp"

namespace relais::identity {
namespace {

// Each takes 64 MB and a core: the others wait here, not everybody for memory.
std::counting_semaphore<4> at_work{4};

struct Turn {
  Turn() { at_work.acquire(); }
  Turn(Turn const&) = delete;
  Turn& operator=(Turn const&) = delete;
  ~Turn() { at_work.release(); }
};

constexpr std::size_t kShortest = 12;
constexpr std::size_t kLongest = 128;
constexpr std::size_t kShortestOwnWord = 4;

std::unordered_set<std::string_view> const& common_passwords() {
  static auto const all = [] {
    std::unordered_set<std::string_view> passwords;
    auto rest = embedded::file("data/common-passwords.txt").value();
    while (!rest.empty()) {
      auto const end = rest.find('\n');
      passwords.insert(rest.substr(0, end));
      rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    }
    return passwords;
  }();
  return all;
}

// "Soleil2026!!" is "soleil": what is hung on a common word makes it no better.
std::string_view without_what_is_hung_on(std::string_view word) {
  auto const is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  while (!word.empty() && !is_letter(word.back())) {
    word.remove_suffix(1);
  }
  while (!word.empty() && !is_letter(word.front())) {
    word.remove_prefix(1);
  }
  return word;
}

bool is_one_thing_again_and_again(std::string_view text) {
  for (std::size_t length = 1; length <= text.size() / 3; ++length) {
    auto const repeats = [&](std::size_t i) { return text[i] == text[i % length]; };
    auto fits = true;
    for (std::size_t i = length; i < text.size() && fits; ++i) {
      fits = repeats(i);
    }
    if (fits) {
      return true;
    }
  }
  return false;
}

// "123456789012", "98765432109876".
bool is_a_row_of_digits(std::string_view text) {
  auto const steps_by = [&](int step) {
    return std::ranges::adjacent_find(text, [step](char a, char b) { return (a - '0' + step) % 10 != b - '0'; }) ==
           text.end();
  };
  return steps_by(1) || steps_by(9);
}

}  // namespace

std::string password_hash(std::string_view password) {
  auto const turn = Turn{};
  auto hash = std::string(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
    throw std::bad_alloc{};
  }
  hash.resize(hash.find('\0'));
  return hash;
}

bool password_fits(std::string const& hash, std::string_view password) {
  auto const turn = Turn{};
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void waste_a_check(std::string_view password) {
  static auto const nobodys = password_hash("nobody's");
  password_fits(nobodys, password);
}

std::optional<std::string_view> password_refusal(std::string_view password, std::vector<std::string> const& own_words) {
  if (password.size() < kShortest) {
    return "identity.password_short";
  }
  if (password.size() > kLongest) {
    return "identity.password_long";
  }
  auto const folded = language::fold(password);
  auto const core = std::string{without_what_is_hung_on(folded)};
  if (common_passwords().contains(folded) || common_passwords().contains(core) ||
      is_one_thing_again_and_again(folded) || is_a_row_of_digits(folded) ||
      (!core.empty() && core.size() < kShortestOwnWord)) {
    return "identity.password_common";
  }
  for (auto const& word : own_words) {
    auto const own = language::fold(word);
    if (own.size() >= kShortestOwnWord && core.find(own) != core.npos && core.size() < own.size() + kShortestOwnWord) {
      return "identity.password_own_name";
    }
  }
  return std::nullopt;
}

std::optional<std::string_view> pin_refusal(std::string_view pin) {
  auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (pin.size() < 4 || pin.size() > 8 || !std::ranges::all_of(pin, is_digit)) {
    return "identity.pin_malformed";
  }
  auto const in_steps_of = [&](int step) {
    return std::ranges::adjacent_find(pin, [step](char a, char b) { return b - a != step; }) == pin.end();
  };
  return in_steps_of(0) || in_steps_of(1) || in_steps_of(-1) ? std::optional{std::string_view{"identity.pin_common"}}
                                                             : std::nullopt;
}

}  // namespace relais::identity

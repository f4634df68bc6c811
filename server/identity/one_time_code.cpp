#include "identity/one_time_code.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <liboath/oath.h>
#include <sodium.h>

#include "identity/secret.hpp"
#include "platform/pages/url.hpp"

namespace relais::identity {
namespace {

void require(int outcome) {
  if (outcome != OATH_OK) {
    throw std::runtime_error{fmt::format("liboath: {}", oath_strerror(outcome))};
  }
}

void start_liboath() {
  static auto const started = oath_init();
  require(started);
}

struct Freed {
  void operator()(char* text) const { std::free(text); }
};

}  // namespace

std::int64_t present_step(CodeSource const& source, Instant now) {
  return std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count() / source.step_seconds;
}

std::string code_at(CodeSource const& source, std::int64_t step) {
  start_liboath();
  std::array<char, 16> code{};
  require(oath_hotp_generate(source.secret.data(), source.secret.size(), static_cast<std::uint64_t>(step),
                             static_cast<unsigned>(source.digits), false, OATH_HOTP_DYNAMIC_TRUNCATION, code.data()));
  return code.data();
}

std::optional<std::int64_t> step_of_code(CodeSource const& source, std::string_view code, Instant now, int window) {
  auto const expected = present_step(source, now) + source.drift_steps;
  std::optional<std::int64_t> found;
  // All of them, whatever is found: the time it takes tells nothing.
  for (auto step = expected - window; step <= expected + window; ++step) {
    auto const fits = same_secret(code_at(source, step), code);
    if (fits && step > source.last_step && !found) {
      found = step;
    }
  }
  return found;
}

std::string fresh_code_secret() {
  auto secret = std::string(20, '\0');
  randombytes_buf(secret.data(), secret.size());
  return secret;
}

std::string base32(std::string_view bytes) {
  start_liboath();
  char* encoded = nullptr;
  std::size_t size = 0;
  require(oath_base32_encode(bytes.data(), bytes.size(), &encoded, &size));
  auto const owned = std::unique_ptr<char, Freed>{encoded};
  auto text = std::string{encoded, size};
  text.erase(std::ranges::find(text, '='), text.end());
  return text;
}

std::optional<std::string> read_base32(std::string_view text) {
  start_liboath();
  char* decoded = nullptr;
  std::size_t size = 0;
  if (oath_base32_decode(text.data(), text.size(), &decoded, &size) != OATH_OK) {
    return std::nullopt;
  }
  auto const owned = std::unique_ptr<char, Freed>{decoded};
  return std::string{decoded, size};
}

std::optional<std::string> read_hexadecimal(std::string_view text) {
  auto bytes = std::string(text.size() / 2, '\0');
  std::size_t size = 0;
  char const* end = nullptr;
  auto const refused = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                                      text.size(), nullptr, &size, &end);
  return refused == 0 && end == text.data() + text.size() && size == bytes.size() ? std::optional{bytes} : std::nullopt;
}

std::string provisioning_uri(CodeSource const& source, std::string_view email) {
  return fmt::format("otpauth://totp/Relais:{}?secret={}&issuer=Relais&digits={}&period={}",
                     pages::percent_encoded(email), base32(source.secret), source.digits, source.step_seconds);
}

}  // namespace relais::identity

// One-time codes of applications and of cards (RFC 6238), made by liboath.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "platform/clock/clock.hpp"

namespace relais::identity {

// What a code is checked against. A card's clock runs ahead or behind a little more each year: by how many steps it was
// off at the last code is kept, and the next is looked for around there.
struct CodeSource {
  std::string secret;  // bytes
  std::int64_t digits = 6;
  std::int64_t step_seconds = 30;
  std::int64_t drift_steps = 0;
  std::int64_t last_step = 0;  // codes up to this one are spent
};

// The step that a code belongs to; nothing where it fits none within `window` steps of where the clock should stand, or
// where it is spent. Its distance from the present step is the new drift.
std::optional<std::int64_t> step_of_code(CodeSource const& source, std::string_view code, Instant now, int window);

inline constexpr int kUsualWindow = 1;       // a code typed a moment late
inline constexpr int kCardWindow = 3;        // a card's clock since the last code
inline constexpr int kFirstCodeWindow = 20;  // a card that lay in a drawer, or is found again by two codes in a row

std::int64_t present_step(CodeSource const& source, Instant now);

// What the source shows at a step: for tests, and for liboath alone to compute.
std::string code_at(CodeSource const& source, std::int64_t step);

std::string fresh_code_secret();  // 20 bytes, as RFC 4226 asks
std::string base32(std::string_view bytes);
std::optional<std::string> read_base32(std::string_view text);
std::optional<std::string> read_hexadecimal(std::string_view text);

// "otpauth://totp/Relais:marie@…?secret=…": what an application reads from a picture.
std::string provisioning_uri(CodeSource const& source, std::string_view email);

}  // namespace relais::identity

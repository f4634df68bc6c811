// Random secrets, what is kept of them, and what must be read again later.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "platform/result/result.hpp"

namespace relais::identity {

// 32 random bytes as 43 characters that stand in an address and in a cookie.
std::string fresh_secret();

// What is kept of a secret that is random: a hash that cannot be turned back (BLAKE2b, 64 hexadecimal digits).
std::string secret_hash(std::string_view secret);

// In a time that does not tell where they differ.
bool same_secret(std::string_view a, std::string_view b);

struct SigningKeys {
  std::array<unsigned char, 32> open;
  std::array<unsigned char, 64> secret;
};

// Seals what the database must not tell by itself (the secrets of one-time codes, mails that hold a link) with the key
// of the secret file (libsodium's secretbox).
class Vault {
 public:
  // Reads the key file, or makes it where there is none, for its owner alone: identity.secret_file_unusable.
  static Result<Vault> open(std::string const& file);
  // For tests: a random key.
  static Vault of_random_key();

  std::string seal(std::string_view plain) const;
  // Nothing where it was sealed with another key or altered.
  std::optional<std::string> unseal(std::string_view sealed) const;

  // A hash that nobody without the key can compute: it tells whether two texts are the same, and confirms no guess
  // (BLAKE2b, 64 hexadecimal digits).
  std::string digest(std::string_view text) const;

  // Ed25519, by a key that is derived of the file's; both in base64.
  std::string sign(std::string_view text) const;
  std::string public_key() const;
  bool is_signed(std::string_view text, std::string_view signature) const;

 private:
  Vault() = default;
  SigningKeys signing_keys() const;
  std::array<unsigned char, 32> key_{};
};

}  // namespace relais::identity

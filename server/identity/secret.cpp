#include "identity/secret.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include "platform/text/base64.hpp"

namespace relais::identity {
namespace {

std::string random_bytes(std::size_t count) {
  auto bytes = std::string(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

// Made whole or not at all, and never over one that another process made meanwhile.
bool make_key_file(std::string const& file) {
  auto const path = std::filesystem::path{file};
  if (path.has_parent_path()) {
    std::error_code ignored;
    std::filesystem::create_directories(path.parent_path(), ignored);
  }
  auto const key = base64_url(random_bytes(crypto_secretbox_KEYBYTES)) + "\n";
  auto const descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) {
    return false;
  }
  auto const written = ::write(descriptor, key.data(), key.size());
  auto const synced = ::fsync(descriptor);
  ::close(descriptor);
  return written == static_cast<ssize_t>(key.size()) && synced == 0;
}

}  // namespace

std::string fresh_secret() {
  return base64_url(random_bytes(32));
}

std::string secret_hash(std::string_view secret) {
  return blake2b(secret);
}

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

Result<Vault> Vault::open(std::string const& file) {
  if (!std::filesystem::exists(file) && !make_key_file(file) && !std::filesystem::exists(file)) {
    return Problem{Fault::kUnavailable, "identity.secret_file_unusable", {}, "cannot make " + file};
  }
  auto stream = std::ifstream{file};
  std::string line;
  std::getline(stream, line);
  auto const key = read_base64_url(line);
  auto vault = Vault{};
  if (!key || key->size() != vault.key_.size()) {
    return Problem{Fault::kUnavailable,
                   "identity.secret_file_unusable",
                   {},
                   fmt::format("{} does not hold a key: 32 bytes in base64", file)};
  }
  std::ranges::copy(*key, vault.key_.begin());
  return vault;
}

Vault Vault::of_random_key() {
  auto vault = Vault{};
  randombytes_buf(vault.key_.data(), vault.key_.size());
  return vault;
}

std::string Vault::seal(std::string_view plain) const {
  auto const nonce = random_bytes(crypto_secretbox_NONCEBYTES);
  auto sealed = std::string(plain.size() + crypto_secretbox_MACBYTES, '\0');
  crypto_secretbox_easy(reinterpret_cast<unsigned char*>(sealed.data()),
                        reinterpret_cast<unsigned char const*>(plain.data()), plain.size(),
                        reinterpret_cast<unsigned char const*>(nonce.data()), key_.data());
  return base64_url(nonce + sealed);
}

std::optional<std::string> Vault::unseal(std::string_view sealed) const {
  constexpr std::size_t kLeast = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  auto const bytes = read_base64_url(sealed);
  if (!bytes || bytes->size() < kLeast) {
    return std::nullopt;
  }
  auto plain = std::string(bytes->size() - kLeast, '\0');
  auto const* const nonce = reinterpret_cast<unsigned char const*>(bytes->data());
  auto const refused =
      crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(plain.data()), nonce + crypto_secretbox_NONCEBYTES,
                                 bytes->size() - crypto_secretbox_NONCEBYTES, nonce, key_.data());
  return refused == 0 ? std::optional{plain} : std::nullopt;
}

std::string Vault::digest(std::string_view text) const {
  constexpr std::string_view kPurpose = "relais: digests";
  std::array<unsigned char, crypto_generichash_KEYBYTES> key{};
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash(key.data(), key.size(), reinterpret_cast<unsigned char const*>(kPurpose.data()), kPurpose.size(),
                     key_.data(), key_.size());
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<unsigned char const*>(text.data()), text.size(),
                     key.data(), key.size());
  auto hexadecimal = std::string(hash.size() * 2 + 1, '\0');
  sodium_bin2hex(hexadecimal.data(), hexadecimal.size(), hash.data(), hash.size());
  hexadecimal.pop_back();
  return hexadecimal;
}

SigningKeys Vault::signing_keys() const {
  std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
  constexpr std::string_view kPurpose = "relais: proofs of erasures";
  crypto_generichash(seed.data(), seed.size(), reinterpret_cast<unsigned char const*>(kPurpose.data()), kPurpose.size(),
                     key_.data(), key_.size());
  auto keys = SigningKeys{};
  crypto_sign_seed_keypair(keys.open.data(), keys.secret.data(), seed.data());
  return keys;
}

std::string Vault::sign(std::string_view text) const {
  auto const keys = signing_keys();
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                       reinterpret_cast<unsigned char const*>(text.data()), text.size(), keys.secret.data());
  return base64_url(signature);
}

std::string Vault::public_key() const {
  auto const keys = signing_keys();
  return base64_url({reinterpret_cast<char const*>(keys.open.data()), keys.open.size()});
}

bool Vault::is_signed(std::string_view text, std::string_view signature) const {
  auto const bytes = read_base64_url(signature);
  return bytes && bytes->size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(reinterpret_cast<unsigned char const*>(bytes->data()),
                                     reinterpret_cast<unsigned char const*>(text.data()), text.size(),
                                     signing_keys().open.data()) == 0;
}

}  // namespace relais::identity

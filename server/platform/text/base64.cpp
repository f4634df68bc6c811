#include "platform/text/base64.hpp"

#include <array>

#include <sodium.h>

namespace relais {
namespace {

unsigned char const* octets(std::string_view bytes) {
  return reinterpret_cast<unsigned char const*>(bytes.data());
}

std::string encoded(std::string_view bytes, int variant) {
  auto text = std::string(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), octets(bytes), bytes.size(), variant);
  text.pop_back();  // libsodium's NUL
  return text;
}

}  // namespace

std::string base64(std::string_view bytes) {
  return encoded(bytes, sodium_base64_VARIANT_ORIGINAL);
}

std::string base64_url(std::string_view bytes) {
  return encoded(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

std::optional<std::string> read_base64_url(std::string_view text) {
  auto bytes = std::string(text.size(), '\0');
  std::size_t size = 0;
  auto const refused =
      sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr,
                        &size, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  bytes.resize(size);
  return refused == 0 ? std::optional{bytes} : std::nullopt;
}

std::string blake2b(std::string_view bytes) {
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash(hash.data(), hash.size(), octets(bytes), bytes.size(), nullptr, 0);
  auto text = std::string(hash.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  text.pop_back();
  return text;
}

}  // namespace relais

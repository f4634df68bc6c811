#include "engine/language/stem.hpp"

#include <new>

#include <libstemmer.h>

namespace relais::language {
namespace {

char const* snowball_name(Tongue tongue) {
  switch (tongue) {
    case Tongue::kFrench:
      return "french";
    case Tongue::kEnglish:
      return "english";
    case Tongue::kDutch:
      return "dutch";
    case Tongue::kGerman:
      return "german";
  }
  return "french";
}

}  // namespace

struct Stemmer::Algorithm {
  explicit Algorithm(Tongue tongue) : snowball(sb_stemmer_new(snowball_name(tongue), "UTF_8")) {
    if (snowball == nullptr) {
      throw std::bad_alloc{};
    }
  }
  Algorithm(Algorithm const&) = delete;
  Algorithm& operator=(Algorithm const&) = delete;
  ~Algorithm() { sb_stemmer_delete(snowball); }
  sb_stemmer* snowball;
};

Stemmer::Stemmer(Tongue tongue) : algorithm_(std::make_unique<Algorithm>(tongue)) {}
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer::~Stemmer() = default;

std::string Stemmer::stem(std::string_view word) {
  auto const* const bytes = reinterpret_cast<sb_symbol const*>(word.data());
  auto const* const stemmed = sb_stemmer_stem(algorithm_->snowball, bytes, static_cast<int>(word.size()));
  auto const size = sb_stemmer_length(algorithm_->snowball);
  return {reinterpret_cast<char const*>(stemmed), static_cast<std::size_t>(size)};
}

}  // namespace relais::language

// Words cut to what inflection leaves: "demandes", "demander" and "demande" are one, so are "aanvragen" and "aanvraag".
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace relais::language {

enum class Tongue { kFrench, kEnglish, kDutch, kGerman };
inline constexpr auto kTongues = std::array{Tongue::kFrench, Tongue::kEnglish, Tongue::kDutch, Tongue::kGerman};

// Snowball's stemmers. Not for two threads at once: make one for each.
class Stemmer {
 public:
  explicit Stemmer(Tongue tongue);
  Stemmer(Stemmer&&) noexcept;
  ~Stemmer();

  // Of one word in lower case, with its marks. The stem is then to be folded, since marks matter to the rules.
  std::string stem(std::string_view word);

 private:
  struct Algorithm;
  std::unique_ptr<Algorithm> algorithm_;
};

}  // namespace relais::language

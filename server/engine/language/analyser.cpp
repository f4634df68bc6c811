#include "engine/language/analyser.hpp"

#include <algorithm>
#include <array>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "engine/language/fold.hpp"
#include "engine/language/stop_words.hpp"

namespace relais::language {
namespace {

constexpr std::size_t kLongestWord = 64;  // bytes: what is longer is no word, and no index need hold it

constexpr auto kElisions = std::to_array<std::u16string_view>(
    {u"c", u"d", u"j", u"jusqu", u"l", u"lorsqu", u"m", u"n", u"puisqu", u"qu", u"s", u"t"});

bool is_apostrophe(UChar32 c) {
  return c == '\'' || c == 0x2019 || c == 0x02bc || c == 0x00b4 || c == '`';
}

bool is_elision(icu::UnicodeString const& word) {
  auto const text = std::u16string_view{word.getBuffer(), static_cast<std::size_t>(word.length())};
  return std::ranges::find(kElisions, text) != kElisions.end();
}

icu::UnicodeString in_lower_case(std::string_view text) {
  auto status = U_ZERO_ERROR;
  auto lower = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}).toLower();
  return icu::Normalizer2::getNFCInstance(status)->normalize(lower, status);
}

struct Word {
  std::string lower;
  std::string folded;
};

// Hands over each word that is neither elided nor a stop word.
template <typename Take>
void for_each_word(std::string_view text, Take const& take) {
  auto const lower = in_lower_case(text);
  auto word = icu::UnicodeString{};
  auto const end_word = [&] {
    auto written = Word{};
    word.toUTF8String(written.lower);
    word.remove();
    if (written.lower.size() < 2 || written.lower.size() > kLongestWord) {
      return;
    }
    written.folded = fold(written.lower);
    if (written.folded.size() > 1 && !is_stop_word(written.folded)) {
      take(written);
    }
  };
  for (int32_t i = 0; i < lower.length(); i = lower.moveIndex32(i, 1)) {
    auto const c = lower.char32At(i);
    if (u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK) {
      word.append(c);
    } else if (is_apostrophe(c)) {
      if (is_elision(word)) {
        word.remove();
      }
    } else if (c != 0xad && u_charType(c) != U_FORMAT_CHAR) {  // signs that are not seen part no word
      end_word();
    }
  }
  end_word();
}

}  // namespace

Analyser::Analyser(Tongue tongue) : stemmer_(tongue) {}

std::vector<std::string> Analyser::forms(std::string_view lower, std::string const& folded) {
  auto forms = std::vector{stemmer_.stem(folded)};
  if (lower != folded) {
    if (auto other = fold(stemmer_.stem(lower)); other != forms.front()) {
      forms.push_back(std::move(other));
    }
  }
  return forms;
}

std::string Analyser::tokens(std::string_view text) {
  auto tokens = std::string{};
  tokens.reserve(text.size());
  for_each_word(text, [&](Word const& word) {
    for (auto const& form : forms(word.lower, word.folded)) {
      tokens += tokens.empty() ? "" : " ";
      tokens += form;
    }
  });
  return tokens;
}

std::vector<QueryWord> Analyser::query(std::string_view text) {
  auto query = std::vector<QueryWord>{};
  for_each_word(text, [&](Word const& word) {
    auto const is_known = [&](QueryWord const& one) { return one.word == word.folded; };
    if (std::ranges::none_of(query, is_known)) {
      query.push_back({word.folded, forms(word.lower, word.folded)});
    }
  });
  return query;
}

}  // namespace relais::language

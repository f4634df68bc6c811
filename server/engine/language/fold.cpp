#include "engine/language/fold.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace relais::language {
namespace {

// Appends letters and digits in lower case; anything else becomes one space between words.
class FoldedText {
 public:
  void letter(char c) {
    if (gap_ && !text_.empty()) {
      text_ += ' ';
    }
    gap_ = false;
    text_ += c;
  }
  void letters(std::string_view several) {
    for (char const c : several) {
      letter(c);
    }
  }
  void gap() { gap_ = true; }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  bool gap_ = false;
};

// Letters that have no decomposition.
std::string_view spelt_out(UChar32 c) {
  switch (c) {
    case 0x0153:
      return "oe";
    case 0x00e6:
      return "ae";
    case 0x00df:
      return "ss";
    case 0x00f8:
      return "o";
    case 0x0142:
      return "l";
    case 0x0111:
      return "d";
    default:
      return {};
  }
}

void fold_character(UChar32 character, FoldedText& folded) {
  auto status = U_ZERO_ERROR;
  auto const* const nfkd = icu::Normalizer2::getNFKDInstance(status);
  auto const apart = nfkd->normalize(icu::UnicodeString{character}.foldCase(), status);
  for (int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    auto const c = apart.char32At(i);
    if (auto const several = spelt_out(c); !several.empty()) {
      folded.letters(several);
    } else if (c == 0xfffd || u_charType(c) == U_NON_SPACING_MARK) {
      continue;
    } else if (u_isalnum(c)) {
      std::string bytes;
      icu::UnicodeString{c}.toUTF8String(bytes);
      folded.letters(bytes);
    } else {
      folded.gap();
    }
  }
}

// What fold_character() makes of each character that European text is mostly of, put down once.
class Letters {
 public:
  static constexpr UChar32 kEnd = 0x2100;

  Letters() {
    for (UChar32 c = 0; c < kEnd; ++c) {
      auto between = FoldedText{};
      between.letter(kEdge);
      fold_character(c, between);
      between.letter(kEdge);
      auto const folded = between.take();
      all_[static_cast<std::size_t>(c)] = folded.substr(1, folded.size() - 2);
    }
  }

  void fold(UChar32 c, FoldedText& folded) const {
    for (char const one : all_[static_cast<std::size_t>(c)]) {
      one == ' ' ? folded.gap() : folded.letter(one);
    }
  }

 private:
  static constexpr char kEdge = 'x';
  std::array<std::string, kEnd> all_;  // a space: a gap
};

std::string_view short_form_spelt_out(std::string_view word) {
  constexpr auto kShortForms = std::array<std::array<std::string_view, 2>, 4>{
      {{"st", "saint"}, {"ste", "sainte"}, {"sts", "saints"}, {"s", "sur"}}};
  for (auto const& [short_form, whole] : kShortForms) {
    if (word == short_form) {
      return whole;
    }
  }
  return word;
}

}  // namespace

std::string fold(std::string_view text) {
  static Letters const kLetters;
  FoldedText folded;
  auto const* const bytes = reinterpret_cast<std::uint8_t const*>(text.data());
  auto const size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c >= Letters::kEnd) {
      fold_character(c, folded);
    } else if (c >= 0) {
      kLetters.fold(c, folded);
    }
  }
  return folded.take();
}

std::string fold_place(std::string_view text) {
  auto const folded = fold(text);
  std::string whole;
  auto is_first = true;
  for (auto const word : words(folded)) {
    if (!is_first) {
      whole += ' ';
    }
    // "s" alone means "sur" only between two names: at the front somebody has just begun to type.
    whole += is_first && word == "s" ? word : short_form_spelt_out(word);
    is_first = false;
  }
  return whole;
}

std::vector<std::string_view> words(std::string_view folded) {
  std::vector<std::string_view> list;
  while (!folded.empty()) {
    auto const end = std::min(folded.find(' '), folded.size());
    if (end > 0) {
      list.push_back(folded.substr(0, end));
    }
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return list;
}

bool has_word_beginning(std::string_view folded, std::string_view beginning) {
  for (auto at = folded.find(beginning); at != std::string_view::npos; at = folded.find(beginning, at + 1)) {
    if (at == 0 || folded[at - 1] == ' ') {
      return true;
    }
  }
  return false;
}

}  // namespace relais::language

#include "engine/language/hide.hpp"

#include <algorithm>

#include "engine/language/text_guard.hpp"

namespace relais::language {
namespace {

// A character of four bytes is two units, any other is one; bytes that go on a character are none.
std::size_t units_of(char c) {
  constexpr unsigned char kGoesOn = 0x80;
  constexpr unsigned char kGoesOnMask = 0xC0;
  constexpr unsigned char kFourBytes = 0xF0;
  auto const byte = static_cast<unsigned char>(c);
  return (byte & kGoesOnMask) == kGoesOn ? 0 : byte >= kFourBytes ? 2 : 1;
}

// The byte at which a unit begins; nothing where it is the second one of a character, or beyond the text.
std::optional<std::size_t> byte_at(std::string_view text, std::size_t unit) {
  std::size_t before = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const units = units_of(text[i]);
    if (units > 0 && before >= unit) {
      return before == unit ? std::optional{i} : std::nullopt;
    }
    before += units;
  }
  return before == unit ? std::optional{text.size()} : std::nullopt;
}

struct Mark {
  std::size_t begin;
  std::size_t end;
};

// The mark that a place lies within: it is hidden as a whole, for a cut one would be read as letters.
std::optional<Mark> mark_around(std::string_view text, std::size_t at) {
  constexpr std::string_view kOpen = "[[";
  constexpr std::string_view kClose = "]]";
  for (auto open = text.find(kOpen); open != std::string_view::npos && open < at; open = text.find(kOpen, open + 1)) {
    auto const close = text.find(kClose, open);
    if (close != std::string_view::npos && at < close + kClose.size()) {
      return Mark{open, close + kClose.size()};
    }
  }
  return std::nullopt;
}

}  // namespace

std::size_t utf16_units(std::string_view utf8) {
  std::size_t units = 0;
  for (auto const c : utf8) {
    units += units_of(c);
  }
  return units;
}

std::optional<std::string> hidden(std::string_view text, std::size_t first, std::size_t last) {
  auto const begin = byte_at(text, first);
  auto const end = byte_at(text, last);
  if (!begin || !end || *begin >= *end) {
    return std::nullopt;
  }
  auto const from = mark_around(text, *begin).value_or(Mark{*begin, *begin}).begin;
  auto const to = mark_around(text, *end).value_or(Mark{*end, *end}).end;
  return std::string{text.substr(0, from)}.append(kHidden).append(text.substr(to));
}

std::string without_marks(std::string_view text) {
  constexpr std::string_view kOpen = "[[";
  constexpr std::string_view kClose = "]]";
  auto const is_of_mark = [](char c) { return c == '_' || (c >= 'a' && c <= 'z'); };
  std::string rest;
  std::size_t at = 0;
  for (auto open = text.find(kOpen); open != std::string_view::npos; open = text.find(kOpen, std::max(open + 1, at))) {
    auto const kind = text.substr(open + kOpen.size(), text.find(kClose, open) - open - kOpen.size());
    auto const end = open + kOpen.size() + kind.size() + kClose.size();
    if (end <= text.size() && !kind.empty() && std::ranges::all_of(kind, is_of_mark)) {
      rest.append(text.substr(at, open - at)).push_back(' ');
      at = end;
    }
  }
  return rest.append(text.substr(at));
}

}  // namespace relais::language

#include "network/published_comment.hpp"

#include <functional>
#include <memory>

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include "engine/language/fold.hpp"
#include "network/telephone.hpp"

namespace relais::network {
namespace {

constexpr std::string_view kMask = "[…]";

// 06 and 07, also +33 6, +33 (0)6, 0033 6; overseas mobiles begin with 06 as well.
constexpr auto kMobile = R"((?<!\d)(?:(?:\+|00)\s?33\s?(?:\(0\)\s?)?|0)[67](?:[ .\-/\u00A0]{0,2}\d){8}(?!\d))";

constexpr auto kAfterCivility = R"(\b(?i:MM?\.|Mr\.?|Mmes?|Mlles?|Mesdames|Messieurs|Madame|Monsieur|Mademoiselle)\s+)"
                                R"((\p{Lu}[\p{L}'’.\-]*(?:\s+(?:(?:de|du|des|le|la)\s+)?\p{Lu}[\p{L}'’\-]*)*))";

constexpr auto kAfterContact =
    R"((?<!(?i:point) )\b(?i:contact(?:er|ez)?|demande[rz]|joindre|votre (?:conseill[eè]re?|interlocut(?:eur|rice))|r[ée]f[ée]rente?|anim[ée]e?s? par)\s*:?\s*)"
    R"((\p{Lu}\p{Ll}[\p{L}\-]*(?:\s+\p{Lu}[\p{L}\-]+)?))";

std::unique_ptr<icu::RegexPattern> compiled(char const* pattern) {
  auto error = U_ZERO_ERROR;
  return std::unique_ptr<icu::RegexPattern>{
      icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(pattern), 0, error)};
}

std::string utf8(icu::UnicodeString const& text) {
  std::string bytes;
  return text.toUTF8String(bytes);
}

// Replaces the last group of each match that `is_personal` finds to be so.
int mask(std::string& text, icu::RegexPattern const& pattern,
         std::function<bool(std::string const&)> const& is_personal) {
  auto const subject = icu::UnicodeString::fromUTF8(text);
  auto error = U_ZERO_ERROR;
  auto const matcher = std::unique_ptr<icu::RegexMatcher>{pattern.matcher(subject, error)};
  icu::UnicodeString masked;
  auto masks = 0;
  auto copied = 0;
  while (matcher->find(error) && U_SUCCESS(error)) {
    auto const group = matcher->groupCount();
    auto const found = utf8(matcher->group(group, error));
    if (!is_personal(found)) {
      continue;
    }
    auto const start = matcher->start(group, error);
    masked.append(subject, copied, start - copied);
    masked.append(icu::UnicodeString::fromUTF8(std::string{kMask}));
    copied = matcher->end(group, error);
    ++masks;
  }
  masked.append(subject, copied, subject.length() - copied);
  text = utf8(masked);
  return masks;
}

int mask_addresses(std::string& text, ServiceWords const& words, ContactPlace const& place) {
  std::string masked;
  std::size_t copied = 0;
  auto masks = 0;
  for (auto const [at, length] : email_spans(text)) {
    auto const address = std::string_view{text}.substr(at, length);
    if (at < copied || is_published(address, words, place)) {
      continue;
    }
    masked.append(text, copied, at - copied).append(kMask);
    copied = at + length;
    ++masks;
  }
  text = masked.append(text, copied);
  return masks;
}

// "Contact Mail", "Contacter France services": a means or a body.
bool names_person(std::string const& found, ServiceWords const& words) {
  auto const folded = language::fold(found);
  auto const all = language::words(folded);
  return !all.empty() && !words.may_follow_contact(all.front()) && !words.tells_a_service(all.front()) &&
         !words.is_beside(all.front());
}

}  // namespace

PublishedComment published_comment(std::string_view comment, ServiceWords const& words, ContactPlace const& place) {
  static auto const mobile = compiled(kMobile);
  static auto const after_civility = compiled(kAfterCivility);
  static auto const after_contact = compiled(kAfterContact);
  PublishedComment published{std::string{comment}, 0};
  published.masked += mask_addresses(published.text, words, place);
  published.masked += mask(published.text, *mobile, [&](std::string const& found) {
    auto const read = read_telephones(found, "fr");
    return !place.telephone || read.numbers != std::vector{*place.telephone};
  });
  published.masked += mask(published.text, *after_civility, [](std::string const&) { return true; });
  published.masked +=
      mask(published.text, *after_contact, [&](std::string const& found) { return names_person(found, words); });
  return published;
}

}  // namespace relais::network

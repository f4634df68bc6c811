#include "network/published_comment.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>

#include <fmt/format.h>
#include <unicode/regex.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "engine/language/fold.hpp"
#include "network/telephone.hpp"

namespace relais::network {
namespace {

constexpr std::string_view kMask = "[…]";

// 06 and 07, also +33 6, +33 (0)6, 0033 6, +262 6 overseas, however the digits are kept apart.
constexpr auto kMobile = R"((?<!\d)(?:(?:\+|00)\s?(?:33|262|590|594|596)\s?(?:\(0\)\s?)?|\(?0[ .]?)[67])"
                         R"((?:[ .\-/_()\u00A0\u202F\u2010-\u2015]{0,3}\d){8}(?!\d))";

// jean.dupont(at)mairie.fr
constexpr auto kSpelledAddress =
    R"((?<![\w.%+'-])[\w.%+'-]{1,64}\s?[(\[{]\s?(?i:at|arobase|a|@)\s?[)\]}]\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})";

constexpr auto kAfterCivility =
    R"((?<!\d)(?<!\d )\b(?i:MM?\.|Mr\.?|Mmes?|Mlles?|Mesdames|Messieurs|Madame|Monsieur|Mademoiselle)\s+)"
    R"((\p{Lu}[\p{L}'’.\-]*(?:\s+(?:(?:de|du|des|le|la)\s+)?\p{Lu}[\p{L}'’\-]*)*)"
    R"(|(?:(?:le|la|les|de|du|des)\s+){0,2}(?:[ld]['’])?\p{L}[\p{L}'’\-]{2,}))";

// Not the doctors that streets and houses are named after. "Maître" stands in too many place names.
constexpr auto kAfterTitle =
    R"((?<!(?i:rue|place|avenue|av|av\.|boulevard|bd|square|all[ée]e|impasse|quai|cours|chemin|centre|maison|espace) (?:du |de )?))"
    R"(\b(?:D[rR]\.?|Me)\s+(\p{Lu}[\p{L}'’\-]+(?:\s+\p{Lu}[\p{L}'’\-]+)?))";

constexpr auto kAfterContact =
    R"((?<!(?i:point) )\b(?i:contact(?:er|ez)?|demande[rz]|joindre|votre (?:conseill[eè]re?|interlocut(?:eur|rice))|r[ée]f[ée]rente?|anim[ée]e?s? par)\s*+:?\s*+)"
    R"((\p{Lu}\p{Ll}[\p{L}\-]*(?:\s+\p{Lu}[\p{L}\-]+)?))";

// Without capitals only two words that end there: "Contact : marie dupont".
constexpr auto kAfterContactInSmall = R"(\b(?i:contact|r[ée]f[ée]rente?|anim[ée]e?s? par|conseill[eè]re?)\s*+:\s*+)"
                                      R"((\p{Ll}[\p{L}\-]{2,}\s\p{Ll}[\p{L}\-]{2,})(?=\s*+(?:$|[,.;:()/\-–\d])))";

// "Marie DUPONT, conseillère"
constexpr auto kBeforeOffice =
    R"(\b(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\p{Lu}[\p{L}'’\-]+)(?=\s?[,(:–\-]\s?)"
    R"((?i:conseill[eè]r|animat|agente?\b|r[ée]f[ée]rent|responsable|charg[ée]e? d|m[ée]diat|accompagnant|secr[ée]taire|coordinat)))";

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

// "Madame la maire", "M. le sous-préfet", "M. et Mme": not a name. What begins with a capital is taken for one.
bool names_person_after_civility(std::string const& found) {
  auto const first = icu::UnicodeString::fromUTF8(found).char32At(0);
  if (u_isupper(first)) {
    return true;
  }
  constexpr auto kArticles = std::array<std::string_view, 8>{"le", "la", "les", "l", "d", "de", "du", "des"};
  constexpr auto kOffices = std::array<std::string_view, 22>{
      "maire",  "prefet",    "sous",    "president", "vice",     "direct",    "conseill", "secretaire",
      "depute", "senat",     "adjoint", "cure",      "juge",     "delegue",   "defenseu", "mediat",
      "concil", "procureur", "notaire", "tresori",   "responsa", "percepteur"};
  constexpr auto kOthers = std::array<std::string_view, 8>{"ou", "et", "pour", "sur", "par", "avec", "dans", "est"};
  auto const folded = language::fold(found);
  auto const all = language::words(folded);
  auto const word =
      std::ranges::find_if(all, [&](auto one) { return std::ranges::find(kArticles, one) == kArticles.end(); });
  return word != all.end() && std::ranges::find(kOthers, *word) == kOthers.end() &&
         std::ranges::none_of(kOffices, [&](auto office) { return word->starts_with(office); });
}

// "Contact : accueil mairie": one word that is known is enough.
bool names_person_in_small(std::string const& found, ServiceWords const& words) {
  constexpr auto kOthers = std::array<std::string_view, 14>{"sur",  "par",  "tous", "tout", "lors", "aux",    "les",
                                                            "avec", "voir", "pour", "dans", "une",  "aupres", "chaque"};
  auto const folded = language::fold(found);
  return std::ranges::none_of(language::words(folded), [&](auto word) {
    return words.may_follow_contact(word) || words.tells_a_service(word) || words.is_beside(word) ||
           std::ranges::find(kOthers, word) != kOthers.end();
  });
}

bool is_published_spelled(std::string_view spelled, ServiceWords const& words, ContactPlace const& place) {
  auto const open = spelled.find_first_of("([{");
  auto local = spelled.substr(0, open);
  local.remove_suffix(local.ends_with(' ') ? 1 : 0);
  auto const domain = spelled.substr(spelled.find_last_of(")]}") + 1);
  return is_published(fmt::format("{}@{}", local, domain), words, place);
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
  static auto const spelled_address = compiled(kSpelledAddress);
  static auto const after_title = compiled(kAfterTitle);
  static auto const after_contact = compiled(kAfterContact);
  static auto const after_contact_in_small = compiled(kAfterContactInSmall);
  static auto const before_office = compiled(kBeforeOffice);
  PublishedComment published{std::string{comment}, 0};
  published.masked += mask_addresses(published.text, words, place);
  published.masked += mask(published.text, *mobile, [&](std::string const& found) {
    auto const read = read_telephones(found, "fr");
    return !place.telephone || read.numbers != std::vector{*place.telephone};
  });
  published.masked += mask(published.text, *spelled_address,
                           [&](std::string const& found) { return !is_published_spelled(found, words, place); });
  published.masked += mask(published.text, *after_civility, names_person_after_civility);
  published.masked += mask(published.text, *after_title, [](std::string const&) { return true; });
  for (auto const* const pattern : {after_contact.get(), before_office.get()}) {
    published.masked +=
        mask(published.text, *pattern, [&](std::string const& found) { return names_person(found, words); });
  }
  published.masked += mask(published.text, *after_contact_in_small,
                           [&](std::string const& found) { return names_person_in_small(found, words); });
  return published;
}

}  // namespace relais::network

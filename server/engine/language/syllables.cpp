#include "engine/language/syllables.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace relais::language {
namespace {

struct Exception {
  std::u16string_view word;
  int syllables;
};

// What the rules get wrong, plurals as their singular.
constexpr auto kExceptions = std::to_array<Exception>({{u"abbaye", 3},
                                                       {u"août", 1},
                                                       {u"coefficient", 4},
                                                       {u"faon", 1},
                                                       {u"football", 2},
                                                       {u"gréement", 2},
                                                       {u"maestro", 3},
                                                       {u"paon", 1},
                                                       {u"pays", 2},
                                                       {u"paysage", 3},
                                                       {u"paysager", 4},
                                                       {u"paysan", 3},
                                                       {u"paysanne", 3},
                                                       {u"poêle", 1},
                                                       {u"saoul", 1},
                                                       {u"zoo", 1}});

// Verbs in -ment, whose end is silent; whatever else ends so is heard.
constexpr auto kSilentMent = std::to_array<std::u16string_view>({
    u"acclament",   u"affirment", u"aiment",    u"alarment",   u"allument",    u"animent",      u"arment",
    u"assument",    u"blâment",   u"calment",   u"chôment",    u"confirment",  u"consomment",   u"consument",
    u"dorment",     u"déforment", u"dénomment", u"déplument",  u"dépriment",   u"désarment",    u"enferment",
    u"endorment",   u"entament",  u"estiment",  u"expriment",  u"ferment",     u"filment",      u"forment",
    u"fument",      u"impriment", u"informent", u"nomment",    u"oppriment",   u"parfument",    u"proclament",
    u"programment", u"présument", u"raniment",  u"referment",  u"renferment",  u"réaffirment",  u"réclament",
    u"réforment",   u"répriment", u"résument",  u"suppriment", u"surestiment", u"transforment",
});

// Nouns and adjectives in -ent that are heard; whatever else ends so after a consonant is taken for a verb.
constexpr auto kHeardEnt = std::to_array<std::u16string_view>({
    u"absent",      u"accent",       u"accident",  u"adhérent",     u"adjacent",    u"adolescent", u"afférent",
    u"agent",       u"antécédent",   u"apparent",  u"ardent",       u"argent",      u"auvent",     u"avent",
    u"cent",        u"client",       u"cohérent",  u"compétent",    u"concurrent",  u"confident",  u"conséquent",
    u"content",     u"contingent",   u"continent", u"convalescent", u"couvent",     u"dent",       u"différent",
    u"diligent",    u"décent",       u"déférent",  u"détergent",    u"effluent",    u"entregent",  u"évent",
    u"excédent",    u"exigent",      u"fervent",   u"fréquent",     u"imminent",    u"imprudent",  u"incident",
    u"incohérent",  u"incompétent",  u"indigent",  u"indécent",     u"indifférent", u"inhérent",   u"innocent",
    u"intelligent", u"intermittent", u"latent",    u"lent",         u"malcontent",  u"mécontent",  u"négligent",
    u"occident",    u"parent",       u"patent",    u"permanent",    u"pertinent",   u"polyvalent", u"pourcent",
    u"prudent",     u"précédent",    u"présent",   u"président",    u"pénitent",    u"récent",     u"récurrent",
    u"référent",    u"régent",       u"résident",  u"réticent",     u"sergent",     u"serpent",    u"souvent",
    u"subséquent",  u"talent",       u"torrent",   u"transparent",  u"trident",     u"urgent",     u"vent",
    u"violent",     u"éloquent",     u"éminent",   u"équivalent",   u"évident",     u"excellent",  u"insolent",
    u"ambivalent",  u"consent",      u"ressent",   u"sent",         u"dissident",
});

template <std::size_t n>
bool holds(std::array<std::u16string_view, n> const& list, std::u16string_view word) {
  return std::ranges::find(list, word) != list.end();
}

bool is_in(std::u16string_view letters, char16_t c) {
  return letters.find(c) != std::u16string_view::npos;
}

bool is_vowel(char16_t c) {
  return is_in(u"aeiouyàâäæéèêëîïôöœùûüÿ", c);
}

// Without the letters that are written for another's sake: u after q, and after g before e and i; e after g before a,
// o.
std::u16string without_mute_signs(std::u16string_view word) {
  auto kept = std::u16string{};
  for (std::size_t i = 0; i < word.size(); ++i) {
    auto const before = i > 0 ? word[i - 1] : u' ';
    auto const after = i + 1 < word.size() ? word[i + 1] : u' ';
    auto const is_mute = (word[i] == u'u' && (before == u'q' || (before == u'g' && is_in(u"eiyéèêëî", after)))) ||
                         (word[i] == u'e' && before == u'g' && is_in(u"aouâô", after));
    if (!is_mute) {
      kept += word[i];
    }
  }
  return kept;
}

bool ends_in_silent_ent(std::u16string_view word) {
  if (word.size() < 5 || !word.ends_with(u"ent")) {
    return false;
  }
  return word.ends_with(u"ment") ? holds(kSilentMent, word) : !holds(kHeardEnt, word);
}

std::u16string_view without_silent_end(std::u16string_view word) {
  if (ends_in_silent_ent(word)) {
    return word.substr(0, word.size() - 3);
  }
  if (word.ends_with(u"es")) {
    return word.substr(0, word.size() - 2);
  }
  return word.ends_with(u"e") ? word.substr(0, word.size() - 1) : word;
}

// A consonant with l or r: after it i and u before a vowel are heard apart.
bool is_cluster_before(std::u16string_view word, std::size_t at) {
  return at >= 2 && is_in(u"lr", word[at - 1]) && is_in(u"bcdfgkptv", word[at - 2]);
}

// Whether the vowel at `i`, which follows another, begins a syllable.
bool begins_syllable(std::u16string_view word, std::size_t i) {
  auto const c = word[i];
  auto const before = word[i - 1];
  auto const twice_before = i > 1 ? word[i - 2] : u' ';
  if (is_in(u"ïëüöä", c)) {
    return true;
  }
  if (before == u'i' && !is_vowel(twice_before)) {
    return is_cluster_before(word, i - 1);
  }
  if (before == u'i') {
    return c != u'e' && is_in(u"aeo", twice_before);
  }
  if (before == u'u' && twice_before == u'o') {
    return is_cluster_before(word, i - 2);
  }
  if (before == u'u' && !is_vowel(twice_before)) {
    return c != u'i' && c != u'î' && is_cluster_before(word, i - 1);
  }
  if (is_in(u"éèêàâîôûùïëüu", before) || is_in(u"éèêâ", c)) {
    return true;
  }
  return (before == u'a' && is_in(u"ao", c)) || (before == u'o' && is_in(u"aoô", c)) || (before == u'e' && c == u'e');
}

int vowel_groups(std::u16string_view word) {
  auto count = 0;
  auto follows_vowel = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    auto const is_consonant_y =
        word[i] == u'y' && (i == 0 || is_vowel(word[i - 1])) && i + 1 < word.size() && is_vowel(word[i + 1]);
    auto const is_nucleus = is_vowel(word[i]) && !is_consonant_y;
    if (is_nucleus && (!follows_vowel || begins_syllable(word, i))) {
      ++count;
    }
    follows_vowel = is_nucleus;
  }
  return count;
}

int syllables_of_part(std::u16string_view word) {
  auto const singular = word.ends_with(u"s") ? word.substr(0, word.size() - 1) : word;
  for (auto const& [exception, syllables] : kExceptions) {
    if (exception == word || exception == singular) {
      return syllables;
    }
  }
  if (std::ranges::none_of(word, is_vowel)) {
    auto const is_elided = word.size() == 1 && is_in(u"cdjlmnst", word[0]);
    return is_elided ? 0 : static_cast<int>(word.size());
  }
  auto const said = without_mute_signs(word);
  auto const groups = vowel_groups(without_silent_end(said));
  return std::max(groups, std::ranges::any_of(said, is_vowel) ? 1 : 0);
}

}  // namespace

int french_syllables(std::string_view word) {
  auto status = U_ZERO_ERROR;
  auto const written =
      icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())}).toLower(icu::Locale::getFrench());
  auto const lower = icu::Normalizer2::getNFCInstance(status)->normalize(written, status);
  auto count = 0;
  auto part = std::u16string{};
  for (int32_t i = 0; i <= lower.length(); ++i) {
    auto const c = i < lower.length() ? lower.charAt(i) : u'-';
    if (u_isalnum(c)) {
      part += c;
    } else if (!part.empty()) {
      count += syllables_of_part(part);
      part.clear();
    }
  }
  return count;
}

}  // namespace relais::language

#include "engine/language/passive.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace relais::language {
namespace {

template <std::size_t n>
bool holds(std::array<std::string_view, n> const& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

constexpr auto kEtre = std::to_array<std::string_view>(
    {"est",    "sont",  "suis",   "es",     "sommes", "êtes",  "était",  "étaient", "étais",
     "étions", "étiez", "sera",   "seront", "serai",  "serez", "serons", "serait",  "seraient",
     "serais", "fut",   "furent", "soit",   "soient", "été",   "être",   "étant"});

constexpr auto kBe = std::to_array<std::string_view>({"is", "are", "was", "were", "be", "been", "being", "am"});

// Participles that do not end in -é. Their feminine and plural are found by their beginning.
constexpr auto kFrenchParticiples = std::to_array<std::string_view>(
    {"acquis",    "admis",      "atteint",   "attendu",    "averti",   "choisi",   "conclu",    "conduit", "connu",
     "construit", "contraint",  "couvert",   "défini",     "détruit",  "dit",      "écrit",     "élu",     "émis",
     "entendu",   "établi",     "étendu",    "exclu",      "fait",     "fourni",   "garanti",   "inclus",  "inscrit",
     "instruit",  "interrompu", "introduit", "joint",      "lu",       "maintenu", "mis",       "obtenu",  "offert",
     "ouvert",    "perdu",      "permis",    "pourvu",     "prescrit", "prévu",    "pris",      "produit", "promis",
     "rejoint",   "reçu",       "réduit",    "refait",     "remis",    "rempli",   "rendu",     "repris",  "requis",
     "résolu",    "restreint",  "retenu",    "retransmis", "réuni",    "saisi",    "satisfait", "soumis",  "soustrait",
     "suivi",     "suspendu",   "traduit",   "transmis",   "vendu",    "vu"});

// Verbs that take "être" without being passive, and states.
constexpr auto kFrenchOthers = std::to_array<std::string_view>(
    {"allé",    "arrivé",  "entré",  "rentré", "resté",  "tombé",  "retourné",  "monté",    "remonté",
     "passé",   "né",      "décédé", "âgé",    "situé",  "désolé", "marié",     "pacsé",    "divorcé",
     "séparé",  "fatigué", "privé",  "carré",  "étonné", "navré",  "handicapé", "retraité", "salarié",
     "employé", "élevé",   "léger",  "année",  "été",    "soirée"});

constexpr auto kEnglishParticiples = std::to_array<std::string_view>(
    {"made", "sent",  "given",     "taken",   "paid",   "written", "done",       "found", "held",
     "kept", "left",  "lost",      "met",     "put",    "read",    "seen",       "shown", "told",
     "sold", "known", "built",     "brought", "bought", "chosen",  "drawn",      "cut",   "heard",
     "laid", "led",   "withdrawn", "spent",   "taught", "thrown",  "understood", "begun"});

constexpr auto kEnglishOthers = std::to_array<std::string_view>(
    {"tired", "interested", "concerned", "married", "retired", "pleased", "worried", "need", "indeed", "delighted"});

std::string_view without_agreement(std::string_view word) {
  for (std::string_view const ending : {"es", "s", "e"}) {
    if (word.size() > 3 && word.ends_with(ending)) {
      auto const bare = word.substr(0, word.size() - ending.size());
      if (bare.ends_with("é") || holds(kFrenchParticiples, bare)) {
        return bare;
      }
    }
  }
  return word;
}

bool is_french_participle(std::string_view word) {
  auto const bare = without_agreement(word);
  if (holds(kFrenchParticiples, bare)) {
    return true;
  }
  return bare.size() > 4 && bare.ends_with("é") && !holds(kFrenchOthers, bare);
}

bool is_english_participle(std::string_view word) {
  return holds(kEnglishParticiples, word) || (word.size() > 4 && word.ends_with("ed") && !holds(kEnglishOthers, word));
}

bool is_adverb(std::string_view word, Tongue tongue) {
  static constexpr auto kAdverbs = std::to_array<std::string_view>(
      {"pas",   "plus",  "déjà", "bien", "toujours", "donc",   "aussi", "ensuite", "jamais", "encore",
       "alors", "ainsi", "not",  "also", "already",  "always", "now",   "then",    "never",  "still"});
  return holds(kAdverbs, word) || (word.size() > 5 && word.ends_with(tongue == Tongue::kFrench ? "ment" : "ly"));
}

bool is_infinitive(std::string_view word) {
  return word.size() > 3 && (word.ends_with("er") || word.ends_with("ir") || word.ends_with("re"));
}

// "s'est", "me suis", "nous nous sommes".
bool is_of_oneself(std::vector<std::string> const& lower, std::size_t at) {
  static constexpr auto kSelf = std::to_array<std::string_view>({"s", "se", "me", "m", "te", "t"});
  if (at == 0) {
    return false;
  }
  auto const& before = lower[at - 1];
  return holds(kSelf, before) || (at > 1 && (before == "nous" || before == "vous") && lower[at - 2] == before);
}

bool makes_others_do(std::vector<std::string> const& lower, std::size_t at) {
  static constexpr auto kFaire =
      std::to_array<std::string_view>({"fait", "font", "faire", "fera", "feront", "faisait"});
  return at > 0 && at + 1 < lower.size() && (lower[at - 1] == "se" || lower[at - 1] == "s") &&
         holds(kFaire, lower[at]) && is_infinitive(lower[at + 1]);
}

}  // namespace

std::vector<Span> passives(std::vector<std::string> const& lower, Tongue tongue) {
  auto const is_french = tongue == Tongue::kFrench;
  auto found = std::vector<Span>{};
  if (!is_french && tongue != Tongue::kEnglish) {
    return found;
  }
  for (std::size_t at = 0; at < lower.size(); ++at) {
    if (is_french && makes_others_do(lower, at)) {
      found.push_back({at - 1, at + 2});
      continue;
    }
    if (is_french ? !holds(kEtre, lower[at]) || is_of_oneself(lower, at) : !holds(kBe, lower[at])) {
      continue;
    }
    auto next = at + 1;
    while (next < lower.size() && next < at + 3 && is_adverb(lower[next], tongue)) {
      ++next;
    }
    if (next < lower.size() && (is_french ? is_french_participle(lower[next]) : is_english_participle(lower[next]))) {
      found.push_back({at, next + 1});
      at = next;
    }
  }
  return found;
}

}  // namespace relais::language

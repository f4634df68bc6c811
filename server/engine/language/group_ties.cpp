#include "engine/language/group_ties.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>

#include <unicode/unistr.h>

#include "engine/language/clauses.hpp"
#include "engine/language/fold.hpp"

namespace relais::language {
namespace {

constexpr std::size_t kFieldTies = 3;
constexpr std::size_t kWordTies = 8;
constexpr double kLeastShare = 0.05;  // of a group's stories, that a word must have
constexpr double kHalf = 0.5;         // of a group's stories, that tell of its first field
constexpr double kClearlyMost = 0.6;  // and of each further one

// Folded words that could be of any story.
bool ties_nothing(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"abord",        "absolument",    "actuellement", "ailleurs",   "ainsi",     "ajoute",    "allait",
       "alle",         "allee",         "aller",        "alles",      "alors",     "annee",     "annees",
       "annonce",      "ans",           "aout",         "appris",     "arrive",    "arrivee",   "assez",
       "aucun",        "aucune",        "aujourd",      "aujourdhui", "aupres",    "auquel",    "aussi",
       "aussitot",     "autant",        "autre",        "autrement",  "autres",    "avaient",   "avais",
       "avait",        "avant",         "avez",         "avoir",      "avons",     "avril",     "beaucoup",
       "besoin",       "bien",          "bientot",      "bon",        "bonjour",   "bonne",     "bonsoir",
       "bout",         "bref",          "car",          "cela",       "celle",     "celles",    "celui",
       "cent",         "certain",       "certaine",     "certains",   "chaque",    "chez",      "chose",
       "choses",       "cinq",          "combien",      "comme",      "comment",   "compris",   "concerne",
       "cordialement", "cote",          "coup",         "cours",      "croire",    "crois",     "cru",
       "dedans",       "dehors",        "deja",         "demain",     "demi",      "depuis",    "dernier",
       "derniere",     "dernieres",     "derniers",     "dessous",    "dessus",    "deux",      "deuxieme",
       "devais",       "devait",        "devant",       "devenu",     "devrais",   "devrait",   "dimanche",
       "dire",         "disait",        "disant",       "disent",     "dit",       "dite",      "dites",
       "dix",          "dois",          "doit",         "doivent",    "donc",      "donne",     "donner",
       "douze",        "droite",        "duquel",       "durant",     "effet",     "egalement", "ensuite",
       "entier",       "entre",         "environ",      "etaient",    "etais",     "etait",     "etant",
       "etre",         "exactement",    "faisait",      "fallait",    "fallu",     "faudra",    "faut",
       "fevrier",      "finalement",    "fini",         "finir",      "fois",      "font",      "fur",
       "gens",         "grand",         "grande",       "gros",       "haut",      "heure",     "heures",
       "heureusement", "hier",          "hui",          "huit",       "ici",       "jamais",    "janvier",
       "jeudi",        "jour",          "journee",      "jours",      "juillet",   "juin",      "jusqu",
       "jusque",       "juste",         "justement",    "laisse",     "laquelle",  "lendemain", "lequel",
       "lesquelles",   "lesquels",      "loin",         "longtemps",  "lors",      "lorsque",   "lundi",
       "madame",       "mai",           "maintenant",   "mal",        "malgre",    "mardi",     "mars",
       "matin",        "meilleur",      "meme",         "memes",      "mercredi",  "mes",       "mettre",
       "midi",         "mieux",         "milieu",       "mille",      "minute",    "minutes",   "mis",
       "mise",         "moins",         "mois",         "moment",     "monde",     "monsieur",  "mot",
       "mots",         "naturellement", "neuf",         "nombre",     "nombreux",  "non",       "normal",
       "normalement",  "notamment",     "novembre",     "nulle",      "octobre",   "onze",      "oui",
       "outre",        "parait",        "parce",        "parfois",    "parmi",     "part",      "partie",
       "partir",       "partout",       "passe",        "passee",     "pendant",   "pense",     "perso",
       "personne",     "peu",           "peut",         "peux",       "plein",     "plupart",   "plus",
       "plusieurs",    "plutot",        "possible",     "pourquoi",   "pourtant",  "pouvait",   "pouvez",
       "pouvoir",      "premier",       "premiere",     "prend",      "prendre",   "pres",      "presque",
       "pris",         "probablement",  "puis",         "puisque",    "quarante",  "quatre",    "quatrieme",
       "quelqu",       "quelque",       "quelquefois",  "quelques",   "quinze",    "quoi",      "raison",
       "rapidement",   "rendez",        "rendu",        "repris",     "reste",     "rester",    "reussi",
       "revenu",       "revient",       "rien",         "sait",       "samedi",    "sans",      "sauf",
       "savais",       "savait",        "savoir",       "seize",      "selon",     "semaine",   "semaines",
       "semble",       "sept",          "septembre",    "sera",       "serait",    "seul",      "seule",
       "seulement",    "sinon",         "six",          "soir",       "soit",      "soixante",  "sorte",
       "soudain",      "souvent",       "suite",        "suivant",    "super",     "sur",       "surtout",
       "tant",         "tard",          "tel",          "telle",      "tellement", "temps",     "tiens",
       "toujours",     "tour",          "tous",         "tout",       "toute",     "toutefois", "toutes",
       "trente",       "tres",          "trois",        "troisieme",  "trop",      "trouve",    "trouver",
       "vais",         "vas",           "vendredi",     "venir",      "venu",      "vers",      "veut",
       "veux",         "vient",         "vingt",        "vite",       "voici",     "voila",     "voir",
       "vont",         "voulait",       "voulu",        "vrai",       "vraiment",  "vue"});
  static_assert(std::is_sorted(kWords.begin(), kWords.end()));
  return std::binary_search(kWords.begin(), kWords.end(), word);
}

std::vector<Tie> heaviest(std::vector<Tie> ties, std::size_t most) {
  std::ranges::sort(ties, [](Tie const& a, Tie const& b) {
    return a.weight > b.weight || (a.weight == b.weight && a.text < b.text);
  });
  ties.resize(std::min(ties.size(), most));
  return ties;
}

std::string in_small_letters(std::string_view word) {
  std::string small;
  icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())}).toLower().toUTF8String(small);
  return small;
}

// A word that begins a clause has a capital for that; "CAF" has its own.
std::string as_written(std::string_view text, PlacedWord const& word, bool is_first) {
  auto const written = text.substr(word.span.first, word.span.last - word.span.first);
  auto const is_short_form =
      written.size() == word.folded.size() && std::ranges::all_of(written, [](char c) { return c >= 'A' && c <= 'Z'; });
  return is_first && !is_short_form ? in_small_letters(written) : std::string{written};
}

}  // namespace

FeatureCounts counts_of(StoryVectors const& vectors, std::vector<std::uint32_t> const& members) {
  auto counts = FeatureCounts{};
  for (auto const member : members) {
    for (auto const feature : vectors.told[member]) {
      ++counts[feature];
    }
  }
  return counts;
}

std::vector<Tie> ties_of(StoryVectors const& vectors, FeatureCounts const& in_all,
                         std::vector<std::uint32_t> const& members) {
  auto fields = std::vector<Tie>{};
  auto words = std::vector<Tie>{};
  for (auto const& [feature, here] : counts_of(vectors, members)) {
    auto const share = static_cast<double>(here) / static_cast<double>(members.size());
    auto const share_of_all = static_cast<double>(in_all.at(feature)) / static_cast<double>(vectors.stories.size());
    auto tie = Tie{TieKind::kWord, vectors.names[feature], share * std::log2(share / share_of_all), here};
    if (feature < vectors.fields && share >= kHalf) {
      tie.kind = TieKind::kField;
      fields.push_back(std::move(tie));
    } else if (feature >= vectors.concepts && here > 1 && share >= kLeastShare && share >= share_of_all &&
               !ties_nothing(tie.text)) {
      words.push_back(std::move(tie));
    }
  }
  auto ties = heaviest(std::move(fields), kFieldTies);
  auto const is_of_few = [&](Tie const& tie) {
    return tie.stories < kClearlyMost * static_cast<double>(members.size());
  };
  if (!ties.empty()) {
    ties.erase(std::remove_if(ties.begin() + 1, ties.end(), is_of_few), ties.end());
  }
  auto const of_words = heaviest(std::move(words), kWordTies);
  ties.insert(ties.end(), of_words.begin(), of_words.end());
  return ties;
}

void spell(std::vector<StoryGroup>& groups, std::span<std::string_view const> texts) {
  auto forms = std::map<std::string, std::map<std::string, std::uint32_t>>{};
  for (auto const& group : groups) {
    for (auto const& tie : group.ties) {
      if (tie.kind == TieKind::kWord) {
        forms.try_emplace(tie.text);
      }
    }
  }
  for (auto const text : texts) {
    for (auto const& clause : clauses(text)) {
      for (auto const& word : clause) {
        if (auto const known = forms.find(word.folded); known != forms.end()) {
          ++known->second[as_written(text, word, &word == &clause.front())];
        }
      }
    }
  }
  for (auto& group : groups) {
    for (auto& tie : group.ties) {
      auto const known = tie.kind == TieKind::kWord ? forms.find(tie.text) : forms.end();
      if (known != forms.end() && !known->second.empty()) {
        auto const most = std::ranges::max_element(known->second, [](auto const& a, auto const& b) {
          return a.second < b.second || (a.second == b.second && a.first < b.first);
        });
        tie.text = most->first;
      }
    }
  }
}

}  // namespace relais::language

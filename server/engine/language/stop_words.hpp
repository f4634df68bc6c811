// Words that say nothing of what somebody wants, in French, English, Dutch and German, folded.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace relais::language {

inline bool is_stop_word(std::string_view folded) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"a",     "aan",      "aber",    "about",       "again",  "ai",         "aider",    "aidez",   "aimerais",
       "al",    "als",      "also",    "alstublieft", "am",     "an",         "and",      "annee",   "apres",
       "are",   "as",       "at",      "au",          "auch",   "auf",        "aus",      "aussi",   "aux",
       "avant", "avec",     "avez",    "avoir",       "avons",  "be",         "beaucoup", "been",    "bei",
       "beim",  "ben",      "bent",    "besoin",      "bij",    "bin",        "bist",     "bitte",   "bonjour",
       "by",    "c",        "ca",      "can",         "ce",     "cela",       "ces",      "cet",     "cette",
       "chez",  "combien",  "comme",   "comment",     "could",  "d",          "da",       "daar",    "dan",
       "dann",  "dans",     "darf",    "das",         "dat",    "de",         "dem",      "den",     "depuis",
       "der",   "des",      "deze",    "die",         "dies",   "diese",      "dieser",   "dieses",  "dir",
       "dit",   "do",       "dois",    "doit",        "donc",   "dort",       "du",       "durfen",  "een",
       "ein",   "eine",     "einen",   "einer",       "elle",   "elles",      "en",       "encore",  "er",
       "es",    "est",      "et",      "ete",         "etes",   "etre",       "eu",       "euch",    "faire",
       "fait",  "faudrait", "faut",    "for",         "from",   "fur",        "geen",     "gegen",   "get",
       "graag", "habe",     "haben",   "had",         "has",    "hat",        "hatte",    "have",    "he",
       "heb",   "hebben",   "heeft",   "her",         "here",   "het",        "hier",     "hij",     "his",
       "hoe",   "how",      "hun",     "i",           "ich",    "if",         "ihm",      "ihnen",   "ihr",
       "ik",    "il",       "ils",     "im",          "in",     "ins",        "into",     "is",      "ist",
       "it",    "its",      "j",       "jamais",      "je",     "jener",      "jij",      "jullie",  "just",
       "kan",   "kann",     "kein",    "keine",       "l",      "la",         "le",       "les",     "leur",
       "lui",   "m",        "ma",      "maar",        "mag",    "maintenant", "mais",     "may",     "me",
       "mein",  "meine",    "meinen",  "meiner",      "merci",  "mes",        "met",      "mich",    "might",
       "mij",   "mijn",     "mir",     "mit",         "mochte", "moet",       "moeten",   "mogen",   "moi",
       "mon",   "muss",     "mussen",  "must",        "my",     "n",          "naar",     "nach",    "ne",
       "need",  "ni",       "nicht",   "niet",        "no",     "noch",       "nog",      "not",     "nous",
       "oder",  "of",       "off",     "om",          "on",     "onder",      "ons",      "ont",     "onze",
       "ook",   "or",       "ou",      "our",         "out",    "over",       "par",      "pas",     "pendant",
       "peut",  "peux",     "please",  "plus",        "pour",   "puis",       "qu",       "quand",   "que",
       "quel",  "quelle",   "quelles", "quels",       "qui",    "quoi",       "rien",     "s",       "sa",
       "sans",  "schon",    "se",      "seid",        "ses",    "she",        "should",   "si",      "sie",
       "sind",  "so",       "soll",    "sollen",      "son",    "sont",       "sous",     "still",   "suis",
       "sur",   "svp",      "t",       "te",          "tegen",  "that",       "the",      "their",   "then",
       "there", "these",    "they",    "this",        "those",  "to",         "too",      "tot",     "toujours",
       "tous",  "tout",     "toute",   "toutes",      "tres",   "trop",       "tussen",   "u",       "uber",
       "uit",   "um",       "un",      "und",         "une",    "uns",        "unter",    "up",      "us",
       "van",   "vers",     "very",    "veut",        "veux",   "vom",        "von",      "voor",    "vor",
       "votre", "voudrais", "vouloir", "vous",        "waar",   "waarom",     "wann",     "wanneer", "want",
       "war",   "waren",    "warum",   "was",         "wat",    "we",         "wel",      "welche",  "welcher",
       "welke", "wenn",     "wer",     "werden",      "what",   "when",       "where",    "which",   "who",
       "why",   "wie",      "wij",     "wil",         "will",   "wir",        "wird",     "with",    "wo",
       "word",  "worden",   "wordt",   "would",       "wurde",  "y",          "yes",      "you",     "your",
       "zij",   "zijn",     "zou",     "zu",          "zum",    "zur",        "zwischen"});
  static_assert(std::is_sorted(kWords.begin(), kWords.end()));
  return std::binary_search(kWords.begin(), kWords.end(), folded);
}

}  // namespace relais::language

#include "engine/language/story_concepts.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "engine/language/fold.hpp"
#include "engine/language/sound.hpp"
#include "engine/language/stop_words.hpp"

namespace relais::language {
namespace {

constexpr std::size_t kShortStem = 5;      // letters: what is shorter stands for words of too many meanings
constexpr std::size_t kShortestHeard = 5;  // letters of a word that is compared by its sound

// Words that an expression may hold or not: articles, pronouns, auxiliaries.
bool is_passed_over(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"a",       "ai",    "as",     "au",  "aux",        "avons", "avez", "c",    "ca",    "car", "ce",  "ces", "cet",
       "cette",   "d",     "dans",   "de",  "des",        "donc",  "du",   "elle", "elles", "en",  "es",  "est", "et",
       "etaient", "etait", "etre",   "eu",  "il",         "ils",   "j",    "je",   "l",     "la",  "le",  "les", "leur",
       "leurs",   "lui",   "m",      "ma",  "maintenant", "mais",  "me",   "mes",  "moi",   "mon", "n",   "ne",  "nos",
       "notre",   "nous",  "on",     "ont", "ou",         "par",   "pour", "qu",   "que",   "qui", "s",   "sa",  "se",
       "ses",     "si",    "sommes", "son", "sont",       "suis",  "sur",  "t",    "ta",    "te",  "tes", "toi", "ton",
       "tu",      "un",    "une",    "vos", "votre",      "vous",  "y"});
  auto const is_letter = word.size() == 1 && (word[0] < '0' || word[0] > '9');
  return is_letter || std::ranges::find(kWords, word) != kWords.end();
}

// Words that say nothing alone, and much in an expression ("sans prévenir").
bool is_weak(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"an",    "ans",  "apres", "aucun",    "aucune", "autre", "avant", "avec",     "bien",  "chez", "depuis", "deux",
       "dire",  "dit",  "dois",  "doit",     "encore", "faire", "fait",  "fallait",  "faut",  "fois", "jamais", "jour",
       "jours", "mal",  "meme",  "moins",    "mois",   "ni",    "pas",   "personne", "peu",   "peut", "peux",   "plus",
       "quand", "rien", "sans",  "toujours", "tous",   "tout",  "toute", "tres",     "trois", "trop", "vers"});
  return std::ranges::find(kWords, word) != kWords.end();
}

std::string joined(std::vector<std::string> const& stems) {
  std::string all;
  for (auto const& stem : stems) {
    all += stem + " ";
  }
  return all;
}

// Places of the expression's stems from `first` on; nothing where they do not stand there.
std::vector<std::size_t> places_of(std::vector<std::string> const& stems, std::vector<StoryWord> const& words,
                                   std::size_t first) {
  auto places = std::vector{first};
  for (std::size_t i = 1; i < stems.size(); ++i) {
    auto const last = places.back();
    auto const end = std::min(words.size(), last + 3);
    auto next = last + 1;
    while (next < end && words[next].stem != stems[i]) {
      ++next;
    }
    if (next >= end) {
      return {};
    }
    places.push_back(next);
  }
  return places;
}

}  // namespace

StoryConcepts::StoryConcepts(StoryConceptFile const& file, std::vector<std::string> const& ignored)
    : stemmer_(Tongue::kFrench) {
  std::uint32_t place = 0;
  for (auto const& field : file.fields) {
    for (auto const& one : field.concepts) {
      auto rest = std::string_view{one.words};
      while (!rest.empty()) {
        auto const end = std::min(rest.find('|'), rest.size());
        add(rest.substr(0, end), place);
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
      ++place;
    }
  }
  for (auto const& name : ignored) {
    if (auto const words = words_of(name); words.size() == 1) {
      ignored_.insert(words.front().stem);
    }
  }
}

void StoryConcepts::add(std::string_view written, std::uint32_t concept_place) {
  auto const words = words_of(written);
  if (words.empty() || (words.size() == 1 && is_weak(words.front().written))) {
    return;
  }
  auto stems = std::vector<std::string>{};
  for (auto const& word : words) {
    stems.push_back(word.stem);
    known_.insert(word.stem);
    if (word.written.size() >= kShortestHeard) {
      auto const [heard, is_new] = by_sound_.try_emplace(sound_of(word.written), word.stem);
      if (!is_new && heard->second != word.stem) {
        heard->second.clear();
      }
    }
  }
  auto const [found, is_new] = by_stems_.try_emplace(joined(stems), static_cast<std::uint32_t>(expressions_.size()));
  if (is_new) {
    by_beginning_[stems.front()].push_back(found->second);
    expressions_.push_back({std::move(stems), {}});
  }
  auto& concepts = expressions_[found->second].concepts;
  if (std::ranges::find(concepts, concept_place) == concepts.end()) {
    concepts.push_back(concept_place);
  }
}

std::vector<StoryWord> StoryConcepts::words_of(std::string_view text) {
  auto const folded = fold(text);
  auto result = std::vector<StoryWord>{};
  for (auto const word : words(folded)) {
    if (is_passed_over(word)) {
      continue;
    }
    auto stem = stemmer_.stem(word);
    while (stem.size() > 3 && stem.back() == 'e') {
      stem.pop_back();
    }
    if (stem.size() < kShortStem) {
      stem = word.size() > 3 && word.back() == 's' ? word.substr(0, word.size() - 1) : word;
    }
    result.push_back({std::move(stem), std::string{word}});
  }
  return result;
}

std::string StoryConcepts::meant(StoryWord const& word) {
  auto const& written = word.written;
  if (known_.contains(word.stem) || is_weak(written) || is_stop_word(written)) {
    return word.stem;
  }
  auto const glued = written.starts_with("qu") ? 2U : 1U;
  if (written.size() > 3 && std::string_view{"jldcmtsnq"}.find(written[0]) != std::string_view::npos &&
      std::string_view{"aeiouyh"}.find(written[glued]) != std::string_view::npos) {
    auto const apart = words_of(written.substr(glued));
    if (!apart.empty() && apart.front().stem.size() > 3 && known_.contains(apart.front().stem)) {
      return apart.front().stem;
    }
  }
  if (written.size() >= kShortestHeard) {
    if (auto const heard = by_sound_.find(sound_of(written)); heard != by_sound_.end() && !heard->second.empty()) {
      return heard->second;
    }
  }
  return word.stem;
}

std::vector<std::uint32_t> StoryConcepts::expressions_in(std::vector<StoryWord> const& words) const {
  struct Hit {
    std::uint32_t expression;
    std::vector<std::size_t> places;
  };
  auto hits = std::vector<Hit>{};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (auto const begin = by_beginning_.find(words[i].stem); begin != by_beginning_.end()) {
      for (auto const expression : begin->second) {
        if (auto places = places_of(expressions_[expression].stems, words, i); !places.empty()) {
          hits.push_back({expression, std::move(places)});
        }
      }
    }
  }
  std::ranges::stable_sort(hits, [](Hit const& a, Hit const& b) { return a.places.size() > b.places.size(); });
  auto taken_by = std::vector<std::size_t>(words.size(), 0);  // length of the longest expression that has the word
  auto found = std::set<std::uint32_t>{};
  for (auto const& hit : hits) {
    auto const is_longest = [&](std::size_t place) { return taken_by[place] <= hit.places.size(); };
    if (std::ranges::all_of(hit.places, is_longest)) {
      for (auto const place : hit.places) {
        taken_by[place] = hit.places.size();
      }
      found.insert(hit.expression);
    }
  }
  return {found.begin(), found.end()};
}

StoryReading StoryConcepts::read(std::string_view text) {
  auto words = words_of(text);
  for (auto& word : words) {
    word.stem = meant(word);
  }
  auto reading = StoryReading{expressions_in(words), {}};
  for (auto& word : words) {
    auto const is_number = std::ranges::all_of(word.written, [](char c) { return c >= '0' && c <= '9'; });
    if (word.written.size() > 2 && !is_number && !is_stop_word(word.written) && !ignored_.contains(word.stem)) {
      reading.words.push_back(std::move(word));
    }
  }
  auto& kept = reading.words;
  std::ranges::stable_sort(kept, {}, &StoryWord::stem);
  auto const is_same = [](StoryWord const& a, StoryWord const& b) { return a.stem == b.stem; };
  kept.erase(std::unique(kept.begin(), kept.end(), is_same), kept.end());
  return reading;
}

}  // namespace relais::language

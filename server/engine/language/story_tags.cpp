#include "engine/language/story_tags.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <optional>
#include <set>
#include <span>

#include "engine/language/clauses.hpp"

namespace relais::language {
namespace {

double weight_of(StoryConcepts::Expression const& expression) {
  return expression.stems.size() > 1 ? 2 : 1;
}

bool is_among(std::string_view word, std::span<std::string_view const> words) {
  return std::ranges::find(words, word) != words.end();
}

// After these praise turns, up to the sentence's end.
bool turns(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"mais", "cependant", "toutefois", "neanmoins", "pourtant", "malheureusement", "helas", "dommage", "sauf",
       "excepte", "revanche", "hormis", "bemol", "regret", "regrette", "regrettable"});
  return is_among(word, kWords);
}

bool denies(std::string_view word) {
  static constexpr auto kWords =
      std::to_array<std::string_view>({"pas", "sans", "aucun", "aucune", "jamais", "jamai", "plus", "plu", "rien", "ni",
                                       "personne", "person", "evite", "eviter"});
  return is_among(word, kWords);
}

// Stems that say themselves that something failed, by their beginnings.
bool fails(std::string_view stem) {
  static constexpr auto kBeginnings =
      std::to_array<std::string_view>({"perdu",   "occup", "ferme",  "impossibl", "refus",  "panne",  "bloqu",
                                       "erreur",  "coupe", "suppri", "retard",    "attend", "attent", "contradict",
                                       "injoign", "rejet", "annul",  "suspend",   "renvoy", "relanc", "incompreh"});
  return std::ranges::any_of(kBeginnings, [&](std::string_view beginning) { return stem.starts_with(beginning); });
}

struct Clause {
  std::string text;
  bool is_denied = false;
  bool has_turned = false;
};

// Between marks, and before a word that turns.
std::vector<Clause> clauses_of(std::string_view text) {
  auto result = std::vector<Clause>{};
  auto has_turned = false;
  std::size_t read = 0;
  for (auto const& words : clauses(text)) {
    has_turned = has_turned &&
                 text.substr(read, words.front().span.first - read).find_first_of(".!?\n") == std::string_view::npos;
    std::string_view before;
    for (auto const& [folded, span] : words) {
      auto const turns_here = !has_turned && (turns(folded) || (before == "par" && folded == "contre"));
      has_turned = has_turned || turns_here;
      if (before.empty() || turns_here) {
        result.push_back({"", false, has_turned});
      }
      before = folded;
      auto& clause = result.back();
      clause.text.append(text.substr(span.first, span.last - span.first)).append(" ");
      clause.is_denied = clause.is_denied || denies(folded);
    }
    read = words.back().span.last;
  }
  return result;
}

StoryConceptFile praise_of(StoryConceptFile const& file) {
  auto praise = StoryConceptFile{};
  praise.fields.resize(1);
  praise.fields.front().concepts.push_back({"", file.praise});
  return praise;
}

}  // namespace

StoryTags::StoryTags(StoryConceptFile const& file) : concepts_(file, {}), praise_(praise_of(file), {}) {
  std::vector<std::optional<std::size_t>> trouble_of;  // of each concept, in the order of the file
  for (auto const& field : file.fields) {
    auto const is_trouble = field.kind == StoryFieldKind::kTrouble;
    trouble_of.insert(trouble_of.end(), field.concepts.size(),
                      is_trouble ? std::optional{troubles_.size()} : std::nullopt);
    if (is_trouble) {
      troubles_.push_back(&field);
    }
  }
  for (auto const& expression : concepts_.expressions()) {
    auto& troubles = troubles_of_.emplace_back();
    for (auto const one : expression.concepts) {
      if (auto const trouble = trouble_of[one]; trouble && std::ranges::count(troubles, *trouble) == 0) {
        troubles.push_back(*trouble);
      }
    }
  }
}

void StoryTags::weigh(std::vector<double>& weights, std::uint32_t expression) const {
  auto const& troubles = troubles_of_[expression];
  for (auto const trouble : troubles) {
    weights[trouble] += weight_of(concepts_.expressions()[expression]) / static_cast<double>(troubles.size());
  }
}

std::vector<std::string> StoryTags::heaviest(std::vector<double> const& weights) const {
  auto const most = std::accumulate(weights.begin(), weights.end(), 0.0,
                                    [](double one, double other) { return std::max(one, other); });
  auto places = std::vector<std::size_t>(troubles_.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::erase_if(places, [&](std::size_t place) { return weights[place] <= most / 2; });
  std::ranges::stable_sort(places, std::ranges::greater{}, [&](std::size_t place) { return weights[place]; });
  places.resize(std::min(places.size(), kMostStoryTags));
  std::ranges::sort(places);
  std::vector<std::string> codes;
  std::ranges::transform(places, std::back_inserter(codes), [&](std::size_t place) { return troubles_[place]->code; });
  return codes;
}

std::vector<std::string> StoryTags::of(std::string_view text) const {
  auto weights = std::vector<double>(troubles_.size(), 0);
  auto const lock = std::lock_guard{reading_};
  for (auto const expression : concepts_.read(text).expressions) {
    weigh(weights, expression);
  }
  return heaviest(weights);
}

std::vector<std::string> StoryTags::of_praise(std::string_view text) const {
  auto weights = std::vector<double>(troubles_.size(), 0);
  auto told = std::set<std::uint32_t>{};
  auto const lock = std::lock_guard{reading_};
  for (auto const& clause : clauses_of(text)) {
    if (!clause.has_turned && !praise_.read(clause.text).expressions.empty()) {
      continue;
    }
    for (auto const expression : concepts_.read(clause.text).expressions) {
      auto const& stems = concepts_.expressions()[expression].stems;
      auto const denies_itself = std::ranges::any_of(stems, denies);
      auto const says_so = denies_itself || (std::ranges::any_of(stems, fails) && !clause.is_denied);
      if (clause.has_turned || (stems.size() > 1 && says_so)) {
        told.insert(expression);
      }
    }
  }
  for (auto const expression : told) {
    weigh(weights, expression);
  }
  return heaviest(weights);
}

bool StoryTags::has(std::string_view code) const {
  return std::ranges::find(troubles_, code, &StoryField::code) != troubles_.end();
}

}  // namespace relais::language

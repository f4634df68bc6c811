#include "engine/language/story_tags.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>

namespace relais::language {
namespace {

double weight_of(StoryConcepts::Expression const& expression) {
  return expression.stems.size() > 1 ? 2 : 1;
}

}  // namespace

StoryTags::StoryTags(StoryConceptFile const& file) : concepts_(file, {}) {
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

std::vector<std::string> StoryTags::of(std::string_view text) const {
  auto const reading = [&] {
    auto const lock = std::lock_guard{reading_};
    return concepts_.read(text);
  }();
  auto weights = std::vector<double>(troubles_.size(), 0);
  for (auto const expression : reading.expressions) {
    auto const& troubles = troubles_of_[expression];
    for (auto const trouble : troubles) {
      weights[trouble] += weight_of(concepts_.expressions()[expression]) / static_cast<double>(troubles.size());
    }
  }
  auto const heaviest = std::accumulate(weights.begin(), weights.end(), 0.0,
                                        [](double one, double other) { return std::max(one, other); });
  auto places = std::vector<std::size_t>(troubles_.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::erase_if(places, [&](std::size_t place) { return weights[place] <= heaviest / 2; });
  std::ranges::stable_sort(places, std::ranges::greater{}, [&](std::size_t place) { return weights[place]; });
  places.resize(std::min(places.size(), kMostStoryTags));
  std::ranges::sort(places);
  std::vector<std::string> codes;
  std::ranges::transform(places, std::back_inserter(codes), [&](std::size_t place) { return troubles_[place]->code; });
  return codes;
}

bool StoryTags::has(std::string_view code) const {
  return std::ranges::find(troubles_, code, &StoryField::code) != troubles_.end();
}

}  // namespace relais::language

#include "engine/language/story_vectors.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace relais::language {
namespace {

// Chosen on the half of data/language/irritant-stories.jsonl that is not held out, with half of all expressions left
// out at random, since the list was written with that half in sight.
constexpr double kLongExpression = 1.3;  // of several words, against one word
constexpr double kMoreHits = 1.3;        // the power by which a field gains with its expressions
constexpr double kMatter = 0.9;          // against a trouble
constexpr double kWordsPart = 0.5;       // against the fields
constexpr double kConceptsPart = 0.3;
constexpr double kLeastRarity = 1.5;
constexpr double kRareField = 0.5;    // power of a field's rarity
constexpr double kCompanyPart = 0.5;  // fields that the story's words occur with elsewhere
constexpr double kCompanyDoubt = 2;   // stories to be seen before a word's company is half believed
constexpr double kCommonWord = 0.1;   // of all stories: what is more common has no company of its own

struct Layout {
  std::vector<std::uint32_t> field_of;  // of a concept
  std::vector<double> kind_weight;      // of a field
};

Layout layout_of(StoryConceptFile const& file) {
  auto layout = Layout{};
  for (std::uint32_t i = 0; i < file.fields.size(); ++i) {
    layout.field_of.insert(layout.field_of.end(), file.fields[i].concepts.size(), i);
    layout.kind_weight.push_back(file.fields[i].kind == StoryFieldKind::kMatter ? kMatter : 1);
  }
  return layout;
}

struct Reading {
  std::vector<std::uint32_t> expressions;
  std::vector<std::uint32_t> words;
};

// What most tell of still weighs something: where all are about one thing, they are not told apart by the rest.
double rarity_of(std::uint32_t with, std::size_t stories) {
  return std::max(kLeastRarity, std::log((static_cast<double>(stories) + 1) / (with + 0.5)));
}

// The readings of all stories and how many stories have what.
struct Readings {
  std::vector<Reading> stories;
  std::vector<std::uint32_t> with_expression;
  std::vector<std::uint32_t> with_word;
  std::vector<std::string> words;  // as most write them

  double rarity(std::uint32_t with) const { return rarity_of(with, stories.size()); }
};

std::string most_written(std::map<std::string, std::uint32_t> const& forms) {
  auto const most = std::ranges::max_element(
      forms, [](auto const& a, auto const& b) { return a.second < b.second || (a.second == b.second && b < a); });
  return most->first;
}

Readings readings_of(StoryConcepts& concepts, std::span<std::string_view const> texts) {
  auto readings = Readings{};
  readings.with_expression.resize(concepts.expressions().size());
  auto ids = std::unordered_map<std::string, std::uint32_t>{};
  auto forms = std::vector<std::map<std::string, std::uint32_t>>{};
  for (auto const text : texts) {
    auto const read = concepts.read(text);
    auto words = std::vector<std::uint32_t>{};
    for (auto const& word : read.words) {
      auto const [id, is_new] = ids.try_emplace(word.stem, static_cast<std::uint32_t>(ids.size()));
      if (is_new) {
        forms.emplace_back();
        readings.with_word.push_back(0);
      }
      ++forms[id->second][word.written];
      ++readings.with_word[id->second];
      words.push_back(id->second);
    }
    for (auto const expression : read.expressions) {
      ++readings.with_expression[expression];
    }
    readings.stories.push_back({read.expressions, std::move(words)});
  }
  std::ranges::transform(forms, std::back_inserter(readings.words), most_written);
  return readings;
}

using Parts = std::map<std::uint32_t, double>;

void add_scaled(Parts& all, Parts const& part, double scale) {
  double squares = 0;
  for (auto const& [id, weight] : part) {
    squares += weight * weight;
  }
  for (auto const& [id, weight] : part) {
    all[id] += scale * weight / std::sqrt(squares);
  }
}

StoryVector unit(Parts const& parts) {
  double squares = 0;
  for (auto const& [id, weight] : parts) {
    squares += weight * weight;
  }
  auto vector = StoryVector{};
  for (auto const& [id, weight] : parts) {
    if (weight > 0) {
      vector.push_back({id, static_cast<float>(weight / std::sqrt(squares))});
    }
  }
  return vector;
}

class Weighing {
 public:
  Weighing(Layout const& layout, StoryConcepts const& concepts, Readings const& readings)
      : layout_(layout), concepts_(concepts), readings_(readings) {}

  std::uint32_t first_concept() const { return static_cast<std::uint32_t>(layout_.kind_weight.size()); }
  std::uint32_t first_word() const { return first_concept() + static_cast<std::uint32_t>(layout_.field_of.size()); }

  Parts parts(Reading const& reading) const {
    auto fields = Parts{};
    auto concepts = Parts{};
    for (auto const place : reading.expressions) {
      add_expression(fields, concepts, place);
    }
    for (auto& [id, weight] : fields) {
      weight = std::pow(weight, kMoreHits) * layout_.kind_weight[id];
    }
    for (auto& [id, weight] : concepts) {
      weight = std::pow(weight, kMoreHits) * layout_.kind_weight[layout_.field_of[id - first_concept()]];
    }
    auto words = Parts{};
    for (auto const word : reading.words) {
      if (readings_.with_word[word] > 1) {
        words[first_word() + word] = readings_.rarity(readings_.with_word[word]);
      }
    }
    auto all = Parts{};
    add_scaled(all, fields, 1);
    add_scaled(all, concepts, kConceptsPart);
    add_scaled(all, words, kWordsPart);
    return all;
  }

  // As StoryTags names troubles: however rare an expression is.
  bool tells_of(Reading const& reading, std::uint32_t field) const {
    auto said = std::map<std::uint32_t, double>{};
    for (auto const place : reading.expressions) {
      auto const& expression = concepts_.expressions()[place];
      auto const of_fields = fields_of(expression);
      for (auto const one : of_fields) {
        said[one] += (expression.stems.size() > 1 ? 2.0 : 1.0) / static_cast<double>(of_fields.size());
      }
    }
    double most = 0;
    for (auto const& one : said) {
      most = std::max(most, one.second);
    }
    return 2 * said[field] > most;
  }

 private:
  std::vector<std::uint32_t> fields_of(StoryConcepts::Expression const& expression) const {
    auto fields = std::vector<std::uint32_t>{};
    for (auto const one : expression.concepts) {
      fields.push_back(layout_.field_of[one]);
    }
    std::ranges::sort(fields);
    fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
    return fields;
  }

  void add_expression(Parts& fields, Parts& concepts, std::uint32_t place) const {
    auto const& expression = concepts_.expressions()[place];
    auto const weight =
        readings_.rarity(readings_.with_expression[place]) * (expression.stems.size() > 1 ? kLongExpression : 1);
    for (auto const one : expression.concepts) {
      concepts[first_concept() + one] += weight / static_cast<double>(expression.concepts.size());
    }
    auto const of_fields = fields_of(expression);
    for (auto const field : of_fields) {
      fields[field] += weight / static_cast<double>(of_fields.size());
    }
  }

  Layout const& layout_;
  StoryConcepts const& concepts_;
  Readings const& readings_;
};

// Fields and concepts that few stories have weigh more.
void favour_rare(std::vector<Parts>& stories, std::uint32_t first_word) {
  auto with = std::vector<std::uint32_t>(first_word);
  for (auto const& parts : stories) {
    for (auto part = parts.begin(); part != parts.lower_bound(first_word); ++part) {
      ++with[part->first];
    }
  }
  for (auto& parts : stories) {
    for (auto part = parts.begin(); part != parts.lower_bound(first_word); ++part) {
      auto const rarity = rarity_of(with[part->first], stories.size());
      part->second *= std::pow(rarity, kRareField) / 3;  // beside words, whose part is of length kWordsPart
    }
  }
}

// Each story's deviation from the mean story, by field.
std::vector<std::vector<float>> deviations(std::vector<StoryVector> const& stories, std::uint32_t fields) {
  auto deviation = std::vector(stories.size(), std::vector<float>(fields));
  auto mean = std::vector<double>(fields);
  for (std::size_t i = 0; i < stories.size(); ++i) {
    for (auto const& feature : stories[i]) {
      if (feature.id < fields) {
        deviation[i][feature.id] = feature.weight;
        mean[feature.id] += feature.weight / static_cast<double>(stories.size());
      }
    }
  }
  for (auto& of_story : deviation) {
    for (std::uint32_t k = 0; k < fields; ++k) {
      of_story[k] -= static_cast<float>(mean[k]);
    }
  }
  return deviation;
}

// A story also has the fields of the other stories in which its words occur, so that it finds its like without sharing
// an expression with it.
void add_company(std::vector<StoryVector>& stories, Readings const& readings, std::uint32_t fields) {
  auto const deviation = deviations(stories, fields);
  auto const has_company = [&](std::uint32_t word) {
    auto const with = readings.with_word[word];
    return with > 1 && with < kCommonWord * static_cast<double>(stories.size());
  };
  auto company = std::vector<std::vector<float>>(readings.words.size());
  for (std::size_t i = 0; i < stories.size(); ++i) {
    for (auto const word : readings.stories[i].words) {
      if (has_company(word)) {
        company[word].resize(fields);
        for (std::uint32_t k = 0; k < fields; ++k) {
          company[word][k] += deviation[i][k];
        }
      }
    }
  }
  for (std::size_t i = 0; i < stories.size(); ++i) {
    auto of_story = std::vector<double>(fields);
    double rarities = 0;
    for (auto const word : readings.stories[i].words) {
      if (has_company(word)) {
        auto const rarity = readings.rarity(readings.with_word[word]);
        rarities += rarity;
        for (std::uint32_t k = 0; k < fields; ++k) {
          auto const others = company[word][k] - deviation[i][k];
          of_story[k] += rarity * std::max(0.0, others / (readings.with_word[word] - 1 + kCompanyDoubt));
        }
      }
    }
    if (rarities > 0) {
      auto parts = Parts{};
      for (auto const& feature : stories[i]) {
        parts[feature.id] = feature.weight;
      }
      for (std::uint32_t k = 0; k < fields; ++k) {
        if (of_story[k] > 0) {
          parts[k] += kCompanyPart * of_story[k] / std::sqrt(rarities);
        }
      }
      stories[i] = unit(parts);
    }
  }
}

}  // namespace

StoryVectors story_vectors(StoryConceptFile const& file, StoryConcepts& concepts,
                           std::span<std::string_view const> texts) {
  auto const layout = layout_of(file);
  auto const readings = readings_of(concepts, texts);
  auto const weighing = Weighing{layout, concepts, readings};
  auto parts = std::vector<Parts>{};
  for (auto const& reading : readings.stories) {
    parts.push_back(weighing.parts(reading));
  }
  favour_rare(parts, weighing.first_word());
  auto vectors = StoryVectors{{}, {}, {}, weighing.first_concept(), weighing.first_word()};
  std::ranges::transform(parts, std::back_inserter(vectors.stories), unit);
  for (std::size_t i = 0; i < vectors.stories.size(); ++i) {
    auto& ids = vectors.told.emplace_back();
    for (auto const& feature : vectors.stories[i]) {
      if (feature.id >= vectors.fields || weighing.tells_of(readings.stories[i], feature.id)) {
        ids.push_back(feature.id);
      }
    }
  }
  add_company(vectors.stories, readings, vectors.fields);
  for (auto const& field : file.fields) {
    vectors.names.push_back(field.code);
  }
  for (auto const& field : file.fields) {
    for (auto const& one : field.concepts) {
      vectors.names.push_back(field.code + "/" + one.name_fr);
    }
  }
  vectors.names.insert(vectors.names.end(), readings.words.begin(), readings.words.end());
  return vectors;
}

float cosine(StoryVector const& a, StoryVector const& b) {
  float sum = 0;
  auto in_b = b.begin();
  for (auto const& feature : a) {
    while (in_b != b.end() && in_b->id < feature.id) {
      ++in_b;
    }
    if (in_b != b.end() && in_b->id == feature.id) {
      sum += feature.weight * in_b->weight;
    }
  }
  return sum;
}

StoryVector mixed(std::span<Weighed const> parts, std::size_t most) {
  auto all = StoryVector{};
  for (auto const& part : parts) {
    for (auto const& feature : *part.vector) {
      all.push_back({feature.id, part.weight * feature.weight});
    }
  }
  std::ranges::stable_sort(all, {}, &StoryFeature::id);
  auto sum = StoryVector{};
  for (auto const& feature : all) {
    if (sum.empty() || sum.back().id != feature.id) {
      sum.push_back(feature);
    } else {
      sum.back().weight += feature.weight;
    }
  }
  if (sum.size() > most) {
    std::ranges::stable_sort(sum, std::ranges::greater{}, &StoryFeature::weight);
    sum.resize(most);
    std::ranges::sort(sum, {}, &StoryFeature::id);
  }
  double squares = 0;
  for (auto const& feature : sum) {
    squares += static_cast<double>(feature.weight) * feature.weight;
  }
  for (auto& feature : sum) {
    feature.weight /= static_cast<float>(std::sqrt(squares));
  }
  return sum;
}

}  // namespace relais::language

#include "engine/language/story_groups.hpp"

#include <map>
#include <numeric>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/language/communities.hpp"
#include "engine/language/fold.hpp"
#include "engine/language/nearest_stories.hpp"
#include "engine/language/shipped_for_tests.hpp"

namespace relais::language {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::Optional;
using ::testing::SizeIs;

StoryConceptFile shipped_concepts() {
  auto file = StoryConceptFile{};
  auto const shipped_file = shipped("language/story-concepts.json");
  for (auto const& value : shipped_file.at("fields").as_array()) {
    auto const& object = value.as_object();
    auto field = StoryField{text_of(object, "code"),
                            enumerator<StoryFieldKind>(text_of(object, "kind")),
                            text_of(object, "name_fr"),
                            text_of(object, "name_en"),
                            text_of(object, "name_nl"),
                            text_of(object, "name_de"),
                            {}};
    for (auto const& one : object.at("concepts").as_array()) {
      field.concepts.push_back({text_of(one.as_object(), "name_fr"), text_of(one.as_object(), "words")});
    }
    file.fields.push_back(std::move(field));
  }
  return file;
}

struct Labelled {
  std::vector<std::string> texts;
  std::vector<std::uint32_t> causes;
};

Labelled labelled_stories() {
  auto stories = Labelled{};
  auto causes = std::map<std::string, std::uint32_t>{};
  for (auto const& line : shipped_lines("language/irritant-stories.jsonl")) {
    stories.texts.push_back(text_of(line, "text"));
    auto const number = static_cast<std::uint32_t>(causes.size());
    stories.causes.push_back(causes.try_emplace(text_of(line, "cause"), number).first->second);
  }
  return stories;
}

double pairs(double count) {
  return count * (count - 1) / 2;
}

// L. Hubert and P. Arabie, "Comparing partitions", Journal of Classification 2 (1985) 193.
double adjusted_rand_index(std::vector<std::uint32_t> const& a, std::vector<std::uint32_t> const& b) {
  auto both = std::map<std::pair<std::uint32_t, std::uint32_t>, int>{};
  auto of_a = std::map<std::uint32_t, int>{};
  auto of_b = std::map<std::uint32_t, int>{};
  for (std::size_t i = 0; i < a.size(); ++i) {
    ++both[{a[i], b[i]}];
    ++of_a[a[i]];
    ++of_b[b[i]];
  }
  auto const sum = [](auto const& counts) {
    return std::accumulate(counts.begin(), counts.end(), 0.0,
                           [](double all, auto const& count) { return all + pairs(count.second); });
  };
  auto const expected = sum(of_a) * sum(of_b) / pairs(static_cast<double>(a.size()));
  return (sum(both) - expected) / ((sum(of_a) + sum(of_b)) / 2 - expected);
}

// The group of each text; one that is in none is alone.
std::vector<std::uint32_t> partition(std::vector<StoryGroup> const& groups, std::size_t texts) {
  auto result = std::vector<std::uint32_t>(texts);
  std::iota(result.begin(), result.end(), static_cast<std::uint32_t>(groups.size()));
  for (std::uint32_t i = 0; i < groups.size(); ++i) {
    for (auto const& member : groups[i].members) {
      result[member.story] = i;
    }
  }
  return result;
}

std::vector<StoryGroup> shipped_groups(std::vector<std::string> const& texts) {
  static auto const kFile = shipped_concepts();
  auto concepts = StoryConcepts{kFile, {}};
  return story_groups(kFile, concepts, texts);
}

using Dense = std::vector<double>;
using Sparse = std::vector<std::pair<std::size_t, double>>;

struct PlainVectors {
  std::vector<Sparse> texts;
  std::size_t words = 0;
};

// TF-IDF of words as they are written, each of length 1.
PlainVectors plain_tf_idf(std::vector<std::string> const& texts) {
  auto ids = std::map<std::string, std::size_t>{};
  auto counts = std::vector<std::map<std::size_t, double>>(texts.size());
  auto with = std::map<std::size_t, double>{};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    auto const folded = fold(texts[i]);
    for (auto const word : words(folded)) {
      ++counts[i][ids.try_emplace(std::string{word}, ids.size()).first->second];
    }
    for (auto const& count : counts[i]) {
      ++with[count.first];
    }
  }
  auto vectors = PlainVectors{{}, ids.size()};
  for (auto const& of_text : counts) {
    auto& vector = vectors.texts.emplace_back();
    double squares = 0;
    for (auto const& [word, count] : of_text) {
      vector.emplace_back(word, count * std::log(static_cast<double>(texts.size()) / with[word]));
      squares += vector.back().second * vector.back().second;
    }
    for (auto& weight : vector) {
      weight.second /= std::sqrt(squares);
    }
  }
  return vectors;
}

double product(Sparse const& text, Dense const& centre) {
  return std::accumulate(text.begin(), text.end(), 0.0,
                         [&](double sum, auto const& weight) { return sum + weight.second * centre[weight.first]; });
}

Dense centre_of(PlainVectors const& vectors, std::vector<Sparse> const& members) {
  auto centre = Dense(vectors.words);
  double squares = 0;
  for (auto const& member : members) {
    for (auto const& [word, weight] : member) {
      squares += weight * (2 * centre[word] + weight);
      centre[word] += weight;
    }
  }
  for (auto& weight : centre) {
    weight /= squares > 0 ? std::sqrt(squares) : 1;
  }
  return centre;
}

// First centres far from each other: D. Arthur and S. Vassilvitskii, "k-means++", SODA 2007.
std::vector<Dense> first_centres(PlainVectors const& vectors, std::size_t k, std::mt19937& random) {
  auto centres = std::vector<Dense>{};
  auto distances = std::vector<double>(vectors.texts.size(), 2);
  while (centres.size() < k) {
    auto const drawn = std::discrete_distribution<std::size_t>(distances.begin(), distances.end())(random);
    centres.push_back(centre_of(vectors, {vectors.texts[drawn]}));
    for (std::size_t i = 0; i < distances.size(); ++i) {
      distances[i] = std::clamp(2 - 2 * product(vectors.texts[i], centres.back()), 0.0, distances[i]);
    }
  }
  return centres;
}

// Spherical k-means: I. S. Dhillon and D. S. Modha, Machine Learning 42 (2001) 143.
std::vector<std::uint32_t> k_means(PlainVectors const& vectors, std::size_t k, unsigned seed) {
  auto random = std::mt19937{seed};
  auto centres = first_centres(vectors, k, random);
  auto result = std::vector<std::uint32_t>(vectors.texts.size(), ~std::uint32_t{0});
  for (auto round = 0; round < 100; ++round) {
    auto members = std::vector<std::vector<Sparse>>(k);
    auto const before = result;
    for (std::size_t i = 0; i < result.size(); ++i) {
      auto likeness = Dense{};
      std::ranges::transform(centres, std::back_inserter(likeness),
                             [&](Dense const& centre) { return product(vectors.texts[i], centre); });
      result[i] = static_cast<std::uint32_t>(std::ranges::max_element(likeness) - likeness.begin());
      members[result[i]].push_back(vectors.texts[i]);
    }
    if (result == before) {
      break;
    }
    std::ranges::transform(members, centres.begin(), [&](auto const& of) { return centre_of(vectors, of); });
  }
  return result;
}

TEST(StoryGroups, AgreeWithTheCausesBetterThanPlainWordsAndKMeans) {
  auto const stories = labelled_stories();
  auto const groups = shipped_groups(stories.texts);
  auto const ours = adjusted_rand_index(stories.causes, partition(groups, stories.texts.size()));
  auto const vectors = plain_tf_idf(stories.texts);
  constexpr auto kSeeds = 10U;
  double plain = 0;
  for (auto seed = 1U; seed <= kSeeds; ++seed) {
    plain += adjusted_rand_index(stories.causes, k_means(vectors, 20, seed)) / kSeeds;
  }
  RecordProperty("ours", std::to_string(ours));
  RecordProperty("plain", std::to_string(plain));
  EXPECT_GE(ours, 0.5);
  EXPECT_GE(ours, plain + 0.15);
}

TEST(StoryGroups, AreTheSameForAnyOrder) {
  auto stories = labelled_stories();
  auto const first = shipped_groups(stories.texts);
  auto order = std::vector<std::uint32_t>(stories.texts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::shuffle(order, std::mt19937{8});
  auto shuffled = std::vector<std::string>{};
  std::ranges::transform(order, std::back_inserter(shuffled), [&](std::uint32_t i) { return stories.texts[i]; });
  auto second = shipped_groups(shuffled);
  ASSERT_THAT(second, SizeIs(first.size()));
  for (std::size_t i = 0; i < first.size(); ++i) {
    ASSERT_THAT(second[i].members, SizeIs(first[i].members.size()));
    for (std::size_t k = 0; k < first[i].members.size(); ++k) {
      EXPECT_EQ(order[second[i].members[k].story], first[i].members[k].story);
      EXPECT_EQ(second[i].members[k].likeness, first[i].members[k].likeness);
    }
  }
}

TEST(StoryGroups, AreTiedByWhatTheirStoriesTell) {
  auto const texts = std::vector<std::string>{
      "Le standard sonne dans le vide, personne ne décroche.",
      "J’appelle tous les jours, toutes les lignes sont occupées et ça raccroche.",
      "Injoignable ! Une heure de musique d’attente au téléphone, puis la ligne se coupe.",
      "Le répondeur dit que tous les conseillers sont occupés, impossible de joindre quelqu’un.",
      "Trois marches à l’entrée et pas de rampe pour mon fauteuil roulant.",
      "L’ascenseur est en panne, je suis restée en bas de l’escalier avec mes béquilles.",
      "La porte est trop étroite pour un fauteuil, rien n’est accessible.",
      "Ma mère ne peut pas monter les marches, il n’y a pas d’ascenseur."};
  auto const groups = shipped_groups(texts);
  ASSERT_THAT(groups, SizeIs(2));
  auto const members = [&](StoryGroup const& group) {
    auto places = std::set<std::uint32_t>{};
    for (auto const& member : group.members) {
      places.insert(member.story);
      EXPECT_GT(member.likeness, 0);
      EXPECT_LE(member.likeness, 1);
    }
    return places;
  };
  auto const by_phone = members(groups[0]).contains(0) ? 0U : 1U;
  EXPECT_THAT(members(groups[by_phone]), ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(members(groups[1 - by_phone]), ElementsAre(4, 5, 6, 7));
  EXPECT_EQ(groups[by_phone].ties.front().text, "telephone");
  EXPECT_EQ(groups[by_phone].ties.front().stories, 4);
  EXPECT_EQ(groups[1 - by_phone].ties.front().text, "accessibility");
  EXPECT_THAT(groups[1 - by_phone].ties, Contains(Field(&Tie::text, "ascenseur")));
}

// What is told over and over is one group, beside stories of other causes, however many tell it.
TEST(StoryGroups, DoNotPartWhatManyTellInNearlyTheSameWords) {
  constexpr auto kTimes = 1260U;
  auto const places = std::array{"Sedan", "Rethel", "Vouziers", "Givet", "Revin", "Fumay"};
  auto const days = std::array{"lundi", "mardi", "mercredi", "jeudi", "vendredi"};
  auto texts = labelled_stories().texts;
  auto const others = texts.size();
  for (auto i = 0U; i < kTimes; ++i) {
    texts.push_back("À " + std::string{places[i % places.size()]} + ", le standard ne décroche pas : appelé " +
                    std::to_string(i) + " fois, déjà, et le même répondeur " + days[i % days.size()] + ".");
  }
  auto const groups = shipped_groups(texts);
  auto const told_again = [&](StoryGroup const& group) {
    return std::ranges::count_if(group.members, [&](GroupMember const& one) { return one.story >= others; });
  };
  EXPECT_EQ(told_again(groups.front()), kTimes);
  EXPECT_LT(groups.front().members.size(), kTimes + 60);
  EXPECT_GE(groups.size(), 15U);
  auto names = std::set<std::vector<std::string>>{};
  for (auto const& group : groups) {
    auto fields = std::vector<std::string>{};
    for (auto const& tie : group.ties) {
      if (tie.kind == TieKind::kField) {
        fields.push_back(tie.text);
      }
    }
    EXPECT_TRUE(fields.empty() || names.insert(fields).second) << fields.front() << ": two groups of one name";
  }
}

// A group is called by what most of its stories tell of, in words as people write them.
TEST(StoryGroups, HaveTiesThatMostOfTheirStoriesBear) {
  auto const groups = shipped_groups(labelled_stories().texts);
  auto words = std::set<std::string>{};
  for (auto const& group : groups) {
    for (auto const& tie : group.ties) {
      EXPECT_TRUE(tie.kind == TieKind::kWord || 2 * tie.stories >= group.members.size()) << tie.text;
      if (tie.kind == TieKind::kWord) {
        words.insert(tie.text);
      }
    }
  }
  for (auto const* const written : {"décroche", "numéro", "pièce", "séjour", "France"}) {
    EXPECT_THAT(words, Contains(written));
  }
  for (auto const* const of_any_story : {"même", "meme", "déjà", "deja", "fois", "heures"}) {
    EXPECT_THAT(words, Not(Contains(of_any_story)));
  }
}

TEST(StoryGroups, LeaveOutWhatIsLikeNothingElse) {
  EXPECT_THAT(shipped_groups({}), IsEmpty());
  EXPECT_THAT(shipped_groups({"", "…", "Zut"}), IsEmpty());
  EXPECT_THAT(shipped_groups({"Le guichet était fermé.", "Mon permis n’arrive pas."}), IsEmpty());
}

TEST(StoryGroups, AreFoundAgainNextMonth) {
  auto const stories = labelled_stories();
  auto halves = std::array<std::vector<std::string>, 2>{};
  for (std::size_t i = 0; i < stories.texts.size(); ++i) {
    halves[i % 2].push_back(stories.texts[i]);
  }
  auto const profiles = [](std::vector<StoryGroup> const& groups) {
    auto all = std::vector<std::vector<ProfileFeature>>{};
    std::ranges::transform(groups, std::back_inserter(all), &StoryGroup::profile);
    return all;
  };
  auto const before = shipped_groups(halves[0]);
  auto const now = shipped_groups(halves[1]);
  auto const same = continued_groups(profiles(before), profiles(now));
  ASSERT_THAT(same, SizeIs(now.size()));
  auto continued = 0U;
  auto agree = 0U;
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (same[i]) {
      ++continued;
      agree += now[i].ties.front().text == before[*same[i]].ties.front().text ? 1U : 0U;
    }
  }
  EXPECT_GE(continued, now.size() * 2 / 3);
  EXPECT_GE(agree * 4, continued * 3);
  EXPECT_THAT(continued_groups(profiles(now), profiles(now)).back(), Optional(now.size() - 1));
}

TEST(StoryConcepts, ReadsExpressionsAsTheyAreTyped) {
  auto const file =
      StoryConceptFile{{{"telephone", StoryFieldKind::kTrouble, "", "", "", "", {{"", "décrocher | ne répond pas"}}},
                        {"closed", StoryFieldKind::kTrouble, "", "", "", "", {{"", "sans prévenir | porte close"}}}}};
  auto concepts = StoryConcepts{file, {"CAF"}};
  auto const read = [&](std::string_view text) { return concepts.read(text).expressions; };
  EXPECT_THAT(read("On ne répond toujours pas"), ElementsAre(1));
  EXPECT_THAT(read("ils vont decroché un jour"), ElementsAre(0));
  EXPECT_THAT(read("La porte, close, sans nous prévenir"), ElementsAre(2, 3));
  EXPECT_THAT(read("sans porte"), IsEmpty());
  EXPECT_THAT(concepts.read("La CAF, le guichet").words, ElementsAre(Field(&StoryWord::written, "guichet")));
}

TEST(NearestStories, AreExactWhileFewShareAFeature) {
  auto const stories = std::vector<StoryVector>{{{0, 1}}, {{0, 0.8F}, {1, 0.6F}}, {{1, 1}}, {{2, 1}}};
  auto const nearest_ones = nearest_stories(stories, 2, 10);
  ASSERT_THAT(nearest_ones[1], SizeIs(2));
  EXPECT_EQ(nearest_ones[1][0].story, 0);
  EXPECT_FLOAT_EQ(nearest_ones[1][0].likeness, 0.8F);
  EXPECT_EQ(nearest_ones[1][1].story, 2);
  EXPECT_THAT(nearest_ones[3], IsEmpty());
}

TEST(Communities, OfTwoTrianglesJoinedByOneEdgeAreTwo) {
  auto const edges = std::vector<Edge>{{0, 1, 1}, {1, 2, 1}, {0, 2, 1}, {3, 4, 1}, {4, 5, 1}, {3, 5, 1}, {2, 3, 1}};
  EXPECT_THAT(communities(7, edges, 1), ElementsAre(0, 0, 0, 1, 1, 1, 2));
}

}  // namespace
}  // namespace relais::language

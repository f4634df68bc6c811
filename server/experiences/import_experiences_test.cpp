#include "experiences/import_experiences.hpp"

#include <fstream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/json/read.hpp"

namespace relais::experiences {
namespace {

constexpr auto kNow = Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 27}};

std::string shipped(std::string_view path) {
  auto file = std::ifstream{fmt::format("{}/data/{}", RELAIS_SOURCE_DIR, path)};
  return {std::istreambuf_iterator<char>{file}, {}};
}

ServiceTree const& tree() {
  static auto const kTree = ServiceTree{*json::read<std::vector<Service>>(shipped("services.json"))};
  return kTree;
}

ImportWords const& words() {
  static auto const kWords = *json::read<ImportWords>(shipped("import/experience-words.json"));
  return kWords;
}

std::string body_of(std::string const& structure, std::string const& typology) {
  return StructureServices{tree(), NetworkId{"fr"}, words()}.of(structure, typology).code.text;
}

TEST(StructureServices, a_structure_is_the_body_that_its_name_or_its_kind_says) {
  EXPECT_EQ(body_of("Pôle emploi", ""), "france_travail");
  EXPECT_EQ(body_of("Agence de Nulle-Part", "AGENCE POLE EMPLOI (APE)"), "france_travail");
  EXPECT_EQ(body_of("CAF du Nord", ""), "caf");
  EXPECT_EQ(body_of("Sous-préfecture de Nulle-Part", "Réseau préfectoral"), "prefecture");
}

TEST(StructureServices, an_everyday_word_at_the_beginning_tells_nothing) {
  EXPECT_THAT(body_of("Maison des associations", ""), testing::StartsWith("listed_"));
}

TEST(StructureServices, what_is_like_no_body_becomes_one_under_the_theme_of_its_kind) {
  auto services = StructureServices{tree(), NetworkId{"fr"}, words()};
  auto const first = services.of("Dispensaire de Nulle-Part", "Santé");
  EXPECT_EQ(services.of("DISPENSAIRE DE NULLE PART", "Santé").code, first.code);
  services.of("Bureau de Nulle-Part", "Inconnue");
  auto const& added = services.added();
  ASSERT_EQ(added.size(), 3U);
  EXPECT_EQ(added[0].parent_code, ServiceCode{"health"});
  EXPECT_EQ(added[1].code.text, words().others.code);
  EXPECT_FALSE(added[1].parent_code);
  EXPECT_EQ(added[2].parent_code, added[1].code);
}

TEST(ImportWords, every_body_of_the_table_is_in_the_tree) {
  for (auto const& [network, names] : words().services) {
    for (auto const& [name, code] : names) {
      EXPECT_NE(tree().find(NetworkId{network}, ServiceCode{code}), nullptr) << network << " " << name;
    }
  }
}

Result<ReadExperiences> read(std::string const& published, std::string const& written = "2023-01-01") {
  static auto const kRules =
      language::PersonalDataRules{*json::read<language::PersonalDataRuleFile>(shipped("personal-data-rules.json")),
                                  *json::read<language::PersonalNamesFile>(shipped("personal-names.json"))};
  static auto const kGuard = language::TextGuard{kRules, language::PersonalDataText::kStory};
  auto const csv = fmt::format(
      "ID expérience;Écrit le;Date de publication;Description;Ressenti usager;Etat expérience;Date de premiere réponse;"
      "Intitulé département usager;Intitulé structure 1;Réponse structure 1\n1;{};{};Texte inventé;Neutre;Publiée;;"
      "Nord (59);CAF;\n",
      written, published);
  return read_experiences(
      *tables::read_table(csv),
      {NetworkId{"fr"}, "une liste", kNow, {{"nord", "59"}, {"59", "59"}}, {}, &tree(), &words(), &kGuard});
}

std::string published_at(std::string const& said) {
  auto const list = read(said);
  return list->stories.empty() ? "" : TextForm<Instant>::write(*list->stories[0].row.published_at);
}

TEST(ReadExperiences, days_and_times_are_read_as_they_are_written) {
  EXPECT_EQ(published_at("2023-01-04T10:00:00+01:00"), "2023-01-04T09:00:00.000Z");
  EXPECT_EQ(published_at("2023-01-04 10:00"), "2023-01-04T10:00:00.000Z");
  EXPECT_EQ(published_at("04/01/2023"), "2023-01-04T00:00:00.000Z");
  EXPECT_EQ(published_at("04/01/2023 10:15"), "2023-01-04T10:15:00.000Z");
}

TEST(ReadExperiences, midnight_of_its_own_place_is_that_day) {
  EXPECT_EQ(published_at("2023-01-04T00:00:00+01:00"), "2023-01-04T00:00:00.000Z");
  EXPECT_EQ(published_at("2023-01-04T00:00:07+01:00"), "2023-01-03T23:00:07.000Z");
}

TEST(ReadExperiences, no_day_that_there_is_not_and_none_to_come) {
  for (auto const* const said : {"", "31/02/2023", "2023-1-4", "1899-12-30", "2027-01-01", "2023-01-04T25:00:00Z"}) {
    EXPECT_EQ(published_at(said), "") << said;
    EXPECT_EQ(read(said)->report.refused, 1) << said;
  }
  EXPECT_EQ(read("2023-01-04", "demain")->report.refused, 1);
  EXPECT_EQ(read("2023-01-04", "")->report.refused, 0);
}

TEST(ReadExperiences, a_department_with_its_number_is_that_one) {
  EXPECT_EQ(read("2023-01-04")->stories[0].row.department_code, "59");
}

}  // namespace
}  // namespace relais::experiences

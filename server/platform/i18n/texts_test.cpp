#include "platform/i18n/texts.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <gmock/gmock.h>

namespace relais::i18n {
namespace {

using testing::HasSubstr;

Result<Texts> loaded(std::string_view path, std::string_view json) {
  std::array const files{embedded::File{path, json}};
  return Texts::load(files);
}

TEST(Texts, are_found_by_language_and_key) {
  auto const texts = loaded("web/texts/en/network.json", R"({"network.a":"Hello","network.b":"{n} things"})");
  ASSERT_TRUE(texts);
  EXPECT_EQ(texts->text(Language::kEn, "network.a"), "Hello");
  EXPECT_EQ(texts->message(Language::kEn, "network.b", {{"n", std::int64_t{1200}}}), "1,200 things");
  EXPECT_EQ(texts->text(Language::kEn, "network.unknown"), "network.unknown");
  EXPECT_TRUE(texts->speaks(Language::kEn));
  EXPECT_FALSE(texts->speaks(Language::kDe));
}

TEST(Texts, of_a_missing_language_are_french) {
  auto const texts = loaded("web/texts/fr/network.json", R"({"network.a":"Bonjour"})");
  ASSERT_TRUE(texts);
  EXPECT_EQ(texts->text(Language::kNl, "network.a"), "Bonjour");
}

TEST(Texts, that_are_broken_name_their_file) {
  for (auto const* json : {"[]", "{", R"({"network.a":1})", R"({"other.a":"x"})", R"({"networks.a":"x"})",
                           R"({"network.a":"{n, plural, one {x}}"})"}) {
    auto const texts = loaded("web/texts/fr/network.json", json);
    ASSERT_FALSE(texts) << json;
    EXPECT_THAT(texts.problem().detail, HasSubstr("web/texts/fr/network.json")) << json;
  }
  EXPECT_FALSE(loaded("web/texts/xx/network.json", "{}"));
}

TEST(ShippedTexts, say_the_same_in_french_and_english) {
  auto const texts = Texts::load_embedded();
  ASSERT_TRUE(texts) << texts.problem().detail;
  EXPECT_EQ(texts->keys(Language::kFr), texts->keys(Language::kEn));
  for (auto const& key : texts->keys(Language::kFr)) {
    EXPECT_EQ(texts->places(Language::kFr, key), texts->places(Language::kEn, key)) << key;
    EXPECT_FALSE(texts->text(Language::kFr, key).empty()) << key;
    EXPECT_FALSE(texts->text(Language::kEn, key).empty()) << key;
  }
}

TEST(ShippedTexts, keep_french_signs_with_their_words) {
  auto const texts = Texts::load_embedded();
  ASSERT_TRUE(texts);
  std::regex const loose{" [?!;:]| »|« "};
  for (auto const& key : texts->keys(Language::kFr)) {
    EXPECT_FALSE(std::regex_search(std::string{texts->text(Language::kFr, key)}, loose)) << key;
  }
}

std::string content(std::filesystem::path const& path) {
  std::ostringstream out;
  out << std::ifstream{path}.rdbuf();
  return out.str();
}

bool is_product_source(std::filesystem::path const& path) {
  auto const name = path.filename().string();
  auto const is_test = name.find("_test.") != name.npos || name.starts_with("test_");
  return !is_test && (path.extension() == ".cpp" || path.extension() == ".hpp");
}

// Whatever is written like a key is one, be it the code of a refusal or a text of a page: names of statements, events,
// log lines and files look alike and are known by what stands before them, or by how they end.
std::set<std::string> keys_in(std::string const& text) {
  auto const source = std::regex_replace(text, std::regex{"//[^\n]*"}, "");
  static std::regex const kLiteral{R"re(([^\n]*?)"([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+)")re"};
  static std::regex const kNoKey{R"(#include|Statement|BulkSave|require_own|Event\{|log_?(\.|->)write\(|emit\()"};
  static std::regex const kFile{R"(\.(json|csv|pdf|geojson|db|toml|css|ts)$)"};
  std::set<std::string> keys;
  for (std::sregex_iterator match{source.begin(), source.end(), kLiteral}, end; match != end; ++match) {
    auto const key = (*match)[2].str();
    if (!std::regex_search((*match)[1].str(), kNoKey) && !std::regex_search(key, kFile)) {
      keys.insert(key);
    }
  }
  return keys;
}

TEST(ShippedTexts, hold_every_key_that_the_program_names) {
  auto const texts = Texts::load_embedded();
  ASSERT_TRUE(texts);
  std::set<std::string> keys;
  for (auto const& entry : std::filesystem::recursive_directory_iterator{RELAIS_SOURCE_DIR "/server"}) {
    if (is_product_source(entry.path())) {
      keys.merge(keys_in(content(entry.path())));
    }
  }
  EXPECT_THAT(keys, testing::Contains("json.malformed"));
  for (auto const& key : keys) {
    EXPECT_TRUE(texts->has(Language::kFr, key)) << key;
    EXPECT_TRUE(texts->has(Language::kEn, key)) << key;
  }
}

}  // namespace
}  // namespace relais::i18n

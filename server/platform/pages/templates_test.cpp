#include "platform/pages/templates.hpp"

#include <gmock/gmock.h>

#include "platform/pages/json_ld.hpp"
#include "platform/pages/url.hpp"

namespace relais::pages {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Item {
  std::string name;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Item, (), (name, note))

struct Model {
  std::string title;
  std::int64_t count = 0;
  bool open = false;
  std::optional<Item> one;
  std::vector<Item> items;
  std::vector<std::string> words;
  json::Written data;
};
BOOST_DESCRIBE_STRUCT(Model, (), (title, count, open, one, items, words, data))

i18n::Texts texts() {
  static std::vector<embedded::File> const files{
      {"web/texts/fr/a.json", R"({"a.hello":"Bonjour <\"vous\">","a.count":"{n} choses"})"},
      {"web/texts/en/a.json", R"({"a.hello":"Hello","a.count":"{n} things"})"}};
  auto loaded = i18n::Texts::load(files);
  return *loaded;
}

Result<Templates> loaded(std::string body, std::string included = "") {
  static std::vector<std::string> kept;  // files are views
  kept.push_back(std::string{kAutoescape} + body);
  auto const page = kept.back();
  auto const part = std::string{kAutoescape} + included;
  std::vector<embedded::File> const files{{"web/templates/a/page.tpl", page}, {"web/templates/a/part.tpl", part}};
  return Templates::load(files, texts(), [](std::string_view entry) {
    return entry == "src/a.css" ? std::optional<std::string_view>{"/assets/a-1.css"} : std::nullopt;
  });
}

std::string rendered(std::string body, Model const& model, std::string included = "") {
  auto const templates = loaded(std::move(body), std::move(included));
  return templates ? templates->render(Language::kFr, "a/page", model) : templates.problem().detail;
}

TEST(Templates, fill_values_sections_and_their_absence) {
  Model model;
  model.title = "t";
  model.count = 3;
  model.items = {{"a", "n"}, {"b", {}}};
  model.words = {"x", "y"};
  EXPECT_EQ(rendered("{{title}}{{count}}", model), "t3");
  EXPECT_EQ(rendered("{{#open}}yes{{/open}}{{#no_open}}no{{/no_open}}", model), "no");
  EXPECT_EQ(rendered("{{#one}}{{name}}{{/one}}{{#no_one}}none{{/no_one}}", model), "none");
  EXPECT_EQ(rendered("{{#has_items}}[{{#items}}{{name}}{{#note}}({{note}}){{/note}}{{#no_note}}!{{/no_note}}{{/"
                     "items}}]{{/has_items}}",
                     model),
            "[a(n)b!]");
  EXPECT_EQ(rendered("{{#words}}<{{words}}>{{/words}}{{#no_words}}none{{/no_words}}", model), "<x><y>");
  model.one = Item{"one", {}};
  EXPECT_EQ(rendered("{{#one}}{{name}} of {{title}}{{/one}}", model), "one of t");
}

TEST(Templates, escape_for_the_place_where_a_value_stands) {
  Model model;
  model.title = R"(<b>"x"</b>&)";
  EXPECT_THAT(rendered("<p>{{title}}</p>", model), HasSubstr("&lt;b&gt;&quot;x&quot;&lt;/b&gt;&amp;"));
  EXPECT_THAT(rendered(R"(<p title="{{title}}">x</p>)", model), Not(HasSubstr("\"x\"")));
  model.title = "a b&c=d?é";
  EXPECT_THAT(rendered(R"(<a href="/x?q={{title:url_query_escape}}">x</a>)", model),
              HasSubstr("q=a+b%26c%3Dd%3F%C3%A9"));
}

TEST(Templates, never_link_to_a_script) {
  Model model;
  model.title = "javascript:alert(1)";
  EXPECT_THAT(rendered(R"(<a href="{{title}}">x</a>)", model), Not(HasSubstr("javascript")));
}

TEST(Templates, splice_texts_parts_and_assets) {
  Model model;
  model.title = "t";
  EXPECT_EQ(rendered("[[a.hello]]", model), "Bonjour &lt;&quot;vous&quot;&gt;");
  EXPECT_EQ(rendered("[[lang]]:[[> a/part]]", model, "<i>{{title}}</i>"), "fr:<i>t</i>");
  EXPECT_EQ(rendered("  [[@ src/a.css]]\n\n  x", model), "/assets/a-1.css\nx");
}

TEST(Templates, that_are_broken_are_refused_at_start) {
  for (auto const* body : {"[[a.unknown]]", "[[a.count]]", "[[@ src/b.css]]", "[[> a/none]]", "[[> a/page]]",
                           "[[a.hello", "{{#open}}", "{{/open}}", "{{open"}) {
    auto const templates = loaded(body);
    ASSERT_FALSE(templates) << body;
    EXPECT_THAT(templates.problem().detail, HasSubstr("a/page")) << body;
  }
  std::vector<embedded::File> const bare{{"web/templates/a/page.tpl", "<p>{{title}}</p>"}};
  EXPECT_FALSE(Templates::load(bare, texts(), [](auto) { return std::nullopt; }));
}

TEST(Templates, are_checked_against_their_model) {
  auto const misfit_of = [](std::string body) { return !loaded(std::move(body))->check<Model>("a/page"); };
  EXPECT_FALSE(misfit_of("{{title}}{{#items}}{{name}}{{count}}{{/items}}{{data:none}}"));
  EXPECT_TRUE(misfit_of("{{titel}}"));
  EXPECT_TRUE(misfit_of("{{name}}"));
  EXPECT_TRUE(misfit_of("{{#opened}}x{{/opened}}"));
  EXPECT_TRUE(misfit_of("{{#items}}{{/items}}{{#note}}x{{/note}}"));
  EXPECT_FALSE(loaded("x")->check<Model>("a/none"));
}

struct Outer {
  std::optional<std::string> note;
  std::vector<Item> items;
};
BOOST_DESCRIBE_STRUCT(Outer, (), (note, items))

// ctemplate would show the outer note in an item that has none.
TEST(Templates, may_not_ask_for_a_section_that_two_levels_offer) {
  auto const templates = loaded("{{#items}}{{#note}}{{note}}{{/note}}{{/items}}");
  ASSERT_TRUE(templates);
  EXPECT_THAT(templates->check<Outer>("a/page").problem().detail, HasSubstr("2 levels"));
}

TEST(Templates, of_another_language_are_other_pages) {
  auto const templates = loaded("[[a.hello]]");
  ASSERT_TRUE(templates);
  EXPECT_EQ(templates->render(Language::kEn, "a/page", Model{}), "Hello");
  EXPECT_THROW((void)templates->render(Language::kDe, "a/page", Model{}), std::logic_error);
}

struct Thing {
  std::string at_type = "Thing";
  std::string postal_code;
  std::vector<Item> some_things;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (at_type, postal_code, some_things))

TEST(JsonLd, is_named_as_schema_org_does_and_cannot_end_its_script) {
  Thing const thing{"Thing", R"(</script> "at_type": \)", {{"a_b", {}}}};
  EXPECT_EQ(json_ld(thing).text,
            R"({"@type":"Thing","postalCode":"\u003c/script> \"at_type\": \\","someThings":[{"name":"a_b"}]})");
  Model model;
  model.data = json_ld(thing);
  EXPECT_EQ(rendered(R"(<script type="application/ld+json">{{data:none}}</script>)", model),
            R"(<script type="application/ld+json">)" + model.data.text + "</script>");
}

TEST(PercentEncoding, leaves_nothing_that_an_address_reads) {
  EXPECT_EQ(percent_encoded("Saint-Denis (93200) & é/?#"), "Saint-Denis%20%2893200%29%20%26%20%C3%A9%2F%3F%23");
}

}  // namespace
}  // namespace relais::pages

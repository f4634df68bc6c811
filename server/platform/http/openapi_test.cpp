#include "platform/http/openapi.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

#include "platform/http/test_site.hpp"

namespace relais::http {

enum class Mood { kCalm, kBusy };
BOOST_DESCRIBE_ENUM(Mood, kCalm, kBusy)

struct ThingQuery {
  std::string id;
  std::string q;
  std::vector<Mood> mood;
  std::int32_t limit = 20;
};
BOOST_DESCRIBE_STRUCT(ThingQuery, (), (id, q, mood, limit))

struct Thing {
  std::string name;
  std::optional<Mood> mood;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (name, mood))

namespace other {
struct Thing {
  bool is_other = true;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (is_other))
}  // namespace other

}  // namespace relais::http

template <>
struct relais::json::Constraints<relais::http::ThingQuery> {
  using Query = relais::http::ThingQuery;
  static constexpr auto all = std::tuple{length(&Query::q, 1, 100), range(&Query::limit, 1, 200)};
};

namespace relais::http {
namespace {

using testing::HasSubstr;

constexpr auto kAnybody = Right::kReadPublicDirectory;

template <class Answered>
Result<Answered> give(ThingQuery const&) {
  return Answered{};
}

boost::json::value document_of(Routes const& routes) {
  auto const document = openapi_document(routes, echo_text, "1.2.3");
  EXPECT_TRUE(document);
  return boost::json::parse(*document);
}

TEST(OpenApi, tells_parameters_with_their_place_need_default_and_bounds) {
  Routes routes;
  routes.get<ThingQuery, Thing>("/api/v1/things/{id}", kAnybody, Work::kShort, give<Thing>,
                                {.summary = "things.api.show_thing", .codes = {"things.unknown"}});
  auto const document = document_of(routes);
  auto const& operation = document.at_pointer("/paths/~1api~1v1~1things~1{id}/get");
  EXPECT_EQ(operation.at("operationId"), "show_thing");
  EXPECT_EQ(operation.at("summary"), "en:things.api.show_thing");
  EXPECT_EQ(operation.at("parameters"), boost::json::parse(R"([
    {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}},
    {"name": "q", "in": "query", "required": true, "schema": {"type": "string", "minLength": 1, "maxLength": 100}},
    {"name": "mood", "in": "query",
     "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Mood"}}},
    {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 200, "default": 20}}])"));
  EXPECT_EQ(operation.at_pointer("/responses/200/content/application~1json/schema/$ref"), "#/components/schemas/Thing");
  EXPECT_EQ(operation.at_pointer("/responses/default/$ref"), "#/components/responses/Problem");
  EXPECT_EQ(operation.at_pointer("/x-problem-codes/0"), "things.unknown");
  EXPECT_EQ(document.at_pointer("/components/schemas/Mood/enum"), boost::json::parse(R"(["calm", "busy"])"));
  EXPECT_EQ(document.at_pointer("/components/schemas/Thing/required"), boost::json::parse(R"(["name"])"));
  EXPECT_FALSE(document.at_pointer("/components/schemas").as_object().contains("ThingQuery"));
  EXPECT_TRUE(document.at_pointer("/components/schemas").as_object().contains("ProblemDocument"));
}

TEST(OpenApi, tells_bodies_empty_answers_and_files) {
  Routes routes;
  routes.put<NoParameters, Thing, void>("/api/v1/thing", kAnybody, Work::kWrite,
                                        [](NoParameters const&, Thing const&) { return Result<void>{}; });
  routes.get("/api/v1/things.csv", kAnybody, Work::kLong, [](Request const&) { return text(""); },
             {.produces = "text/csv"});
  routes.get("/page", kAnybody, Work::kLong, [](Request const&) { return html(""); });
  auto const document = document_of(routes);
  auto const& put = document.at_pointer("/paths/~1api~1v1~1thing/put");
  EXPECT_EQ(put.at_pointer("/requestBody/content/application~1json/schema/$ref"), "#/components/schemas/Thing");
  EXPECT_TRUE(put.at_pointer("/responses").as_object().contains("204"));
  EXPECT_TRUE(
      document.at_pointer("/paths/~1api~1v1~1things.csv/get/responses/200/content").as_object().contains("text/csv"));
  EXPECT_EQ(document.at("paths").as_object().size(), 2);
}

TEST(OpenApi, does_not_depend_on_the_order_of_declaration) {
  auto const declare = [](Routes& routes, bool first) {
    if (first) {
      routes.get<ThingQuery, Thing>("/api/v1/a", kAnybody, Work::kShort, give<Thing>);
    } else {
      routes.get<NoParameters, std::vector<Mood>>("/api/v1/b", kAnybody, Work::kShort,
                                                  [](NoParameters const&) { return std::vector<Mood>{}; });
    }
  };
  Routes one;
  declare(one, true);
  declare(one, false);
  Routes two;
  declare(two, false);
  declare(two, true);
  EXPECT_EQ(*openapi_document(one, echo_text, "1"), *openapi_document(two, echo_text, "1"));
}

TEST(OpenApi, refuses_two_types_of_one_name) {
  Routes routes;
  routes.get<ThingQuery, Thing>("/api/v1/a", kAnybody, Work::kShort, give<Thing>);
  routes.get<ThingQuery, other::Thing>("/api/v1/b", kAnybody, Work::kShort, give<other::Thing>);
  auto const document = openapi_document(routes, echo_text, "1");
  ASSERT_FALSE(document);
  EXPECT_EQ(document.problem().code, "http.contract_collision");
  EXPECT_THAT(document.problem().detail, HasSubstr("Thing"));
}

TEST(OpenApi, refuses_two_operations_of_one_name) {
  Routes routes;
  RouteOptions const options{.summary = "things.api.show"};
  routes.get<ThingQuery, Thing>("/api/v1/a", kAnybody, Work::kShort, give<Thing>, options);
  routes.get<ThingQuery, Thing>("/api/v1/b", kAnybody, Work::kShort, give<Thing>, options);
  EXPECT_FALSE(openapi_document(routes, echo_text, "1"));
}

}  // namespace
}  // namespace relais::http

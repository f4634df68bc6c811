#include "platform/http/parameters.hpp"

#include <tuple>

#include <gmock/gmock.h>

#include "platform/clock/clock.hpp"

namespace relais::http {

enum class Shape { kFixed, kOnWheels };
BOOST_DESCRIBE_ENUM(Shape, kFixed, kOnWheels)

struct SearchQuery {
  std::string id;
  std::string q;
  std::optional<Shape> shape;
  std::vector<Date> day;
  std::optional<double> within_km;
  bool open = false;
  std::int32_t limit = 20;
};
BOOST_DESCRIBE_STRUCT(SearchQuery, (), (id, q, shape, day, within_km, open, limit))

}  // namespace relais::http

template <>
struct relais::json::Constraints<relais::http::SearchQuery> {
  using Query = relais::http::SearchQuery;
  static constexpr auto all = std::tuple{length(&Query::q, 1, 10), range(&Query::limit, 1, 200)};
};

namespace relais::http {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Result<SearchQuery> read(std::string_view query, Unknown unknown = Unknown::kRefused) {
  Request request{.query = query};
  request.parameters.push({"id", "c-1"});
  return read_parameters<SearchQuery>(request, unknown);
}

std::vector<FieldFault> faults(std::string_view query) {
  auto const result = read(query);
  return result ? std::vector<FieldFault>{} : result.problem().fields;
}

TEST(Parameters, reads_every_kind_of_member) {
  auto const query = read("q=a+b&shape=on_wheels&day=2024-08-01&day=2024-08-02&within_km=2.5&open=true&limit=5");
  ASSERT_TRUE(query);
  EXPECT_EQ(query->id, "c-1");
  EXPECT_EQ(query->q, "a b");
  EXPECT_EQ(query->shape, Shape::kOnWheels);
  EXPECT_EQ(query->day.size(), 2);
  EXPECT_EQ(query->within_km, 2.5);
  EXPECT_TRUE(query->open);
  EXPECT_EQ(query->limit, 5);
}

TEST(Parameters, absent_and_empty_ones_leave_the_default) {
  auto const query = read("q=x&shape=&day=&limit=&within_km=&open=");
  ASSERT_TRUE(query);
  EXPECT_FALSE(query->shape);
  EXPECT_THAT(query->day, IsEmpty());
  EXPECT_FALSE(query->within_km);
  EXPECT_EQ(query->limit, 20);
}

TEST(Parameters, finds_every_fault_in_one_go) {
  EXPECT_THAT(faults("shape=round&day=2024-02-30&day=2024-02-29&within_km=near&open=1&limit=201&colour=red&limit=1"),
              ElementsAre(FieldFault{"shape", "http.parameter_wrong"}, FieldFault{"day", "http.parameter_wrong"},
                          FieldFault{"within_km", "http.parameter_wrong"}, FieldFault{"open", "http.parameter_wrong"},
                          FieldFault{"limit", "http.parameter_repeated"}, FieldFault{"q", "http.parameter_missing"},
                          FieldFault{"colour", "http.parameter_unknown"}));
}

TEST(Parameters, a_bound_is_told_as_such_when_a_value_was_given) {
  EXPECT_THAT(faults("q=x&limit=0"), ElementsAre(FieldFault{"limit", "json.number_outside_bounds"}));
  EXPECT_THAT(faults("q=0123456789a"), ElementsAre(FieldFault{"q", "json.length_outside_bounds"}));
}

TEST(Parameters, numbers_are_read_whole_or_not_at_all) {
  for (auto const* query : {"limit=5x", "limit=+5", "limit= 5", "limit=0x5", "limit=3000000000", "limit=5.0"}) {
    EXPECT_THAT(faults(std::string{"q=x&"} + query), ElementsAre(FieldFault{"limit", "http.parameter_wrong"})) << query;
  }
  for (auto const* query : {"within_km=nan", "within_km=inf", "within_km=1e999", "within_km=1,5", "within_km=1%005"}) {
    EXPECT_FALSE(read(std::string{"q=x&"} + query)) << query;
  }
}

TEST(Parameters, a_parameter_of_the_path_is_not_taken_from_the_query) {
  EXPECT_THAT(faults("q=x&id=other"), ElementsAre(FieldFault{"id", "http.parameter_unknown"}));
}

TEST(Parameters, pages_ignore_what_strangers_append_to_their_links) {
  EXPECT_TRUE(read("q=x&utm_source=mail", Unknown::kIgnored));
  EXPECT_FALSE(read("q=x&limit=many&utm_source=mail", Unknown::kIgnored));
}

TEST(Parameters, a_query_that_does_not_decode_is_refused_as_a_whole) {
  auto const result = read("q=%FF&limit=many");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.problem().code, "http.malformed_query");
}

}  // namespace
}  // namespace relais::http

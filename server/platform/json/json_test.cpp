#include <limits>

#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/json/read.hpp"
#include "platform/json/schema.hpp"
#include "platform/text/code.hpp"

namespace relais::json {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

enum class Shade { kPaleBlue, kDark };
BOOST_DESCRIBE_ENUM(Shade, kPaleBlue, kDark)
struct Point {
  double lat = 0;
  double lon = 0;
};
BOOST_DESCRIBE_STRUCT(Point, (), (lat, lon))
using StopCode = Code<struct StopCodeTag>;
struct Tour {
  StopCode code;
  std::string name;
  Shade shade = Shade::kDark;
  std::int32_t seats = 0;
  std::optional<bool> heated;
  std::vector<Point> stops;
};
BOOST_DESCRIBE_STRUCT(Tour, (), (code, name, shade, seats, heated, stops))

}  // namespace

template <>
struct Constraints<Tour> {
  static constexpr auto all = std::tuple{range(&Tour::seats, 0, 80), length(&Tour::name, 1, 20)};
};

namespace {

Tour bus() {
  return {{"T1"}, "Bus \"A\"\n", Shade::kPaleBlue, 12, std::nullopt, {{49.5, 4.25}, {50, 5}}};
}
constexpr auto kBus =
    R"({"code":"T1","name":"Bus \"A\"\n","shade":"pale_blue","seats":12,"stops":[{"lat":49.5,"lon":4.25},{"lat":50,"lon":5}]})";

std::vector<FieldFault> faults(std::string_view text) {
  auto const result = read<Tour>(text);
  return result ? std::vector<FieldFault>{} : result.problem().fields;
}

TEST(JsonWrite, leaves_out_what_is_absent_and_escapes_text) {
  EXPECT_EQ(write(bus()), kBus);
}

TEST(JsonWrite, a_number_that_is_none_becomes_null) {
  EXPECT_EQ(write(std::numeric_limits<double>::quiet_NaN()), "null");
  EXPECT_EQ(write(Point{std::numeric_limits<double>::infinity(), 1}), R"({"lat":null,"lon":1})");
}

TEST(JsonWrite, control_characters_are_escaped) {
  EXPECT_EQ(write(std::string{"\x01\x1f"}), R"("\u0001\u001f")");
}

TEST(JsonRead, gives_back_what_was_written) {
  auto const read_back = read<Tour>(kBus);
  ASSERT_TRUE(read_back);
  EXPECT_EQ(write(*read_back), kBus);
}

TEST(JsonRead, names_the_path_of_every_wrong_field_at_once) {
  EXPECT_THAT(
      faults(R"({"code":7,"name":"B","shade":"red","seats":1.5,"stops":[{"lat":1,"lon":2},{"lat":"x"}],"wings":2})"),
      ElementsAre(FieldFault{"/code", "json.wrong_type"}, FieldFault{"/shade", "json.wrong_value"},
                  FieldFault{"/seats", "json.wrong_type"}, FieldFault{"/stops/1/lat", "json.wrong_type"},
                  FieldFault{"/stops/1/lon", "json.missing"}, FieldFault{"/wings", "json.unknown_member"}));
}

TEST(JsonRead, keeps_to_the_declared_bounds) {
  EXPECT_THAT(faults(R"({"code":"a","name":"","shade":"dark","seats":81,"stops":[]})"),
              ElementsAre(FieldFault{"/seats", "json.number_outside_bounds"},
                          FieldFault{"/name", "json.length_outside_bounds"}));
}

TEST(JsonRead, an_integer_that_does_not_fit_is_a_wrong_type) {
  EXPECT_THAT(faults(R"({"code":"a","name":"b","shade":"dark","seats":3000000000,"stops":[]})"),
              ElementsAre(FieldFault{"/seats", "json.wrong_type"}));
}

TEST(JsonRead, text_with_nul_is_refused) {
  EXPECT_THAT(faults(R"({"code":"a","name":"b\u0000c","shade":"dark","seats":1,"stops":[]})"),
              testing::Contains(FieldFault{"/name", "json.nul"}));
}

TEST(JsonRead, says_where_text_stops_being_json) {
  for (auto const* bad : {"", "{", "{\"a\":}", "[1,2", "{} x", "\xff"}) {
    auto const result = read<Tour>(bad);
    ASSERT_FALSE(result) << bad;
    EXPECT_EQ(result.problem().code, "json.malformed") << bad;
    EXPECT_THAT(result.problem().detail, HasSubstr("byte"));
  }
}

TEST(JsonSchema, names_each_type_once_and_carries_the_bounds) {
  SchemaBuilder builder;
  auto const reference = builder.schema<Tour>();
  EXPECT_EQ(boost::json::serialize(reference), R"({"$ref":"#/components/schemas/Tour"})");
  auto const text = boost::json::serialize(builder.components());
  EXPECT_THAT(text, HasSubstr(R"("seats":{"type":"integer","minimum":0,"maximum":80})"));
  EXPECT_THAT(text, HasSubstr(R"("Shade":{"type":"string","enum":["pale_blue","dark"]})"));
  EXPECT_THAT(text, HasSubstr(R"("required":["code","name","shade","seats","stops"])"));
  EXPECT_TRUE(builder.collisions().empty());
}

namespace other {
struct Point {
  int x = 0;
};
BOOST_DESCRIBE_STRUCT(Point, (), (x))
}  // namespace other

TEST(JsonSchema, two_types_with_one_name_are_noticed) {
  SchemaBuilder builder;
  builder.schema<Point>();
  builder.schema<other::Point>();
  EXPECT_THAT(builder.collisions(), ElementsAre("Point"));
}

}  // namespace
}  // namespace relais::json

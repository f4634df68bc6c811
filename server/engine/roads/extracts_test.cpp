#include "engine/roads/extracts.hpp"

#include <array>
#include <random>

#include <gtest/gtest.h>
#include <protozero/pbf_reader.hpp>
#include <protozero/pbf_writer.hpp>
#include <zlib.h>

#include "engine/roads/real_extracts.hpp"

namespace relais::roads {
namespace {

Extract extract_of(std::string const& name, std::string const& bytes) {
  return {name, std::as_bytes(std::span{bytes})};
}

Result<ReadRoads> read(std::string const& bytes, ReadLimits limits = {}) {
  auto const one = extract_of("test", bytes);
  return read_roads({&one, 1}, limits);
}

std::string osm(std::string const& elements) {
  return "<?xml version='1.0'?><osm version='0.6'>" + elements + "</osm>";
}

std::string const kFourNodes = R"(<node id="1" lat="49.0" lon="4.0"/><node id="2" lat="49.0" lon="4.01"/>
  <node id="3" lat="49.0" lon="4.02"/><node id="4" lat="49.0" lon="4.03"/>)";

std::string way(std::string const& id, std::string const& tags) {
  return "<way id='" + id + "'><nd ref='1'/><nd ref='2'/><nd ref='3'/>" + tags + "</way>";
}

TEST(Extracts, a_road_comes_out_with_its_time) {
  auto const roads = read(osm(kFourNodes + way("1", "<tag k='highway' v='unclassified'/>")));
  ASSERT_TRUE(roads);
  ASSERT_EQ(roads->network.segments.size(), 2u);
  EXPECT_NEAR(roads->network.segments[0].milliseconds, 729.5 / 42 * 3'600, 100);  // 729.5 m at 42 km/h
  EXPECT_EQ(roads->counts.roads, 1u);
}

TEST(Extracts, a_bollard_ends_the_road_for_both_sides) {
  auto const roads =
      read(osm(R"(<node id="1" lat="49" lon="4"/><node id="2" lat="49" lon="4.01"><tag k="barrier" v="bollard"/></node>
    <node id="3" lat="49" lon="4.02"/>)" +
               way("1", "<tag k='highway' v='residential'/>")));
  ASSERT_TRUE(roads);
  ASSERT_EQ(roads->network.segments.size(), 2u);
  EXPECT_NE(roads->network.segments[0].to, roads->network.segments[1].from);
  EXPECT_EQ(roads->counts.barriers, 1u);
}

TEST(Extracts, a_road_is_cut_where_a_node_is_missing) {
  auto const roads =
      read(osm("<way id='1'><nd ref='1'/><nd ref='9'/><nd ref='2'/><nd ref='3'/><tag k='highway' v='primary'/></way>" +
               kFourNodes));
  ASSERT_TRUE(roads);
  EXPECT_EQ(roads->network.segments.size(), 1u);
  EXPECT_EQ(roads->counts.missing_nodes, 1u);
  ASSERT_EQ(roads->network.ends.size(), 2u) << "the road goes on from both sides";
  EXPECT_EQ(roads->network.nodes[roads->network.ends[0]].lon, 40'000'000);
  EXPECT_EQ(roads->network.nodes[roads->network.ends[1]].lon, 40'100'000);
}

TEST(Extracts, of_each_file_the_box_is_known_that_it_states_or_that_of_its_nodes) {
  auto const road = kFourNodes + way("1", "<tag k='highway' v='primary'/>");
  auto const stated = osm("<bounds minlat='48.9' minlon='3.9' maxlat='49.1' maxlon='4.1'/>" + road);
  auto const senseless = osm("<bounds minlat='49.1' minlon='3.9' maxlat='48.9' maxlon='4.1'/>" + road);
  auto const files = std::array{extract_of("stated", stated), extract_of("senseless", senseless)};
  auto const roads = read_roads(files);
  ASSERT_TRUE(roads);
  auto const of_nodes = Box{{490'000'000, 40'000'000}, {490'000'000, 40'300'000}};
  EXPECT_EQ(roads->network.boxes, (std::vector{Box{{489'000'000, 39'000'000}, {491'000'000, 41'000'000}}, of_nodes}));
}

TEST(Extracts, a_timed_ferry_takes_its_time) {
  auto const roads =
      read(osm(kFourNodes +
               way("1", "<tag k='route' v='ferry'/><tag k='motor_vehicle' v='yes'/><tag k='duration' v='00:20'/>")));
  ASSERT_TRUE(roads);
  ASSERT_EQ(roads->network.segments.size(), 2u);
  EXPECT_NEAR(roads->network.segments[0].milliseconds, 600'000, 1'000);
}

TEST(Extracts, two_extracts_meet_at_the_nodes_that_both_have) {
  auto const left = osm(kFourNodes + way("1", "<tag k='highway' v='primary'/>"));
  auto const right = osm(kFourNodes + way("1", "<tag k='highway' v='primary'/>") +
                         "<way id='2'><nd ref='3'/><nd ref='4'/><tag k='highway' v='primary'/></way>");
  auto const both = std::vector{extract_of("left", left), extract_of("right", right)};
  auto const roads = read_roads(both);
  ASSERT_TRUE(roads);
  EXPECT_EQ(roads->network.nodes.size(), 4u);
  EXPECT_EQ(roads->network.segments.size(), 3u);
  EXPECT_EQ(roads->counts.repeated, 1u);
}

TEST(Extracts, what_is_no_extract_is_refused) {
  EXPECT_FALSE(read(""));
  EXPECT_FALSE(read("PK\x03\x04 a workbook"));
  EXPECT_FALSE(read("<html/>"));
  EXPECT_FALSE(read(osm("<node id='1' lat='91' lon='0'/>")));
  EXPECT_FALSE(read(osm("<node id='1' lat='nan' lon='0'/>")));
  EXPECT_FALSE(read(osm("<way id='x'/>")));
  EXPECT_FALSE(read("<!DOCTYPE osm [<!ENTITY a 'aaaa'>]><osm>&a;</osm>"));
  EXPECT_FALSE(read("<osm><node id='" + std::string(3'000'000, '1')));
}

TEST(Extracts, an_extract_with_more_roads_than_may_be_is_refused) {
  auto const roads = read(osm(kFourNodes + way("1", "<tag k='highway' v='primary'/>")), {.ways = 10, .refs = 2});
  ASSERT_FALSE(roads);
  EXPECT_EQ(roads.problem().fault, Fault::kTooLarge);
}

TEST(Extracts, a_block_that_would_inflate_without_measure_is_refused) {
  using namespace std::string_literals;
  // A blob of 5 bytes that promises 30 MB.
  auto const header = "\x0a\x09OSMHeader\x18\x0a"s;
  auto const blob = "\x10\x80\xbd\xa7\x0e\x1a\x03\x78\x9c\x01"s;
  auto const file = "\x00\x00\x00"s + static_cast<char>(header.size()) + header + blob;
  auto const roads = read(file);
  ASSERT_FALSE(roads);
  EXPECT_EQ(roads.problem().detail, "test, byte 0: a block that would be too large");
}

TEST_P(RealExtract, has_the_elements_that_its_description_states) {
  auto const roads = read(bytes_);
  ASSERT_TRUE(roads) << roads.problem().detail;
  auto const& counts = roads->counts;
  auto const& expected = GetParam().counts;
  EXPECT_EQ(counts.nodes, expected.nodes);
  EXPECT_EQ(counts.ways, expected.ways);
  EXPECT_EQ(counts.relations, expected.relations);
  EXPECT_EQ(counts.highways, expected.highways);
  EXPECT_EQ(std::chrono::year_month_day{roads->as_of.value_or(std::chrono::sys_days{})}, GetParam().as_of);
  EXPECT_GT(counts.roads, expected.highways / 3);
  EXPECT_LE(counts.roads, expected.highways);
}

TEST_P(RealExtract, states_its_box) {
  auto const roads = read(bytes_);
  ASSERT_EQ(roads->network.boxes.size(), 1u);
  auto const& low = roads->network.boxes[0].low;
  auto const& high = roads->network.boxes[0].high;
  auto const& nodes = roads->network.nodes;
  EXPECT_GT(std::ranges::count_if(nodes,
                                  [&](Position at) {
                                    return low.lat <= at.lat && at.lat <= high.lat && low.lon <= at.lon &&
                                           at.lon <= high.lon;
                                  }),
            std::ssize(nodes) * 9 / 10);
}

TEST_P(RealExtract, cut_off_anywhere_it_is_refused_or_a_part) {
  auto random = std::mt19937{7};
  for (int i = 0; i < 12; ++i) {
    auto const prefix = bytes_.substr(0, random() % bytes_.size());
    auto const roads = read(prefix);
    EXPECT_TRUE(roads ? roads->counts.ways < GetParam().counts.ways : roads.problem().code == "roads.damaged");
  }
}

TEST_P(RealExtract, with_bytes_changed_it_is_refused_or_read) {
  auto random = std::mt19937{11};
  for (int i = 0; i < 12; ++i) {
    auto changed = bytes_;
    for (int flips = 0; flips <= i; ++flips) {
      changed[random() % (i % 2 == 0 ? changed.size() : 300)] ^= static_cast<char>(1 << random() % 8);
    }
    auto const roads = read(changed);
    EXPECT_TRUE(roads || !roads.problem().detail.empty());
  }
}

// The same extract with its blocks not packed, so that damage is not found by zlib but meets the reader.
std::string unpacked(std::string const& file) {
  std::string all;
  for (std::size_t at = 0; at + 4 < file.size();) {
    auto const number = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(file[at + i]));
    };
    auto const header_size = number(0) << 24 | number(1) << 16 | number(2) << 8 | number(3);
    std::string type;
    std::int32_t size = 0;
    for (auto header = protozero::pbf_reader{file.data() + at + 4, header_size}; header.next();) {
      header.tag() == 1 ? void(type = header.get_string())
                        : (header.tag() == 3 ? void(size = header.get_int32()) : header.skip());
    }
    std::string raw;
    std::string packed;
    for (auto blob = protozero::pbf_reader{file.data() + at + 4 + header_size, static_cast<std::size_t>(size)};
         blob.next();) {
      blob.tag() == 2 ? raw.resize(static_cast<std::size_t>(blob.get_int32()))
                      : (blob.tag() == 3 ? void(packed = blob.get_string()) : blob.skip());
    }
    auto raw_size = static_cast<uLongf>(raw.size());
    EXPECT_EQ(uncompress(reinterpret_cast<Bytef*>(raw.data()), &raw_size, reinterpret_cast<Bytef const*>(packed.data()),
                         static_cast<uLong>(packed.size())),
              Z_OK);
    std::string blob;
    protozero::pbf_writer{blob}.add_bytes(1, raw);
    std::string header;
    auto writer = protozero::pbf_writer{header};
    writer.add_string(1, type);
    writer.add_int32(3, static_cast<std::int32_t>(blob.size()));
    for (auto const shift : {24, 16, 8, 0}) {
      all += static_cast<char>(header.size() >> shift);
    }
    all += header + blob;
    at += 4 + header_size + static_cast<std::size_t>(size);
  }
  return all;
}

TEST_P(RealExtract, unpacked_and_with_bytes_changed_it_is_refused_or_read) {
  if (bytes_.starts_with("\x1f\x8b")) {
    GTEST_SKIP() << "XML";
  }
  auto const plain = unpacked(bytes_);
  auto const roads = read(plain);
  ASSERT_TRUE(roads) << roads.problem().detail;
  EXPECT_EQ(roads->counts.nodes, GetParam().counts.nodes);
  auto random = std::mt19937{13};
  std::size_t refused = 0;
  for (int i = 0; i < 40; ++i) {
    auto changed = plain;
    for (int flips = 0; flips <= i; ++flips) {
      changed[random() % changed.size()] ^= static_cast<char>(1 << random() % 8);
    }
    refused += read(changed) ? 0 : 1;
  }
  EXPECT_GT(refused, 0u);
  EXPECT_LT(refused, 40u);
}

INSTANTIATE_TEST_SUITE_P(Files, RealExtract, testing::ValuesIn(kRealExtracts), name_of_extract);

}  // namespace
}  // namespace relais::roads

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <protozero/pbf_reader.hpp>
#include <zlib.h>

#include "engine/roads/read_osm.hpp"

namespace relais::roads {
namespace {

// Of the format's own definition.
constexpr std::size_t kLargestHeader = 64 << 10;
constexpr std::size_t kLargestBlock = 32 << 20;
constexpr std::size_t kMostInflation = 100;

Problem damaged(std::size_t at, std::string_view why) {
  return {.fault = Fault::kInvalid, .code = "roads.damaged", .detail = fmt::format("byte {}: {}", at, why)};
}

using protozero::pbf_reader;
using Bytes = protozero::data_view;

// A field is told by its number and how it is written: a field of that number written otherwise is skipped.
constexpr std::uint32_t as_number(std::uint32_t field) {
  return protozero::tag_and_type(field, protozero::pbf_wire_type::varint);
}
constexpr std::uint32_t as_view(std::uint32_t field) {
  return protozero::tag_and_type(field, protozero::pbf_wire_type::length_delimited);
}

// Deltas of hostile files may go round; they do so without harm, and wrong coordinates are refused.
std::int64_t sum(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

std::int64_t product(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) * static_cast<std::uint64_t>(b));
}

class Block {
 public:
  Block(Bytes bytes, OsmSink& sink) : sink_{sink} {
    pbf_reader block{bytes};
    while (block.next()) {
      switch (block.tag_and_type()) {
        case as_view(1):
          read_texts(block.get_message());
          break;
        case as_view(2):
          groups_.push_back(block.get_view());
          break;
        case as_number(17):
          granularity_ = block.get_int32();
          break;
        case as_number(19):
          lat_offset_ = block.get_int64();
          break;
        case as_number(20):
          lon_offset_ = block.get_int64();
          break;
        default:
          block.skip();
      }
    }
  }

  // False: something in it makes no sense.
  bool hand_over() {
    for (auto const group : groups_) {
      pbf_reader elements{group};
      while (elements.next()) {
        switch (elements.tag_and_type()) {
          case as_view(1):
            sink_.wants_nodes() ? read_node(elements.get_message()) : elements.skip();
            break;
          case as_view(2):
            sink_.wants_nodes() ? read_dense(elements.get_message()) : elements.skip();
            break;
          case as_view(3):
            read_way(elements.get_message());
            break;
          case as_view(4):
            elements.skip();
            sink_.relation();
            break;
          default:
            elements.skip();
        }
      }
    }
    return is_sound_;
  }

 private:
  void read_texts(pbf_reader table) {
    while (table.next(1, protozero::pbf_wire_type::length_delimited)) {
      auto const text = table.get_view();
      texts_.emplace_back(text.data(), text.size());
    }
  }

  std::string_view text(std::uint64_t index) {
    if (index >= texts_.size()) {
      is_sound_ = false;
      return {};
    }
    return texts_[index];
  }

  void give_node(std::int64_t id, std::int64_t lat, std::int64_t lon) {
    lat = sum(lat_offset_, product(granularity_, lat)) / 100;
    lon = sum(lon_offset_, product(granularity_, lon)) / 100;
    if (lat < -900'000'000 || lat > 900'000'000 || lon < -1'800'000'000 || lon > 1'800'000'000) {
      is_sound_ = false;
      return;
    }
    sink_.node({id, {static_cast<std::int32_t>(lat), static_cast<std::int32_t>(lon)}, tags_});
  }

  template <class Keys, class Values>
  void read_tags(Keys keys, Values values) {
    tags_.clear();
    is_sound_ = is_sound_ && keys.size() == values.size();
    auto value = values.begin();
    for (auto key = keys.begin(); key != keys.end() && value != values.end(); ++key, ++value) {
      tags_.push_back({text(*key), text(*value)});
    }
  }

  void read_node(pbf_reader node) {
    std::int64_t id = 0;
    std::int64_t lat = 0;
    std::int64_t lon = 0;
    protozero::iterator_range<pbf_reader::const_uint32_iterator> keys;
    protozero::iterator_range<pbf_reader::const_uint32_iterator> values;
    while (node.next()) {
      switch (node.tag_and_type()) {
        case as_number(1):
          id = node.get_sint64();
          break;
        case as_view(2):
          keys = node.get_packed_uint32();
          break;
        case as_view(3):
          values = node.get_packed_uint32();
          break;
        case as_number(8):
          lat = node.get_sint64();
          break;
        case as_number(9):
          lon = node.get_sint64();
          break;
        default:
          node.skip();
      }
    }
    read_tags(keys, values);
    give_node(id, lat, lon);
  }

  void read_dense(pbf_reader dense) {
    protozero::iterator_range<pbf_reader::const_sint64_iterator> ids;
    protozero::iterator_range<pbf_reader::const_sint64_iterator> lats;
    protozero::iterator_range<pbf_reader::const_sint64_iterator> lons;
    protozero::iterator_range<pbf_reader::const_int32_iterator> pairs;
    while (dense.next()) {
      switch (dense.tag_and_type()) {
        case as_view(1):
          ids = dense.get_packed_sint64();
          break;
        case as_view(8):
          lats = dense.get_packed_sint64();
          break;
        case as_view(9):
          lons = dense.get_packed_sint64();
          break;
        case as_view(10):
          pairs = dense.get_packed_int32();
          break;
        default:
          dense.skip();
      }
    }
    if (ids.size() != lats.size() || ids.size() != lons.size()) {
      is_sound_ = false;
      return;
    }
    std::int64_t id = 0;
    std::int64_t lat = 0;
    std::int64_t lon = 0;
    auto pair = pairs.begin();
    auto lat_step = lats.begin();
    auto lon_step = lons.begin();
    for (auto const id_step : ids) {
      id = sum(id, id_step);
      lat = sum(lat, *lat_step++);
      lon = sum(lon, *lon_step++);
      read_pairs(pair, pairs.end());
      give_node(id, lat, lon);
    }
  }

  // The tags of one dense node: keys and values in turn, up to a 0.
  template <class Iterator>
  void read_pairs(Iterator& pair, Iterator end) {
    tags_.clear();
    while (pair != end) {
      auto const key = *pair++;
      if (key == 0) {
        return;
      }
      if (pair == end) {
        is_sound_ = false;
        return;
      }
      auto const value = *pair++;
      tags_.push_back({text(static_cast<std::uint32_t>(key)), text(static_cast<std::uint32_t>(value))});
    }
  }

  void read_way(pbf_reader way) {
    std::int64_t id = 0;
    protozero::iterator_range<pbf_reader::const_uint32_iterator> keys;
    protozero::iterator_range<pbf_reader::const_uint32_iterator> values;
    protozero::iterator_range<pbf_reader::const_sint64_iterator> steps;
    while (way.next()) {
      switch (way.tag_and_type()) {
        case as_number(1):
          id = way.get_int64();
          break;
        case as_view(2):
          keys = way.get_packed_uint32();
          break;
        case as_view(3):
          values = way.get_packed_uint32();
          break;
        case as_view(8):
          steps = way.get_packed_sint64();
          break;
        default:
          way.skip();
      }
    }
    read_tags(keys, values);
    refs_.clear();
    std::int64_t ref = 0;
    for (auto const step : steps) {
      refs_.push_back(ref = sum(ref, step));
    }
    sink_.way({id, refs_, tags_});
  }

  OsmSink& sink_;
  std::vector<std::string_view> texts_;
  std::vector<Bytes> groups_;
  std::int64_t granularity_ = 100;
  std::int64_t lat_offset_ = 0;
  std::int64_t lon_offset_ = 0;
  bool is_sound_ = true;
  std::vector<Tag> tags_;           // of the element being read
  std::vector<std::int64_t> refs_;  // likewise
};

class PbfFile {
 public:
  PbfFile(std::span<std::byte const> file, OsmSink& sink) : file_{file}, sink_{sink} {}

  Result<void> read() {
    for (bool is_first = true; at_ < file_.size() && !sink_.is_full(); is_first = false) {
      auto const began = at_;
      try {
        if (auto read = read_blob(is_first); !read) {
          return read;
        }
      } catch (protozero::exception const& error) {
        return damaged(began, error.what());
      }
    }
    return file_.empty() ? Result<void>{damaged(0, "an empty file")} : Result<void>{};
  }

 private:
  Result<void> read_blob(bool is_first) {
    auto const began = at_;
    if (file_.size() - at_ < 4) {
      return damaged(began, "the file ends within a length");
    }
    auto const* const length = reinterpret_cast<unsigned char const*>(file_.data() + at_);
    auto const header_size =
        std::size_t{length[0]} << 24 | std::size_t{length[1]} << 16 | std::size_t{length[2]} << 8 | length[3];
    at_ += 4;
    if (header_size > kLargestHeader || header_size > file_.size() - at_) {
      return damaged(began, "no OpenStreetMap PBF, or cut off");
    }
    auto header = pbf_reader{take(header_size)};
    std::string type;
    std::int64_t size = -1;
    while (header.next()) {
      switch (header.tag_and_type()) {
        case as_view(1):
          type = header.get_string();
          break;
        case as_number(3):
          size = header.get_int32();
          break;
        default:
          header.skip();
      }
    }
    if (size < 0 || static_cast<std::size_t>(size) > file_.size() - at_) {
      return damaged(began, "a block is longer than the file");
    }
    if (is_first != (type == "OSMHeader")) {
      return damaged(began, "the head of the file is not where it must be");
    }
    auto const blob = take(static_cast<std::size_t>(size));
    if (type != "OSMHeader" && type != "OSMData") {
      return {};  // of a later version: to be skipped
    }
    auto const bytes = unpack(pbf_reader{blob}, began);
    if (!bytes) {
      return bytes.problem();
    }
    if (is_first) {
      return read_head(*bytes, began);
    }
    return Block{*bytes, sink_}.hand_over() ? Result<void>{} : damaged(began, "a block contradicts itself");
  }

  Bytes take(std::size_t size) {
    auto const bytes = Bytes{reinterpret_cast<char const*>(file_.data() + at_), size};
    at_ += size;
    return bytes;
  }

  Result<Bytes> unpack(pbf_reader blob, std::size_t began) {
    std::int64_t raw_size = -1;
    Bytes raw;
    Bytes packed;
    while (blob.next()) {
      switch (blob.tag_and_type()) {
        case as_view(1):
          raw = blob.get_view();
          break;
        case as_number(2):
          raw_size = blob.get_int32();
          break;
        case as_view(3):
          packed = blob.get_view();
          break;
        default:
          blob.skip();
      }
    }
    if (packed.empty()) {
      return raw.empty() || raw.size() > kLargestBlock
                 ? Result<Bytes>{damaged(began, "a block packed by another method than zlib")}
                 : raw;
    }
    if (raw_size < 0 || static_cast<std::size_t>(raw_size) > std::min(kLargestBlock, packed.size() * kMostInflation)) {
      return damaged(began, "a block that would be too large");
    }
    unpacked_.resize(static_cast<std::size_t>(raw_size));
    auto size = static_cast<uLongf>(unpacked_.size());
    auto const outcome = uncompress(reinterpret_cast<Bytef*>(unpacked_.data()), &size,
                                    reinterpret_cast<Bytef const*>(packed.data()), static_cast<uLong>(packed.size()));
    if (outcome != Z_OK || size != unpacked_.size()) {
      return damaged(began, "a block that cannot be unpacked");
    }
    return Bytes{unpacked_.data(), unpacked_.size()};
  }

  Result<void> read_head(Bytes bytes, std::size_t began) {
    pbf_reader head{bytes};
    while (head.next()) {
      switch (head.tag_and_type()) {
        case as_view(1):
          read_box(head.get_message());
          break;
        case as_view(4):
          if (auto const feature = head.get_string(); feature != "OsmSchema-V0.6" && feature != "DenseNodes") {
            return damaged(began, "needs a feature that is not known: " + feature);
          }
          break;
        case as_number(32): {
          constexpr std::int64_t kLatest = 1LL << 40;  // beyond it is no time
          auto const seconds = head.get_int64();
          if (seconds > 0 && seconds < kLatest) {
            sink_.as_of(std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{seconds}}));
          }
          break;
        }
        default:
          head.skip();
      }
    }
    return {};
  }

  // Left, right, top and bottom, in 1e-9 degrees. One that is not on earth is no box.
  void read_box(pbf_reader message) {
    std::array<std::int64_t, 4> sides{};
    while (message.next()) {
      auto const side = message.tag();
      if (side >= 1 && side <= sides.size() && message.wire_type() == protozero::pbf_wire_type::varint) {
        sides[side - 1] = message.get_sint64() / 100;
      } else {
        message.skip();
      }
    }
    auto const [left, right, top, bottom] = sides;
    if (left < right && bottom < top && left >= -1'800'000'000 && right <= 1'800'000'000 && bottom >= -900'000'000 &&
        top <= 900'000'000) {
      sink_.box({{static_cast<std::int32_t>(bottom), static_cast<std::int32_t>(left)},
                 {static_cast<std::int32_t>(top), static_cast<std::int32_t>(right)}});
    }
  }

  std::span<std::byte const> file_;
  OsmSink& sink_;
  std::size_t at_ = 0;
  std::string unpacked_;
};

}  // namespace

Result<void> read_pbf(std::span<std::byte const> file, OsmSink& sink) {
  return PbfFile{file, sink}.read();
}

}  // namespace relais::roads

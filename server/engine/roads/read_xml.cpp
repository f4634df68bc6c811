#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <expat.h>
#include <fmt/format.h>
#include <zlib.h>

#include "engine/roads/read_osm.hpp"

namespace relais::roads {
namespace {

constexpr std::size_t kPiece = 64 << 10;
constexpr std::size_t kLongestToken = 1 << 20;  // one element's head with its attributes
constexpr std::size_t kMostTags = 5'000;        // of one element; OpenStreetMap has a few hundred at most
constexpr std::size_t kMostRefs = 100'000;      // of one way; OpenStreetMap allows 2,000
constexpr std::uint64_t kMostInflation = 100;

template <class Number>
std::optional<Number> number(char const* text) {
  Number value{};
  auto const* const end = text + std::strlen(text);
  auto const [last, error] = std::from_chars(text, end, value);
  return error == std::errc{} && last == end ? std::optional{value} : std::nullopt;
}

class XmlFile {
 public:
  explicit XmlFile(OsmSink& sink) : sink_{sink}, parser_{XML_ParserCreate(nullptr), &XML_ParserFree} {
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(
        parser_.get(),
        [](void* self, char const* name, char const** attributes) {
          static_cast<XmlFile*>(self)->begin(name, attributes);
        },
        [](void* self, char const* name) { static_cast<XmlFile*>(self)->end(name); });
    // Entities are what hostile XML is made of, and OpenStreetMap has none.
    XML_SetStartDoctypeDeclHandler(parser_.get(), [](void* self, char const*, char const*, char const*, int) {
      static_cast<XmlFile*>(self)->refuse("a document type");
    });
  }

  // False: refused, and why() says it.
  bool read(char const* bytes, std::size_t size, bool is_last) {
    fed_ += size;
    if (XML_Parse(parser_.get(), bytes, static_cast<int>(size), is_last ? 1 : 0) != XML_STATUS_OK) {
      if (why_.empty()) {
        why_ = XML_ErrorString(XML_GetErrorCode(parser_.get()));
      }
      return false;
    }
    auto const read_up_to = XML_GetCurrentByteIndex(parser_.get());
    if (!is_last && read_up_to >= 0 && fed_ - static_cast<std::uint64_t>(read_up_to) > kLongestToken) {
      why_ = "an element without end";
      return false;
    }
    return true;
  }

  std::string const& why() const { return why_; }
  std::uint64_t at() const {
    return static_cast<std::uint64_t>(std::max<XML_Index>(0, XML_GetCurrentByteIndex(parser_.get())));
  }

 private:
  enum class Element { kNone, kNode, kWay };

  void refuse(std::string why) {
    if (why_.empty()) {
      why_ = std::move(why);
      XML_StopParser(parser_.get(), XML_FALSE);
    }
  }

  void begin(std::string_view name, char const** attributes) {
    if (!has_root_ && name != "osm") {
      return refuse("not OpenStreetMap XML");
    }
    has_root_ = true;
    if (name == "osm" || name == "meta") {
      read_day(attribute(attributes, name == "osm" ? "timestamp" : "osm_base"));
    }
    if (name == "node") {
      begin_element(Element::kNode, attributes);
      read_position(attributes);
    } else if (name == "way") {
      begin_element(Element::kWay, attributes);
    } else if (name == "relation") {
      element_ = Element::kNone;
      sink_.relation();
    } else if (name == "bounds") {
      read_box(attributes);
    } else if (name == "nd" && element_ == Element::kWay) {
      read_ref(attributes);
    } else if (name == "tag" && element_ != Element::kNone) {
      read_tag(attributes);
    }
  }

  void begin_element(Element element, char const** attributes) {
    element_ = element;
    texts_.clear();
    tags_.clear();
    refs_.clear();
    auto const id = number<std::int64_t>(attribute(attributes, "id"));
    id ? void(id_ = *id) : refuse("an element without id");
  }

  static char const* attribute(char const** attributes, std::string_view name) {
    for (; *attributes != nullptr; attributes += 2) {
      if (name == attributes[0]) {
        return attributes[1];
      }
    }
    return "";
  }

  static std::optional<Position> position(char const** attributes, std::string_view lat_name,
                                          std::string_view lon_name) {
    auto const lat = number<double>(attribute(attributes, lat_name));
    auto const lon = number<double>(attribute(attributes, lon_name));
    if (!lat || !lon || !(std::abs(*lat) <= 90) || !(std::abs(*lon) <= 180)) {
      return std::nullopt;
    }
    return Position{static_cast<std::int32_t>(std::lround(*lat * kStepsPerDegree)),
                    static_cast<std::int32_t>(std::lround(*lon * kStepsPerDegree))};
  }

  void read_position(char const** attributes) {
    auto const at = position(attributes, "lat", "lon");
    at ? void(at_ = *at) : refuse("a node without coordinates");
  }

  // One that is not on earth is no box.
  // "2014-11-05T10:47:02Z"; anything else is no day.
  void read_day(std::string_view text) {
    constexpr std::size_t kDay = 10;
    if (text.size() < kDay || text[4] != '-' || text[7] != '-') {
      return;
    }
    auto const number_at = [&](std::size_t at, std::size_t size) {
      return number<int>(std::string{text.substr(at, size)}.c_str()).value_or(0);
    };
    auto const day = std::chrono::year_month_day{std::chrono::year{number_at(0, 4)},
                                                 std::chrono::month{static_cast<unsigned>(number_at(5, 2))},
                                                 std::chrono::day{static_cast<unsigned>(number_at(8, 2))}};
    if (day.ok()) {
      sink_.as_of(day);
    }
  }

  void read_box(char const** attributes) {
    auto const low = position(attributes, "minlat", "minlon");
    auto const high = position(attributes, "maxlat", "maxlon");
    if (low && high && low->lat < high->lat && low->lon < high->lon) {
      sink_.box({*low, *high});
    }
  }

  void read_ref(char const** attributes) {
    auto const ref = number<std::int64_t>(attribute(attributes, "ref"));
    if (!ref || refs_.size() == kMostRefs) {
      return refuse("a way with a wrong node, or too many");
    }
    refs_.push_back(*ref);
  }

  void read_tag(char const** attributes) {
    if (tags_.size() == kMostTags) {
      return refuse("too many tags");
    }
    auto const& key = texts_.emplace_back(attribute(attributes, "k"));
    auto const& value = texts_.emplace_back(attribute(attributes, "v"));
    tags_.push_back({key, value});
  }

  void end(std::string_view name) {
    if (name == "node" && element_ == Element::kNode) {
      sink_.node({id_, at_, tags_});
      element_ = Element::kNone;
    } else if (name == "way" && element_ == Element::kWay) {
      sink_.way({id_, refs_, tags_});
      element_ = Element::kNone;
    }
  }

  OsmSink& sink_;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
  std::string why_;
  std::uint64_t fed_ = 0;
  bool has_root_ = false;
  Element element_ = Element::kNone;
  std::int64_t id_ = 0;
  Position at_;
  std::deque<std::string> texts_;  // what the tags point to
  std::vector<Tag> tags_;
  std::vector<std::int64_t> refs_;
};

// Inflates piece by piece; what is not compressed passes through.
class Inflated {
 public:
  explicit Inflated(std::span<std::byte const> file) : file_{file} {
    is_packed_ = file.size() > 2 && file[0] == std::byte{0x1f} && file[1] == std::byte{0x8b};
    constexpr int kGzip = 16 + MAX_WBITS;
    if (inflateInit2(&stream_, kGzip) != Z_OK) {
      throw std::bad_alloc{};
    }
  }
  Inflated(Inflated const&) = delete;
  Inflated& operator=(Inflated const&) = delete;
  ~Inflated() { inflateEnd(&stream_); }

  bool is_at_end() const { return is_at_end_; }
  std::size_t at() const { return at_; }

  // The next piece; nothing where the bytes cannot be inflated.
  std::optional<std::span<char const>> next() {
    if (!is_packed_) {
      auto const piece = file_.subspan(at_, std::min(kPiece, file_.size() - at_));
      at_ += piece.size();
      is_at_end_ = at_ == file_.size();
      return std::span{reinterpret_cast<char const*>(piece.data()), piece.size()};
    }
    auto const given = std::min<std::size_t>(kPiece, file_.size() - at_);
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(file_.data() + at_));  // zlib only reads it
    stream_.avail_in = static_cast<uInt>(given);
    stream_.next_out = reinterpret_cast<Bytef*>(piece_.data());
    stream_.avail_out = static_cast<uInt>(piece_.size());
    auto const outcome = inflate(&stream_, Z_NO_FLUSH);
    at_ += given - stream_.avail_in;
    auto const made = piece_.size() - stream_.avail_out;
    made_ += made;
    is_at_end_ = outcome == Z_STREAM_END && at_ == file_.size();
    if (outcome == Z_STREAM_END && !is_at_end_) {
      inflateReset(&stream_);  // another member follows
    }
    auto const is_stuck = outcome == Z_BUF_ERROR || (outcome == Z_OK && made == 0 && at_ == file_.size());
    if ((outcome != Z_OK && outcome != Z_STREAM_END) || is_stuck || made_ > kMostInflation * (at_ + kPiece)) {
      return std::nullopt;
    }
    return std::span<char const>{piece_.data(), made};
  }

 private:
  std::span<std::byte const> file_;
  std::size_t at_ = 0;
  std::uint64_t made_ = 0;
  bool is_packed_ = false;
  bool is_at_end_ = false;
  z_stream stream_{};
  std::array<char, kPiece> piece_{};
};

Problem damaged(std::string where, std::string_view why) {
  return {.fault = Fault::kInvalid, .code = "roads.damaged", .detail = fmt::format("{}: {}", where, why)};
}

}  // namespace

Result<void> read_xml(std::span<std::byte const> file, OsmSink& sink) {
  auto inflated = Inflated{file};
  auto xml = XmlFile{sink};
  while (!inflated.is_at_end() && !sink.is_full()) {
    auto const piece = inflated.next();
    if (!piece) {
      return damaged(fmt::format("byte {}", inflated.at()), "cannot be unpacked, or is cut off");
    }
    if (!xml.read(piece->data(), piece->size(), inflated.is_at_end())) {
      return damaged(fmt::format("byte {} of the text", xml.at()), xml.why());
    }
  }
  return {};
}

Result<void> read_osm(std::span<std::byte const> file, OsmSink& sink) {
  auto const is_xml =
      file.size() > 2 && (file[0] == std::byte{'<'} || file[0] == std::byte{0x1f} || file[0] == std::byte{0xef});
  return is_xml ? read_xml(file, sink) : read_pbf(file, sink);
}

}  // namespace relais::roads

// OpenStreetMap extracts: PBF (https://wiki.openstreetmap.org/wiki/PBF_Format) and XML, plain or compressed by gzip.
//
// Whatever the bytes are, the reader gives elements or says where they are wrong. What it needs beside the file: one
// block of at most 32 MiB inflated (PBF), or 64 KiB and one element (XML). Nothing that inflates to more than 100 times
// itself is read: real blocks stay below 10, real XML below 25.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/roads/drivable.hpp"
#include "platform/result/result.hpp"

namespace relais::roads {

struct OsmNode {
  std::int64_t id = 0;
  Position at;
  std::span<Tag const> tags;
};

struct OsmWay {
  std::int64_t id = 0;
  std::span<std::int64_t const> refs;
  std::span<Tag const> tags;
};

// Takes the elements of a file in its order. Spans and texts hold during the call only.
class OsmSink {
 public:
  virtual ~OsmSink() = default;
  virtual bool wants_nodes() const { return true; }     // if not, most of a PBF need not be unpacked
  virtual bool is_full() const { return false; }        // asked now and then: reading ends
  virtual void as_of(std::chrono::sys_days /*day*/) {}  // of which the file says that its data are
  virtual void box(Box const& /*box*/) {}               // in which the file says that its elements lie
  virtual void node(OsmNode const& /*node*/) {}
  virtual void way(OsmWay const& /*way*/) {}
  virtual void relation() {}
};

// The format is told from the first bytes. The problem's detail names the byte of the file.
Result<void> read_osm(std::span<std::byte const> file, OsmSink& sink);

Result<void> read_pbf(std::span<std::byte const> file, OsmSink& sink);
Result<void> read_xml(std::span<std::byte const> file, OsmSink& sink);

}  // namespace relais::roads

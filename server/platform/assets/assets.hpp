// The built web application, compressed at build time, to be served as it is. Read-only memory of the program.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace relais::assets {

// One file of the web build. Compressed forms are empty where compressing does not pay.
struct Asset {
  std::string_view path;          // "/assets/finder-Cx1bQ.js"
  std::string_view entry;         // the source that pages name ("src/network/finder.ts"); empty for the others
  std::string_view content_type;  // "text/javascript; charset=utf-8"
  std::string_view etag;          // quoted, of the bytes before compression
  std::string_view bytes;
  std::string_view br;
  std::string_view gz;
  bool immutable;  // its name holds the hash of its content: it may be kept for ever
};

// All assets, sorted by path.
std::span<Asset const> all();

std::optional<Asset> find(std::string_view path);

// The path of the asset that was built from `entry`.
std::optional<std::string_view> path_of(std::string_view entry);

}  // namespace relais::assets

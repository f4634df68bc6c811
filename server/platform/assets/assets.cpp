#include "platform/assets/assets.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace relais::assets {
namespace {

// The rows that web/embed.mjs writes: all of pointer size.
struct Blob {
  char const* bytes;
  std::size_t size;
  std::string_view view() const { return {bytes, size}; }
};

struct Row {
  char const* path;
  char const* entry;
  char const* content_type;
  char const* etag;
  Blob plain;
  Blob br;
  Blob gz;
  std::size_t immutable;
};

extern "C" Row const relais_assets[];
extern "C" Row const relais_assets_end[];

std::vector<Asset> read_rows() {
  std::vector<Asset> all;
  for (auto const* row = relais_assets; row != relais_assets_end; ++row) {
    all.push_back({row->path, row->entry, row->content_type, row->etag, row->plain.view(), row->br.view(),
                   row->gz.view(), row->immutable != 0});
  }
  std::ranges::sort(all, {}, &Asset::path);
  return all;
}

}  // namespace

std::span<Asset const> all() {
  static auto const rows = read_rows();
  return rows;
}

std::optional<Asset> find(std::string_view path) {
  auto const place = std::ranges::lower_bound(all(), path, {}, &Asset::path);
  if (place == all().end() || place->path != path) {
    return std::nullopt;
  }
  return *place;
}

std::optional<std::string_view> path_of(std::string_view entry) {
  auto const place = std::ranges::find(all(), entry, &Asset::entry);
  if (entry.empty() || place == all().end()) {
    return std::nullopt;
  }
  return place->path;
}

}  // namespace relais::assets

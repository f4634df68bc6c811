#include "platform/embedded/embedded.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace relais::embedded {
namespace {

// The rows that cmake/embed_files.cmake writes: all of pointer size.
struct Row {
  char const* path;
  char const* bytes;
  std::size_t size;
};

extern "C" Row const relais_files[];
extern "C" Row const relais_files_end[];

std::vector<File> read_rows() {
  std::vector<File> all;
  for (auto const* row = relais_files; row != relais_files_end; ++row) {
    all.push_back({row->path, {row->bytes, row->size}});
  }
  std::ranges::sort(all, {}, &File::path);
  return all;
}

}  // namespace

std::span<File const> files() {
  static auto const all = read_rows();
  return all;
}

std::span<File const> files_under(std::string_view folder) {
  auto const all = files();
  auto const first = std::ranges::lower_bound(all, folder, {}, &File::path);
  auto const last = std::find_if_not(first, all.end(), [&](File const& f) { return f.path.starts_with(folder); });
  return {first, last};
}

std::optional<std::string_view> file(std::string_view path) {
  auto const all = files();
  auto const place = std::ranges::lower_bound(all, path, {}, &File::path);
  if (place == all.end() || place->path != path) {
    return std::nullopt;
  }
  return place->bytes;
}

}  // namespace relais::embedded

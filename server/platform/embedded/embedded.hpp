// What the program carries with it as it is, so that one file is the whole product: texts, templates, the shipped data.
// Read-only memory of the program; nothing is copied or unpacked. The built web application: platform/assets.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace relais::embedded {

struct File {
  std::string_view path;  // from the source folder: "web/texts/fr/network.json", "data/partners.json"
  std::string_view bytes;
};

// All files, sorted by path.
std::span<File const> files();

// Those whose path begins with `folder`, such as "web/texts/".
std::span<File const> files_under(std::string_view folder);

std::optional<std::string_view> file(std::string_view path);

}  // namespace relais::embedded

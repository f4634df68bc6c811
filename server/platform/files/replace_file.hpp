// A file that is there whole or not at all.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>

#include "platform/result/result.hpp"

namespace relais::files {

// Takes the next bytes; false: they could not be written, and more need not come.
using Sink = std::function<bool(std::span<std::byte const>)>;

// `write` fills a file beside `path`, which takes its place once it is on the disk. On a refusal (file.unwritable) what
// stood at `path` stands there still. A program that is killed leaves its part beside; the next one takes it away.
Result<void> replace_file(std::string const& path, std::function<void(Sink const&)> const& write);

}  // namespace relais::files

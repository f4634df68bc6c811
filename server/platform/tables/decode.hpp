// Bytes from outside to UTF-8 text.
#pragma once

#include <string>
#include <string_view>

#include "platform/result/result.hpp"

namespace relais::tables {

// What a gzip file of one or several members holds; stops as soon as that is more than `most_bytes`.
Result<std::string> unzipped(std::string_view bytes, std::size_t most_bytes);
bool is_gzip(std::string_view bytes);

// UTF-8 or UTF-16 by its mark; without one UTF-8 where valid, else Windows-1252. The mark is taken off. Text that holds
// NUL is refused: databases cut it there.
Result<std::string> utf8_text(std::string_view bytes);

}  // namespace relais::tables

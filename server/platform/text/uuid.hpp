// Identifiers made by whoever creates the record (RFC 9562, version 7): they sort by the time of their making, and a
// repeated submission is recognised by them.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace relais {

// "018f2e5a-8c00-7abc-8def-0123456789ab". The randomness is the system's, through libsodium.
std::string uuid_v7(std::chrono::sys_time<std::chrono::milliseconds> now);

// The same for the same name, always and everywhere: version 8, of its SHA-256. For records that come from outside with
// an identifier of their own.
std::string uuid_of_name(std::string_view name);

// Canonical text of any version: 36 characters, lower case.
bool is_uuid(std::string_view text);

}  // namespace relais

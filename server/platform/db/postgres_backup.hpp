#pragma once

#include <filesystem>

#include "platform/result/result.hpp"

namespace relais::db {

Result<void> backup_postgresql(std::string const& url, std::filesystem::path const& file);
Result<void> restore_postgresql(std::string const& url, std::filesystem::path const& file);

}  // namespace relais::db

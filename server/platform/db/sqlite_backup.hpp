#pragma once

#include <filesystem>

#include "platform/result/result.hpp"

namespace relais::db {

Result<void> backup_sqlite(std::string const& database, std::filesystem::path const& file);
Result<void> restore_sqlite(std::string const& database, std::filesystem::path const& file);

}  // namespace relais::db

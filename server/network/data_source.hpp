// The files that ship with the product, by their name under data/ ("import/columns.json"): from the folder or from the
// bytes embedded in the program. Nothing when there is no such file.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "platform/result/result.hpp"

namespace relais::network {

using DataSource = std::function<std::optional<std::string_view>(std::string_view name)>;

// Problem network.data_missing when it is not there.
Result<std::string_view> shipped(DataSource const& data, std::string_view name);

}  // namespace relais::network

#include "network/data_source.hpp"

namespace relais::network {

Result<std::string_view> shipped(DataSource const& data, std::string_view name) {
  auto const bytes = data(name);
  if (!bytes) {
    return Problem{Fault::kNotFound, "network.data_missing", {}, "data/" + std::string{name} + " is not there"};
  }
  return *bytes;
}

}  // namespace relais::network

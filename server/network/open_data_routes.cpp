#include "network/open_data_routes.hpp"

#include <fmt/format.h>

#include "network/prepared_export_routes.hpp"

namespace relais::network {

void add_open_data_routes(http::Routes& routes, DirectoryNow const& live, OpenDataSite const& site) {
  for (auto const& file : open_data_files(site)) {
    auto const prepared = std::make_shared<PreparedExport>(file.write, file.content_type, file.name);
    auto const answer = [live, prepared](http::Request const& request) {
      auto const directory = live();
      return directory ? prepared->answer(*directory, request)
                       : http::refusal({Fault::kUnavailable, "network.directory_loading"});
    };
    auto const revision = [live] {
      auto const directory = live();
      return directory ? fmt::format("W/\"{}\"", directory_state(*directory)) : std::string{};
    };
    routes.get(std::string{file.path}, Right::kReadPublicDirectory, http::Work::kLong, answer,
               {.summary = file.summary,
                .cache_control = http::kOneMinute,
                .revision = revision,
                .rate = http::RateLimit{60, 20}});
  }
}

}  // namespace relais::network

#include "commands/workspace_pages.hpp"

#include <fmt/format.h>

namespace relais::commands {

void add_workspace_routes(http::Routes& routes, network::PublicPages const& site) {
  for (auto const& entry : TextForm<Language>::entries()) {
    if (!site.texts().speaks(entry.value)) {
      continue;
    }
    auto const page = [&site, language = entry.value](http::Request const&) {
      auto const model = WorkspacePage{std::string{site.texts().text(language, "workspace.title")}};
      return http::html(site.templates().render(language, "workspace/shell", model));
    };
    auto const options = http::RouteOptions{.summary = "workspace.title",
                                            .produces = http::kHtml,
                                            .cache_control = http::kRevalidate,
                                            .hashed_etag = true,
                                            .compressible = true};
    for (auto const* const path : {"/{}/workspace/", "/{}/workspace/{{rest...}}"}) {
      routes.get(fmt::format(fmt::runtime(path), entry.text), Right::kReadPublicDirectory, http::Work::kShort, page,
                 options);
    }
  }
}

}  // namespace relais::commands

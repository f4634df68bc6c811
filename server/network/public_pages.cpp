#include "network/public_pages.hpp"

#include <fmt/format.h>

#include "platform/assets/assets.hpp"

namespace relais::network {
namespace {

http::RouteOptions options(std::string_view summary) {
  return {.summary = summary,
          .produces = http::kHtml,
          .cache_control = http::kOneMinute,
          .hashed_etag = true,
          .compressible = true};
}

std::string_view own_name(Language language) {
  switch (language) {
    case Language::kFr:
      return "Français";
    case Language::kEn:
      return "English";
    case Language::kNl:
      return "Nederlands";
    case Language::kDe:
      return "Deutsch";
  }
  return "";
}

bool is_machine_drafted(Language language) {
  return language == Language::kNl || language == Language::kDe;
}

}  // namespace

Result<PublicPages> PublicPages::load(i18n::Texts const& texts, std::string public_url, Accessibility accessibility) {
  auto templates = pages::Templates::load(embedded::files_under("web/templates/"), texts, assets::path_of);
  if (!templates) {
    return templates.problem();
  }
  return PublicPages{texts, std::move(*templates), std::move(public_url), accessibility};
}

void PublicPages::add_surroundings(pages::Page& page, Language language, std::string_view path) const {
  page.origin = public_url_;
  page.path = path;
  page.accessibility =
      texts_->text(language, fmt::format("platform.accessibility_{}", TextForm<Accessibility>::write(accessibility_)));
  page.is_machine_drafted = is_machine_drafted(language);
  for (auto const& entry : TextForm<Language>::entries()) {
    if (texts_->speaks(entry.value)) {
      page.languages.push_back({entry.text, std::string{own_name(entry.value)}, fmt::format("/{}{}", entry.text, path),
                                entry.value == language});
    }
  }
}

void PublicPages::add(http::Routes& routes, DirectoryNow const& directory, Clock const& clock, std::string_view path,
                      std::string_view summary, Handle const& handle) const {
  for (auto const& entry : TextForm<Language>::entries()) {
    if (!texts_->speaks(entry.value)) {
      continue;
    }
    routes.get(
        fmt::format("/{}{}", entry.text, path), Right::kReadPublicDirectory, http::Work::kShort,
        [handle, language = entry.value, directory, &clock](http::Request const& request) {
          auto const now = directory();
          return now ? handle(language, request, *now, clock.now())
                     : http::refusal({Fault::kUnavailable, "network.directory_loading"});
        },
        options(summary));
  }
}

void PublicPages::add_canonical(http::Answer& answer, Language language, std::string_view path) const {
  answer.add("Link",
             fmt::format(R"(<{}/{}{}>; rel="canonical")", public_url_, TextForm<Language>::write(language), path));
}

Language PublicPages::spoken(Language language) const {
  return texts_->speaks(language) ? language : Language::kFr;
}

}  // namespace relais::network

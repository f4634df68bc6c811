#include "experiences/tags.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "experiences/search_store.hpp"

namespace relais::experiences {

Named named(language::StoryField const& field, Language language) {
  switch (language) {
    case Language::kEn:
      return {field.code, field.name_en};
    case Language::kNl:
      return {field.code, field.name_nl};
    case Language::kDe:
      return {field.code, field.name_de};
    case Language::kFr:
      break;
  }
  return {field.code, field.name_fr};
}

std::vector<std::string> suggested_tags(language::StoryTags const& tags, ExperienceRow row) {
  if (row.language != Language::kFr) {
    return {};
  }
  row.would_have_helped.clear();
  auto codes = row.feeling == Feeling::kPositive ? tags.of_praise(words_told(row)) : tags.of(words_told(row));
  std::ranges::sort(codes);
  return codes;
}

Result<std::vector<std::string>> checked_tags(language::StoryTags const& known, std::vector<std::string> tags) {
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (!known.has(tags[i])) {
      return invalid(fmt::format("/tags/{}", i), "experiences.tag_unknown");
    }
  }
  std::ranges::sort(tags);
  tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
  return tags;
}

}  // namespace relais::experiences

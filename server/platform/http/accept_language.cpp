#include "platform/http/accept_language.hpp"

#include <optional>

#include "platform/http/quality_list.hpp"
#include "platform/http/request.hpp"

namespace relais::http {
namespace {

std::optional<Language> language_of(std::string_view range) {
  auto const primary = range.substr(0, range.find('-'));
  for (auto const& entry : TextForm<Language>::entries()) {
    if (same_token(primary, entry.text)) {
      return entry.value;
    }
  }
  return primary == "*" ? std::optional{Language::kFr} : std::nullopt;
}

}  // namespace

Language negotiated_language(std::string_view accept_language) {
  auto best = Language::kFr;
  int best_weight = 0;
  for (auto item = take_quality_item(accept_language); !item.name.empty(); item = take_quality_item(accept_language)) {
    auto const language = language_of(item.name);
    if (language && item.permille > best_weight) {
      best = *language;
      best_weight = item.permille;
    }
  }
  return best;
}

}  // namespace relais::http

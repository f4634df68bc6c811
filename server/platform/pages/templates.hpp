// The templates of server-made pages, in every language that has texts. Loaded and expanded once at start, so that a
// broken one stops the server and never a visitor. Everything is escaped for where it stands (ctemplate's AUTOESCAPE);
// a value inside a URL's query must say so: {{place:url_query_escape}}.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "platform/embedded/embedded.hpp"
#include "platform/i18n/texts.hpp"
#include "platform/pages/dictionary.hpp"
#include "platform/pages/shape.hpp"
#include "platform/pages/splice.hpp"
#include "platform/result/result.hpp"

namespace relais::pages {

class Templates {
 public:
  // `files`: web/templates/<capability>/<name>.tpl; what only stands in others has a name that begins with "_".
  // Refused: see splice, and what ctemplate cannot parse or expand.
  static Result<Templates> load(std::span<embedded::File const> files, i18n::Texts const& texts,
                                AssetPath const& asset_path);

  // Whether the template exists and asks only for names that the model offers; to be asked at start for each page.
  template <class Model>
  Result<void> check(std::string_view name) const {
    return check(name, shape_of<Model>());
  }

  // name: "network/counter". Safe from any thread; a few microseconds and one allocation of the page's size.
  template <class Model>
  std::string render(Language language, std::string_view name, Model const& model) const {
    return expand(language, name, [&](Dictionary names) { fill(names, model); });
  }

  std::vector<std::string> names() const;

 private:
  struct Cache;
  using CachePointer = std::shared_ptr<Cache const>;
  using Caches = std::map<Language, CachePointer>;
  explicit Templates(Caches caches) : caches_(std::move(caches)) {}
  static Result<CachePointer> load_language(Sources const& sources, Language language, i18n::Texts const& texts,
                                            AssetPath const& asset_path);

  Result<void> check(std::string_view name, Shape const& shape) const;
  std::string expand(Language language, std::string_view name, std::function<void(Dictionary)> const& fill_names) const;

  Caches caches_;
};

}  // namespace relais::pages

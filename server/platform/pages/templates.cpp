#include "platform/pages/templates.hpp"

#include <future>
#include <stdexcept>

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <fmt/format.h>

namespace relais::pages {
namespace {

// "fr:network/home"
std::string key_of(Language language, std::string_view name) {
  return fmt::format("{}:{}", TextForm<Language>::write(language), name);
}

Problem broken(std::string_view key, std::string_view what) {
  return {Fault::kInvalid, "pages.broken", {}, fmt::format("{}: {}", key, what)};
}

// "network/_result" stands in others only, which are read with it.
bool is_partial(std::string_view name) {
  return name.find("/_") != name.npos;
}

constexpr auto kStrip = ctemplate::STRIP_BLANK_LINES;
constexpr std::string_view kFolder = "web/templates/";
constexpr std::string_view kEnding = ".tpl";

}  // namespace

void Dictionary::set(std::string_view name, std::string_view value) {
  names_->SetValue({name.data(), name.size()}, {value.data(), value.size()});
}

void Dictionary::show(std::string_view section) {
  names_->ShowSection({section.data(), section.size()});
}

Dictionary Dictionary::add(std::string_view section) {
  return Dictionary{*names_->AddSectionDictionary({section.data(), section.size()})};
}

// One language's templates. Languages share nothing, so that each can be read by a thread of its own.
struct Templates::Cache {
  ctemplate::TemplateCache templates;
  std::map<std::string, std::string, std::less<>> spliced;  // the sources, to check models against

  bool expand(std::string const& name, ctemplate::TemplateDictionary const& names, std::string& out) const {
    return templates.ExpandNoLoad(name, kStrip, &names, nullptr, &out);
  }
};

Result<Templates> Templates::load(std::span<embedded::File const> files, i18n::Texts const& texts,
                                  AssetPath const& asset_path) {
  Sources sources;
  for (auto const& file : files) {
    auto const path = file.path.substr(kFolder.size());
    sources.emplace(path.substr(0, path.size() - kEnding.size()), file.bytes);
  }
  std::map<Language, std::future<Result<CachePointer>>> loading;
  for (auto const& entry : TextForm<Language>::entries()) {
    if (texts.speaks(entry.value)) {
      loading.emplace(entry.value, std::async(std::launch::async, [&, language = entry.value] {
                        return load_language(sources, language, texts, asset_path);
                      }));
    }
  }
  Caches caches;
  auto refused = std::optional<Problem>{};
  for (auto& [language, future] : loading) {
    auto cache = future.get();
    if (cache) {
      caches.emplace(language, *std::move(cache));
    } else {
      refused = cache.problem();
    }
  }
  return refused ? Result<Templates>{*refused} : Result<Templates>{Templates{std::move(caches)}};
}

Result<Templates::CachePointer> Templates::load_language(Sources const& sources, Language language,
                                                         i18n::Texts const& texts, AssetPath const& asset_path) {
  auto cache = std::make_shared<Cache>();
  for (auto const& [name, source] : sources) {
    auto spliced = splice(sources, name, language, texts, asset_path);
    if (!spliced) {
      return spliced.problem();
    }
    if (!is_partial(name) && !cache->templates.StringToTemplateCache(name, spliced->data(), spliced->size(), kStrip)) {
      return broken(key_of(language, name), "ctemplate cannot parse it");
    }
    cache->spliced[name] = std::move(*spliced);
  }
  cache->templates.Freeze();
  for (auto const& [name, source] : cache->spliced) {
    std::string out;
    if (!is_partial(name) && !cache->expand(name, ctemplate::TemplateDictionary{""}, out)) {
      return broken(key_of(language, name), "ctemplate cannot expand it");
    }
  }
  return CachePointer{std::move(cache)};
}

std::vector<std::string> Templates::names() const {
  std::vector<std::string> names;
  for (auto const& [name, source] : caches_.begin()->second->spliced) {
    names.push_back(name);
  }
  return names;
}

Result<void> Templates::check(std::string_view name, Shape const& shape) const {
  auto const& spliced = caches_.begin()->second->spliced;
  auto const place = spliced.find(name);
  if (place == spliced.end()) {
    return broken(name, "there is no such template");
  }
  if (auto const reason = misfit(place->second, shape)) {
    return broken(name, *reason);
  }
  return {};
}

std::string Templates::expand(Language language, std::string_view name,
                              std::function<void(Dictionary)> const& fill_names) const {
  ctemplate::TemplateDictionary names{""};
  fill_names(Dictionary{names});
  std::string out;
  auto const cache = caches_.find(language);
  if (cache == caches_.end() || !cache->second->expand(std::string{name}, names, out)) {
    throw std::logic_error{fmt::format("no template {}", key_of(language, name))};
  }
  return out;
}

}  // namespace relais::pages

#include "platform/pages/templates.hpp"

#include <stdexcept>

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <fmt/format.h>

namespace relais::pages {
namespace {

// Two languages may not have the same template in ctemplate's cache: "fr:network/home".
std::string key_of(Language language, std::string_view name) {
  return fmt::format("{}:{}", TextForm<Language>::write(language), name);
}

Problem broken(std::string_view key, std::string_view what) {
  return {Fault::kInvalid, "pages.broken", {}, fmt::format("{}: {}", key, what)};
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

struct Templates::Cache {
  ctemplate::TemplateCache templates;
  std::map<std::string, std::string, std::less<>> spliced;  // one language's sources, to check models against

  bool add(std::string const& key, std::string const& source) {
    return templates.StringToTemplateCache(key, source.data(), source.size(), kStrip);
  }

  bool expand(std::string const& key, ctemplate::TemplateDictionary const& names, std::string& out) const {
    return templates.ExpandNoLoad(key, kStrip, &names, nullptr, &out);
  }
};

Result<Templates> Templates::load(std::span<embedded::File const> files, i18n::Texts const& texts,
                                  AssetPath const& asset_path) {
  Sources sources;
  for (auto const& file : files) {
    auto const path = file.path.substr(kFolder.size());
    sources.emplace(path.substr(0, path.size() - kEnding.size()), file.bytes);
  }
  auto cache = std::make_shared<Cache>();
  std::vector<std::string> keys;
  for (auto const& [name, source] : sources) {
    for (auto const& language : TextForm<Language>::entries()) {
      if (!texts.speaks(language.value)) {
        continue;
      }
      auto spliced = splice(sources, name, language.value, texts, asset_path);
      if (!spliced) {
        return spliced.problem();
      }
      keys.push_back(key_of(language.value, name));
      if (!cache->add(keys.back(), *spliced)) {
        return broken(keys.back(), "ctemplate cannot parse it");
      }
      cache->spliced[name] = std::move(*spliced);
    }
  }
  cache->templates.Freeze();
  for (auto const& key : keys) {
    std::string out;
    if (!cache->expand(key, ctemplate::TemplateDictionary{""}, out)) {
      return broken(key, "ctemplate cannot expand it");
    }
  }
  return Templates{std::move(cache)};
}

std::vector<std::string> Templates::names() const {
  std::vector<std::string> names;
  for (auto const& [name, source] : cache_->spliced) {
    names.push_back(name);
  }
  return names;
}

Result<void> Templates::check(std::string_view name, Shape const& shape) const {
  auto const place = cache_->spliced.find(name);
  if (place == cache_->spliced.end()) {
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
  auto const key = key_of(language, name);
  if (!cache_->expand(key, names, out)) {
    throw std::logic_error{fmt::format("no template {}", key)};
  }
  return out;
}

}  // namespace relais::pages

// What is replaced in a template once, at start, before ctemplate sees it:
//   [[network.home.title]]               the text of that key in the page's language, escaped for HTML
//   [[lang]]                             the language's tag
//   [[> platform/header]]                another template, in place: the same names are known in it
//   [[@ src/platform/ui/ui.css]]         the address of the built asset
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "platform/i18n/texts.hpp"
#include "platform/result/result.hpp"

namespace relais::pages {

// Template sources by name: "network/home" -> the text of web/templates/network/home.tpl.
using Sources = std::map<std::string, std::string_view, std::less<>>;

using AssetPath = std::function<std::optional<std::string_view>(std::string_view entry)>;

inline constexpr std::string_view kAutoescape = "{{%AUTOESCAPE context=\"HTML\"}}\n";

// Refused ("pages.broken", with place and reason in the detail): a template that does not begin with kAutoescape, an
// unknown key, template or asset, a message that needs arguments, an inclusion that includes itself.
Result<std::string> splice(Sources const& sources, std::string_view name, Language language, i18n::Texts const& texts,
                           AssetPath const& asset_path);

// For text and for attribute values between double quotes.
std::string html_escaped(std::string_view text);

}  // namespace relais::pages

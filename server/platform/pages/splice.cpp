#include "platform/pages/splice.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace relais::pages {
namespace {

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(' ');
  auto const last = text.find_last_not_of(' ');
  return first == text.npos ? std::string_view{} : text.substr(first, last - first + 1);
}

// Indentation is for the writer of a template, not for its reader.
void append_without_indentation(std::string_view text, std::string& out) {
  for (auto const c : text) {
    if (c == ' ' && (out.empty() || out.back() == '\n')) {
      continue;
    }
    if (c == '\n' && (out.empty() || out.back() == '\n')) {
      continue;
    }
    out += c;
  }
}

class Splicer {
 public:
  Splicer(Sources const& sources, Language language, i18n::Texts const& texts, AssetPath const& asset_path)
      : sources_(sources), language_(language), texts_(texts), asset_path_(asset_path) {}

  Result<void> append(std::string_view name, std::string& out) {
    auto const place = sources_.find(name);
    if (place == sources_.end()) {
      return refuse("unknown template", name);
    }
    if (std::ranges::find(open_, name) != open_.end()) {
      return refuse("includes itself:", name);
    }
    open_.push_back(name);
    if (!place->second.starts_with(kAutoescape)) {
      return refuse("must begin with", kAutoescape.substr(0, kAutoescape.size() - 1));
    }
    auto const spliced = append_body(place->second.substr(kAutoescape.size()), out);
    if (spliced) {
      open_.pop_back();
    }
    return spliced;
  }

 private:
  Result<void> append_body(std::string_view source, std::string& out) {
    while (true) {
      auto const start = source.find("[[");
      append_without_indentation(source.substr(0, start), out);
      if (start == source.npos) {
        return {};
      }
      auto const end = source.find("]]", start);
      if (end == source.npos) {
        return refuse("[[ without ]]", "");
      }
      if (auto const replaced = replace(trimmed(source.substr(start + 2, end - start - 2)), out); !replaced) {
        return replaced;
      }
      source.remove_prefix(end + 2);
    }
  }

  Result<void> replace(std::string_view what, std::string& out) {
    if (what.starts_with('>')) {
      return append(trimmed(what.substr(1)), out);
    }
    if (what.starts_with('@')) {
      auto const path = asset_path_(trimmed(what.substr(1)));
      if (!path) {
        return refuse("unknown asset", what);
      }
      out += html_escaped(*path);
      return {};
    }
    if (what == "lang") {
      out += TextForm<Language>::write(language_);
      return {};
    }
    if (!texts_.has(language_, what) && !texts_.has(Language::kFr, what)) {
      return refuse("unknown text", what);
    }
    if (texts_.needs_arguments(language_, what)) {
      return refuse("needs arguments, so it belongs to the model:", what);
    }
    out += html_escaped(texts_.text(language_, what));
    return {};
  }

  Problem refuse(std::string_view why, std::string_view what) const {
    return {
        Fault::kInvalid, "pages.broken", {}, fmt::format("{}: {} {}", open_.empty() ? "" : open_.back(), why, what)};
  }

  Sources const& sources_;
  Language language_;
  i18n::Texts const& texts_;
  AssetPath const& asset_path_;
  std::vector<std::string_view> open_;
};

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string out;
  for (auto const c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

Result<std::string> splice(Sources const& sources, std::string_view name, Language language, i18n::Texts const& texts,
                           AssetPath const& asset_path) {
  std::string out;
  Splicer splicer{sources, language, texts, asset_path};
  if (auto const spliced = splicer.append(name, out); !spliced) {
    return spliced.problem();
  }
  return std::string{kAutoescape} + out;
}

}  // namespace relais::pages

#include "platform/i18n/texts.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include "platform/i18n/format.hpp"

namespace relais::i18n {
namespace {

struct Entry {
  std::string text;
  std::optional<Message> message;  // where the text has places to fill
};

struct KeyHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
};

using Table = std::unordered_map<std::string, Entry, KeyHash, std::equal_to<>>;

Problem broken(std::string_view file, std::string_view what) {
  return {Fault::kInvalid, "i18n.broken", {}, fmt::format("{}: {}", file, what)};
}

// "web/texts/fr/network.json" -> French, "network".
struct Origin {
  Language language;
  std::string_view room;
};

std::optional<Origin> origin(std::string_view path) {
  auto const name = path.rfind('/');
  auto const folder = path.rfind('/', name - 1);
  if (name == path.npos || folder == path.npos || !path.ends_with(".json")) {
    return std::nullopt;
  }
  auto const language = TextForm<Language>::read(path.substr(folder + 1, name - folder - 1));
  if (!language) {
    return std::nullopt;
  }
  return Origin{*language, path.substr(name + 1, path.size() - name - 1 - std::string_view{".json"}.size())};
}

// An empty reason when the pair was taken.
std::string_view add(Table& table, Origin const& origin, boost::json::key_value_pair const& pair) {
  std::string_view const key = pair.key();
  if (!key.starts_with(origin.room) || key.substr(origin.room.size()).substr(0, 1) != ".") {
    return "the key does not begin with the file's name";
  }
  auto const* text = pair.value().if_string();
  if (text == nullptr) {
    return "not a text";
  }
  Entry entry{std::string{*text}, std::nullopt};
  if (entry.text.find('{') != entry.text.npos) {
    entry.message = Message::compile(origin.language, entry.text);
    if (!entry.message) {
      return "the message does not parse";
    }
  }
  table.emplace(key, std::move(entry));
  return "";
}

Result<void> read(Table& table, Origin const& origin, embedded::File const& file) {
  boost::system::error_code error;
  auto const parsed = boost::json::parse(file.bytes, error);
  auto const* object = error ? nullptr : parsed.if_object();
  if (object == nullptr) {
    return broken(file.path, "not an object");
  }
  for (auto const& pair : *object) {
    if (auto const reason = add(table, origin, pair); !reason.empty()) {
      return broken(file.path, fmt::format("{}: {}", std::string_view{pair.key()}, reason));
    }
  }
  return {};
}

}  // namespace

struct Texts::Tables {
  std::array<Table, kLanguages> by_language;

  // French stands in for what a language lacks.
  Entry const* find(Language language, std::string_view key) const {
    for (auto const tried : {language, Language::kFr}) {
      auto const& table = by_language[static_cast<std::size_t>(tried)];
      if (auto const place = table.find(key); place != table.end()) {
        return &place->second;
      }
    }
    return nullptr;
  }
};

Result<Texts> Texts::load(std::span<embedded::File const> files) {
  auto tables = std::make_shared<Tables>();
  for (auto const& file : files) {
    auto const from = origin(file.path);
    if (!from) {
      return broken(file.path, "not <language>/<room>.json");
    }
    auto const taken = read(tables->by_language[static_cast<std::size_t>(from->language)], *from, file);
    if (!taken) {
      return taken.problem();
    }
  }
  return Texts{std::move(tables)};
}

std::string_view Texts::text(Language language, std::string_view key) const {
  auto const* entry = tables_->find(language, key);
  return entry == nullptr ? key : entry->text;
}

std::string Texts::message(Language language, std::string_view key, Arguments arguments) const {
  auto const* entry = tables_->find(language, key);
  if (entry == nullptr || !entry->message) {
    return std::string{text(language, key)};
  }
  return entry->message->format({arguments.begin(), arguments.size()});
}

bool Texts::speaks(Language language) const {
  return !tables_->by_language[static_cast<std::size_t>(language)].empty();
}

bool Texts::has(Language language, std::string_view key) const {
  return tables_->by_language[static_cast<std::size_t>(language)].contains(key);
}

bool Texts::needs_arguments(Language language, std::string_view key) const {
  auto const* entry = tables_->find(language, key);
  return entry != nullptr && entry->message;
}

std::vector<std::string> Texts::keys(Language language) const {
  std::vector<std::string> keys;
  for (auto const& [key, entry] : tables_->by_language[static_cast<std::size_t>(language)]) {
    keys.push_back(key);
  }
  std::ranges::sort(keys);
  return keys;
}

std::vector<std::string> Texts::places(Language language, std::string_view key) const {
  auto const* entry = tables_->find(language, key);
  return entry == nullptr || !entry->message ? std::vector<std::string>{} : entry->message->places();
}

}  // namespace relais::i18n

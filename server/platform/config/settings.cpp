#include "platform/config/settings.hpp"

#include <charconv>
#include <filesystem>
#include <fstream>

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <fmt/format.h>
#include <toml++/toml.h>

namespace relais::config {
namespace {

using SettingMembers =
    boost::describe::describe_members<Settings, boost::describe::mod_public | boost::describe::mod_inherited>;

Problem invalid(std::string detail) {
  return {Fault::kInvalid, "config.invalid", {}, std::move(detail)};
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> items;
  while (!text.empty()) {
    auto const comma = std::min(text.find(','), text.size());
    if (comma > 0) {
      items.emplace_back(text.substr(0, comma));
    }
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return items;
}

bool read_text(std::string_view text, std::string& target) {
  target = text;
  return true;
}
bool read_text(std::string_view text, std::vector<std::string>& target) {
  target = split_list(text);
  return true;
}
bool read_text(std::string_view text, std::int32_t& target) {
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), target);
  return error == std::errc{} && end == text.data() + text.size();
}
bool read_text(std::string_view text, log::Level& target) {
  auto const level = TextForm<log::Level>::read(text);
  target = level.value_or(target);
  return level.has_value();
}

bool read_node(toml::node const& node, std::vector<std::string>& target) {
  auto const* const list = node.as_array();
  if (list == nullptr || !list->is_homogeneous(toml::node_type::string)) {
    return list != nullptr && list->empty();
  }
  target.clear();
  list->for_each([&](toml::value<std::string> const& item) { target.push_back(item.get()); });
  return true;
}
bool read_text(std::string_view text, bool& target) {
  target = text == "true";
  return target || text == "false";
}
bool read_node(toml::node const& node, bool& target) {
  auto const value = node.value_exact<bool>();
  target = value.value_or(false);
  return value.has_value();
}
bool read_node(toml::node const& node, std::int32_t& target) {
  auto const number = node.value_exact<std::int64_t>();
  target = static_cast<std::int32_t>(number.value_or(0));
  return number && *number == target;
}
template <class Text>
bool read_node(toml::node const& node, Text& target) {
  auto const text = node.value_exact<std::string_view>();
  return text && read_text(*text, target);
}

Result<void> read_file(std::string const& path, Settings& settings) {
  if (!std::ifstream{path} || std::filesystem::is_directory(path)) {
    return Problem{
        Fault::kInvalid,
        "config.unreadable",
        {},
        fmt::format("{} cannot be read: name a settings file that exists and that this user may read", path)};
  }
  auto table = toml::table{};
  try {
    table = toml::parse_file(path);
  } catch (toml::parse_error const& error) {
    return Problem{Fault::kInvalid,
                   "config.unreadable",
                   {},
                   fmt::format("{}, line {}: {}", path, error.source().begin.line, error.description())};
  }
  auto refused = Result<void>{};
  boost::mp11::mp_for_each<SettingMembers>([&](auto setting) {
    auto const found = table.find(setting.name);
    if (found == table.end()) {
      return;
    }
    if (!read_node(found->second, settings.*setting.pointer)) {
      refused = invalid(
          fmt::format("{}, line {}: {} cannot have this value", path, found->second.source().begin.line, setting.name));
    }
    table.erase(found);
  });
  if (refused && !table.empty()) {
    return invalid(fmt::format("{}, line {}: there is no setting named {}", path,
                               table.begin()->second.source().begin.line, table.begin()->first.str()));
  }
  return refused;
}

// "public_url" -> "RELAIS_PUBLIC_URL".
std::string variable_name(std::string_view setting) {
  auto name = std::string{"RELAIS_"};
  for (char const c : setting) {
    name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return name;
}

Result<void> read_variables(Variables const& variables, Settings& settings) {
  auto refused = Result<void>{};
  boost::mp11::mp_for_each<SettingMembers>([&](auto setting) {
    auto const name = variable_name(setting.name);
    auto const* const value = variables(name.c_str());
    if (value != nullptr && !read_text(value, settings.*setting.pointer)) {
      refused = invalid(fmt::format("{} cannot be \"{}\"", name, value));
    }
  });
  return refused;
}

}  // namespace

Result<void> check(Settings const& settings) {
  if (settings.threads < 0 || settings.threads > 256) {
    return invalid("threads must lie between 0 (one for each core) and 256");
  }
  if (settings.connections < 1) {
    return invalid("connections must be at least 1");
  }
  auto const is_web = settings.public_url.starts_with("https://") || settings.public_url.starts_with("http://");
  if (!settings.public_url.empty() && !is_web) {
    return invalid("public_url must begin with https:// or http://");
  }
  return {};
}

Result<Settings> load(std::string const& toml_file, Variables const& variables) {
  Settings settings;
  if (!toml_file.empty()) {
    if (auto const file = read_file(toml_file, settings); !file) {
      return file.problem();
    }
  }
  if (auto const environment = read_variables(variables, settings); !environment) {
    return environment.problem();
  }
  if (auto const checked = check(settings); !checked) {
    return checked.problem();
  }
  return settings;
}

}  // namespace relais::config

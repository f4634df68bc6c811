#include "platform/tables/json_table.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <fmt/format.h>

#include "platform/json/read.hpp"

namespace relais::tables {
namespace {

namespace bj = boost::json;

// 15 digits: the parser's last bit is not exact, and no list means a sixteenth digit.
std::string number_text(double number) {
  std::array<char, 32> buffer;
  auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::general, 15);
  return {buffer.data(), end.ptr};
}

bool is_single(bj::value const& value) {
  return !value.is_object() && !value.is_array();
}

std::string cell_text(bj::value const& value) {
  switch (value.kind()) {
    case bj::kind::null:
      return {};
    case bj::kind::bool_:
      return value.get_bool() ? "true" : "false";
    case bj::kind::int64:
      return std::to_string(value.get_int64());
    case bj::kind::uint64:
      return std::to_string(value.get_uint64());
    case bj::kind::double_:
      return number_text(value.get_double());
    case bj::kind::string:
      return std::string{value.get_string()};
    case bj::kind::array:
    case bj::kind::object:
      break;
  }
  auto const* const list = value.if_array();
  if (list == nullptr || !std::ranges::all_of(*list, is_single)) {
    return bj::serialize(value);
  }
  std::string joined;
  for (auto const& item : *list) {
    joined += (joined.empty() ? "" : ";") + cell_text(item);
  }
  return joined;
}

// The lines on which the objects at `depth` begin, in order. `text` is known to be JSON.
std::vector<std::size_t> object_lines(std::string_view text, int depth) {
  std::vector<std::size_t> lines;
  std::size_t line = 1;
  auto quoted = false;
  auto open = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const c = text[i];
    if (quoted) {
      i += c == '\\' ? 1 : 0;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '\n') {
      ++line;
    } else if (c == '{' || c == '[') {
      if (c == '{' && open == depth) {
        lines.push_back(line);
      }
      ++open;
    } else if (c == '}' || c == ']') {
      --open;
    }
  }
  return lines;
}

class TableMaker {
 public:
  explicit TableMaker(Limits const& limits) : limits_(limits) {}

  void add_objects(bj::array const& objects) {
    for (auto const& item : objects) {
      if (begin_row(item)) {
        add_members(item.get_object());
      }
    }
  }

  void add_features(bj::array const& features) {
    for (auto const& feature : features) {
      if (!begin_row(feature)) {
        continue;
      }
      auto const* const properties = feature.get_object().if_contains("properties");
      if (properties != nullptr && properties->is_object()) {
        add_members(properties->get_object());
      }
      add_point(feature.get_object());
    }
  }

  Result<Table> finish(std::vector<std::size_t> const& lines) {
    if (problem_) {
      return *problem_;
    }
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      table_.rows[i].line = i < lines.size() ? lines[i] : 0;
      table_.rows[i].cells.resize(table_.columns.size());
    }
    return std::move(table_);
  }

 private:
  bool begin_row(bj::value const& item) {
    if (!item.is_object()) {
      fail("tables.not_a_list", "is not an object");
      return false;
    }
    table_.rows.emplace_back();
    require_few_cells();
    return !problem_;
  }

  void add_members(bj::object const& members) {
    for (auto const& [name, value] : members) {
      set(std::string{name}, cell_text(value), true);
    }
  }

  void add_point(bj::object const& feature) {
    auto const* const geometry = feature.if_contains("geometry");
    if (geometry == nullptr || !geometry->is_object()) {
      return;
    }
    auto const* const coordinates = geometry->get_object().if_contains("coordinates");
    auto const* const pair = coordinates == nullptr ? nullptr : coordinates->if_array();
    if (pair == nullptr || pair->size() < 2 || !(*pair)[0].is_number() || !(*pair)[1].is_number()) {
      return;
    }
    set("longitude", cell_text((*pair)[0]), false);
    set("latitude", cell_text((*pair)[1]), false);
  }

  void set(std::string name, std::string text, bool overwrite) {
    if (problem_) {
      return;
    }
    if (text.size() > limits_.cell_bytes) {
      return fail("tables.cell_too_long", fmt::format("\"{}\" is longer than {} bytes", name, limits_.cell_bytes));
    }
    if (text.find('\0') != std::string::npos) {
      return fail("tables.not_text", fmt::format("\"{}\" holds NUL", name));
    }
    auto const [known, is_new] = index_.emplace(std::move(name), table_.columns.size());
    if (is_new) {
      table_.columns.push_back(known->first);
    }
    if (table_.columns.size() > limits_.columns) {
      return fail("tables.too_many_columns", fmt::format("more than {} names", limits_.columns));
    }
    require_few_cells();
    auto& cells = table_.rows.back().cells;
    cells.resize(std::max(cells.size(), known->second + 1));
    if (overwrite || cells[known->second].empty()) {
      cells[known->second] = std::move(text);
    }
  }

  // Short rows are filled up in the end.
  void require_few_cells() {
    if (!problem_ && table_.rows.size() * table_.columns.size() > limits_.cells) {
      problem_ = Problem{Fault::kTooLarge, "tables.too_large", {}, fmt::format("over {} cells", limits_.cells)};
    }
  }

  void fail(std::string code, std::string_view reason) {
    if (!problem_) {
      problem_ =
          Problem{Fault::kInvalid, std::move(code), {}, fmt::format("object {}: {}", table_.rows.size(), reason)};
    }
  }

  Limits const& limits_;
  Table table_;
  std::unordered_map<std::string, std::size_t> index_;
  std::optional<Problem> problem_;
};

}  // namespace

Result<Table> read_json_table(std::string_view utf8, Limits const& limits) {
  Result<Table> table = Problem{Fault::kInvalid, "tables.not_a_list", {}, "neither a list of objects nor GeoJSON"};
  auto const parsed = json::parse(utf8, [&](bj::value const& tree) {
    auto maker = TableMaker{limits};
    if (auto const* const objects = tree.if_array()) {
      maker.add_objects(*objects);
      table = maker.finish(object_lines(utf8, 1));
    } else if (auto const* const root = tree.if_object()) {
      auto const* const features = root->if_contains("features");
      if (features != nullptr && features->is_array()) {
        maker.add_features(features->get_array());
        table = maker.finish(object_lines(utf8, 2));
      }
    }
  });
  if (!parsed) {
    return Problem{Fault::kInvalid, "tables.json_broken", {}, parsed.problem().detail};
  }
  return table;
}

}  // namespace relais::tables

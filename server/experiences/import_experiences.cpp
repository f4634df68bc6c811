#include "experiences/import_experiences.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <future>
#include <set>
#include <thread>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/language/fold.hpp"
#include "engine/language/readable.hpp"
#include "platform/text/uuid.hpp"

namespace relais::experiences {
namespace {

constexpr std::size_t kMostParts = 3;
constexpr std::size_t kLongestId = 64;
constexpr std::size_t kShownValue = 80;
constexpr std::size_t kKeptNotes = 2'000;  // beyond, notes are counted with their kind alone
constexpr auto kEarliest = std::chrono::sys_days{std::chrono::year{2000} / 1 / 1};
constexpr auto kRequired = std::to_array<std::string_view>(
    {"id", "written", "published", "text", "feeling", "state", "answered", "department", "structure 1", "answer 1"});

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  auto const first = text.find_first_not_of(kBlank);
  return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

// Line ends as the house keeps them.
std::string plain_lines(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const ends = text[i] == '\r';
    plain += ends ? '\n' : text[i];
    i += ends && text.substr(i + 1).starts_with('\n') ? 1 : 0;
  }
  return plain;
}

std::vector<std::string_view> pieces(std::string_view text) {
  std::vector<std::string_view> all;
  while (!text.empty()) {
    auto const end = text.find_first_of(",;|/\n");
    if (auto const piece = trimmed(text.substr(0, end)); !piece.empty()) {
      all.push_back(piece);
    }
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return all;
}

// "04/01/2023 10:15" -> "2023-01-04 10:15"; anything else as it is.
std::string year_first(std::string_view text) {
  auto const is_french = text.size() >= 10 && text[2] == '/' && text[5] == '/';
  return is_french ? fmt::format("{}-{}-{}{}", text.substr(6, 4), text.substr(3, 2), text.substr(0, 2), text.substr(10))
                   : std::string{text};
}

std::optional<Instant> instant_of(std::string_view text) {
  constexpr std::size_t kDay = 10;
  auto const written = year_first(text);
  auto const day = TextForm<Date>::read(std::string_view{written}.substr(0, kDay));
  if (!day) {
    return std::nullopt;
  }
  auto const time = std::string_view{written}.substr(kDay);
  auto instant = TextForm<Instant>::read(written);
  instant = instant ? instant : TextForm<Instant>::read(written + "Z");
  if (time.empty()) {
    return Instant{std::chrono::sys_days{*day}};
  }
  constexpr std::size_t kClock = 8;
  auto const clock = time.substr(1, kClock);
  auto const seconds = clock.substr(std::min<std::size_t>(5, clock.size()));
  auto const is_midnight = clock.starts_with("00:00") && (!seconds.starts_with(":") || seconds == ":00");
  return instant && is_midnight ? Instant{std::chrono::sys_days{*day}} : instant;
}

class Notes {
 public:
  void add(std::string_view code, std::string column, std::string_view value, std::int64_t line) {
    auto end = std::min(kShownValue, value.size());
    while (end < value.size() && end > 0 && (static_cast<unsigned char>(value[end]) & 0xc0U) == 0x80U) {
      --end;
    }
    auto key = std::tuple{std::string{code}, std::move(column), std::string{value.substr(0, end)}};
    if (places_.size() >= kKeptNotes && !places_.contains(key)) {
      key = {std::string{code}, std::get<1>(key), "…"};
    }
    auto const [place, is_new] = places_.try_emplace(key, notes_.size());
    if (is_new) {
      notes_.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), line, 0});
    }
    ++notes_[place->second].times;
  }
  std::vector<ImportNote> take() { return std::move(notes_); }

 private:
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> places_;
  std::vector<ImportNote> notes_;
};

class Headings {
 public:
  Headings(std::vector<std::string> const& columns, ImportWords const& words) : columns_(columns) {
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      places.try_emplace(language::fold(columns[i]), i);
    }
    auto const find = [&](std::string const& meaning, std::string const& heading) {
      if (auto const place = places.find(heading); place != places.end()) {
        meanings_.try_emplace(meaning, place->second);
        read_.insert(place->second);
      }
    };
    for (auto const& [meaning, headings] : words.columns) {
      for (auto const& heading : headings) {
        auto const folded = language::fold(heading);
        find(meaning, folded);
        for (std::size_t part = 1; part <= kMostParts; ++part) {
          find(fmt::format("{} {}", meaning, part), fmt::format("{} {}", folded, part));
        }
      }
    }
  }

  bool has(std::string_view meaning) const { return meanings_.contains(meaning); }
  std::string_view cell(tables::Row const& row, std::string_view meaning) const {
    auto const place = meanings_.find(meaning);
    return place == meanings_.end() ? std::string_view{} : trimmed(row.cells[place->second]);
  }
  void set(tables::Row& row, std::string_view meaning, std::string text) const {
    if (auto const place = meanings_.find(meaning); place != meanings_.end()) {
      row.cells[place->second] = std::move(text);
    }
  }
  std::string name(std::string_view meaning) const {
    auto const place = meanings_.find(meaning);
    return place == meanings_.end() ? std::string{} : columns_[place->second];
  }
  std::vector<std::string> unread() const {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!read_.contains(i)) {
        all.push_back(columns_[i]);
      }
    }
    return all;
  }

 private:
  std::vector<std::string> columns_;
  std::map<std::string, std::size_t, std::less<>> meanings_;
  std::set<std::size_t> read_;
};

// Title and text as fields that are read one after the other, each answer by itself. True where anything was masked.
bool mask(tables::Row& row, Headings const& headings, language::TextGuard const& guard) {
  std::vector<std::string> kinds;
  auto const said = [&](std::string_view meaning) { return plain_lines(headings.cell(row, meaning)); };
  auto fields = guard.masked_fields({said("title"), said("text")}, kinds, false);
  headings.set(row, "title", std::move(fields[0]));
  headings.set(row, "text", std::move(fields[1]));
  for (std::size_t part = 1; part <= kMostParts; ++part) {
    auto const meaning = fmt::format("answer {}", part);
    if (auto const answer = said(meaning); !answer.empty()) {
      headings.set(row, meaning, guard.masked(answer, kinds));
    }
  }
  return !kinds.empty();
}

// All rows, on all cores: it is most of the work. The number of rows in which anything was masked.
std::int64_t mask(tables::Table& table, Headings const& headings, language::TextGuard const& guard) {
  constexpr std::size_t kTogether = 64;
  std::atomic<std::size_t> next{0};
  std::atomic<std::int64_t> masked{0};
  auto const work = [&] {
    for (auto first = next.fetch_add(kTogether); first < table.rows.size(); first = next.fetch_add(kTogether)) {
      auto const rows = std::span{table.rows}.subspan(first, std::min(kTogether, table.rows.size() - first));
      masked += std::ranges::count_if(rows, [&](tables::Row& row) { return mask(row, headings, guard); });
    }
  };
  std::vector<std::future<void>> others;
  for (auto core = 1U; core < std::thread::hardware_concurrency(); ++core) {
    others.push_back(std::async(std::launch::async, work));
  }
  work();
  for (auto& other : others) {
    other.get();
  }
  return masked;
}

class Reading {
 public:
  Reading(Headings const& headings, ImportAround const& around)
      : headings_(headings), around_(around), services_(*around.services, around.network, *around.words) {}

  ReadExperiences read(tables::Table table) {
    note_flaws(table);
    report_.masked = mask(table, headings_, *around_.guard);
    report_.rows = std::ssize(table.rows);
    report_.unread_columns = headings_.unread();
    for (auto& row : table.rows) {
      auto const used = std::exchange(row, {});
      if (auto story = read_row(used)) {
        stories_.push_back(*std::move(story));
      }
    }
    std::ranges::stable_sort(stories_, {}, [](ListedStory const& story) { return *story.row.published_at; });
    report_.errors = errors_.take();
    report_.warnings = warnings_.take();
    return {std::move(stories_), services_.added(), std::move(report_)};
  }

 private:
  void note_flaws(tables::Table const& table) {
    for (auto const& flaw : table.flaws) {
      auto const column = flaw.column >= 1 && flaw.column <= table.columns.size() ? table.columns[flaw.column - 1] : "";
      if (flaw.code == "tables.row_too_long") {
        // Which cell is one too many nobody knows: each may stand under another's heading.
        too_long_.insert(flaw.line);
        errors_.add(flaw.code, column, "", static_cast<std::int64_t>(flaw.line));
      } else {
        warnings_.add(flaw.code, column, "", static_cast<std::int64_t>(flaw.line));
      }
    }
  }

  std::optional<ListedStory> read_row(tables::Row const& row) {
    line_ = static_cast<std::int64_t>(row.line);
    auto is_whole = !too_long_.contains(row.line);
    auto const broken = [&](std::string_view meaning, std::string_view code) {
      errors_.add(code, headings_.name(meaning), headings_.cell(row, meaning), line_);
      is_whole = false;
    };
    auto const id = headings_.cell(row, "id");
    if (id.empty() || id.size() > kLongestId) {
      broken("id", "experiences_import.id_missing");
    }
    if (language::fold(headings_.cell(row, "text")).empty()) {
      broken("text", "experiences_import.text_missing");
    }
    auto const published_at = date(row, "published");
    if (!published_at) {
      broken("published", "experiences_import.date_unreadable");
    }
    auto const written_at = date(row, "written");
    auto const answered_at = date(row, "answered");
    for (auto const meaning : {"written", "answered"}) {
      if (!headings_.cell(row, meaning).empty() && !date(row, meaning)) {
        broken(meaning, "experiences_import.date_unreadable");
      }
    }
    if (!is_whole) {
      ++report_.refused;
      return std::nullopt;
    }
    if (!ids_.emplace(id).second) {
      ++report_.repeated;
      warn(row, "id", "experiences_import.repeated");
      return std::nullopt;
    }
    if (!written_at) {
      warn(row, "written", "experiences_import.not_written");
    }
    return story(row, *published_at, written_at.value_or(*published_at), answered_at);
  }

  ListedStory story(tables::Row const& row, Instant published_at, Instant written_at,
                    std::optional<Instant> answered_at) {
    ListedStory story;
    auto& kept = story.row;
    kept.network_id = around_.network;
    kept.id = ExperienceId{
        uuid_of_name(fmt::format("services_publics_plus/{}/{}", around_.network.text, headings_.cell(row, "id")))};
    kept.submission_digest = "import/" + kept.id.text;
    kept.source = around_.source;
    kept.state = ExperienceState::kPublished;
    kept.told_at = std::min(written_at, published_at);
    kept.published_at = published_at;
    kept.language = Language::kFr;
    kept.channel = ToldBy::kWeb;  // there is no other way there
    kept.feeling = value_of(row, "feeling", around_.words->feelings, "experiences_import.feeling_unknown")
                       .value_or(Feeling::kNeutral);
    story.is_taken_away = value_of(row, "state", around_.words->states, "experiences_import.state_unknown")
                              .value_or(ListedState::kPublished) == ListedState::kTakenAway;
    kept.department_code = department(row);
    kept.territory_code = kept.department_code;
    kept.procedure_code = procedure(row);
    kept.used_channel = used_channel(row);
    kept.title = headings_.cell(row, "title");
    std::ranges::replace(kept.title, '\n', ' ');
    kept.text = headings_.cell(row, "text");
    read_parts(row, story);
    story.answered_at = answered_at;
    if (answered_at && *answered_at < published_at) {
      warn(row, "answered", "experiences_import.answered_too_early");
      story.answered_at.reset();
    }
    auto const has_answer =
        std::ranges::any_of(story.parts, [](ListedPart const& part) { return !part.answer.empty(); });
    if (answered_at && !has_answer) {
      warn(row, "answered", "experiences_import.answer_missing");
    } else if (!answered_at && has_answer) {
      warn(row, "answered", "experiences_import.answer_undated");
    }
    kept.content_digest = digest_of(story);
    return story;
  }

  void read_parts(tables::Row const& row, ListedStory& story) {
    for (std::size_t part = 1; part <= kMostParts; ++part) {
      auto const of = [&](std::string_view meaning) {
        return headings_.cell(row, fmt::format("{} {}", meaning, part));
      };
      auto const structure = of("structure");
      auto const typology = of("typology");
      auto const answer = of("answer");
      if (!structure.empty() || !typology.empty() || !answer.empty()) {
        add_part(row, part, language::readable(structure), language::readable(typology), std::string{answer}, story);
      }
    }
    if (story.parts.empty()) {
      add_part(row, 1, "", "", "", story);
    }
  }

  void add_part(tables::Row const& row, std::size_t part, std::string const& structure, std::string const& typology,
                std::string answer, ListedStory& story) {
    auto const before = services_.added().size();
    auto const service = services_.of(structure, typology);
    if (structure.empty() && typology.empty()) {
      warn(row, fmt::format("structure {}", part), "experiences_import.structure_missing");
    } else if (services_.added().size() > before) {
      warn(row, fmt::format("{} {}", structure.empty() ? "typology" : "structure", part),
           "experiences_import.structure_added");
    }
    story.parts.push_back(
        {static_cast<std::int64_t>(part) - 1, service, structure.empty() ? typology : structure, std::move(answer)});
  }

  std::optional<Instant> date(tables::Row const& row, std::string_view meaning) const {
    auto const instant = instant_of(headings_.cell(row, meaning));
    auto const is_likely = instant && *instant >= kEarliest && *instant <= around_.now + std::chrono::days{1};
    return is_likely ? instant : std::nullopt;
  }

  template <class T>
  std::optional<T> value_of(tables::Row const& row, std::string_view meaning, std::map<std::string, T> const& values,
                            std::string_view unknown) {
    auto const found = values.find(language::fold(headings_.cell(row, meaning)));
    if (found == values.end()) {
      warn(row, meaning, unknown);
      return std::nullopt;
    }
    return found->second;
  }

  // "Nord", "59", "Nord (59)", "59 - Nord".
  std::string department(tables::Row const& row) {
    auto const said = language::fold(headings_.cell(row, "department"));
    auto const words = language::words(said);
    auto const of = [&](std::string const& name) {
      auto const found = around_.departments.find(name);
      return found == around_.departments.end() ? std::string{} : found->second;
    };
    auto code = of(said);
    if (code.empty() && words.size() > 1) {
      auto const last = std::string{words.back()};
      auto const without_last = said.substr(0, said.size() - last.size() - 1);
      auto const first = std::string{words.front()};
      code = of(without_last) == of(last) ? of(last) : "";
      code = code.empty() && of(said.substr(first.size() + 1)) == of(first) ? of(first) : code;
    }
    if (code.empty()) {
      warn(row, "department", "experiences_import.department_unknown");
    }
    return code;
  }

  std::optional<std::string> procedure(tables::Row const& row) {
    auto const said = headings_.cell(row, "procedures");
    if (said.empty()) {
      return std::nullopt;
    }
    auto names = pieces(said);
    names.insert(names.begin(), said);
    for (auto const name : names) {
      if (auto const found = around_.procedures.find(language::fold(name)); found != around_.procedures.end()) {
        return found->second;
      }
    }
    warn(row, "procedures", "experiences_import.procedure_unknown");
    return std::nullopt;
  }

  // A story has one: the first that is named.
  std::optional<UsedChannel> used_channel(tables::Row const& row) {
    std::optional<UsedChannel> used;
    for (std::size_t part = 1; part <= kMostParts; ++part) {
      auto const meaning = fmt::format("channels {}", part);
      for (auto const name : pieces(headings_.cell(row, meaning))) {
        auto const found = around_.words->channels.find(language::fold(name));
        if (found == around_.words->channels.end()) {
          warnings_.add("experiences_import.channel_unknown", headings_.name(meaning), name, line_);
        } else if (!used) {
          used = found->second;
        } else if (used != found->second) {
          warnings_.add("experiences_import.channel_second", headings_.name(meaning), name, line_);
        }
      }
    }
    return used;
  }

  void warn(tables::Row const& row, std::string_view meaning, std::string_view code) {
    warnings_.add(code, headings_.name(meaning), headings_.cell(row, meaning), line_);
  }

  static std::string digest_of(ListedStory const& story) {
    auto const& row = story.row;
    auto all = fmt::format("{}\n{}\n{}\n{}\n{}", row.title, row.text, TextForm<Feeling>::write(row.feeling),
                           story.is_taken_away,
                           story.answered_at ? TextForm<Instant>::write(*story.answered_at) : std::string{});
    for (auto const& part : story.parts) {
      all += fmt::format("\n{} {} {}\n{}", part.position, part.service.code.text, part.name, part.answer);
    }
    return uuid_of_name(all);
  }

  Headings const& headings_;
  ImportAround const& around_;
  StructureServices services_;
  Notes errors_;
  Notes warnings_;
  ExperienceImport report_;
  std::vector<ListedStory> stories_;
  std::set<std::string, std::less<>> ids_;
  std::set<std::size_t> too_long_;
  std::int64_t line_ = 0;
};

}  // namespace

Result<ReadExperiences> read_experiences(tables::Table table, ImportAround const& around) {
  auto const headings = Headings{table.columns, *around.words};
  std::vector<std::string> missing;
  for (auto const meaning : kRequired) {
    if (!headings.has(meaning)) {
      auto const number = meaning.ends_with(" 1") ? " 1" : "";
      auto const of = std::string{meaning.substr(0, meaning.find(' '))};
      missing.push_back(fmt::format("\"{}{}\"", around.words->columns.at(of).front(), number));
    }
  }
  if (!missing.empty()) {
    return Problem{
        Fault::kInvalid,
        "experiences_import.columns_missing",
        {},
        fmt::format("columns missing: {}; the file has: {}", fmt::join(missing, ", "), fmt::join(table.columns, ", "))};
  }
  return Reading{headings, around}.read(std::move(table));
}

}  // namespace relais::experiences

#include "visits/import_visits.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "engine/language/fold.hpp"
#include "visits/visit_rows.hpp"

namespace relais::visits {
namespace {

constexpr std::size_t kFaultsShown = 200;
constexpr std::size_t kLongestLabel = 60;  // bytes
constexpr std::size_t kMostActs = 20;
constexpr auto kLongestAct = 240;                      // minutes
constexpr auto kOldest = std::chrono::days{366 * 30};  // history is older than what a device may send

struct Heading {
  ImportField field;
  std::string_view folded;
};
constexpr std::array kHeadings{Heading{ImportField::kCounter, "guichet"},
                               Heading{ImportField::kDate, "jour"},
                               Heading{ImportField::kTime, "heure"},
                               Heading{ImportField::kVisit, "visite"},
                               Heading{ImportField::kProcedure, "demarche"},
                               Heading{ImportField::kPartner, "organisme"},
                               Heading{ImportField::kPartner, "partenaire"},
                               Heading{ImportField::kLabel, "objet"},
                               Heading{ImportField::kServiceKind, "service"},
                               Heading{ImportField::kServiceKind, "type de service"},
                               Heading{ImportField::kChannel, "canal"},
                               Heading{ImportField::kAutonomy, "autonomie"},
                               Heading{ImportField::kDurationMin, "duree"},
                               Heading{ImportField::kOutcome, "issue"},
                               Heading{ImportField::kReorientedTo, "reoriente vers"},
                               Heading{ImportField::kReorientationReason, "motif"},
                               Heading{ImportField::kCommune, "commune"}};

std::optional<ImportField> field_of(std::string const& heading, ImportMapping const& mapping) {
  if (auto const mapped = mapping.columns.find(heading); mapped != mapping.columns.end()) {
    return TextForm<ImportField>::read(mapped->second);
  }
  auto folded = language::fold(heading);
  if (auto const known = std::ranges::find(kHeadings, folded, &Heading::folded); known != kHeadings.end()) {
    return known->field;
  }
  std::ranges::replace(folded, ' ', '_');
  return TextForm<ImportField>::read(folded);
}

// "24/11/2008" as well as "2008-11-24", also with an hour behind.
std::optional<Date> read_day(std::string const& text) {
  if (text.size() >= 10 && text[2] == '/' && text[5] == '/') {
    return TextForm<Date>::read(fmt::format("{}-{}-{}", text.substr(6, 4), text.substr(3, 2), text.substr(0, 2)));
  }
  return TextForm<Date>::read(text.substr(0, 10));
}

// "9:30", "09h30"; ten o'clock where none is said.
std::optional<std::chrono::minutes> read_time(std::string text) {
  if (text.empty()) {
    return std::chrono::hours{10};
  }
  std::ranges::replace(text, 'h', ':');
  auto hour = 0;
  auto minute = 0;
  auto const colon = std::min(text.find(':'), text.size());
  auto const* const end = text.data() + text.size();
  auto const read_hour = std::from_chars(text.data(), text.data() + colon, hour);
  auto const is_whole = colon >= text.size() - 1 || std::from_chars(text.data() + colon + 1, end, minute).ptr == end;
  auto const is_time =
      read_hour.ptr == text.data() + colon && is_whole && hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
  return is_time ? std::optional{std::chrono::hours{hour} + std::chrono::minutes{minute}} : std::nullopt;
}

// The same line gives the same id; its time no finer than what is kept.
std::string id_from(std::string const& hash, Instant at) {
  auto const time = static_cast<std::uint64_t>(std::max<std::int64_t>(at.time_since_epoch().count(), 0));
  return fmt::format("{:08x}-{:04x}-7{}-8{}-{}", (time >> 16) & 0xffffffff, time & 0xffff, hash.substr(0, 3),
                     hash.substr(3, 3), hash.substr(6, 12));
}

class Import {
 public:
  Import(tables::Table const& table, ImportMapping const& mapping, Surroundings const& around, Guard const& guard,
         Instant now)
      : table_(table), mapping_(mapping), around_(around), guard_(guard), now_(now) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (auto const field = field_of(table.columns[i], mapping)) {
        places_.emplace(*field, i);
      } else {
        read_.report.unread_columns.push_back(table.columns[i]);
      }
    }
  }

  bool is_whole() const {
    auto const has = [&](ImportField field) { return places_.contains(field); };
    return has(ImportField::kDate) && has(ImportField::kOutcome) &&
           (has(ImportField::kProcedure) || has(ImportField::kPartner) || has(ImportField::kLabel));
  }

  ReadVisits run(std::string const& counter) && {
    counter_ = counter;
    for (auto const& row : table_.rows) {
      row_ = &row;
      ++read_.report.lines;
      add_line();
    }
    finish();
    return std::move(read_);
  }

 private:
  std::string cell(ImportField field) const {
    auto const place = places_.find(field);
    if (place == places_.end() || place->second >= row_->cells.size()) {
      return "";
    }
    auto const& value = row_->cells[place->second];
    auto const mapped = mapping_.values.find(value);
    return mapped == mapping_.values.end() ? value : mapped->second;
  }

  void refuse(std::string field, std::string code, std::string value) {
    is_refused_ = true;
    if (read_.report.refused.size() < kFaultsShown) {
      read_.report.refused.push_back(
          {static_cast<std::int64_t>(row_->line), std::move(field), std::move(code), std::move(value)});
    }
  }

  template <class Code>
  Code code(ImportField field, Code usual) {
    auto const value = cell(field);
    auto const read = TextForm<Code>::read(value);
    if (!value.empty() && !read) {
      refuse(TextForm<ImportField>::write(field), "visits.value_unknown", value);
    }
    return read.value_or(usual);
  }

  template <class Code>
  std::optional<Code> code(ImportField field) {
    return cell(field).empty() ? std::nullopt : std::optional{code(field, Code{})};
  }

  static std::optional<std::string> said(std::string text) {
    return text.empty() ? std::nullopt : std::optional{std::move(text)};
  }

  Act act() {
    Act act;
    act.procedure = said(cell(ImportField::kProcedure));
    act.partner = act.procedure ? std::nullopt : said(cell(ImportField::kPartner));
    act.label = act.procedure || act.partner ? std::nullopt : said(cell(ImportField::kLabel));
    act.service_kind = code(ImportField::kServiceKind, ServiceKind::kInformation);
    act.autonomy = code(ImportField::kAutonomy, Autonomy::kFullyAssisted);
    act.outcome = code(ImportField::kOutcome, Outcome::kResolved);
    act.reoriented_to = code<ReorientedTo>(ImportField::kReorientedTo);
    act.reorientation_reason = code<ReorientationReason>(ImportField::kReorientationReason);
    if (cell(ImportField::kOutcome).empty()) {
      refuse("outcome", "visits.value_unknown", "");
    }
    if (act.label && act.label->size() > kLongestLabel) {
      refuse("label", "visits.label_too_long", *act.label);
    }
    auto const minutes = cell(ImportField::kDurationMin);
    auto const* const end = minutes.data() + minutes.size();
    auto const read = std::from_chars(minutes.data(), end, act.duration_min);
    auto const is_number = read.ec == std::errc{} && read.ptr == end;
    if (!minutes.empty() && (!is_number || act.duration_min < 1 || act.duration_min > kLongestAct)) {
      refuse("duration_min", "visits.value_unknown", minutes);
      return act;
    }
    act.duration_min = std::max((act.duration_min + 2) / 5 * 5, 5);
    return act;
  }

  void add_line() {
    is_refused_ = false;
    auto const day = read_day(cell(ImportField::kDate));
    auto const time = read_time(cell(ImportField::kTime));
    if (!day) {
      refuse("date", "visits.value_unknown", cell(ImportField::kDate));
    }
    if (!time) {
      refuse("time", "visits.value_unknown", cell(ImportField::kTime));
    }
    auto const named = cell(ImportField::kCounter);
    auto visit = Visit{};
    visit.counter = named.empty() ? counter_ : named;
    auto const facts = around_.counter(visit.counter);
    if (!facts) {
      refuse("counter", "visits.counter_unknown", visit.counter);
    }
    visit.channel = code(ImportField::kChannel, VisitChannel::kInPerson);
    visit.commune = said(cell(ImportField::kCommune));
    visit.acts.push_back(act());
    if (is_refused_) {
      ++read_.report.refused_lines;
      return;
    }
    visit.arrived_at =
        facts->zone.instant(std::chrono::local_days{std::chrono::sys_days{*day}.time_since_epoch()} + *time);
    auto const key = cell(ImportField::kVisit);
    auto const same = fmt::format("{}\n{}\n{}", visit.counter, TextForm<Date>::write(*day), key);
    if (!key.empty() && same == key_ && current_) {
      if (current_->acts.size() == kMostActs) {
        refuse("visit", "visits.too_many_acts", key);
        ++read_.report.refused_lines;
        return;
      }
      current_->acts.push_back(visit.acts.front());
      return;
    }
    finish();
    key_ = same;
    first_ = *row_;
    current_ = std::move(visit);
    // A line that stands twice is two visits: the same person never came twice with all the same words.
    auto const words = fmt::format("{}\n{}", same, fmt::join(row_->cells, "\x1f"));
    current_->id =
        id_from(guard_.digest(fmt::format("{}\n{}", words, occurrences_[words]++)), to_quarter(current_->arrived_at));
  }

  void finish() {
    if (!current_) {
      return;
    }
    row_ = &first_;
    auto visit = *std::exchange(current_, std::nullopt);
    // Checked as of its own time: history is older than a device's queue.
    auto const as_of = std::min(now_, visit.arrived_at + std::chrono::hours{1});
    if (visit.arrived_at < now_ - kOldest) {
      refuse("date", "visits.too_old", "");
      ++read_.report.refused_lines;
      return;
    }
    auto kept = check_visit(visit, around_, guard_, std::chrono::milliseconds{0}, as_of);
    if (!kept) {
      for (auto const& fault : kept.problem().fields) {
        refuse(fault.field, fault.code, "");
      }
      ++read_.report.refused_lines;
      return;
    }
    ++read_.report.visits;
    read_.report.acts += std::ssize(visit.acts);
    read_.visits.push_back(*std::move(kept));
  }

  tables::Table const& table_;
  ImportMapping const& mapping_;
  Surroundings const& around_;
  Guard const& guard_;
  Instant now_;
  std::string counter_;
  std::map<ImportField, std::size_t> places_;
  tables::Row const* row_ = nullptr;
  tables::Row first_;
  bool is_refused_ = false;
  std::optional<Visit> current_;
  std::string key_;
  std::map<std::string, int> occurrences_;
  ReadVisits read_;
};

}  // namespace

Result<ReadVisits> read_visits(tables::Table const& table, ImportMapping const& mapping, std::string const& counter,
                               Surroundings const& around, Guard const& guard, Instant now) {
  auto import = Import{table, mapping, around, guard, now};
  if (!import.is_whole()) {
    return invalid("/csv", "visits.columns_missing");
  }
  return std::move(import).run(counter);
}

}  // namespace relais::visits

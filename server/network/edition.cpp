#include "network/edition.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "network/directory_store.hpp"
#include "platform/json/read.hpp"

namespace relais::network {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string osm_date(Date const& date) {
  return fmt::format("{:04} {} {:02}", static_cast<int>(date.year()), kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<unsigned>(date.day()));
}

// An empty text says that there is none.
template <class T>
void lay(std::optional<T> const& said, std::optional<T>& stands) {
  if (said) {
    stands = said;
    if constexpr (std::is_same_v<T, std::string>) {
      if (said->empty()) {
        stands.reset();
      }
    }
  }
}

std::string joined_lines(std::vector<std::string> const& lines) {
  return fmt::format("{}", fmt::join(lines, "\n"));
}

// Lays counters' editions over the rows, found by an index: their order is the database's.
class CounterOverlay {
 public:
  CounterOverlay(DirectoryRows& rows, Date today) : rows_(rows), today_(today) {
    for (auto& counter : rows.counters) {
      counters_.emplace(std::tuple{counter.network_id, counter.id}, &counter);
    }
    for (auto& stop : rows.stops) {
      stops_[{stop.network_id, stop.counter_id}].push_back(&stop);
    }
  }

  void lay(EditionRow const& row) {
    auto const edition = json::read<CounterEdition>(row.document);
    auto const counter = counters_.find({row.network_id, CounterId{row.object_id}});
    if (edition && counter != counters_.end()) {
      lay_over(*edition, today_, *counter->second, stops_[counter->first]);
      rows_.particulars.push_back(particulars_of(row, *edition));
    }
  }

 private:
  using Key = std::tuple<NetworkId, CounterId>;
  DirectoryRows& rows_;
  Date today_;
  std::map<Key, Counter*> counters_;
  std::map<Key, std::vector<Stop*>> stops_;
};

void lay_over_sheet(EditionRow const& row, DirectoryRows& rows) {
  auto const edition = json::read<SheetEdition>(row.document);
  if (!edition) {
    return;
  }
  auto const procedure = ProcedureCode{row.object_id};
  auto const is_its = [&](auto const& other) {
    return other.network_id == row.network_id && other.procedure_code == procedure;
  };
  auto sheet = std::ranges::find_if(rows.sheets, is_its);
  if (sheet == rows.sheets.end()) {
    sheet = rows.sheets.insert(rows.sheets.end(), {row.network_id, procedure, {}, {}, {}, {}, {}, {}, {}});
  }
  sheet->official_url = edition->official_url;
  sheet->source = row.organisation;
  sheet->reviewed_on = Date{std::chrono::floor<std::chrono::days>(row.made_at)};
  sheet->validated_on = edition->validated_on;
  sheet->validated_by = edition->validated_by;
  std::vector<std::string> channels;
  for (auto const channel : edition->channels) {
    channels.push_back(TextForm<Channel>::write(channel));
  }
  sheet->channels = joined_lines(channels);
  std::erase_if(rows.sheet_texts, is_its);
  for (auto const& words : edition->texts) {
    rows.sheet_texts.push_back(sheet_text(row.network_id, procedure, words));
  }
}

}  // namespace

std::string with_closures(std::string hours, std::vector<ExceptionalClosure> const& closures, Date today) {
  for (auto const& closure : closures) {
    if (closure.last < today) {
      continue;
    }
    auto const until = closure.first == closure.last ? "" : "-" + osm_date(closure.last);
    hours += fmt::format("; {}{} off \"{}\"", osm_date(closure.first), until, closure.reason);
  }
  return hours;
}

void lay_over(CounterEdition const& edition, Date today, Counter& counter, std::vector<Stop*> const& stops) {
  if (edition.hours) {
    counter.hours_text.reset();
  }
  lay(edition.hours, counter.hours);
  lay(edition.telephone, counter.telephone);
  lay(edition.email, counter.email);
  lay(edition.website, counter.website);
  lay(edition.by_appointment, counter.by_appointment);
  lay(edition.comment, counter.comment);
  lay(edition.wheelchair, counter.wheelchair);
  lay(edition.address, counter.address);
  lay(edition.postcode, counter.postcode);
  lay(edition.lat, counter.lat);
  lay(edition.lon, counter.lon);
  lay(edition.closed_on, counter.closed_on);
  counter.name = edition.name.value_or(counter.name);
  auto const closures = edition.closures.value_or(std::vector<ExceptionalClosure>{});
  if (counter.hours) {
    counter.hours = with_closures(*counter.hours, closures, today);
  }
  for (auto* const stop : stops) {
    if (stop->hours) {
      stop->hours = with_closures(*stop->hours, closures, today);
    }
  }
}

CounterParticulars particulars_of(EditionRow const& row, CounterEdition const& edition) {
  return {row.network_id,
          CounterId{row.object_id},
          Date{std::chrono::floor<std::chrono::days>(row.made_at)},
          edition.access_features,
          edition.equipment,
          edition.languages,
          edition.local_offers.value_or(std::vector<LocalOffer>{}),
          edition.missing_partners.value_or(std::vector<PartnerCode>{}),
          edition.merged_into};
}

SheetText sheet_text(NetworkId const& network, ProcedureCode const& procedure, SheetWords const& words) {
  return {network,
          procedure,
          words.language,
          words.what,
          words.for_whom,
          joined_lines(words.counter_does),
          joined_lines(words.counter_does_not),
          words.reoriented_to,
          joined_lines(words.papers)};
}

SheetEdition edition_of(ProcedureSheet const& sheet, std::vector<SheetText> const& texts) {
  SheetEdition edition{sheet.official_url, {}, {}, sheet.validated_on, sheet.validated_by};
  for (auto const& line : lines_of(sheet.channels)) {
    if (auto const channel = TextForm<Channel>::read(line)) {
      edition.channels.push_back(*channel);
    }
  }
  for (auto const& text : texts) {
    if (text.network_id == sheet.network_id && text.procedure_code == sheet.procedure_code) {
      edition.texts.push_back({text.language, text.what, text.for_whom, lines_of(text.counter_does),
                               lines_of(text.counter_does_not), text.reoriented_to, lines_of(text.papers)});
    }
  }
  return edition;
}

DirectoryRows published(DirectoryRows rows, Date today) {
  if (rows.editions.empty()) {
    return rows;
  }
  CounterOverlay counters{rows, today};
  for (auto const& row : rows.editions) {
    row.kind == EditionKind::kCounter ? counters.lay(row) : lay_over_sheet(row, rows);
  }
  return rows;
}

}  // namespace relais::network

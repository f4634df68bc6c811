// Documents of figures that are sent by mail each month: what is asked and answered, and when they are due.
#pragma once

#include "engine/hours/public_holidays.hpp"
#include "indicators/document.hpp"

namespace relais::indicators {

// The day of the month on which figures of the month before are sent. A first Monday that is a public holiday (Easter's
// may be) gives way to the next working day.
enum class Rhythm { kFirstMonday, kFirstWorkingDay };
BOOST_DESCRIBE_ENUM(Rhythm, kFirstMonday, kFirstWorkingDay)

// The wall clock of a network and its days off, where they are known.
struct NetworkCalendar {
  TimeZone zone;
  std::optional<hours::PublicHolidays> holidays;
};

struct Due {
  Month month;  // that the figures are of
  Instant at;
};

Date day_of_sending(Rhythm rhythm, Month month, NetworkCalendar const& calendar);
// The last one that is due at `now`, and the first one that is not.
Due latest_due(Rhythm rhythm, std::int32_t hour, NetworkCalendar const& calendar, Instant now);
Due next_due(Rhythm rhythm, std::int32_t hour, NetworkCalendar const& calendar, Instant now);

// What a report is of; the network where nothing is said.
struct ReportPlace {
  std::optional<std::string> territory;
  std::optional<std::string> counter;
};
BOOST_DESCRIBE_STRUCT(ReportPlace, (), (territory, counter))

struct ScheduledReportChange {
  std::string feed;  // "visits"
  DocumentKind kind = DocumentKind::kNote;
  DocumentFormat format = DocumentFormat::kPdf;
  ReportPlace place;
  Language language = Language::kFr;  // of the document; each letter is in its reader's
  Rhythm rhythm = Rhythm::kFirstMonday;
  std::int32_t hour = 8;                // by the network's wall clock
  std::vector<std::string> recipients;  // addresses of people who may read these figures themselves
  bool is_paused = false;
};
BOOST_DESCRIBE_STRUCT(ScheduledReportChange, (),
                      (feed, kind, format, place, language, rhythm, hour, recipients, is_paused))

struct ScheduledReportItem : ScheduledReportChange {
  std::string id;
  std::string place_name;          // empty: the network
  std::optional<Instant> next_at;  // unless it is paused
  std::optional<Instant> last_sent_at;
  std::optional<std::string> last_problem;  // of the last month that was due, said
};
BOOST_DESCRIBE_STRUCT(ScheduledReportItem, (ScheduledReportChange),
                      (id, place_name, next_at, last_sent_at, last_problem))

struct ScheduledReportList {
  bool has_mail = false;  // without, nothing can be sent
  std::vector<ScheduledReportItem> items;
};
BOOST_DESCRIBE_STRUCT(ScheduledReportList, (), (has_mail, items))

}  // namespace relais::indicators

template <>
struct relais::json::Constraints<relais::indicators::ReportPlace> {
  using Place = relais::indicators::ReportPlace;
  static constexpr auto all = std::tuple{length(&Place::territory, 1, 20), length(&Place::counter, 1, 60)};
};

template <>
struct relais::json::Constraints<relais::indicators::ScheduledReportChange> {
  using Change = relais::indicators::ScheduledReportChange;
  static constexpr auto all = std::tuple{range(&Change::hour, 0, 23), length(&Change::recipients, 1, 20)};
};

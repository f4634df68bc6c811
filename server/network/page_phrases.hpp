// The sentences that several pages say of a counter.
#pragma once

#include "network/asked.hpp"

namespace relais::network {

// `local`: what the wall clock of the place shows now.
StateBadge state_badge(PageWriter const& writer, Opening const& opening, LocalMinute local);

// "Bus", "Antenne".
std::string kind_name(PageWriter const& writer, Counter const& counter);

// "+33450568749" -> "04 50 56 87 49"; a foreign number keeps its prefix.
Telephone telephone(std::string const& number);

// "open on Monday 23 November at 10:00": network.results.open_at and the like.
std::string at_moment(PageWriter const& writer, std::string_view key, LocalMinute moment, std::int64_t count = 1);

// To the sheet of a border that answers, under the name of the document or of the sheet.
Link border_link(PageWriter const& writer, Answer const& answer);

// "Familles", or the tag itself where it has no text.
std::string tag_name(PageWriter const& writer, std::string_view tag);

std::string weekday_and_date(Language language, Date const& date);  // "lundi 23 novembre", "Montag, 23. November"

// "09:00–12:00, 13:30–17:00": what is open of the spans.
std::string spans_text(std::vector<hours::ShownSpan> const& spans);

// The next three days on which a place opens: "Monday 30 November, 09:30–12:30".
std::vector<std::string> next_dates(PageWriter const& writer, MeetingPlace const& place, LocalMinute local);

// More than half a year passed since the list was published.
bool is_old(Date const& source_date, LocalMinute now);

// "Monday 23 November: 09:00–12:00", as a state of that day; nothing where the place does not open on it.
std::optional<StateBadge> hours_on(PageWriter const& writer, MeetingPlace const& place, LocalMinute moment);

// `local`: what the wall clock of the place shows now.
ResultItem result_item(PageWriter const& writer, CounterItem const& item, LocalMinute local);

}  // namespace relais::network

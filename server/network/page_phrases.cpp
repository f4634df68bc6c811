#include "network/page_phrases.hpp"

#include <array>

#include <fmt/format.h>

#include "network/tour_calendar.hpp"
#include "platform/i18n/format.hpp"

namespace relais::network {
namespace {

constexpr auto kSoon = std::chrono::minutes{30};
constexpr auto kDatesShown = 3u;
constexpr auto kFresh = std::chrono::days{180};

Date day_of(LocalMinute local) {
  return Date{std::chrono::floor<std::chrono::days>(local)};
}

std::string time_of(LocalMinute local) {
  return i18n::time(local - std::chrono::floor<std::chrono::days>(local));
}

StateBadge open_badge(PageWriter const& writer, Opening const& opening, LocalMinute local) {
  if (!opening.until) {
    return {"open", writer.text("network.state.open")};
  }
  auto const until = opening.until->local;
  auto const soon = until - local <= kSoon;
  auto const* const key = soon ? "network.state.closes_soon" : "network.state.open_until";
  return {soon ? "soon" : "open", writer.message(key, {{"time", time_of(until)}})};
}

StateBadge closed_badge(PageWriter const& writer, Opening const& opening, LocalMinute local) {
  if (!opening.next) {
    return {"closed", writer.text("network.state.closed")};
  }
  auto const next = opening.next->local;
  auto const days = std::chrono::floor<std::chrono::days>(next) - std::chrono::floor<std::chrono::days>(local);
  auto const say = [&](std::string_view key, std::string day) {
    return StateBadge{"closed", writer.message(key, {{"day", std::move(day)}, {"time", time_of(next)}})};
  };
  if (days.count() == 0) {
    return say("network.state.opens_today", "");
  }
  if (days.count() == 1) {
    return say("network.state.opens_tomorrow", "");
  }
  if (days.count() < 7) {
    auto const weekday = std::chrono::weekday{std::chrono::local_days{day_of(next)}};
    return say("network.state.opens_weekday", i18n::weekday(writer.language, weekday));
  }
  return say("network.state.opens_date", i18n::day_and_month(writer.language, day_of(next)));
}

// Digits in pairs, the odd one first: "450568749" -> "4 50 56 87 49".
std::string in_pairs(std::string_view digits) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 2 == 0) {
      text += "\u00a0";
    }
    text += digits[i];
  }
  return text;
}

std::string address_line(CounterItem const& item) {
  auto const town = item.postcode ? fmt::format("{} {}", *item.postcode, item.commune_name) : item.commune_name;
  return item.address ? fmt::format("{}, {}", *item.address, town) : town;
}

}  // namespace

StateBadge state_badge(PageWriter const& writer, Opening const& opening, LocalMinute local) {
  switch (opening.now) {
    case OpenState::kOpen:
      return open_badge(writer, opening, local);
    case OpenState::kClosed:
      return closed_badge(writer, opening, local);
    case OpenState::kNotKnown:
      break;
  }
  return {"not_known", writer.text("network.state.not_known")};
}

Telephone telephone(std::string const& number) {
  // The French plan: mainland and the overseas departments that share its form.
  constexpr std::array<std::string_view, 5> kFrench = {"+33", "+262", "+590", "+594", "+596"};
  for (auto const prefix : kFrench) {
    if (number.starts_with(prefix)) {
      return {number, in_pairs("0" + number.substr(prefix.size()))};
    }
  }
  if (number.starts_with("+32")) {
    return {number, fmt::format("+32\u00a0{}", in_pairs(number.substr(3)))};
  }
  return {number, number.starts_with('+') ? number : in_pairs(number)};
}

std::string tag_name(PageWriter const& writer, std::string_view tag) {
  auto const key = fmt::format("network.tag.{}", tag);
  auto const text = writer.text(key);
  return text == key ? std::string{tag} : text;
}

std::string weekday_and_date(Language language, Date const& date) {
  auto const weekday = std::chrono::weekday{std::chrono::local_days{date}};
  return fmt::format("{}{} {}", i18n::weekday(language, weekday), language == Language::kDe ? "," : "",
                     i18n::day_and_month(language, date));
}

std::string kind_name(PageWriter const& writer, Counter const& counter) {
  return writer.text(
      fmt::format("network.kind.{}", counter.is_antenna ? "antenna" : TextForm<CounterKind>::write(counter.kind)));
}

std::string at_moment(PageWriter const& writer, std::string_view key, LocalMinute moment, std::int64_t count) {
  return writer.message(
      key, {{"day", weekday_and_date(writer.language, day_of(moment))}, {"time", time_of(moment)}, {"count", count}});
}

std::string spans_text(std::vector<hours::ShownSpan> const& spans) {
  std::vector<std::string> texts;
  for (auto const& span : spans) {
    if (span.state == hours::State::kOpen) {
      texts.push_back(
          fmt::format("{}–{}", i18n::time(std::chrono::minutes{span.from}), i18n::time(std::chrono::minutes{span.to})));
    }
  }
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::vector<std::string> next_dates(PageWriter const& writer, MeetingPlace const& place, LocalMinute local) {
  std::vector<std::string> dates;
  auto const today = std::chrono::floor<std::chrono::days>(local);
  for (auto day = today; day < today + kTourAhead && dates.size() < kDatesShown && place.times.are_known();
       day += std::chrono::days{1}) {
    if (auto const spans = spans_text(place.times.schedule()->spans_on(day)); !spans.empty()) {
      dates.push_back(i18n::capitalised(writer.language,
                                        fmt::format("{}, {}", weekday_and_date(writer.language, Date{day}), spans)));
    }
  }
  return dates;
}

bool is_old(Date const& source_date, LocalMinute now) {
  return std::chrono::floor<std::chrono::days>(now) - std::chrono::local_days{source_date} > kFresh;
}

Link border_link(PageWriter const& writer, Answer const& answer) {
  if (answer.document == nullptr) {
    return {writer.name(answer.sheet->title), border_sheet_url(writer.language, answer.pack->id, answer.sheet->id)};
  }
  auto const& document = *answer.document;
  auto const label =
      writer.message("network.sheet.document_named", {{"code", document.code}, {"use", writer.name(document.use)}});
  return {label, border_sheet_url(writer.language, answer.pack->id, document.sheet.value_or(""))};
}

std::optional<StateBadge> hours_on(PageWriter const& writer, MeetingPlace const& place, LocalMinute moment) {
  auto const day = std::chrono::floor<std::chrono::days>(moment);
  auto const spans = place.times.are_known() ? spans_text(place.times.schedule()->spans_on(day)) : "";
  if (spans.empty()) {
    return std::nullopt;
  }
  auto const name = i18n::capitalised(writer.language, weekday_and_date(writer.language, Date{day}));
  return StateBadge{"open", writer.message("network.results.hours_on", {{"day", name}, {"hours", spans}})};
}

ResultItem result_item(PageWriter const& writer, CounterItem const& item, LocalMinute local) {
  ResultItem result;
  result.name = item.name;
  result.url = counter_url(writer.language, item.id.text);
  if (item.kind == CounterKind::kBus || item.kind == CounterKind::kItinerant) {
    result.kind = writer.text("network.kind." + TextForm<CounterKind>::write(item.kind));
  }
  if (item.location) {
    result.point = MapPoint{item.location->lat, item.location->lon};
  }
  result.stop = item.stop;
  result.state = state_badge(writer, item.open, local);
  result.address = address_line(item);
  if (item.distance_m) {
    result.distance = i18n::distance(writer.language, *item.distance_m);
  }
  if (item.telephone) {
    result.telephone = telephone(*item.telephone);
  }
  return result;
}

}  // namespace relais::network

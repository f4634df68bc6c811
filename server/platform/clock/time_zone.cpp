#include <algorithm>

#include <unicode/basictz.h>
#include <unicode/tztrans.h>

#include "platform/clock/clock.hpp"

namespace relais {
namespace {

using namespace std::chrono;

constexpr auto kFrom = Instant{sys_days{year{1970} / January / 1}};
constexpr auto kUntil = Instant{sys_days{year{2100} / January / 1}};

minutes total_offset(icu::TimeZoneRule const& rule) {
  return duration_cast<minutes>(milliseconds{rule.getRawOffset() + rule.getDSTSavings()});
}

}  // namespace

std::optional<TimeZone> TimeZone::named(std::string_view iana_name) {
  auto const icu_name = icu::UnicodeString::fromUTF8(icu::StringPiece{iana_name.data(), int32_t(iana_name.size())});
  auto const zone = std::unique_ptr<icu::TimeZone>{icu::TimeZone::createTimeZone(icu_name)};
  if (!zone || *zone == icu::TimeZone::getUnknown()) {
    return std::nullopt;
  }
  auto const* const rules = dynamic_cast<icu::BasicTimeZone const*>(zone.get());
  int32_t raw = 0;
  int32_t saving = 0;
  auto status = U_ZERO_ERROR;
  zone->getOffset(static_cast<double>(kFrom.time_since_epoch().count()), false, raw, saving, status);
  if (rules == nullptr || U_FAILURE(status)) {
    return std::nullopt;
  }
  auto changes = std::vector<Change>{{Instant::min(), duration_cast<minutes>(milliseconds{raw + saving})}};
  auto at = static_cast<double>(kFrom.time_since_epoch().count());
  auto transition = icu::TimeZoneTransition{};
  while (at < static_cast<double>(kUntil.time_since_epoch().count()) &&
         rules->getNextTransition(at, false, transition)) {
    at = transition.getTime();
    changes.push_back({Instant{milliseconds{static_cast<std::int64_t>(at)}}, total_offset(*transition.getTo())});
  }
  auto result = TimeZone{};
  result.name_ = std::string{iana_name};
  result.changes_ = std::make_shared<std::vector<Change> const>(std::move(changes));
  return result;
}

minutes TimeZone::offset_at(Instant instant) const {
  auto const after = std::upper_bound(changes_->begin() + 1, changes_->end(), instant,
                                      [](Instant wanted, Change const& change) { return wanted < change.at; });
  return std::prev(after)->offset;
}

LocalMinute TimeZone::local(Instant instant) const {
  auto const shifted = instant + offset_at(instant);
  return LocalMinute{floor<minutes>(shifted.time_since_epoch())};
}

Instant TimeZone::instant(LocalMinute local) const {
  auto const as_if_utc = Instant{local.time_since_epoch()};
  // The wall clock may show this minute under the offset before or after a change near it: the earlier instant wins.
  auto const before = offset_at(as_if_utc - hours{24});
  auto const after = offset_at(as_if_utc + hours{24});
  auto const first = as_if_utc - before;
  if (offset_at(first) == before) {
    return first;
  }
  auto const second = as_if_utc - after;
  if (offset_at(second) == after) {
    return second;
  }
  // Skipped by the spring change: the instant of the change, which lies between the two guesses.
  auto const change = std::upper_bound(changes_->begin() + 1, changes_->end(), second,
                                       [](Instant wanted, Change const& item) { return wanted < item.at; });
  return change == changes_->end() ? first : change->at;
}

}  // namespace relais

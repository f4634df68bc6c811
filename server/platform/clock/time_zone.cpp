#include <algorithm>

#include <unicode/basictz.h>
#include <unicode/tztrans.h>

#include "platform/clock/clock.hpp"

namespace relais {
namespace {

using namespace std::chrono;

constexpr auto kFrom = Instant{sys_days{year{1970} / January / 1}};
constexpr auto kUntil = Instant{sys_days{year{2100} / January / 1}};

// Changes are looked up from the one that held when the stretch of an instant began: at most one or two further.
constexpr auto kStretch = milliseconds{hours{24 * 64}};

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
  auto first = std::vector<std::uint16_t>{};
  std::size_t holds = 0;
  for (auto begin = kFrom; begin < kUntil; begin += kStretch) {
    while (holds + 1 < changes.size() && changes[holds + 1].at <= begin) {
      ++holds;
    }
    first.push_back(static_cast<std::uint16_t>(holds));
  }
  auto result = TimeZone{};
  result.name_ = std::string{iana_name};
  result.table_ = std::make_shared<Table const>(Table{std::move(changes), std::move(first)});
  return result;
}

TimeZone::Change const* TimeZone::change_at(Instant instant) const {
  auto const& [changes, first] = *table_;
  auto const stretch = std::clamp<std::int64_t>((instant - kFrom) / kStretch, 0, std::ssize(first) - 1);
  auto const* change = instant < kFrom ? changes.data() : &changes[first[static_cast<std::size_t>(stretch)]];
  while (change != &changes.back() && change[1].at <= instant) {
    ++change;
  }
  return change;
}

LocalMinute TimeZone::local(Instant instant) const {
  auto const shifted = instant + change_at(instant)->offset;
  return LocalMinute{floor<minutes>(shifted.time_since_epoch())};
}

Instant TimeZone::instant(LocalMinute local) const {
  auto const as_if_utc = Instant{local.time_since_epoch()};
  // The wall clock may show this minute under the offset before or after a change near it: the earlier instant wins.
  auto const* const before = change_at(as_if_utc - hours{24});
  auto const first = as_if_utc - before->offset;
  auto const is_last = before == &table_->changes.back();
  if (is_last || first < before[1].at) {
    return first;
  }
  // After the change; or skipped by it in spring, and then the instant of the change itself.
  return std::max(as_if_utc - before[1].offset, before[1].at);
}

}  // namespace relais

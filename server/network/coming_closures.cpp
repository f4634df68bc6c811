#include "network/coming_closures.hpp"

#include <algorithm>
#include <span>

#include "network/counter_list.hpp"

namespace relais::network {
namespace {

using std::chrono::days;
using std::chrono::minutes;

constexpr auto kRhythm = 20;  // times off in the 52 coming weeks: school holidays are 16 weeks in France, 15 in Belgium
constexpr auto kWeeks = 52;
constexpr std::size_t kSearched = 5;

bool opens(std::vector<hours::ShownSpan> const& spans) {
  return std::ranges::any_of(spans, [](auto const& span) { return span.state == hours::State::kOpen; });
}

class ComingClosures {
 public:
  ComingClosures(Directory const& directory, Scope const& scope, MeetingPlace const& place, Instant now)
      : directory_(directory),
        scope_(scope),
        place_(place),
        schedule_(*place.times.schedule()),
        calendar_(directory.clocks()[place.clock].calendar),
        now_(now),
        week_(schedule_.ordinary_week()) {}

  std::vector<Closure> run() {
    auto const today = std::chrono::floor<days>(directory_.zone(place_).local(now_));
    for (auto day = today; day < today + kClosuresAhead; day += days{1}) {
      if (is_exceptional(day)) {
        add(day);
      }
    }
    // Each is a search of its own: a list of sixty odd days must not cost sixty.
    for (auto& closure : std::span{closures_}.first(std::min(kSearched, closures_.size()))) {
      // On a holiday nobody can be sure that another is open.
      if (!closure.holiday) {
        closure.open_instead = open_instead(hours::Day{closure.first});
      }
    }
    return std::move(closures_);
  }

 private:
  std::vector<hours::ShownSpan> const& usual(hours::Day day) const {
    return week_[std::chrono::weekday{day}.iso_encoding() - 1];
  }

  bool is_off(hours::Day day) const { return opens(usual(day)) && !opens(schedule_.spans_on(day)); }

  bool is_exceptional(hours::Day day) const {
    if (!is_off(day)) {
      return false;
    }
    auto times_off = 0;
    for (auto week = 0; week < kWeeks; ++week) {
      times_off += is_off(day + days{7 * week});
    }
    return times_off <= kRhythm;
  }

  LocalMinute middle_of_first_opening(hours::Day day) const {
    auto const& first = usual(day).front();
    return LocalMinute{day} + minutes{(first.from + first.to) / 2};
  }

  void add(hours::Day day) {
    auto closure = Closure{Date{day}, Date{day}, OpenState::kClosed, {}, {}, {}};
    auto const middle = middle_of_first_opening(day);
    closure.known = place_.times.state(middle);
    if (auto const reason = schedule_.comment_at(middle); !reason.empty()) {
      closure.reason = std::string{reason};
    }
    if (auto const holiday = calendar_.public_holiday(day)) {
      closure.holiday = std::string{*holiday};
    }
    if (!closures_.empty() && goes_on(closures_.back(), closure)) {
      closures_.back().last = closure.last;
    } else {
      closures_.push_back(std::move(closure));
    }
  }

  // Days that are off each week lie within: a closure from Friday to Monday is one.
  bool goes_on(Closure const& before, Closure const& closure) const {
    auto day = hours::Day{before.last} + days{1};
    while (day < hours::Day{closure.first} && !opens(usual(day))) {
      day += days{1};
    }
    return day == hours::Day{closure.first} && before.known == closure.known && before.reason == closure.reason &&
           before.holiday == closure.holiday;
  }

  std::optional<CounterItem> open_instead(hours::Day day) const {
    auto const card = directory_.card(place_);
    if (!card.location) {
      return std::nullopt;
    }
    auto query = CounterQuery{};
    query.near = Near{*card.location};
    query.open_at = directory_.zone(place_).instant(middle_of_first_opening(day));
    query.limit = 1;
    auto const found = find_counters(directory_, scope_, query, now_);
    return found && !found->items.empty()
               ? std::optional{counter_item(directory_, found->items.front(), found->now, found->then)}
               : std::nullopt;
  }

  Directory const& directory_;
  Scope const& scope_;
  MeetingPlace const& place_;
  hours::Schedule const& schedule_;
  hours::Calendar const& calendar_;
  Instant now_;
  std::array<std::vector<hours::ShownSpan>, 7> week_;
  std::vector<Closure> closures_;
};

}  // namespace

std::vector<Closure> coming_closures(Directory const& directory, Scope const& scope, MeetingPlace const& place,
                                     Instant now) {
  return place.times.are_known() ? ComingClosures{directory, scope, place, now}.run() : std::vector<Closure>{};
}

}  // namespace relais::network

#include "visits/figures_store.hpp"

#include <algorithm>
#include <unordered_set>

#include "access/access.hpp"
#include "platform/db/session.hpp"
#include "visits/visit_store.hpp"

namespace relais::visits {
namespace {

using indicators::Counts;
using indicators::Month;
using indicators::Tally;

// The columns, in their order.
enum Column : std::size_t {
  kActs,
  kResolved,
  kInformed,
  kReoriented,
  kNotPossible,
  kAbandoned,
  kPending,
  kFirstContact,
  kVisits,
  kPersons,
  kLeft,
  kFirstVisits,
  kReturnKnown,
  kKmSpared,
  kKmKnown,
  kDays
};
std::vector<std::string> const kColumnNames{
    "acts",   "resolved", "informed", "reoriented",   "not_possible", "abandoned", "pending",  "first_contact",
    "visits", "persons",  "left",     "first_visits", "return_known", "km_spared", "km_known", "days"};

enum Place : std::size_t {
  kAll,
  kPartner,
  kProcedure,
  kServiceKind,
  kChannel,
  kAutonomy,
  kReorientedTo,
  kReorientationReason,
  kReorientation,
  kCrossBorder,
  kNeed,
  kAgeBand,
  kDuration,
  kWaiting
};
std::vector<double> const kDurationEdges{0, 6, 11, 16, 21, 26, 31, 46, 61, 91, 121};  // minutes
std::vector<double> const kWaitingEdges{0, 1, 3, 6, 11, 16, 21, 31, 46, 61, 91};
std::vector<std::string> const kOfActs{"acts",         "resolved",  "informed", "reoriented",
                                       "not_possible", "abandoned", "pending",  "first_contact"};
std::vector<std::string> const kOfVisits{"visits", "persons", "left", "first_visits", "return_known"};
std::vector<std::string> const kOfBoth{"acts",      "resolved",     "informed",      "reoriented", "not_possible",
                                       "abandoned", "pending",      "first_contact", "visits",     "persons",
                                       "left",      "first_visits", "return_known"};
std::vector<indicators::Breakdown> const kBreakdowns{{"all"},
                                                     {"partner", {}, {}, kOfActs},
                                                     {"procedure", {}, "partner", kOfActs},
                                                     {"service_kind", {}, {}, kOfActs},
                                                     {"channel", {}, {}, kOfBoth},
                                                     {"autonomy", {}, {}, kOfActs},
                                                     {"reoriented_to", {}, {}, {"reoriented"}},
                                                     {"reorientation_reason", {}, {}, {"reoriented"}},
                                                     {"reorientation", {}, "partner", {"reoriented"}},
                                                     {"cross_border", {}, {}, kOfActs},
                                                     {"need", {}, {}, kOfVisits},
                                                     {"age_band", {}, {}, kOfVisits},
                                                     {"duration", kDurationEdges},
                                                     {"waiting", kWaitingEdges}};

// A visit with one of its acts, or none.
struct FactRow {
  std::string id;
  std::string counter_id;
  Date day;
  std::string channel;
  VisitState state = VisitState::kClosed;
  std::int32_t party_size = 1;
  std::optional<std::int32_t> participants;
  std::optional<bool> is_return;
  std::optional<std::int32_t> saved_km;
  std::optional<std::int32_t> waiting_min;
  std::optional<std::string> age_band;
  std::string needs;
  std::optional<std::string> partner;
  std::optional<std::string> procedure_code;
  std::optional<std::string> service_kind;
  std::optional<std::string> act_channel;
  std::optional<std::string> autonomy;
  std::optional<std::int32_t> duration_min;
  std::optional<Outcome> outcome;
  std::optional<std::string> reoriented_to;
  std::optional<std::string> reorientation_reason;
  std::optional<std::int32_t> contact_number;
  std::optional<std::string> cross_border;
};
BOOST_DESCRIBE_STRUCT(FactRow, (),
                      (id, counter_id, day, channel, state, party_size, participants, is_return, saved_km, waiting_min,
                       age_band, needs, partner, procedure_code, service_kind, act_channel, autonomy, duration_min,
                       outcome, reoriented_to, reorientation_reason, contact_number, cross_border))

std::string const kFacts = R"sql(
  select v.id, v.counter_id, v.day, v.channel, v.state, v.party_size, v.participants, v.is_return, v.saved_km,
    v.waiting_min, v.age_band, v.needs, a.partner, a.procedure_code, a.service_kind, a.channel as act_channel,
    a.autonomy, a.duration_min, a.outcome, a.reoriented_to, a.reorientation_reason, a.contact_number, a.cross_border
  from visit v left join act a on a.network_id = v.network_id and a.visit_id = v.id
  where v.network_id = :network and not v.is_withdrawn and v.day >= :since and v.day < :until)sql";
db::Statement const kAllFacts{"visits.facts", kFacts + " order by v.id, a.position"};
db::Statement const kFactsOfCounter{"visits.facts_of_counter",
                                    kFacts + " and v.counter_id = :counter order by v.id, a.position"};

struct Span {
  std::optional<Date> first;
  std::optional<Date> last;
};
BOOST_DESCRIBE_STRUCT(Span, (), (first, last))
db::Statement const kSpan{"visits.days_with_visits", R"sql(
  select min(day) as first, max(day) as last from visit where network_id = :network)sql"};

std::string class_of(std::vector<double> const& edges, double value) {
  auto const number = std::upper_bound(edges.begin(), edges.end(), value) - edges.begin() - 1;
  auto const text = std::to_string(std::max<std::ptrdiff_t>(number, 0));
  return text.size() < 2 ? "0" + text : text;
}

// Rows come visit by visit.
class Counting {
 public:
  explicit Counting(Tally& tally) : tally_(tally) {}

  void take(FactRow const& row) {
    if (row.id != id_) {
      id_ = row.id;
      has_spared_ = false;
      month_ = indicators::month_of(row.day);
      tally_.at(row.counter_id, month_);
      visit(row);
    }
    if (row.outcome) {
      act(row, *row.outcome);
    }
  }

 private:
  void visit(FactRow const& row) {
    Counts counts{};
    counts[kVisits] = 1;
    counts[kPersons] = row.participants.value_or(row.party_size);
    counts[kLeft] = row.state == VisitState::kAbandoned ? 1 : 0;
    counts[kFirstVisits] = row.is_return == false ? 1 : 0;
    counts[kReturnKnown] = row.is_return.has_value() ? 1 : 0;
    tally_.add(kChannel, row.channel, counts);
    tally_.add(kAgeBand, row.age_band.value_or("not_asked"), counts);
    if (row.waiting_min) {
      tally_.add(kWaiting, class_of(kWaitingEdges, *row.waiting_min), counts);
    }
    for (std::size_t at = 1; at < row.needs.size();) {  // "|digital|reading|"
      auto const end = row.needs.find('|', at);
      tally_.add(kNeed, row.needs.substr(at, end - at), counts);
      at = end + 1;
    }
    counts[kDays] = days_.emplace(row.counter_id + TextForm<Date>::write(row.day)).second ? 1 : 0;
    tally_.add(kAll, "", counts);
  }

  void act(FactRow const& row, Outcome outcome) {
    Counts counts{};
    counts[kActs] = 1;
    counts[column_of(outcome)] = 1;
    counts[kFirstContact] = outcome == Outcome::kResolved && row.contact_number == 1 ? 1 : 0;
    auto const add = [&](Place place, std::optional<std::string> const& value) {
      if (value) {
        tally_.add(place, *value, counts);
      }
    };
    auto const partner = row.partner.value_or(std::string{kOther});
    auto const of_partner = [&](std::string_view value) { return partner + indicators::kPartOf + std::string{value}; };
    add(kPartner, partner);
    add(kProcedure, of_partner(row.procedure_code ? std::string_view{*row.procedure_code} : kOther));
    add(kReorientation, of_partner(row.reoriented_to ? std::string_view{*row.reoriented_to} : kNowhere));
    add(kServiceKind, row.service_kind);
    add(kChannel, row.act_channel);
    add(kAutonomy, row.autonomy);
    add(kReorientedTo, row.reoriented_to);
    add(kReorientationReason, row.reorientation_reason);
    add(kCrossBorder, row.cross_border);
    add(kDuration, class_of(kDurationEdges, row.duration_min.value_or(0)));
    // The offices stand in one town: a visit spares one journey there and back, however much was settled.
    auto const is_settled = outcome == Outcome::kResolved || outcome == Outcome::kInformationOnly;
    if (is_settled && !has_spared_ && row.channel == kInPerson) {
      has_spared_ = true;
      counts[kKmSpared] = 2 * row.saved_km.value_or(0);
      counts[kKmKnown] = row.saved_km.has_value() ? 1 : 0;
    }
    tally_.add(kAll, "", counts);
  }

  static Column column_of(Outcome outcome) {
    switch (outcome) {
      case Outcome::kResolved:
        return kResolved;
      case Outcome::kInformationOnly:
        return kInformed;
      case Outcome::kReoriented:
        return kReoriented;
      case Outcome::kNotPossible:
        return kNotPossible;
      case Outcome::kAbandoned:
        return kAbandoned;
      case Outcome::kAwaitingDocument:
      case Outcome::kAwaitingPartner:
      case Outcome::kAppointmentSet:
        return kPending;
    }
    return kPending;
  }

  static constexpr std::string_view kInPerson = "in_person";
  static constexpr std::string_view kOther = "other";
  static constexpr std::string_view kNowhere = "nowhere";  // of what was not reoriented

  Tally& tally_;
  std::string id_;
  Month month_{};
  bool has_spared_ = false;
  std::unordered_set<std::string> days_;
};

void count(db::Snapshot const& snapshot, indicators::Extract const& extract, Tally& tally) {
  auto counting = Counting{tally};
  auto const take = [&](FactRow&& row) { counting.take(row); };
  auto const network = db::arg("network", extract.network);
  auto const since = db::arg("since", Date{extract.since / 1});
  auto const until = db::arg("until", Date{extract.until / 1});
  if (extract.counter) {
    snapshot.each<FactRow>(kFactsOfCounter, take, network, since, until, db::arg("counter", *extract.counter));
  } else {
    snapshot.each<FactRow>(kAllFacts, take, network, since, until);
  }
}

std::vector<indicators::Definition> definitions() {
  using indicators::Direction;
  using indicators::Measure;
  using indicators::Unit;
  constexpr auto kFirst = std::chrono::year{2008} / std::chrono::January;  // the pilot's year
  std::vector<std::string> const settled{"resolved", "informed"};
  std::vector<std::string> const closed{"resolved", "informed", "reoriented", "not_possible", "abandoned"};
  auto const share = [&](std::string id, Direction direction, std::vector<std::string> of,
                         std::vector<std::string> among) {
    return indicators::Definition{std::move(id),    1,  kFirst, Measure::kShare, Unit::kShare, direction, std::move(of),
                                  std::move(among), "", false};
  };
  auto const counted = [&](std::string id, Unit unit, Direction direction, std::string of,
                           std::vector<std::string> among = {}) {
    return indicators::Definition{std::move(id),    1,  kFirst, Measure::kCount, unit, direction, {std::move(of)},
                                  std::move(among), "", false};
  };
  auto const amount = [&](std::string id, Unit unit, Direction direction, std::string of, std::string among) {
    auto definition = counted(std::move(id), unit, direction, std::move(of), {std::move(among)});
    definition.is_amount = true;
    return definition;
  };
  auto const ratio = [&](std::string id, Unit unit, std::string of, std::string among) {
    return indicators::Definition{
        std::move(id),      1,  kFirst, Measure::kRatio, unit, Direction::kNeither, {std::move(of)},
        {std::move(among)}, "", false};
  };
  auto const quantile = [&](std::string id, Measure measure, Direction direction, std::string classes,
                            std::string column) {
    return indicators::Definition{
        std::move(id),      1,    kFirst, measure, Unit::kMinutes, direction, {std::move(column)}, {},
        std::move(classes), false};
  };
  return {share("resolution_rate", Direction::kUp, settled, closed),
          share("first_contact_resolution", Direction::kUp, {"first_contact"}, {"acts"}),
          share("reorientation_rate", Direction::kNeither, {"reoriented"}, closed),
          share("not_possible_rate", Direction::kDown, {"not_possible"}, closed),
          share("abandonment_rate", Direction::kDown, {"abandoned"}, closed),
          share("left_unserved_rate", Direction::kDown, {"left"}, {"visits"}),
          counted("visits", Unit::kVisits, Direction::kNeither, "visits"),
          counted("persons", Unit::kPersons, Direction::kNeither, "persons"),
          counted("acts", Unit::kActs, Direction::kNeither, "acts"),
          counted("reorientations", Unit::kActs, Direction::kNeither, "reoriented"),
          counted("pending_acts", Unit::kActs, Direction::kDown, "pending"),
          counted("first_time_visitors", Unit::kVisits, Direction::kNeither, "first_visits", {"return_known"}),
          ratio("acts_per_visit", Unit::kActsAVisit, "acts", "visits"),
          ratio("visits_per_day", Unit::kVisitsADay, "visits", "days"),
          quantile("waiting_median", Measure::kMedian, Direction::kDown, "waiting", "visits"),
          quantile("waiting_ninetieth", Measure::kNinetieth, Direction::kDown, "waiting", "visits"),
          quantile("handling_median", Measure::kMedian, Direction::kNeither, "duration", "acts"),
          quantile("handling_ninetieth", Measure::kNinetieth, Direction::kNeither, "duration", "acts"),
          amount("km_avoided", Unit::kKilometres, Direction::kUp, "km_spared", "km_known")};
}

std::vector<indicators::Split> splits() {
  return {{{"acts"}, {{"resolved", "informed", "reoriented", "not_possible", "abandoned"}, {"pending"}}},
          {{"resolved", "informed", "reoriented", "not_possible", "abandoned"},
           {{"resolved", "informed"}, {"reoriented"}, {"not_possible"}, {"abandoned"}}},
          {{"resolved", "informed"}, {{"first_contact"}}},
          {{"visits"}, {{"left"}}},
          {{"visits"}, {{"return_known"}}},
          {{"return_known"}, {{"first_visits"}}},
          {{"visits"}, {{"km_known"}}}};
}

}  // namespace

indicators::Feed figures() {
  return {"visits",
          std::string{kRecordedEvent},
          Right::kRecordVisits,
          kColumnNames,
          kBreakdowns,
          definitions(),
          splits(),
          count,
          [](db::Snapshot const& snapshot, NetworkId const& network) {
            return VisitReader{snapshot, Scope::whole_network(network)}.holds(true);
          },
          [](db::Snapshot const& snapshot, NetworkId const& network) -> std::optional<std::pair<Month, Month>> {
            auto const span = snapshot.one<Span>(kSpan, db::arg("network", network));
            if (!span || !span->first || !span->last) {
              return std::nullopt;
            }
            return std::pair{indicators::month_of(*span->first), indicators::month_of(*span->last)};
          }};
}

}  // namespace relais::visits

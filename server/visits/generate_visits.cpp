#include "visits/generate_visits.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include <fmt/format.h>

namespace relais::visits {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// Assumptions, tuned to what is published: 82 % settled on the spot, about 1.2 acts a visit (9 million acts of 7.5
// million visits), a quiet August and Christmas, full Mondays and Tuesdays, mornings before afternoons.
constexpr std::array<double, 12> kMonths{1.12, 1.04, 1.08, 1.02, 1.05, 1.0, 0.86, 0.68, 1.12, 1.08, 1.0, 0.82};
constexpr std::array<double, 7> kWeekdays{0.0, 1.15, 1.1, 0.95, 1.0, 0.85, 0.25};  // from Sunday
constexpr std::array<double, 10> kQuarterWeights{3, 4, 4, 3, 2, 0.5, 2, 3, 3, 2};  // hours from 8
constexpr std::array<std::pair<std::string_view, double>, 10> kPartners{{{"france_travail", 17},
                                                                         {"cpam", 16},
                                                                         {"dgfip", 14},
                                                                         {"caf", 15},
                                                                         {"interior", 15},
                                                                         {"carsat", 10},
                                                                         {"msa", 5},
                                                                         {"justice", 3},
                                                                         {"la_poste", 2},
                                                                         {"urssaf", 2}}};
constexpr double kSettled = 0.82;
constexpr double kRarely = 0.85;
constexpr double kSecondAct = 0.17;
constexpr double kThirdAct = 0.15;

// Fast, and the same on every machine; std::uniform_* are not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  double part() { return static_cast<double>(engine_() >> 11) * 0x1.0p-53; }
  bool says(double probability) { return part() < probability; }
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(part() * static_cast<double>(count)); }
  template <class List>
  std::size_t among(List const& weights) {
    double total = 0;
    for (auto const weight : weights) {
      total += weight;
    }
    auto at = part() * total;
    std::size_t i = 0;
    for (auto const weight : weights) {
      if (at < weight) {
        return i;
      }
      at -= weight;
      ++i;
    }
    return i - 1;
  }
  // Poisson, by Knuth: some tens at most.
  int count(double mean) {
    auto const floor = std::exp(-mean);
    auto product = part();
    auto count = 0;
    while (product > floor) {
      ++count;
      product *= part();
    }
    return count;
  }
  std::uint64_t bits() { return engine_(); }

 private:
  std::mt19937_64 engine_;
};

std::string id_of(Instant at, Dice& dice) {
  auto const time = static_cast<std::uint64_t>(at.time_since_epoch().count());
  auto const a = dice.bits();
  auto const b = dice.bits();
  return fmt::format("{:08x}-{:04x}-7{:03x}-{:04x}-{:012x}", time >> 16, time & 0xffff, a & 0xfff,
                     0x8000 | ((a >> 12) & 0x3fff), b & 0xffffffffffff);
}

class Generator {
 public:
  explicit Generator(GeneratorPlan const& plan) : plan_(plan), dice_(plan.seed) {
    for (auto const& [partner, weight] : kPartners) {
      auto& group = by_partner_.emplace_back();
      for (auto const& procedure : plan.procedures) {
        if (procedure.partner == partner) {
          group.push_back(&procedure);
        }
      }
      weights_.push_back(group.empty() ? 0 : weight);
    }
  }

  std::vector<KeptVisit> day(GeneratedCounter const& counter, Date day) {
    auto const season = kMonths[static_cast<unsigned>(day.month()) - 1];
    auto const weekday = kWeekdays[std::chrono::weekday{sys_days{day}}.c_encoding()];
    // Counters differ by a factor of three.
    auto const size = 0.45 + 0.9 * static_cast<double>(std::hash<std::string>{}(counter.id) % 97) / 96;
    auto const visits = dice_.count(plan_.visits_a_day * season * weekday * size);
    auto const weights = weights_at(counter);
    std::vector<KeptVisit> list;
    list.reserve(static_cast<std::size_t>(visits));
    for (auto i = 0; i < visits; ++i) {
      list.push_back(visit(counter, weights, day));
    }
    return list;
  }

 private:
  using Weights = std::vector<double>;

  // People come for what the counter says that it helps with.
  Weights weights_at(GeneratedCounter const& counter) const {
    auto here = weights_;
    for (std::size_t i = 0; i < here.size(); ++i) {
      if (std::ranges::find(counter.partners, kPartners[i].first) == counter.partners.end()) {
        here[i] = 0;
      }
    }
    return std::ranges::all_of(here, [](double weight) { return weight == 0; }) ? weights_ : here;
  }

  KeptVisit visit(GeneratedCounter const& counter, Weights const& weights, Date day) {
    KeptVisit kept;
    kept.network = plan_.network;
    kept.day = day;
    auto const hour = 8 + static_cast<std::int32_t>(dice_.among(kQuarterWeights));
    kept.slot = hour * 60 + static_cast<std::int32_t>(dice_.below(4)) * 15;
    auto& visit = kept.visit;
    visit.arrived_at = Instant{sys_days{day}} + std::chrono::minutes{kept.slot};
    visit.id = id_of(visit.arrived_at, dice_);
    visit.counter = counter.id;
    if (counter.stops > 0) {
      visit.stop = 1 + static_cast<std::int32_t>(dice_.below(static_cast<std::size_t>(counter.stops)));
    }
    visit.channel = dice_.says(0.86)  ? VisitChannel::kInPerson
                    : dice_.says(0.7) ? VisitChannel::kPhone
                                      : VisitChannel::kEmail;
    visit.party_size = dice_.says(0.12) ? 2 : 1;
    visit.is_return = dice_.says(0.45);
    // 6 % under 26 and 58 % over 55 (S5).
    visit.age_band = TextForm<AgeBand>::entries()[dice_.among(std::array{0.06, 0.14, 0.22, 0.34, 0.24})].value;
    visit.came_for = dice_.says(0.83) ? CameFor::kSelf : CameFor::kRelative;
    if (visit.channel == VisitChannel::kInPerson) {
      visit.waiting_min = static_cast<std::int32_t>(-7 * std::log(1 - dice_.part()));
    }
    auto const acts = 1 + (dice_.says(kSecondAct) ? 1 + dice_.says(kThirdAct) : 0);
    for (auto i = 0; i < acts; ++i) {
      visit.acts.push_back(act(visit.channel, weights));
    }
    kept.digest = visit.id;
    return kept;
  }

  Act act(VisitChannel channel, Weights const& weights) {
    auto const& group = by_partner_[dice_.among(weights)];
    // What is not done at a counter is asked for more rarely.
    auto const* chosen = group[dice_.below(group.size())];
    if (!chosen->is_done_here && dice_.says(kRarely)) {
      chosen = group[dice_.below(group.size())];
    }
    auto const& procedure = *chosen;
    Act act;
    act.procedure = procedure.code;
    act.partner = procedure.partner;
    act.channel = channel;
    act.contact_number = dice_.says(0.78) ? 1 : 2;
    act.cross_border = CrossBorder::kNone;
    act.duration_min = 5 * (1 + dice_.count(2.4));
    act.autonomy = TextForm<Autonomy>::entries()[dice_.among(std::array{0.62, 0.28, 0.10})].value;
    act.service_kind = TextForm<ServiceKind>::entries()[dice_.among(std::array{0.14, 0.03, 0.10, 0.34, 0.07, 0.06, 0.05,
                                                                               0.01, 0.05, 0.05, 0.05, 0.03, 0.02})]
                           .value;
    if (!procedure.is_done_here) {
      act.outcome = dice_.says(0.8) ? Outcome::kReoriented : Outcome::kInformationOnly;
    } else if (dice_.says(kSettled + 0.015)) {
      // A little above, for what is not done at a counter settles less.
      act.outcome = dice_.says(0.8) ? Outcome::kResolved : Outcome::kInformationOnly;
    } else {
      act.outcome = std::array{Outcome::kReoriented,     Outcome::kAwaitingDocument, Outcome::kAwaitingPartner,
                               Outcome::kAppointmentSet, Outcome::kNotPossible,      Outcome::kAbandoned}[dice_.among(
          std::array{0.38, 0.22, 0.16, 0.14, 0.06, 0.04})];
    }
    if (act.outcome == Outcome::kReoriented) {
      act.reoriented_to =
          TextForm<ReorientedTo>::entries()[dice_.among(std::array{0.4, 0.25, 0.08, 0.1, 0.05, 0.04, 0.02, 0.04, 0.02})]
              .value;
      act.reorientation_reason =
          procedure.is_done_here ? ReorientationReason::kExpertiseNeeded : ReorientationReason::kOutsideBundle;
    }
    return act;
  }

  GeneratorPlan const& plan_;
  Dice dice_;
  std::vector<std::vector<ListedProcedure const*>> by_partner_;
  Weights weights_;
};

}  // namespace

void generate_visits(GeneratorPlan const& plan, std::function<void(std::vector<KeptVisit> const&)> const& take) {
  auto generator = Generator{plan};
  for (auto day = sys_days{plan.since}; day < sys_days{plan.until}; day += days{1}) {
    for (auto const& counter : plan.counters) {
      if (auto const visits = generator.day(counter, Date{day}); !visits.empty()) {
        take(visits);
      }
    }
  }
}

}  // namespace relais::visits

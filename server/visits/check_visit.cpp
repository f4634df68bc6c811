#include "visits/check_visit.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "platform/json/write.hpp"
#include "platform/text/uuid.hpp"

namespace relais::visits {
namespace {

constexpr auto kForgivenClock = std::chrono::minutes{10};
constexpr auto kForgivenFuture = std::chrono::minutes{15};
constexpr auto kStep = 5;
constexpr auto kQuarter = std::chrono::minutes{15};

bool is_code(std::string_view text, char first, char last) {
  return std::ranges::all_of(text, [&](char letter) { return letter >= first && letter <= last; });
}

// A UUIDv7.
bool is_visit_id(std::string_view text) {
  return is_uuid(text) && text[14] == '7';
}

class Check {
 public:
  Check(Visit const& sent, Surroundings const& around) : sent_(sent), around_(around) {}

  Problem refusal() && { return {Fault::kInvalid, faults_.front().code, std::move(faults_)}; }
  bool is_refused() const { return !faults_.empty(); }
  void refuse(std::string field, std::string code) { faults_.push_back({std::move(field), std::move(code)}); }

  void visit() {
    if (sent_.language && !is_code(*sent_.language, 'a', 'z')) {
      refuse("/language", "visits.code_unknown");
    }
    if (sent_.country && !is_code(*sent_.country, 'A', 'Z')) {
      refuse("/country", "visits.code_unknown");
    }
    auto const is_workshop = sent_.channel == VisitChannel::kWorkshop;
    if (is_workshop != sent_.participants.has_value()) {
      refuse("/participants", "visits.participants_of_workshop");
    }
    if (sent_.state == VisitState::kAbandoned && !sent_.acts.empty()) {
      refuse("/acts", "visits.acts_of_abandoned");
    }
    if (sent_.state == VisitState::kClosed && sent_.acts.empty()) {
      refuse("/acts", "visits.no_act");
    }
  }

  Act act(Act act, std::size_t position, NetworkId const& network) {
    auto const at = fmt::format("/acts/{}", position);
    act.channel = act.channel.value_or(sent_.channel);
    act.contact_number = act.contact_number.value_or(1);
    act.cross_border = act.cross_border.value_or(CrossBorder::kNone);
    if (act.procedure) {
      auto const facts = around_.procedure(network, *act.procedure);
      if (!facts) {
        refuse(at + "/procedure", "visits.procedure_unknown");
      } else {
        act.partner = facts->partner;
      }
    } else if (act.partner ? !around_.knows_partner(network, *act.partner) : !act.label) {
      refuse(at + (act.partner ? "/partner" : "/procedure"),
             act.partner ? "visits.partner_unknown" : "visits.about_nothing");
    }
    if (act.duration_min % kStep != 0) {
      refuse(at + "/duration_min", "visits.duration_step");
    }
    auto const is_reoriented = act.outcome == Outcome::kReoriented;
    if (is_reoriented && !act.reoriented_to) {
      refuse(at + "/reoriented_to", "visits.reorientation_incomplete");
    }
    if (is_reoriented && !act.reorientation_reason) {
      refuse(at + "/reorientation_reason", "visits.reorientation_incomplete");
    }
    if (!is_reoriented && (act.reoriented_to || act.reorientation_reason)) {
      refuse(at + "/outcome", "visits.reorientation_without_outcome");
    }
    if (act.cross_border_theme && act.cross_border == CrossBorder::kNone) {
      refuse(at + "/cross_border_theme", "visits.theme_without_border");
    }
    return act;
  }

 private:
  Visit const& sent_;
  Surroundings const& around_;
  std::vector<FieldFault> faults_;
};

}  // namespace

std::chrono::milliseconds clock_error(std::optional<Instant> sent_at, Instant now) {
  auto const error = sent_at ? *sent_at - now : std::chrono::milliseconds{0};
  return std::chrono::abs(error) < kForgivenClock ? std::chrono::milliseconds{0} : error;
}

Result<KeptVisit> check_visit(Visit const& sent, Surroundings const& around, Guard const& guard,
                              std::chrono::milliseconds error, Instant now) {
  if (!is_visit_id(sent.id)) {
    return invalid("/id", "visits.id_malformed");
  }
  auto const counter = around.counter(sent.counter);
  if (!counter) {
    return invalid("/counter", "visits.counter_unknown");
  }
  auto check = Check{sent, around};
  auto const arrived = sent.arrived_at - error;
  if (arrived > now + kForgivenFuture) {
    check.refuse("/arrived_at", "visits.in_the_future");
  }
  if (arrived < now - kOldestVisit) {
    check.refuse("/arrived_at", "visits.too_old");
  }
  auto kept = KeptVisit{sent, counter->network, {}, 0, {}, {}, guard.digest(json::write(sent))};
  auto const local = counter->zone.local(arrived);
  auto const day = std::chrono::floor<std::chrono::days>(local);
  kept.day = Date{day};
  kept.slot = static_cast<std::int32_t>((local - day) / kQuarter * kQuarter.count());
  if (!counter->exists && (!counter->closed_on || kept.day >= *counter->closed_on)) {
    check.refuse("/counter", "visits.counter_closed");
  }
  if (sent.stop && (*sent.stop < 1 || *sent.stop > counter->stops)) {
    check.refuse("/stop", "visits.stop_unknown");
  }
  if (sent.commune) {
    kept.residence = around.residence(*sent.commune, sent.counter);
    if (!kept.residence) {
      check.refuse("/commune", "visits.commune_unknown");
    }
  }
  check.visit();
  for (std::size_t i = 0; i < sent.acts.size(); ++i) {
    auto& act = kept.visit.acts[i];
    act = check.act(act, i, counter->network);
    if (act.label) {
      act.label = guard.masked(*act.label, kept.masked);
    }
  }
  if (sent.note) {
    auto const is_old = std::chrono::sys_days{kept.day} < std::chrono::floor<std::chrono::days>(now) - kNoteStays;
    kept.visit.note = is_old ? std::string{} : guard.masked(*sent.note, kept.masked);
  }
  return check.is_refused() ? Result<KeptVisit>{std::move(check).refusal()} : kept;
}

}  // namespace relais::visits

#include "commands/demo_story_moderation.hpp"

#include <fmt/format.h>

#include "platform/text/uuid.hpp"

namespace relais::commands {
namespace {

using experiences::DecisionKind;
using experiences::DecisionRow;
using experiences::ExperienceRow;
using experiences::ReportDecision;
using experiences::ReportRow;
using std::chrono::days;
using std::chrono::hours;

// Nobody has these accounts.
constexpr auto kReader = "generated";
constexpr auto kSecondReader = "generated second reader";

constexpr std::size_t kMaskedIn = 11;  // one in so many
constexpr std::size_t kAskedIn = 17;
constexpr std::size_t kRefusedIn = 29;
constexpr std::size_t kReportedIn = 14;
constexpr int kRefusedStories = 48;
constexpr int kAppealedIn = 3;
constexpr int kRemovedStories = 14;
constexpr auto kSpan = days{720};
constexpr auto kUndecided = days{21};  // what is younger waits in the readers' list

template <class List>
auto const& turn(List const& list, std::size_t number) {
  return list[number % list.size()];
}

// Decisions of one story, each waited for since the one before.
class Decisions {
 public:
  explicit Decisions(ExperienceRow const& row) : row_(row), before_(row.told_at) {}

  void add(DecisionKind kind, Instant at, std::string note = "", std::optional<experiences::CharterRule> rule = {}) {
    auto const is_authors = kind == DecisionKind::kAppeal;
    auto const waited = std::chrono::duration_cast<std::chrono::minutes>(at - before_).count();
    all_.push_back({row_.network_id, uuid_of_name(fmt::format("decision/{}/{}", row_.id.text, all_.size())), row_.id,
                    kind, rule, std::move(note), at, is_authors ? "" : by_, is_authors ? 0 : waited});
    by_ = is_authors ? kSecondReader : by_;
    before_ = at;
  }

  std::vector<DecisionRow> take() { return std::move(all_); }

 private:
  ExperienceRow const& row_;
  Instant before_;
  std::string by_ = kReader;
  std::vector<DecisionRow> all_;
};

ReportRow reported(ExperienceRow const& row, experiences::ReportReason reason, std::string text, Instant at) {
  return {
      row.network_id, uuid_of_name("report/" + row.id.text), row.id, {}, reason, std::move(text), at, {}, {}, {}, {}};
}

void decide(ReportRow& report, ReportDecision decision, std::string note, Instant at) {
  report.decision = decision;
  report.decision_note = std::move(note);
  report.decided_at = at;
  report.decided_by = kReader;
}

}  // namespace

FirstReading first_reading(std::size_t number) {
  return number % kRefusedIn == kRefusedIn - 1 ? FirstReading::kRefused
         : number % kAskedIn == kAskedIn - 1   ? FirstReading::kAsked
         : number % kMaskedIn == kMaskedIn - 1 ? FirstReading::kMasked
                                               : FirstReading::kAccepted;
}

std::string text_as_read(GeneratedModeration const& material, std::size_t number, std::string text) {
  return first_reading(number) == FirstReading::kMasked ? text + " " + turn(material.masked, number) : text;
}

std::vector<DecisionRow> decisions_on(GeneratedModeration const& material, std::size_t number,
                                      ExperienceRow const& row) {
  auto const reading = first_reading(number);
  auto const part = (*row.published_at - row.told_at) / 4;
  auto all = Decisions{row};
  if (reading == FirstReading::kAsked) {
    all.add(DecisionKind::kAsk, row.told_at + part, turn(material.questions, number));
  } else if (reading == FirstReading::kRefused) {
    auto const& refusal = turn(material.refused_first, number);
    all.add(DecisionKind::kReject, row.told_at + part, refusal.note, refusal.rule);
    all.add(DecisionKind::kAppeal, row.told_at + 2 * part, refusal.why);
  }
  all.add(reading == FirstReading::kMasked ? DecisionKind::kMask : DecisionKind::kAccept, *row.published_at);
  return all.take();
}

std::vector<RefusedStory> plan_refused(StoryMaterial const& material, Date today) {
  auto const midnight = Instant{std::chrono::sys_days{today}};
  auto const& refused = material.moderation.refused;
  auto const& removed = material.moderation.removed;
  std::vector<RefusedStory> all;
  auto const add = [&](std::string name, GeneratedRefusal const& what, int number, int of) -> RefusedStory& {
    auto& one = all.emplace_back();
    one.refusal = &what;
    one.story.name = std::move(name);
    auto& told = one.story.told;
    told.id = id_of_planned(one.story.name).text;
    told.text = what.text;
    told.feeling = experiences::Feeling::kNegative;
    told.services = {{experiences::ServiceCode{what.service}, {}}};
    told.territory = turn(material.places.front().communes, static_cast<std::size_t>(number));
    one.story.told_at = midnight - days{6} - number * kSpan / of + hours{9};
    return one;
  };
  for (int i = 0; i < kRefusedStories; ++i) {
    auto& one = add(fmt::format("refused {}", i), turn(refused, static_cast<std::size_t>(i)), i, kRefusedStories);
    one.is_appealed = i % kAppealedIn == 0;
    one.ended_at = one.story.told_at + hours{one.is_appealed ? 53 : 7};
  }
  for (int i = 0; i < kRemovedStories; ++i) {
    auto& one = add(fmt::format("removed {}", i), turn(removed, static_cast<std::size_t>(i)), i, kRemovedStories);
    one.story.published_at = one.story.told_at + hours{11};
    one.ended_at = *one.story.published_at + hours{60};
  }
  return all;
}

std::vector<DecisionRow> decisions_on(RefusedStory const& refused, ExperienceRow const& row) {
  auto all = Decisions{row};
  if (refused.story.published_at) {
    all.add(DecisionKind::kAccept, *refused.story.published_at);
    all.add(DecisionKind::kReject, refused.ended_at, refused.refusal->note);
    return all.take();
  }
  if (refused.is_appealed) {
    auto const part = (refused.ended_at - row.told_at) / 4;
    all.add(DecisionKind::kReject, row.told_at + part, refused.refusal->note, refused.refusal->rule);
    all.add(DecisionKind::kAppeal, row.told_at + 2 * part, refused.refusal->why);
  }
  all.add(DecisionKind::kReject, refused.ended_at, refused.refusal->note, refused.refusal->rule);
  return all.take();
}

std::optional<ReportRow> report_of(GeneratedModeration const& material, std::size_t number, ExperienceRow const& row,
                                   Date today) {
  if (number % kReportedIn != kReportedIn - 1) {
    return std::nullopt;
  }
  auto const midnight = Instant{std::chrono::sys_days{today}};
  auto const at = *row.published_at + hours{31};
  if (at >= midnight) {
    return std::nullopt;
  }
  auto const& what = turn(material.kept, number / kReportedIn);
  auto report = reported(row, what.reason, what.text, at);
  if (at < midnight - kUndecided) {
    decide(report, ReportDecision::kKeep, what.note, at + hours{20});
  }
  return report;
}

ReportRow report_of(RefusedStory const& refused, ExperienceRow const& row) {
  auto report = reported(row, experiences::ReportReason::kNamesSomebody, "On reconnaît la personne.",
                         refused.ended_at - hours{30});
  decide(report, ReportDecision::kRemove, refused.refusal->note, refused.ended_at);
  return report;
}

}  // namespace relais::commands

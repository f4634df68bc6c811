#include "experiences/experience_figures_store.hpp"

namespace relais::experiences {
namespace {

constexpr std::string_view kOfNetwork = R"sql(
  where e.network_id = :network and (:only_network = '' or e.network_id = :only_network) and e.state = 'published'
    and e.duplicate_of is null and e.published_at is not null)sql";

db::Statement const kNetworks{"experiences.figures_networks", R"sql(
  select distinct network_id from experience where (:only_network = '' or network_id = :only_network))sql"};

// All columns are those of one index (migration 0031): the texts are not read.
db::Statement const kStories{"experiences.figures_stories", R"sql(
  select e.published_at, e.first_answer_at as answered_at, e.is_answer_date_known, e.department_code, e.channel,
    e.used_channel, e.assisted_by_role, e.feeling, e.verdict, e.source is null as is_told_here
  from experience e)sql" + std::string{kOfNetwork}};

struct StoryFact {
  Instant published_at;
  std::optional<Instant> answered_at;
  bool is_answer_date_known = true;
  std::string department_code;
  ToldBy channel = ToldBy::kWeb;
  std::optional<UsedChannel> used_channel;
  std::optional<std::string> assisted_by_role;
  Feeling feeling = Feeling::kNeutral;
  std::optional<Verdict> verdict;
  bool is_told_here = true;
};
BOOST_DESCRIBE_STRUCT(StoryFact, (),
                      (published_at, answered_at, is_answer_date_known, department_code, channel, used_channel,
                       assisted_by_role, feeling, verdict, is_told_here))

db::Statement const kStructures{"experiences.figures_structures", R"sql(
  select e.published_at, s.answered_at, s.is_answer_date_known, s.service_code, s.territory_code, e.feeling, e.verdict,
    e.source is null as is_told_here
  from experience e
  join experience_structure s on s.network_id = e.network_id and s.experience_id = e.id)sql" +
                                                                      std::string{kOfNetwork}};

struct StructureFact {
  Instant published_at;
  std::optional<Instant> answered_at;
  bool is_answer_date_known = true;
  std::string service_code;
  std::string territory_code;
  Feeling feeling = Feeling::kNeutral;
  std::optional<Verdict> verdict;
  bool is_told_here = true;
};
BOOST_DESCRIBE_STRUCT(StructureFact, (),
                      (published_at, answered_at, is_answer_date_known, service_code, territory_code, feeling, verdict,
                       is_told_here))

db::Statement const kAnswers{"experiences.figures_answers", R"sql(
  select e.published_at, a.kind, a.service_code, e.department_code, e.channel, e.used_channel, e.assisted_by_role,
    e.feeling
  from experience e
  join experience_answer a on a.network_id = e.network_id and a.experience_id = e.id)sql" +
                                                                std::string{kOfNetwork} + R"sql(
    and a.removed_because is null)sql"};

struct AnswerFact {
  Instant published_at;
  ServiceAnswerKind kind = ServiceAnswerKind::kThanks;
  std::string service_code;
  std::string department_code;
  ToldBy channel = ToldBy::kWeb;
  std::optional<UsedChannel> used_channel;
  std::optional<std::string> assisted_by_role;
  Feeling feeling = Feeling::kNeutral;
};
BOOST_DESCRIBE_STRUCT(AnswerFact, (),
                      (published_at, kind, service_code, department_code, channel, used_channel, assisted_by_role,
                       feeling))

BreakdownTally& of(StoryTallies& tallies, StoryBreakdown breakdown) {
  return tallies[static_cast<std::size_t>(breakdown)];
}

// By all breakdowns but services, which each statement knows in its own way.
template <class Fact, class Counted>
void add_by_story(StoryTallies& tallies, Fact const& fact, Counted const& counted) {
  of(tallies, StoryBreakdown::kTerritory).add(fact.department_code, counted);
  of(tallies, StoryBreakdown::kUsedChannel)
      .add(fact.used_channel ? TextForm<UsedChannel>::write(*fact.used_channel) : kNotSaid, counted);
  of(tallies, StoryBreakdown::kChannel).add(TextForm<ToldBy>::write(fact.channel), counted);
  of(tallies, StoryBreakdown::kAssistance)
      .add(TextForm<StoryHelp>::write(fact.assisted_by_role ? StoryHelp::kWithHelp : StoryHelp::kAlone), counted);
}

class Counting {
 public:
  Counting(NetworkId const& network, Date as_of)
      : as_of_(as_of), working_(network, as_of), tallies_(kBreakdowns, BreakdownTally{as_of}) {}

  void add(StoryFact const& fact) { add_by_story(tallies_, fact, story(fact, fact.department_code)); }
  void add(StructureFact const& fact) {
    of(tallies_, StoryBreakdown::kService).add(fact.service_code, story(fact, fact.territory_code));
  }
  void add(AnswerFact const& fact) {
    auto const answer = CountedAnswer{day_of(fact.published_at), fact.kind, fact.feeling};
    add_by_story(tallies_, fact, answer);
    of(tallies_, StoryBreakdown::kService).add(fact.service_code, answer);
  }
  StoryTallies take() { return std::move(tallies_); }

 private:
  template <class Fact>
  CountedStory story(Fact const& fact, std::string const& department) {
    auto const published = day_of(fact.published_at);
    auto const answered = fact.answered_at ? std::optional{day_of(*fact.answered_at)} : std::nullopt;
    return {published,
            answered,
            working_.between(department, published, answered.value_or(as_of_)),
            fact.feeling,
            fact.verdict,
            fact.is_told_here,
            fact.is_answer_date_known};
  }

  Date as_of_;
  WorkingDays working_;
  StoryTallies tallies_;
};

}  // namespace

std::vector<NetworkId> networks_told_of(db::Snapshot const& snapshot, Scope const& scope) {
  return snapshot.all<NetworkId>(kNetworks, db::arg("only_network", scope.only_network()));
}

StoryTallies count_stories(db::Snapshot const& snapshot, Scope const& scope, NetworkId const& network, Date as_of) {
  auto counting = Counting{network, as_of};
  auto const of = db::arg("network", network);
  auto const only = db::arg("only_network", scope.only_network());
  auto const add = [&counting](auto const& fact) { counting.add(fact); };
  snapshot.each<StoryFact>(kStories, add, of, only);
  snapshot.each<StructureFact>(kStructures, add, of, only);
  snapshot.each<AnswerFact>(kAnswers, add, of, only);
  return counting.take();
}

}  // namespace relais::experiences

#include "experiences/action_measures_store.hpp"

namespace relais::experiences {
namespace {

// `when`: the column that lies in the months.
std::string of_what(std::string const& when) {
  return R"sql(
  from experience_structure s
  join experience e on e.network_id = s.network_id and e.id = s.experience_id
  where s.network_id = :network and (:only_network = '' or s.network_id = :only_network)
    and s.territory_code = :department and e.state = 'published'
    and )sql" +
         when + " >= :since and " + when + " < :end and " + one_of(R"sql(s.service_code)sql");
}

std::string const kSelectStories = R"sql(
  select count(distinct e.id), count(distinct case when e.feeling = 'negative' then e.id end))sql" +
                                   of_what(R"sql(e.published_at)sql");
db::Statement const kStories{"experiences.measured_stories", kSelectStories};

std::string const kSelectVerdicts = R"sql(
  select count(distinct e.id), count(distinct case when e.verdict = 'solved' then e.id end))sql" +
                                    of_what(R"sql(e.verdict_at)sql");
db::Statement const kVerdicts{"experiences.measured_verdicts", kSelectVerdicts};

// Of a theme with more bodies than go together, a story that names two of them may count twice: none that ships has.
template <class Counts, class Add>
Counts counted(db::Snapshot const& snapshot, db::Statement const& statement, Scope const& scope,
               NetworkId const& network, std::span<ServiceCode const> services, std::string const& department,
               actions::Months const& months, Add const& add) {
  std::vector<std::string> codes;
  for (auto const& service : services) {
    codes.push_back(service.text);
  }
  auto const end = months.end();
  Counts sum;
  for (auto const& counts :
       of_each<Counts>(snapshot, statement,
                       {db::arg("network", network), db::arg("only_network", scope.only_network()),
                        db::arg("department", department), db::arg("since", months.since), db::arg("end", end)},
                       std::span<std::string const>{codes})) {
    add(sum, counts);
  }
  return sum;
}

}  // namespace

StoryCounts count_stories(db::Snapshot const& snapshot, Scope const& scope, NetworkId const& network,
                          std::span<ServiceCode const> services, std::string const& department,
                          actions::Months const& months) {
  return counted<StoryCounts>(snapshot, kStories, scope, network, services, department, months,
                              [](StoryCounts& sum, StoryCounts const& more) {
                                sum.stories += more.stories;
                                sum.negative += more.negative;
                              });
}

VerdictCounts count_verdicts(db::Snapshot const& snapshot, Scope const& scope, NetworkId const& network,
                             std::span<ServiceCode const> services, std::string const& department,
                             actions::Months const& months) {
  return counted<VerdictCounts>(snapshot, kVerdicts, scope, network, services, department, months,
                                [](VerdictCounts& sum, VerdictCounts const& more) {
                                  sum.given += more.given;
                                  sum.solved += more.solved;
                                });
}

}  // namespace relais::experiences

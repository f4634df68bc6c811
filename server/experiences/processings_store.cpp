#include "experiences/processings_store.hpp"

#include "experiences/search_store.hpp"

namespace relais::experiences {
namespace {

// Refused ones, and those whose author was asked something and never came back.
db::Statement const kEnded{"experiences.ended_unpublished", R"sql(
  select id from experience
  where network_id = :network and text <> ''
    and ((state = 'rejected' and ended_at < :before) or (state = 'asked' and told_at < :before))
  order by id)sql"};

db::Statement const kForgetReports{"experiences.forget_reports", R"sql(
  update content_report set reason = '', decision_note = ''
  where network_id = :network and decided_at < :before and reason <> '')sql"};

}  // namespace

std::vector<privacy::Processing> processings() {
  using privacy::Controller;
  auto const erase = [](db::Transaction& tx, std::string const& network, std::string const& id) {
    auto const scope = Scope::whole_network(NetworkId{network});
    ExperienceStore{tx, scope}.erase_texts(scope.network(), ExperienceId{id});
  };
  return {{.id = "stories",
           .basis = privacy::LegalBasis::kPublicTask,
           .controllers = {Controller::kNetwork},
           .has_form = true,
           .days = 90,
           .most_days = 365,
           .wipe =
               [erase](db::Transaction& tx, std::string const& network, Instant before) {
                 auto const of = std::array{db::arg("network", network), db::arg("before", before)};
                 auto ids = tx.all<std::string>(kEnded, of[0], of[1]);
                 for (auto const& id : ids) {
                   erase(tx, network, id);
                 }
                 tx.run(kForgetReports, of[0], of[1]);
                 forget_taken_words(tx);
                 return ids;
               },
           .wipe_one = erase}};
}

}  // namespace relais::experiences

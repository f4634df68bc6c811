#include "experiences/processings_store.hpp"

namespace relais::experiences {
namespace {

db::Statement const kOldRejected{"experiences.old_rejected", R"sql(
  select id from experience
  where network_id = :network and state = 'rejected' and ended_at < :before and text <> '' order by id)sql"};
db::Statement const kEmptyRejected{"experiences.empty_rejected", R"sql(
  update experience set title = '', text = '', would_have_helped = '', version = version + 1
  where network_id = :network and state = 'rejected' and ended_at < :before and text <> '')sql"};
db::Statement const kEmptyOne{"experiences.empty_one", R"sql(
  update experience set title = '', text = '', would_have_helped = '', version = version + 1
  where network_id = :network and id = :id and state <> 'published')sql"};

}  // namespace

std::vector<privacy::Processing> processings() {
  using privacy::Controller;
  return {
      {.id = "stories",
       .basis = privacy::LegalBasis::kPublicTask,
       .controllers = {Controller::kNetwork},
       .has_form = true,
       .days = 90,
       .most_days = 365,
       .wipe =
           [](db::Transaction& tx, std::string const& network, Instant before) {
             auto ids = tx.all<std::string>(kOldRejected, db::arg("network", network), db::arg("before", before));
             tx.run(kEmptyRejected, db::arg("network", network), db::arg("before", before));
             return ids;
           },
       .wipe_one = [](db::Transaction& tx, std::string const& network,
                      std::string const& id) { tx.run(kEmptyOne, db::arg("network", network), db::arg("id", id)); }}};
}

}  // namespace relais::experiences

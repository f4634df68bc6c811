#include "network/processings_store.hpp"

namespace relais::network {
namespace {

db::Statement const kOld{"network.old_error_reports", R"sql(
  select id from counter_error_report where network_id = :network and reported_at < :before order by id)sql"};
db::Statement const kDeleteOld{"network.delete_old_error_reports", R"sql(
  delete from counter_error_report where network_id = :network and reported_at < :before)sql"};

std::vector<std::string> wipe(db::Transaction& tx, std::string const& network, Instant before) {
  auto const network_arg = db::arg("network", network);
  auto const before_arg = db::arg("before", before);
  auto ids = tx.all<std::string>(kOld, network_arg, before_arg);
  tx.run(kDeleteOld, network_arg, before_arg);
  return ids;
}

}  // namespace

std::vector<privacy::Processing> processings() {
  return {{.id = "error_reports",
           .basis = privacy::LegalBasis::kPublicTask,
           .controllers = {privacy::Controller::kNetwork, privacy::Controller::kHost},
           .has_form = true,
           .days = 180,
           .most_days = 365,
           .wipe = wipe}};
}

}  // namespace relais::network

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

// Who fills a function is no secret; who filled it is a name no longer needed.
db::Statement const kFormerHolders{"network.former_seat_holders", R"sql(
  select id from seat where network_id = :network and ended_on < :day and holder <> '' order by id)sql"};
db::Statement const kForgetHolders{"network.forget_seat_holders", R"sql(
  update seat set holder = '' where network_id = :network and ended_on < :day)sql"};

std::vector<std::string> forget_holders(db::Transaction& tx, std::string const& network, Instant before) {
  auto const network_arg = db::arg("network", network);
  auto const day_arg = db::arg("day", Date{std::chrono::floor<std::chrono::days>(before)});
  auto ids = tx.all<std::string>(kFormerHolders, network_arg, day_arg);
  tx.run(kForgetHolders, network_arg, day_arg);
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
           .wipe = wipe},
          {.id = "seats",
           .basis = privacy::LegalBasis::kPublicTask,
           .controllers = {privacy::Controller::kNetwork},
           .has_form = true,
           .days = 1826,
           .most_days = 3653,
           .wipe = forget_holders}};
}

}  // namespace relais::network

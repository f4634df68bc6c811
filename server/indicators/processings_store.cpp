#include "indicators/processings_store.hpp"

#include "indicators/scheduled_report_store.hpp"
#include "indicators/shared_view_store.hpp"

namespace relais::indicators {

std::vector<privacy::Processing> processings() {
  return {{.id = "shared_views",
           .basis = privacy::LegalBasis::kPublicTask,
           .controllers = {privacy::Controller::kNetwork},
           .days = 30,
           .most_days = 365,
           .wipe = wipe_shared_views},
          {.id = "scheduled_reports",
           .basis = privacy::LegalBasis::kPublicTask,
           .controllers = {privacy::Controller::kNetwork},
           .days = 400,
           .most_days = 1095,
           .wipe = wipe_report_sendings}};
}

void forget_person(db::Transaction& tx, std::string const& network, std::string const& account) {
  forget_shared_views_of(tx, network, account);
  forget_reports_of(tx, network, account);
}

}  // namespace relais::indicators

#include "visits/processings_store.hpp"

#include "visits/queue_store.hpp"
#include "visits/reception_store.hpp"

namespace relais::visits {
std::vector<privacy::Processing> processings() {
  using privacy::Controller;
  return {{.id = "visit_notes",
           .basis = privacy::LegalBasis::kPublicTask,
           .controllers = {Controller::kHost, Controller::kNetwork},
           .has_form = true,
           .days = 30,
           .most_days = 30,
           .wipe = [](db::Transaction& tx, std::string const& network,
                      Instant before) { return wipe_notes(tx, network, day_of(before)); }},
          {.id = "queue",
           .basis = privacy::LegalBasis::kPublicTask,
           .controllers = {Controller::kHost},
           .days = 1,
           .most_days = 7,
           .wipe = [](db::Transaction& tx, std::string const& network,
                      Instant before) { return wipe_tickets(tx, network, day_of(before)); }},
          {.id = "needs",
           .basis = privacy::LegalBasis::kPublicTask,
           .controllers = {Controller::kHost, Controller::kNetwork},
           .has_form = true,
           .days = 365,
           .most_days = 365,
           .wipe = [](db::Transaction& tx, std::string const& network,
                      Instant before) { return wipe_needs(tx, network, day_of(before)); }},
          {.id = "help_calls",
           .basis = privacy::LegalBasis::kPublicTask,
           .controllers = {Controller::kHost},
           .days = 365,
           .most_days = 365,
           .wipe = [](db::Transaction& tx, std::string const& network, Instant before) {
             return wipe_help_calls(tx, network, day_of(before));
           }}};
}

}  // namespace relais::visits

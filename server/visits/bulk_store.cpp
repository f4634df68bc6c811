#include "visits/bulk_store.hpp"

#include "platform/db/bulk_save.hpp"

namespace relais::visits {
namespace {

constexpr std::size_t kTogether = 4096;

db::BulkSave<VisitRow> const kVisits{"visits.insert_many", "visit", "on conflict (network_id, id) do nothing"};
db::BulkSave<ActRow> const kActs{"visits.insert_many_acts", "act",
                                 "on conflict (network_id, visit_id, position) do nothing"};

}  // namespace

void BulkVisits::add(KeptVisit const& kept) {
  visit_rows_.push_back(row_of(kept, by_));
  for (std::size_t i = 0; i < kept.visit.acts.size(); ++i) {
    act_rows_.push_back(row_of(kept.visit.acts[i], kept, static_cast<std::int32_t>(i + 1)));
  }
  if (visit_rows_.size() >= kTogether) {
    finish();
  }
}

void BulkVisits::finish() {
  database_.write([&](db::Transaction& tx) {
    kVisits.save(tx, visit_rows_);
    kActs.save(tx, act_rows_);
  });
  visits_ += std::ssize(visit_rows_);
  acts_ += std::ssize(act_rows_);
  visit_rows_.clear();
  act_rows_.clear();
}

}  // namespace relais::visits

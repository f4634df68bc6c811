#include "identity/settle_wipes_store.hpp"

#include <fmt/format.h>

#include "platform/journal/journal.hpp"

namespace relais::identity {

privacy::Sign signer(House const& house) {
  return [vault = house.vault](std::string_view text) { return vault->sign(text); };
}

Result<void> keep_ledger(House const& house) {
  auto const proofs = house.database->read([](db::Snapshot const& snapshot) { return privacy::all_proofs(snapshot); });
  return privacy::append_to_ledger(house.ledger_file, proofs);
}

Result<std::int64_t> settle_wipes(House const& house) {
  auto const ledger = privacy::read_ledger(house.ledger_file);
  if (!ledger) {
    return ledger.problem();
  }
  for (auto const& proof : *ledger) {
    if (!house.vault->is_signed(privacy::signed_text(proof), proof.signature)) {
      return Problem{
          Fault::kUnavailable,
          "privacy.ledger_of_another_key",
          {},
          fmt::format("the proof {} in {} was not signed with this secret file", proof.id, house.ledger_file)};
    }
  }
  auto const now = house.clock->now();
  auto const replayed = house.database->write([&](db::Transaction& tx) {
    auto const again = privacy::replay(tx, house.processings, *ledger);
    for (auto const& proof : privacy::wipe_old(tx, house.processings, signer(house), now)) {
      journal::append(tx,
                      {proof.network_id, "", "", "journal.wiped", proof.processing, proof.object_id.value_or(proof.id),
                       std::to_string(proof.records), ""},
                      now);
    }
    return again;
  });
  auto const kept = keep_ledger(house);
  return kept ? Result{replayed} : kept.problem();
}

}  // namespace relais::identity

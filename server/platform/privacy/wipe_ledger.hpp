// The proofs of erasures outside of the database, a JSON line each: what a restored backup does not know of.
#pragma once

#include "platform/privacy/wipe_store.hpp"
#include "platform/result/result.hpp"

namespace relais::privacy {

// Nothing where there is no file yet; privacy.ledger_unreadable where a line in it is not a proof. A torn line, which a
// fault of the machine may leave, is passed over.
Result<std::vector<WipeProof>> read_ledger(std::string const& file);
// Appends those that it does not hold and waits for the disk: privacy.ledger_not_written.
Result<void> append_to_ledger(std::string const& file, std::span<WipeProof const> proofs);

}  // namespace relais::privacy

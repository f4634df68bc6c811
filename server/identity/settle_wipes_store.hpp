// Erasures, and their ledger outside of the database: what a restored backup brings back is erased again.
#pragma once

#include "identity/identity.hpp"
#include "platform/privacy/wipe_ledger.hpp"

namespace relais::identity {

privacy::Sign signer(House const& house);

// Writes into the ledger what the database has proofs of.
Result<void> keep_ledger(House const& house);

// At each start, and after a restore: erases again what only the ledger knows of, erases what has been kept for long
// enough, and writes the ledger. Gives how many persons were erased again. Refused: privacy.ledger_unreadable,
// privacy.ledger_not_written, privacy.ledger_of_another_key (a line whose signature does not hold).
Result<std::int64_t> settle_wipes(House const& house);

}  // namespace relais::identity

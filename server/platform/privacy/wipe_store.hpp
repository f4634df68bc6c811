// Data that has been kept for long enough is erased; each erasure leaves a proof that is signed.
#pragma once

#include <optional>
#include <span>

#include "platform/privacy/processing.hpp"

namespace relais::privacy {

struct WipeProof {
  std::string network_id;
  std::string id;
  std::string processing;
  std::optional<std::string> object_id;  // of one person's erasure; a wipe of what is old has none
  Instant wiped_at;
  Instant before;
  std::int64_t records = 0;
  std::string digest;     // BLAKE2b of the sorted identifiers, a line each
  std::string signature;  // of signed_text(), by the key of the secret file
};
BOOST_DESCRIBE_STRUCT(WipeProof, (),
                      (network_id, id, processing, object_id, wiped_at, before, records, digest, signature))

// Signs a text: with the key of the secret file (identity::Vault).
using Sign = std::function<std::string(std::string_view)>;

// What a proof's signature is of: its other members, a line each.
std::string signed_text(WipeProof const& proof);

struct RetentionRow {
  std::string network_id;
  std::string processing;
  std::int64_t days = 0;
};
BOOST_DESCRIBE_STRUCT(RetentionRow, (), (network_id, processing, days))

std::vector<RetentionRow> retentions(db::Snapshot const& snapshot, std::string const& network);
void save_retention(db::Transaction& tx, RetentionRow const& row);

// Erases what has been kept for long enough, in every network; a proof for each processing of which something was.
std::vector<WipeProof> wipe_old(db::Transaction& tx, std::span<Processing const> processings, Sign const& sign,
                                Instant now);
// Erases one record.
WipeProof wipe_one(db::Transaction& tx, Processing const& processing, std::string const& network,
                   std::string const& object, Sign const& sign, Instant now);

// Latest first, at most two hundred.
std::vector<WipeProof> proofs(db::Snapshot const& snapshot, std::string const& network);
std::vector<WipeProof> all_proofs(db::Snapshot const& snapshot);

// Erasures that a ledger outside of the database knows and the database does not, which a backup brought back: done
// again. Gives how many.
std::int64_t replay(db::Transaction& tx, std::span<Processing const> processings, std::span<WipeProof const> ledger);

}  // namespace relais::privacy

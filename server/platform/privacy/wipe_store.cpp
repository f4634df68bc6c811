#include "platform/privacy/wipe_store.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "platform/text/base64.hpp"
#include "platform/text/uuid.hpp"

namespace relais::privacy {
namespace {

db::Statement const kNetworks{"privacy.networks", "select id from network order by id"};

db::Statement const kRetentions{"privacy.retentions", R"sql(
  select network_id, processing, days from retention where network_id = :network order by processing)sql"};

db::Statement const kSaveRetention{"privacy.save_retention", R"sql(
  insert into retention (network_id, processing, days) values (:network_id, :processing, :days)
  on conflict (network_id, processing) do update set days = excluded.days)sql"};

db::Statement const kSaveProof{"privacy.save_wipe_proof", R"sql(
  insert into wipe_proof (network_id, id, processing, object_id, wiped_at, before, records, digest, signature)
  values (:network_id, :id, :processing, :object_id, :wiped_at, :before, :records, :digest, :signature))sql"};

db::Statement const kProofs{"privacy.wipe_proofs", R"sql(
  select network_id, id, processing, object_id, wiped_at, before, records, digest, signature from wipe_proof
  where network_id = :network order by wiped_at desc, id desc limit 200)sql"};

db::Statement const kAllProofs{"privacy.all_wipe_proofs", R"sql(
  select network_id, id, processing, object_id, wiped_at, before, records, digest, signature from wipe_proof
  order by wiped_at, id)sql"};

WipeProof proof_of(std::string network, std::string processing, std::optional<std::string> object,
                   std::vector<std::string> ids, Instant before, Sign const& sign, Instant now) {
  std::ranges::sort(ids);
  auto proof = WipeProof{
      std::move(network), uuid_v7(now), std::move(processing), std::move(object), now, before, std::ssize(ids), {}, {}};
  proof.digest = blake2b(fmt::format("{}", fmt::join(ids, "\n")));
  proof.signature = sign(signed_text(proof));
  return proof;
}

}  // namespace

std::string signed_text(WipeProof const& proof) {
  return fmt::format("relais wipe\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n", proof.network_id, proof.id, proof.processing,
                     proof.object_id.value_or(""), TextForm<Instant>::write(proof.wiped_at),
                     TextForm<Instant>::write(proof.before), proof.records, proof.digest);
}

std::vector<RetentionRow> retentions(db::Snapshot const& snapshot, std::string const& network) {
  return snapshot.all<RetentionRow>(kRetentions, db::arg("network", network));
}

void save_retention(db::Transaction& tx, RetentionRow const& row) {
  tx.run(kSaveRetention, row);
}

std::vector<WipeProof> wipe_old(db::Transaction& tx, std::span<Processing const> processings, Sign const& sign,
                                Instant now) {
  std::vector<WipeProof> made;
  for (auto const& network : tx.all<std::string>(kNetworks)) {
    std::map<std::string, std::int64_t> days;
    for (auto const& row : retentions(tx, network)) {
      days.emplace(row.processing, row.days);
    }
    for (auto const& processing : processings) {
      if (!processing.wipe) {
        continue;
      }
      auto const set = days.find(processing.id);
      auto const before = now - std::chrono::days{set == days.end() ? processing.days : set->second};
      auto ids = processing.wipe(tx, network, before);
      auto const keep = [&](std::optional<std::string> const& object, std::vector<std::string> wiped) {
        made.push_back(proof_of(network, processing.id, object, std::move(wiped), before, sign, now));
        tx.run(kSaveProof, made.back());
      };
      // What can be erased by its identifier is told by it, so that a backup that knows nothing of it is mended too.
      if (processing.wipe_one) {
        for (auto const& id : ids) {
          keep(id, {id});
        }
      } else if (!ids.empty()) {
        keep({}, std::move(ids));
      }
    }
  }
  return made;
}

WipeProof wipe_one(db::Transaction& tx, Processing const& processing, std::string const& network,
                   std::string const& object, Sign const& sign, Instant now) {
  processing.wipe_one(tx, network, object);
  auto proof = proof_of(network, processing.id, object, {object}, now, sign, now);
  tx.run(kSaveProof, proof);
  return proof;
}

std::vector<WipeProof> proofs(db::Snapshot const& snapshot, std::string const& network) {
  return snapshot.all<WipeProof>(kProofs, db::arg("network", network));
}

std::vector<WipeProof> all_proofs(db::Snapshot const& snapshot) {
  return snapshot.all<WipeProof>(kAllProofs);
}

std::int64_t replay(db::Transaction& tx, std::span<Processing const> processings, std::span<WipeProof const> ledger) {
  std::set<std::string> known;
  for (auto const& proof : all_proofs(tx)) {
    known.insert(proof.id);
  }
  auto const networks = tx.all<std::string>(kNetworks);
  std::int64_t replayed = 0;
  for (auto const& proof : ledger) {
    // A line may stand twice, and the ledger may serve another database as well.
    if (std::ranges::find(networks, proof.network_id) == networks.end() || !known.insert(proof.id).second) {
      continue;
    }
    auto const processing = std::ranges::find(processings, proof.processing, &Processing::id);
    if (proof.object_id && processing != processings.end() && processing->wipe_one) {
      processing->wipe_one(tx, proof.network_id, *proof.object_id);
      ++replayed;
    }
    tx.run(kSaveProof, proof);
  }
  return replayed;
}

}  // namespace relais::privacy

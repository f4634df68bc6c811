#include "follow_ups/follow_up_store.hpp"

#include <fmt/format.h>

#include "follow_ups/code.hpp"

namespace relais::follow_ups {
namespace {

db::Statement const kFind{"follow_ups.find", R"sql(
  select network_id as network, kind, subject_id as subject, made_on from follow_up
  where code_digest = :digest)sql"};

db::Statement const kSave{"follow_ups.save", R"sql(
  insert into follow_up (code_digest, network_id, kind, subject_id, made_on)
  values (:digest, :network, :kind, :subject, :made_on) on conflict (code_digest) do nothing)sql"};

db::Statement const kForget{"follow_ups.forget", R"sql(
  update follow_up set subject_id = '' where network_id = :network and kind = :kind and subject_id = :subject)sql"};

std::string stored(Digest const& digest, std::string const& code) {
  return digest("follow-up code " + code);
}

// Its subject is empty where that has gone.
std::optional<FollowUp> given(db::Snapshot const& snapshot, Digest const& digest, std::string const& code) {
  return snapshot.one<FollowUp>(kFind, db::arg("digest", stored(digest, code)));
}

}  // namespace

std::optional<FollowUp> find_follow_up(db::Snapshot const& snapshot, Digest const& digest, std::string const& code) {
  auto found = given(snapshot, digest, code);
  return found && !found->subject.empty() ? found : std::nullopt;
}

// Written first: on PostgreSQL what is looked for in vain before makes transactions side by side fail each other.
bool keep_code(db::Transaction& tx, Digest const& digest, FollowUp const& follow_up, std::string const& code) {
  if (tx.run(kSave, follow_up, db::arg("digest", stored(digest, code))) == 1) {
    return true;
  }
  auto const holder = given(tx, digest, code);
  return holder && holder->network == follow_up.network && holder->kind == follow_up.kind &&
         holder->subject == follow_up.subject;
}

std::string give_code(db::Transaction& tx, Digest const& digest, FollowUp const& follow_up, std::string const& secret) {
  // Among four million codes two meet once in five thousand times: the next of the same secret is taken then.
  for (auto nth = 0;; ++nth) {
    auto code = code_of(digest(fmt::format("follow-up {} {}", secret, nth)));
    if (keep_code(tx, digest, follow_up, code)) {
      return code;
    }
  }
}

void forget_follow_up(db::Transaction& tx, NetworkId const& network, FollowUpKind kind, std::string const& subject) {
  tx.run(kForget, db::arg("network", network), db::arg("kind", kind), db::arg("subject", subject));
}

}  // namespace relais::follow_ups

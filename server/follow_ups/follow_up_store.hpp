// Codes and what they stand for. The code is the only key: whoever has it has what it opens.
#pragma once

#include "follow_ups/follow_up.hpp"
#include "platform/db/session.hpp"

namespace relais::follow_ups {

// By a code as read_code() gives it.
std::optional<FollowUp> find_follow_up(db::Snapshot const& snapshot, Digest const& digest, std::string const& code);

// The code of a new subject. `secret`: known to the asking browser alone, such as the id it made for what it sends; the
// same again gives the same code, so that an answer that was lost can be asked for anew.
std::string give_code(db::Transaction& tx, Digest const& digest, FollowUp const& follow_up, std::string const& secret);

// The same with a code that stood on paper before: false where it stands for something else already, or did.
bool keep_code(db::Transaction& tx, Digest const& digest, FollowUp const& follow_up, std::string const& code);

// What has gone has no code any more; nothing else is given that code.
void forget_follow_up(db::Transaction& tx, NetworkId const& network, FollowUpKind kind, std::string const& subject);

}  // namespace relais::follow_ups

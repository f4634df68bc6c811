// What a signed-in person does, into the journal.
#pragma once

#include "platform/http/request.hpp"
#include "platform/journal/journal.hpp"

namespace relais::journal {

inline void tell(db::Transaction& tx, http::Request const& request, std::string action, std::string kind,
                 std::string id, std::string reason, Instant now) {
  auto const& person = *request.principal.signed_in();
  append(tx,
         {person.network.text, person.account.text, person.hat ? person.hat->text : "", std::move(action),
          std::move(kind), std::move(id), std::move(reason), std::string{request.id}},
         now);
}

}  // namespace relais::journal

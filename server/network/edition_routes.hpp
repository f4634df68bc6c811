// Who saves an edition, and its entry in the journal.
#pragma once

#include "network/edition_store.hpp"
#include "platform/journal/tell_routes.hpp"

namespace relais::network {

inline Editor editor_of(http::Request const& request, Instant now) {
  auto const& person = *request.principal.signed_in();
  return {person.account, person.hat ? person.hat->text : "", now};
}

inline void tell_edition(db::Transaction& tx, http::Request const& request, std::string action,
                         EditedObject const& object, Instant now) {
  journal::tell(tx, request, std::move(action), TextForm<EditionKind>::write(object.kind), object.id, "", now);
}

}  // namespace relais::network

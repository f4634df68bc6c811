// Who saves an edition, and its entry in the journal.
#pragma once

#include "network/edition_store.hpp"
#include "platform/http/request.hpp"
#include "platform/journal/journal.hpp"

namespace relais::network {

inline Editor editor_of(http::Request const& request, Instant now) {
  auto const& person = *request.principal.signed_in();
  return {person.account, person.hat ? person.hat->text : "", now};
}

inline void tell_edition(db::Transaction& tx, http::Request const& request, std::string action,
                         EditedObject const& object, Instant now) {
  auto const editor = editor_of(request, now);
  journal::append(tx,
                  {object.network.text, editor.account.text, editor.organisation, std::move(action),
                   TextForm<EditionKind>::write(object.kind), object.id, "", std::string{request.id}},
                  now);
}

}  // namespace relais::network

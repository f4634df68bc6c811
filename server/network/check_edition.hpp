// Whether what somebody says of a counter can stand, field by field; and in the form in which it is kept.
#pragma once

#include <functional>

#include "network/directory.hpp"
#include "network/import_rules.hpp"

namespace relais::network {

struct CounterToEdit {
  Counter const& listed;                          // as its list says it
  CounterEdition const& standing;                 // the last edition
  bool may_coordinate = false;                    // else the coordination's fields must stay as they stand
  std::function<bool(CounterId const&)> reaches;  // whether it may be merged into that one
};

// Telephone as E.164, reasons and remarks on one line. Problem network.edition_invalid, with every wrong field under
// "/edition": hours.* (see engine/hours/parse.hpp), network.telephone_unreadable, network.email_names_a_person,
// network.comment_names_a_person, network.website_unreadable, network.dates_reversed, network.closure_needs_hours,
// network.times_reversed, network.language_unknown, network.partner_not_in_bundle, network.for_coordination,
// network.position_half, network.merger_needs_closing, network.merger_unknown.
Result<CounterEdition> check_edition(CounterEdition edition, CounterToEdit const& counter, Directory const& directory,
                                     ServiceWords const& words);

}  // namespace relais::network

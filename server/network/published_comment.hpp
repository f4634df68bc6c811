// What of a remark may be shown: people write addresses, mobile numbers and names of colleagues into them.
#pragma once

#include "network/published_contact.hpp"

namespace relais::network {

struct PublishedComment {
  std::string text;
  int masked = 0;  // parts replaced by "[…]"
};

// The remark with "[…]" in place of: e-mail addresses that are not published (published_contact.hpp), mobile numbers
// other than the counter's own, names after a civility or title ("Mme Durand", "Dr Martin"), names after "contact" and
// the like ("Contact : Julie"), names before an office ("Julie Durand, conseillère"). A name without any of these
// before it is not found: a remark is not a place for names, and no list of first names tells Florent from
// Saint-Florent.
PublishedComment published_comment(std::string_view comment, ServiceWords const& words, ContactPlace const& place);

}  // namespace relais::network

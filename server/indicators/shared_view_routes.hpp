// Links to figures: made, listed and ended by whoever may read them; opened by whoever has one.
#pragma once

#include "indicators/shared_view.hpp"
#include "indicators/sharing_house_routes.hpp"

namespace relais::indicators {

// GET and POST /api/v1/shared-views, DELETE /api/v1/shared-views/{id}.
void add_shared_view_routes(http::Routes& routes, SharingHouse const& house);

// What a link shows.
struct OpenedView {
  std::string name;
  std::string feed;
  Instant expires_at;
  Statistics by_month;
  std::string by;                   // what was asked for besides: "partner"; "month" for nothing
  std::optional<Statistics> parts;  // by that
  std::string only;                 // what all of it was narrowed to, in words
};

// Read now, as far as the link's maker reaches now, and through the suppression as for somebody above the counter, for
// nobody knows who looks. One refusal for every reason why there is nothing to see: sharing.view_over.
Result<OpenedView> open_shared_view(SharingHouse const& house, std::string_view token, Language language);

}  // namespace relais::indicators

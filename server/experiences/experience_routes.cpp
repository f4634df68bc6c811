#include "experiences/experience_routes.hpp"

#include "experiences/answer_check_routes.hpp"
#include "experiences/answer_routes.hpp"
#include "experiences/hint_routes.hpp"
#include "experiences/moderation_routes.hpp"
#include "experiences/tag_routes.hpp"

namespace relais::experiences {

void Experiences::add_routes(http::Routes& routes, i18n::Texts const& texts) const {
  follow_ups::add_follow_up_routes(routes, house_.database, house_.digest);
  add_tell_routes(routes, house_, telling);
  add_author_routes(routes, author);
  add_reading_routes(routes, house_, reading);
  add_moderation_routes(routes, house_);
  add_hint_routes(routes, house_);
  add_tag_routes(routes, house_);
  add_answer_routes(routes, house_);
  add_report_routes(routes, house_, reporting);
  add_answer_check_routes(routes, house_);
  add_experience_figures_routes(routes, figures);
  add_irritant_routes(routes, irritants);
  add_practice_routes(routes, practices);
  add_open_data_routes(routes, house_, reading, texts);
}

}  // namespace relais::experiences

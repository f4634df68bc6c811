// The stories as a file that anybody may take away.
#pragma once

#include "experiences/experience_house_routes.hpp"
#include "experiences/open_data.hpp"
#include "experiences/reading_routes.hpp"
#include "platform/files/mapped_file.hpp"
#include "platform/http/routes.hpp"

namespace relais::experiences {

// As that of the list, as far as the file says it.
struct OpenDataQuery {
  std::optional<std::string> q;
  std::optional<Language> language;  // in which it is asked; that of the request unless said
  std::optional<NetworkId> network;
  std::optional<ServiceCode> service;    // a body, or a theme with all its bodies
  std::optional<std::string> territory;  // what holds departments: the file knows no smaller place
  std::optional<std::string> tag;
  std::optional<Feeling> feeling;
  std::optional<ToldBy> channel;
  std::optional<UsedChannel> used_channel;
  std::optional<Date> since;  // of publication, included
  std::optional<Date> until;  // included
  std::optional<bool> answered;
  std::optional<bool> changed;
};
BOOST_DESCRIBE_STRUCT(OpenDataQuery, (),
                      (q, language, network, service, territory, tag, feeling, channel, used_channel, since, until,
                       answered, changed))

// On the disk, never in memory. Refused while the directory is loaded: experiences.loading.
Result<files::MappedFile> open_data_file(ExperienceHouse const& house);

// GET both paths. The file is made anew when it is older than twenty times what it took to make: a small site's is of
// the moment, that of a million stories some minutes old, and making it takes a twentieth of one core at most. `house`,
// `reading` and `texts` must outlive the routes.
void add_open_data_routes(http::Routes& routes, ExperienceHouse const& house, Reading const& reading,
                          i18n::Texts const& texts);

}  // namespace relais::experiences

template <>
struct relais::json::Constraints<relais::experiences::OpenDataQuery> {
  using Query = relais::experiences::OpenDataQuery;
  static constexpr auto all = std::tuple{length(&Query::q, 0, 200), length(&Query::territory, 1, 20)};
};

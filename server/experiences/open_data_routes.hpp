// The stories as a file that anybody may take away.
#pragma once

#include "experiences/experience_house_routes.hpp"
#include "experiences/open_data.hpp"
#include "platform/files/mapped_file.hpp"
#include "platform/http/routes.hpp"

namespace relais::experiences {

// On the disk, never in memory. Refused while the directory is loaded: experiences.loading.
Result<files::MappedFile> open_data_file(ExperienceHouse const& house);

// GET both paths. The file is made anew when it is older than twenty times what it took to make: a small site's is of
// the moment, that of a million stories some minutes old, and making it takes a twentieth of one core at most. `house`
// and `texts` must outlive the routes.
void add_open_data_routes(http::Routes& routes, ExperienceHouse const& house, i18n::Texts const& texts);

}  // namespace relais::experiences

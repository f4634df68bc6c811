// Places and names of figures, as the directory has them.
#pragma once

#include "indicators/geography.hpp"
#include "network/directory.hpp"
#include "platform/i18n/texts.hpp"

namespace relais::commands {

// Without texts there are no marks of a start: whoever only counts needs none.
indicators::Geography figures_geography(std::shared_ptr<network::Directory const> directory,
                                        i18n::Texts const* texts = nullptr);

// `texts` must outlive what it is asked with.
indicators::GeographyNow figures_geography(network::DirectoryNow directory, i18n::Texts const& texts);

}  // namespace relais::commands

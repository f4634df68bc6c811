// The languages the product speaks; their text form is the tag used in URLs and headers ("fr").
#pragma once

#include <boost/describe/enum.hpp>

#include "platform/text/text_form.hpp"

namespace relais {

enum class Language { kFr, kNl, kDe, kEn };
BOOST_DESCRIBE_ENUM(Language, kFr, kNl, kDe, kEn)

}  // namespace relais

// Which school calendar holds at a counter. The days themselves come from an imported calendar (SchoolHolidays).
#pragma once

#include <optional>
#include <string_view>

#include <boost/describe/enum.hpp>

namespace relais::hours {

enum class SchoolZone {
  kZoneA,
  kZoneB,
  kZoneC,
  kCorsica,
  kGuadeloupe,  // with Saint-Barthélemy and Saint-Martin
  kMartinique,
  kGuyane,
  kReunion,
  kSaintPierreEtMiquelon,
  kMayotte,
  kFrenchCommunity,
  kFlemishCommunity,
  kGermanSpeakingCommunity,
};
BOOST_DESCRIBE_ENUM(SchoolZone, kZoneA, kZoneB, kZoneC, kCorsica, kGuadeloupe, kMartinique, kGuyane, kReunion,
                    kSaintPierreEtMiquelon, kMayotte, kFrenchCommunity, kFlemishCommunity, kGermanSpeakingCommunity)

// By department code ("08", "2A", "974"). The zones group academies (arrêté of 16 April 2015 on the school calendar,
// and those that followed); overseas and Corsica their rectors decide.
std::optional<SchoolZone> french_school_zone(std::string_view department);

// By the municipality's NIS code (five digits). Nothing in Brussels, where schools of two communities stand side by
// side.
std::optional<SchoolZone> belgian_school_zone(std::string_view nis_code);

}  // namespace relais::hours

#include "engine/hours/school_zone.hpp"

#include <algorithm>
#include <array>

#include "engine/hours/code_list.hpp"

namespace relais::hours {
namespace {

struct Academy {
  SchoolZone zone;
  std::string_view departments;
};

constexpr auto kAcademies = std::to_array<Academy>({
    {SchoolZone::kZoneA, "25 39 70 90"},              // Besançon
    {SchoolZone::kZoneA, "24 33 40 47 64"},           // Bordeaux
    {SchoolZone::kZoneA, "03 15 43 63"},              // Clermont-Ferrand
    {SchoolZone::kZoneA, "21 58 71 89"},              // Dijon
    {SchoolZone::kZoneA, "07 26 38 73 74"},           // Grenoble
    {SchoolZone::kZoneA, "19 23 87"},                 // Limoges
    {SchoolZone::kZoneA, "01 42 69"},                 // Lyon
    {SchoolZone::kZoneA, "16 17 79 86"},              // Poitiers
    {SchoolZone::kZoneB, "04 05 13 84"},              // Aix-Marseille
    {SchoolZone::kZoneB, "02 60 80"},                 // Amiens
    {SchoolZone::kZoneB, "59 62"},                    // Lille
    {SchoolZone::kZoneB, "54 55 57 88"},              // Nancy-Metz
    {SchoolZone::kZoneB, "44 49 53 72 85"},           // Nantes
    {SchoolZone::kZoneB, "06 83"},                    // Nice
    {SchoolZone::kZoneB, "14 27 50 61 76"},           // Normandie
    {SchoolZone::kZoneB, "18 28 36 37 41 45"},        // Orléans-Tours
    {SchoolZone::kZoneB, "08 10 51 52"},              // Reims
    {SchoolZone::kZoneB, "22 29 35 56"},              // Rennes
    {SchoolZone::kZoneB, "67 68"},                    // Strasbourg
    {SchoolZone::kZoneC, "77 93 94"},                 // Créteil
    {SchoolZone::kZoneC, "11 30 34 48 66"},           // Montpellier
    {SchoolZone::kZoneC, "75"},                       // Paris
    {SchoolZone::kZoneC, "09 12 31 32 46 65 81 82"},  // Toulouse
    {SchoolZone::kZoneC, "78 91 92 95"},              // Versailles
    {SchoolZone::kCorsica, "2A 2B"},
    {SchoolZone::kGuadeloupe, "971 977 978"},
    {SchoolZone::kMartinique, "972"},
    {SchoolZone::kGuyane, "973"},
    {SchoolZone::kReunion, "974"},
    {SchoolZone::kSaintPierreEtMiquelon, "975"},
    {SchoolZone::kMayotte, "976"},
});

// The nine municipalities of the German-speaking Community, in the province of Liège.
constexpr auto kGermanSpeaking =
    std::to_array<std::string_view>({"63001", "63012", "63013", "63023", "63040", "63048", "63061", "63067", "63087"});

// Brussels 21, Halle-Vilvoorde 23, Leuven 24, Nivelles 25.
std::optional<SchoolZone> brabant(char arrondissement) {
  switch (arrondissement) {
    case '3':
    case '4':
      return SchoolZone::kFlemishCommunity;
    case '5':
      return SchoolZone::kFrenchCommunity;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<SchoolZone> french_school_zone(std::string_view department) {
  auto const academy =
      std::ranges::find_if(kAcademies, [&](Academy const& each) { return lists(each.departments, department); });
  return academy == kAcademies.end() ? std::nullopt : std::optional{academy->zone};
}

std::optional<SchoolZone> belgian_school_zone(std::string_view nis_code) {
  if (nis_code.size() != 5) {
    return std::nullopt;
  }
  if (std::ranges::find(kGermanSpeaking, nis_code) != kGermanSpeaking.end()) {
    return SchoolZone::kGermanSpeakingCommunity;
  }
  switch (nis_code[0]) {
    case '1':  // Antwerp
    case '3':  // West Flanders
    case '4':  // East Flanders
    case '7':  // Limburg
      return SchoolZone::kFlemishCommunity;
    case '5':  // Hainaut
    case '6':  // Liège
    case '8':  // Luxembourg
    case '9':  // Namur
      return SchoolZone::kFrenchCommunity;
    case '2':
      return brabant(nis_code[1]);
    default:
      return std::nullopt;
  }
}

}  // namespace relais::hours

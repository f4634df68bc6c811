// What the people of the network say over what lists and shipped drafts say. A list that is imported later does not
// undo it: the rows of the lists stay as they are, and the last edition is laid over them when the directory is read.
#pragma once

#include "network/counter.hpp"
#include "network/sheet.hpp"
#include "platform/json/constraints.hpp"

namespace relais::network {

enum class DayOfWeek { kMonday, kTuesday, kWednesday, kThursday, kFriday, kSaturday, kSunday };
BOOST_DESCRIBE_ENUM(DayOfWeek, kMonday, kTuesday, kWednesday, kThursday, kFriday, kSaturday, kSunday)

enum class Equipment {
  kComputer,
  kTelephone,
  kPrinter,
  kScanner,
  kVideo,
  kTablet,
  kWifi,
  kConfidentialOffice,
  kSelfServicePost,
  kWaitingArea
};
BOOST_DESCRIBE_ENUM(Equipment, kComputer, kTelephone, kPrinter, kScanner, kVideo, kTablet, kWifi, kConfidentialOffice,
                    kSelfServicePost, kWaitingArea)

enum class AccessFeature {
  kHearingLoop,
  kSignLanguage,
  kAccessibleToilet,
  kReservedParking,
  kTactileGuidance,
  kQuietRoom
};
BOOST_DESCRIBE_ENUM(AccessFeature, kHearingLoop, kSignLanguage, kAccessibleToilet, kReservedParking, kTactileGuidance,
                    kQuietRoom)

// What anybody can sensibly say of a counter's days.
inline constexpr Date kFirstDay = std::chrono::year{2000} / 1 / 1;
inline constexpr Date kLastDay = std::chrono::year{2099} / 12 / 31;

// Days on which the week does not hold, both included; the reason is shown to the public word for word.
struct ExceptionalClosure {
  Date first;
  Date last;
  std::string reason;
  bool operator==(ExceptionalClosure const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ExceptionalClosure, (), (first, last, reason))

// How many advisers are at the counter in a part of each week.
struct StaffedSlot {
  DayOfWeek day = DayOfWeek::kMonday;
  std::string from;   // "09:00"
  std::string until;  // "12:00"
  std::int32_t advisers = 1;
  bool operator==(StaffedSlot const&) const = default;
};
BOOST_DESCRIBE_STRUCT(StaffedSlot, (), (day, from, until, advisers))

enum class Presence { kOnSite, kRemote, kPeriodic };
BOOST_DESCRIBE_ENUM(Presence, kOnSite, kRemote, kPeriodic)

// What an offer is to the place where it is: nobody gave it there before; it goes on beside the body's own office
// nearby; or it stands where the body has closed one, which the network is not there for.
enum class OfferOrigin { kNew, kCompletes, kReplaces };
BOOST_DESCRIBE_ENUM(OfferOrigin, kNew, kCompletes, kReplaces)

// A body that is there beside the label's bundle: "Mission locale", "job search under 26", "Tuesday mornings".
struct LocalOffer {
  std::string body;
  std::string what;
  std::optional<Presence> presence;
  std::optional<std::string> when;
  std::optional<OfferOrigin> origin = {};
  bool operator==(LocalOffer const&) const = default;
};
BOOST_DESCRIBE_STRUCT(LocalOffer, (), (body, what, presence, when, origin))

// Absent: as the list says, or not known. An empty text: there is none, whatever the list says.
struct CounterEdition {
  std::optional<std::string> hours;  // OSM opening_hours
  std::optional<std::vector<ExceptionalClosure>> closures;
  std::optional<std::vector<StaffedSlot>> staffing;
  std::optional<std::string> telephone;
  std::optional<std::string> email;
  std::optional<std::string> website;
  std::optional<bool> by_appointment;
  std::optional<std::string> comment;
  std::optional<Wheelchair> wheelchair;
  std::optional<std::vector<AccessFeature>> access_features;
  std::optional<std::vector<Equipment>> equipment;
  std::optional<std::vector<std::string>> languages;  // spoken: ISO 639-1
  std::optional<std::vector<LocalOffer>> local_offers;
  std::optional<std::vector<PartnerCode>> missing_partners;  // of the label's bundle, whose help is not given for now
  // For the coordination alone:
  std::optional<std::string> name;
  std::optional<std::string> address;
  std::optional<std::string> postcode;
  std::optional<double> lat;
  std::optional<double> lon;
  std::optional<Date> closed_on;  // first day on which it no longer exists
  std::optional<CounterId> merged_into;
  bool operator==(CounterEdition const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CounterEdition, (),
                      (hours, closures, staffing, telephone, email, website, by_appointment, comment, wheelchair,
                       access_features, equipment, languages, local_offers, missing_partners, name, address, postcode,
                       lat, lon, closed_on, merged_into))

// The texts of a sheet in one language, a line for each point.
struct SheetWords {
  Language language = Language::kFr;
  std::string what;
  std::string for_whom;
  std::vector<std::string> counter_does;
  std::vector<std::string> counter_does_not;
  std::string reoriented_to;
  std::vector<std::string> papers;
  bool operator==(SheetWords const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SheetWords, (), (language, what, for_whom, counter_does, counter_does_not, reoriented_to, papers))

struct SheetEdition {
  std::string official_url;
  std::vector<Channel> channels;
  std::vector<SheetWords> texts;     // French always
  std::optional<Date> validated_on;  // by the body that decides; a draft of ours without
  std::optional<std::string> validated_by;
  bool operator==(SheetEdition const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SheetEdition, (), (official_url, channels, texts, validated_on, validated_by))

enum class EditionKind { kCounter, kProcedure };
BOOST_DESCRIBE_ENUM(EditionKind, kCounter, kProcedure)

struct EditionRow {
  NetworkId network_id;
  EditionKind kind = EditionKind::kCounter;
  std::string object_id;
  std::int64_t number = 0;
  std::string document;
  Instant made_at;
  AccountId made_by;
  std::string organisation;
  std::optional<std::int64_t> restores;
};
BOOST_DESCRIBE_STRUCT(EditionRow, (),
                      (network_id, kind, object_id, number, document, made_at, made_by, organisation, restores))

// What no list has a column for.
struct CounterParticulars {
  NetworkId network_id;
  CounterId counter_id;
  Date checked_on;  // of the last edition: somebody of the counter said that all of it is right
  std::optional<std::vector<AccessFeature>> access_features;
  std::optional<std::vector<Equipment>> equipment;
  std::optional<std::vector<std::string>> languages;
  std::vector<LocalOffer> local_offers;
  std::vector<PartnerCode> missing_partners;
  std::optional<CounterId> merged_into;
};
BOOST_DESCRIBE_STRUCT(CounterParticulars, (),
                      (network_id, counter_id, checked_on, access_features, equipment, languages, local_offers,
                       missing_partners, merged_into))

// The hours with the closures that are not over: "Mo-Fr 09:00-12:00; 2026 Dec 24-2026 Dec 26 off \"works\"".
std::string with_closures(std::string hours, std::vector<ExceptionalClosure> const& closures, Date today);

// Lays an edition over what the list says. Stops get the closures: they have hours of their own.
void lay_over(CounterEdition const& edition, Date today, Counter& counter, std::vector<Stop*> const& stops);

CounterParticulars particulars_of(EditionRow const& row, CounterEdition const& edition);

// The texts as the table keeps them.
SheetText sheet_text(NetworkId const& network, ProcedureCode const& procedure, SheetWords const& words);
// What stands of a sheet, to be edited further.
SheetEdition edition_of(ProcedureSheet const& sheet, std::vector<SheetText> const& texts);

struct DirectoryRows;
// Lays every last edition over the rows, and fills `particulars`. A document that cannot be read is passed over.
DirectoryRows published(DirectoryRows rows, Date today);

}  // namespace relais::network

namespace relais::json {

template <>
struct Constraints<network::ExceptionalClosure> {
  static constexpr auto all = std::tuple{length(&network::ExceptionalClosure::reason, 1, 80)};
};
template <>
struct Constraints<network::StaffedSlot> {
  static constexpr auto all =
      std::tuple{range(&network::StaffedSlot::advisers, 1, 20), length(&network::StaffedSlot::from, 5, 5),
                 length(&network::StaffedSlot::until, 5, 5)};
};
template <>
struct Constraints<network::LocalOffer> {
  static constexpr auto all =
      std::tuple{length(&network::LocalOffer::body, 1, 100), length(&network::LocalOffer::what, 1, 200),
                 length(&network::LocalOffer::when, 0, 100)};
};
template <>
struct Constraints<network::CounterEdition> {
  static constexpr auto all = std::tuple{length(&network::CounterEdition::hours, 0, 1000),
                                         length(&network::CounterEdition::closures, 0, 20),
                                         length(&network::CounterEdition::staffing, 0, 60),
                                         length(&network::CounterEdition::telephone, 0, 30),
                                         length(&network::CounterEdition::email, 0, 254),
                                         length(&network::CounterEdition::website, 0, 300),
                                         length(&network::CounterEdition::comment, 0, 300),
                                         length(&network::CounterEdition::languages, 0, 20),
                                         length(&network::CounterEdition::local_offers, 0, 20),
                                         length(&network::CounterEdition::name, 1, 200),
                                         length(&network::CounterEdition::address, 0, 200),
                                         length(&network::CounterEdition::postcode, 0, 10),
                                         range(&network::CounterEdition::lat, -90, 90),
                                         range(&network::CounterEdition::lon, -180, 180),
                                         length(&network::CounterEdition::missing_partners, 0, 40)};
};
template <>
struct Constraints<network::SheetWords> {
  static constexpr auto all = std::tuple{
      length(&network::SheetWords::what, 1, 500),          length(&network::SheetWords::for_whom, 1, 500),
      length(&network::SheetWords::counter_does, 1, 20),   length(&network::SheetWords::counter_does_not, 0, 20),
      length(&network::SheetWords::reoriented_to, 0, 300), length(&network::SheetWords::papers, 0, 20)};
};
template <>
struct Constraints<network::SheetEdition> {
  static constexpr auto all =
      std::tuple{length(&network::SheetEdition::official_url, 1, 300), length(&network::SheetEdition::texts, 1, 4)};
};

}  // namespace relais::json

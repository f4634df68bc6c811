// What happens at a counter: a visit and its acts (domain.md 5.1), and what an outcome counts as.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "access/access.hpp"
#include "platform/clock/clock.hpp"
#include "platform/json/constraints.hpp"

namespace relais::visits {

enum class ServiceKind {
  kInformation,
  kDocumentSupplied,
  kOnlineConsultation,
  kOnlineProcedure,
  kFileBuilding,
  kLetterExplained,
  kPhoneToPartner,
  kVideoSession,
  kAppointmentBooked,
  kFirstAccount,
  kScanPrint,
  kDigitalSkill,
  kListeningAndOrientation
};
BOOST_DESCRIBE_ENUM(ServiceKind, kInformation, kDocumentSupplied, kOnlineConsultation, kOnlineProcedure, kFileBuilding,
                    kLetterExplained, kPhoneToPartner, kVideoSession, kAppointmentBooked, kFirstAccount, kScanPrint,
                    kDigitalSkill, kListeningAndOrientation)

enum class VisitChannel { kInPerson, kPhone, kEmail, kVideo, kMail, kOutreach, kWorkshop };
BOOST_DESCRIBE_ENUM(VisitChannel, kInPerson, kPhone, kEmail, kVideo, kMail, kOutreach, kWorkshop)

enum class Autonomy { kFullyAssisted, kPartlyAutonomous, kAutonomous };
BOOST_DESCRIBE_ENUM(Autonomy, kFullyAssisted, kPartlyAutonomous, kAutonomous)

enum class Outcome {
  kResolved,
  kInformationOnly,
  kAwaitingDocument,
  kAwaitingPartner,
  kAppointmentSet,
  kReoriented,
  kNotPossible,
  kAbandoned
};
BOOST_DESCRIBE_ENUM(Outcome, kResolved, kInformationOnly, kAwaitingDocument, kAwaitingPartner, kAppointmentSet,
                    kReoriented, kNotPossible, kAbandoned)

enum class OutcomeGroup { kResolved, kUnderWay, kReoriented, kNotDone };
BOOST_DESCRIBE_ENUM(OutcomeGroup, kResolved, kUnderWay, kReoriented, kNotDone)

// The one table of what an outcome counts as.
OutcomeGroup group_of(Outcome outcome);

enum class ReorientedTo {
  kPartnerReferent,
  kPartnerOffice,
  kOtherCounter,
  kTownHallOrCcas,
  kJusticePoint,
  kDigitalMediator,
  kBelgianBody,
  kAssociation,
  kOther
};
BOOST_DESCRIBE_ENUM(ReorientedTo, kPartnerReferent, kPartnerOffice, kOtherCounter, kTownHallOrCcas, kJusticePoint,
                    kDigitalMediator, kBelgianBody, kAssociation, kOther)

enum class ReorientationReason {
  kOutsideBundle,
  kExpertiseNeeded,
  kToolDown,
  kMissingDocument,
  kIdentityNotProven,
  kLanguage,
  kLegalAdvice,
  kRefusalOfPerson
};
BOOST_DESCRIBE_ENUM(ReorientationReason, kOutsideBundle, kExpertiseNeeded, kToolDown, kMissingDocument,
                    kIdentityNotProven, kLanguage, kLegalAdvice, kRefusalOfPerson)

enum class CrossBorder { kNone, kFrToBe, kBeToFr };
BOOST_DESCRIBE_ENUM(CrossBorder, kNone, kFrToBe, kBeToFr)

enum class CrossBorderTheme { kHealth, kWork, kTaxes, kFamily, kRetirement, kUnemployment, kOther };
BOOST_DESCRIBE_ENUM(CrossBorderTheme, kHealth, kWork, kTaxes, kFamily, kRetirement, kUnemployment, kOther)

enum class Need { kDigital, kReading, kLanguage, kDisability, kUrgent };
BOOST_DESCRIBE_ENUM(Need, kDigital, kReading, kLanguage, kDisability, kUrgent)

enum class CameFor { kSelf, kRelative, kProfessional };
BOOST_DESCRIBE_ENUM(CameFor, kSelf, kRelative, kProfessional)

// Years of age.
enum class AgeBand { kUpTo25, kUpTo39, kUpTo54, kUpTo69, kFrom70 };
BOOST_DESCRIBE_ENUM(AgeBand, kUpTo25, kUpTo39, kUpTo54, kUpTo69, kFrom70)

enum class VisitState { kClosed, kAbandoned };
BOOST_DESCRIBE_ENUM(VisitState, kClosed, kAbandoned)

struct Act {
  std::optional<std::string> procedure;  // a code of the catalogue; its partner follows
  std::optional<std::string> partner;    // without a procedure: for a body, whatever it was about
  std::optional<std::string> label;      // without either: in a few words
  ServiceKind service_kind = ServiceKind::kInformation;
  std::optional<VisitChannel> channel;  // the visit's, unless another
  Autonomy autonomy = Autonomy::kFullyAssisted;
  std::int32_t duration_min = 15;  // in steps of five
  Outcome outcome = Outcome::kResolved;
  std::optional<ReorientedTo> reoriented_to;  // of a reorientation, with its reason
  std::optional<ReorientationReason> reorientation_reason;
  std::optional<std::int32_t> contact_number;  // 1, the first contact on the matter, unless said
  std::optional<CrossBorder> cross_border;
  std::optional<CrossBorderTheme> cross_border_theme;
  bool operator==(Act const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Act, (),
                      (procedure, partner, label, service_kind, channel, autonomy, duration_min, outcome, reoriented_to,
                       reorientation_reason, contact_number, cross_border, cross_border_theme))

// As a device sends it. The person is nobody; what is optional may stay out.
struct Visit {
  std::string id;  // a UUIDv7, made by whoever records
  std::string counter;
  std::optional<std::int32_t> stop;  // of a tour
  Instant arrived_at;                // by the device's clock
  VisitChannel channel = VisitChannel::kInPerson;
  VisitState state = VisitState::kClosed;
  std::optional<std::int32_t> party_size;  // 1 unless said
  std::optional<bool> is_return;
  std::optional<std::string> commune;  // of residence, its code
  std::optional<std::string> country;  // of residence, ISO 3166
  std::optional<AgeBand> age_band;
  std::optional<std::string> language;  // that was spoken, ISO 639: "ar"
  std::optional<CameFor> came_for;
  std::optional<std::int32_t> waiting_min;
  std::optional<std::int32_t> participants;  // of a workshop
  std::optional<std::vector<Need>> needs;    // absent: not asked
  std::optional<std::string> note;
  std::vector<Act> acts;
  bool operator==(Visit const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Visit, (),
                      (id, counter, stop, arrived_at, channel, state, party_size, is_return, commune, country, age_band,
                       language, came_for, waiting_min, participants, needs, note, acts))

inline constexpr std::size_t kLongestNote = 300;
inline constexpr std::size_t kLargestBatch = 500;
inline constexpr auto kOldestVisit = std::chrono::days{366};  // that a device may send
inline constexpr auto kNoteStays = std::chrono::days{30};

}  // namespace relais::visits

template <>
struct relais::json::Constraints<relais::visits::Act> {
  using Act = relais::visits::Act;
  static constexpr auto all =
      std::tuple{length(&Act::procedure, 1, 80), length(&Act::partner, 1, 40), length(&Act::label, 1, 60),
                 range(&Act::duration_min, 1, 240), range(&Act::contact_number, 1, 50)};
};

template <>
struct relais::json::Constraints<relais::visits::Visit> {
  using Visit = relais::visits::Visit;
  static constexpr auto all = std::tuple{length(&Visit::id, 36, 36),         length(&Visit::counter, 1, 60),
                                         range(&Visit::party_size, 1, 50),   length(&Visit::commune, 5, 8),
                                         length(&Visit::country, 2, 2),      length(&Visit::language, 2, 3),
                                         range(&Visit::waiting_min, 0, 600), range(&Visit::participants, 1, 500),
                                         length(&Visit::note, 0, 300),       length(&Visit::acts, 0, 20)};
};

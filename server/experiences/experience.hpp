// A story: what somebody tells of a public service, and the states it goes through.
//
//   received -> published            a moderator has read it
//            -> asked -> received    something is asked of the author, who answers with the code
//            -> rejected             with a reason of the charter; an appeal brings it back to another reader
//   any      -> withdrawn            by its author
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "experiences/service.hpp"
#include "platform/clock/clock.hpp"
#include "platform/json/constraints.hpp"

namespace relais::experiences {

using ExperienceId = Code<struct ExperienceIdTag>;

enum class ExperienceState { kReceived, kAsked, kPublished, kRejected, kWithdrawn };
BOOST_DESCRIBE_ENUM(ExperienceState, kReceived, kAsked, kPublished, kRejected, kWithdrawn)

enum class Feeling { kNegative, kMixed, kNeutral, kPositive };
BOOST_DESCRIBE_ENUM(Feeling, kNegative, kMixed, kNeutral, kPositive)

// By which way the story came to us.
enum class ToldBy { kWeb, kPaper, kTelephone, kCounter, kKiosk };
BOOST_DESCRIBE_ENUM(ToldBy, kWeb, kPaper, kTelephone, kCounter, kKiosk)

// By which way the service was used.
enum class UsedChannel { kOnline, kTelephone, kOnSite, kLetter, kEmail };
BOOST_DESCRIBE_ENUM(UsedChannel, kOnline, kTelephone, kOnSite, kLetter, kEmail)

// What the author says of the answers.
enum class Verdict { kSolved, kNotSolved, kUseful };
BOOST_DESCRIBE_ENUM(Verdict, kSolved, kNotSolved, kUseful)

struct ConcernedService {
  ServiceCode code;
  std::optional<std::string> counter;  // of kCounterService: which one
};
BOOST_DESCRIBE_STRUCT(ConcernedService, (), (code, counter))

inline constexpr std::size_t kMostServices = 5;

// What is asked for, and nothing else. No field holds who tells.
struct NewExperience {
  std::string id;  // made by the telling browser and known to it alone: the same again is no second story
  Language language = Language::kFr;
  std::string title;  // may be empty
  std::string text;
  std::string would_have_helped;  // may be empty
  Feeling feeling = Feeling::kNeutral;
  std::vector<ConcernedService> services;
  std::optional<std::string> procedure;
  std::optional<UsedChannel> used_channel;
  std::string territory;      // a commune, a department or a province
  bool names_agreed = false;  // names of agents in praise may be published
};
BOOST_DESCRIBE_STRUCT(NewExperience, (),
                      (id, language, title, text, would_have_helped, feeling, services, procedure, used_channel,
                       territory, names_agreed))

// With somebody's help: typed by an advisor from paper, at the telephone, or at the desk.
struct AssistedExperience : NewExperience {
  ToldBy channel = ToldBy::kCounter;
  std::string counter;              // where it is typed
  bool hides_from_counter = false;  // "this desk must not see it"
  std::optional<std::string> code;  // printed on the paper form, which its author keeps a part of
};
BOOST_DESCRIBE_STRUCT(AssistedExperience, (NewExperience), (channel, counter, hides_from_counter, code))

// How a story came, where it was not told by its author alone.
struct Assistance {
  ToldBy channel = ToldBy::kWeb;
  std::optional<Role> role;  // of whoever typed it
  std::optional<std::string> counter;
  bool hides_from_counter = false;
  std::optional<std::string> code;  // that stood on paper
};

}  // namespace relais::experiences

template <>
struct relais::json::Constraints<relais::experiences::NewExperience> {
  using New = relais::experiences::NewExperience;
  static constexpr auto all = std::tuple{length(&New::id, 36, 36),      length(&New::title, 0, 120),
                                         length(&New::text, 20, 8000),  length(&New::would_have_helped, 0, 1000),
                                         length(&New::services, 1, 5),  length(&New::procedure, 1, 60),
                                         length(&New::territory, 1, 20)};
};

// What a reception notes beside visits, without who: a call for help, a need that nothing answers, the computers and
// telephones at people's disposal.
#pragma once

#include "platform/db/session.hpp"
#include "visits/visit.hpp"

namespace relais::visits {

enum class NeedTheme { kTransport, kHealthCare, kHousing, kWork, kDigital, kFood, kChildcare, kIsolation, kOther };
BOOST_DESCRIBE_ENUM(NeedTheme, kTransport, kHealthCare, kHousing, kWork, kDigital, kFood, kChildcare, kIsolation,
                    kOther)

struct NeedCard {
  std::string id;
  std::string counter;
  NeedTheme theme = NeedTheme::kOther;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(NeedCard, (), (id, counter, theme, text))

struct NeedItem {
  std::string id;
  Date day;
  NeedTheme theme = NeedTheme::kOther;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(NeedItem, (), (id, day, theme, text))

struct HelpCall {
  std::string id;
  std::string counter;
};
BOOST_DESCRIBE_STRUCT(HelpCall, (), (id, counter))

enum class PostKind { kComputer, kTablet, kTelephone, kPrinter, kScanner };
BOOST_DESCRIBE_ENUM(PostKind, kComputer, kTablet, kTelephone, kPrinter, kScanner)

enum class PostState { kAvailable, kOutOfOrder };
BOOST_DESCRIBE_ENUM(PostState, kAvailable, kOutOfOrder)

struct PublicPost {
  std::string id;
  std::string counter;
  PostKind kind = PostKind::kComputer;
  std::string name;
  PostState state = PostState::kAvailable;
  std::string note;
  std::optional<Instant> state_since;
  std::int64_t uses_this_month = 0;
};
BOOST_DESCRIBE_STRUCT(PublicPost, (), (id, counter, kind, name, state, note, state_since, uses_this_month))

struct PostUse {
  std::string id;
  Autonomy autonomy = Autonomy::kAutonomous;
  std::int32_t duration_min = 15;
};
BOOST_DESCRIBE_STRUCT(PostUse, (), (id, autonomy, duration_min))

class ReceptionReader {
 public:
  ReceptionReader(db::Snapshot const& snapshot, Scope const& scope) : snapshot_(snapshot), scope_(scope) {}

  std::vector<NeedItem> needs(std::string const& counter) const;  // latest first, at most two hundred
  std::vector<PublicPost> posts(std::string const& counter, Date today) const;
  std::optional<std::string> counter_of_post(std::string const& id) const;  // within reach
  std::int64_t help_calls(std::string const& counter, Date since) const;

 protected:
  db::Snapshot const& snapshot_;
  Scope const& scope_;
};

// Each may be saved twice: by its id it is the same.
class ReceptionStore : public ReceptionReader {
 public:
  ReceptionStore(db::Transaction& transaction, Scope const& scope)
      : ReceptionReader(transaction, scope), tx_(transaction) {}

  void save(NeedCard const& card, AccountId const& by, Date day);
  void save(HelpCall const& call, Instant now);
  // False where this post is another counter's.
  bool save(PublicPost const& post, Instant now);
  void save(PostUse const& use, std::string const& post, Date day);

 private:
  db::Transaction& tx_;
};

// Before this day, for the nightly wipe; each gives the ids.
std::vector<std::string> wipe_needs(db::Transaction& tx, std::string const& network, Date before);  // words and author
std::vector<std::string> wipe_help_calls(db::Transaction& tx, std::string const& network, Date before);

}  // namespace relais::visits

template <>
struct relais::json::Constraints<relais::visits::NeedCard> {
  static constexpr auto all =
      std::tuple{length(&relais::visits::NeedCard::id, 36, 36), length(&relais::visits::NeedCard::text, 1, 300)};
};
template <>
struct relais::json::Constraints<relais::visits::HelpCall> {
  static constexpr auto all = std::tuple{length(&relais::visits::HelpCall::id, 36, 36)};
};
template <>
struct relais::json::Constraints<relais::visits::PostUse> {
  static constexpr auto all =
      std::tuple{length(&relais::visits::PostUse::id, 36, 36), range(&relais::visits::PostUse::duration_min, 1, 600)};
};

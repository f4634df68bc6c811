// What the routes of the reception ask and answer.
#pragma once

#include "visits/queue_store.hpp"
#include "visits/reception_store.hpp"

namespace relais::visits {

struct CounterQuery {
  std::string counter;
};
BOOST_DESCRIBE_STRUCT(CounterQuery, (), (counter))

struct NewTicket {
  std::string id;  // that the visit will bear
  std::string counter;
  std::optional<CameFor> came_for;
  std::optional<std::string> language;
};
BOOST_DESCRIBE_STRUCT(NewTicket, (), (id, counter, came_for, language))

struct Queue {
  std::vector<Ticket> items;                    // of today, by number
  std::int64_t waiting = 0;                     // now
  std::optional<std::int64_t> median_wait_min;  // of those that were served today
  std::int64_t help_calls_this_month = 0;
};
BOOST_DESCRIBE_STRUCT(Queue, (), (items, waiting, median_wait_min, help_calls_this_month))

struct NeedList {
  std::vector<NeedItem> items;
};
BOOST_DESCRIBE_STRUCT(NeedList, (), (items))

struct PublicPostList {
  std::vector<PublicPost> items;
};
BOOST_DESCRIBE_STRUCT(PublicPostList, (), (items))

struct PublicPostChange {
  std::string counter;
  PostKind kind = PostKind::kComputer;
  std::string name;
  PostState state = PostState::kAvailable;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(PublicPostChange, (), (counter, kind, name, state, note))

}  // namespace relais::visits

template <>
struct relais::json::Constraints<relais::visits::NewTicket> {
  static constexpr auto all =
      std::tuple{length(&relais::visits::NewTicket::id, 36, 36), length(&relais::visits::NewTicket::language, 2, 3)};
};
template <>
struct relais::json::Constraints<relais::visits::PublicPostChange> {
  static constexpr auto all = std::tuple{length(&relais::visits::PublicPostChange::name, 1, 80),
                                         length(&relais::visits::PublicPostChange::note, 0, 200)};
};

// A good practice: what somebody praised in a story, written so that other counters can do the same.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "experiences/experience_models.hpp"

namespace relais::experiences {

using PracticeId = Code<struct PracticeIdTag>;

struct PracticeContent {
  std::string title;
  std::string text;  // what is done, in plain words
};
BOOST_DESCRIBE_STRUCT(PracticeContent, (), (title, text))

// POST /api/v1/practices: out of a published story that praises.
struct NewPractice : PracticeContent {
  std::string id;  // made by whoever promotes it
  ExperienceId experience;
};
BOOST_DESCRIBE_STRUCT(NewPractice, (PracticeContent), (id, experience))

// PUT /api/v1/practices/{id}
struct PracticeChange : PracticeContent {
  bool is_withdrawn = false;
  std::int64_t version = 0;
  std::optional<bool> is_kept;  // it stands without its story, which is gone
};
BOOST_DESCRIBE_STRUCT(PracticeChange, (PracticeContent), (is_withdrawn, version, is_kept))

struct AdoptedBy {
  Named counter;
  Date adopted_on;
};
BOOST_DESCRIBE_STRUCT(AdoptedBy, (), (counter, adopted_on))

struct ShownPractice {
  PracticeId id;
  std::string title;
  std::string text;
  std::optional<ExperienceId> experience;  // absent with its title where it is gone
  std::string experience_title;
  bool is_experience_public = true;  // its author may have taken it back; then nobody reads this until it is kept
  Date promoted_on;
  std::int64_t adoptions = 0;
  std::vector<AdoptedBy> adopted_by;  // by name of the counter
  bool is_withdrawn = false;
  std::int64_t version = 0;
  bool is_generated = false;
};
BOOST_DESCRIBE_STRUCT(ShownPractice, (),
                      (id, title, text, experience, experience_title, is_experience_public, promoted_on, adoptions,
                       adopted_by, is_withdrawn, version, is_generated))

struct PracticeQuery {
  std::optional<NetworkId> network;
  std::optional<std::int32_t> limit;  // 20 unless said
  std::optional<std::int32_t> after;  // so many are left out
};
BOOST_DESCRIBE_STRUCT(PracticeQuery, (), (network, limit, after))

struct PracticeList {
  std::vector<ShownPractice> items;  // the most adopted first, then the newest
  std::int64_t of_items = 0;
};
BOOST_DESCRIBE_STRUCT(PracticeList, (), (items, of_items))

}  // namespace relais::experiences

template <>
struct relais::json::Constraints<relais::experiences::PracticeContent> {
  using Content = relais::experiences::PracticeContent;
  static constexpr auto all = std::tuple{length(&Content::title, 3, 160), length(&Content::text, 20, 4000)};
};
template <>
struct relais::json::Constraints<relais::experiences::NewPractice> {
  static constexpr auto all = std::tuple_cat(Constraints<relais::experiences::PracticeContent>::all,
                                             std::tuple{length(&relais::experiences::NewPractice::id, 36, 36)});
};
template <>
struct relais::json::Constraints<relais::experiences::PracticeChange> {
  static constexpr auto all = Constraints<relais::experiences::PracticeContent>::all;
};
template <>
struct relais::json::Constraints<relais::experiences::PracticeQuery> {
  using Query = relais::experiences::PracticeQuery;
  static constexpr auto all = std::tuple{range(&Query::limit, 1, 100), range(&Query::after, 0, 1e6)};
};

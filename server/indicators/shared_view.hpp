// Links to figures that anybody may open who has them, until they end: what is asked and answered.
#pragma once

#include "indicators/statistics.hpp"

namespace relais::indicators {

struct NewSharedView {
  std::string name;
  std::string feed;                  // "visits"
  StatisticsQuery query;             // whose period is kept as it is asked, with or without
  std::optional<std::int32_t> days;  // that it holds for; thirty unless said
};
BOOST_DESCRIBE_STRUCT(NewSharedView, (), (name, feed, query, days))

struct SharedViewItem {
  std::string id;
  std::string name;
  std::string feed;
  StatisticsQuery query;
  Instant made_at;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(SharedViewItem, (), (id, name, feed, query, made_at, expires_at))

struct SharedViewList {
  std::vector<SharedViewItem> items;  // latest first
};
BOOST_DESCRIBE_STRUCT(SharedViewList, (), (items))

struct SharedViewMade {
  std::string id;
  std::string url;  // shown this once
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(SharedViewMade, (), (id, url, expires_at))

}  // namespace relais::indicators

template <>
struct relais::json::Constraints<relais::indicators::NewSharedView> {
  using View = relais::indicators::NewSharedView;
  static constexpr auto all = std::tuple{length(&View::name, 1, 100), range(&View::days, 1, 366)};
};

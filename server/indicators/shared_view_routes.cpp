#include "indicators/shared_view_routes.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "identity/identity.hpp"
#include "indicators/narrowing.hpp"
#include "indicators/shared_view_store.hpp"
#include "indicators/worded_statistics.hpp"
#include "platform/journal/tell_routes.hpp"
#include "platform/text/uuid.hpp"

namespace relais::indicators {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

constexpr std::int32_t kDays = 30;

struct SharedViewPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(SharedViewPath, (), (id))

Problem is_over() {
  return {Fault::kNotFound, "sharing.view_over"};
}

class SharedViews {
 public:
  explicit SharedViews(SharingHouse const& house) : house_(house) {}

  SharedViewList list(Request const& request) const {
    auto const scope = request.scope();
    auto const views =
        database().read([&](db::Snapshot const& snapshot) { return SharedViewReader{snapshot}.own(scope); });
    SharedViewList list;
    std::ranges::transform(views, std::back_inserter(list.items), item_of);
    return list;
  }

  Result<SharedViewMade> make(NewSharedView const& wanted, Request const& request) const {
    auto const* const feed = feed_of(house_, wanted.feed);
    if (feed == nullptr) {
      return invalid("/feed", "sharing.feed_unknown");
    }
    auto const geography = house_.figures->geography();
    if (!geography) {
      return Problem{Fault::kUnavailable, "network.directory_loading"};
    }
    auto const scope = request.scope();
    auto const now = house_.figures->clock->now();
    // What cannot be read now would be a link to nothing.
    auto const shown = worded_statistics(*house_.figures, *feed, *geography,
                                         {wanted.query, scope.network(), scope, {}, now, request.language()});
    if (!shown) {
      return shown.problem();
    }
    auto const token = identity::fresh_secret();
    auto const view = SharedView{scope.network(),
                                 uuid_v7(now),
                                 request.principal.signed_in()->account,
                                 identity::secret_hash(token),
                                 wanted.name,
                                 wanted.feed,
                                 json::write(wanted.query),
                                 now,
                                 now + std::chrono::days{wanted.days.value_or(kDays)}};
    database().write([&](db::Transaction& tx) {
      SharedViewStore{tx}.add(view);
      journal::tell(tx, request, "journal.shared_view_made", "shared_view", view.id, "", now);
    });
    auto const language = TextForm<Language>::write(request.language());
    return SharedViewMade{view.id, fmt::format("{}/{}/shared/{}", house_.public_url, language, token), view.expires_at};
  }

  Result<void> end(std::string const& id, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.figures->clock->now();
    return database().write([&](db::Transaction& tx) -> Result<void> {
      if (!SharedViewStore{tx}.end(scope, id, now)) {
        return is_over();
      }
      journal::tell(tx, request, "journal.shared_view_ended", "shared_view", id, "", now);
      return {};
    });
  }

 private:
  db::Database& database() const { return *house_.figures->database; }

  SharingHouse const& house_;
};

}  // namespace

Feed const* feed_of(SharingHouse const& house, std::string_view id) {
  auto const feed = std::ranges::find(house.figures->feeds, id, &Feed::id);
  return feed == house.figures->feeds.end() ? nullptr : &*feed;
}

Result<OpenedView> open_shared_view(SharingHouse const& house, std::string_view token, Language language) {
  auto const geography = house.figures->geography();
  if (!geography) {
    return Problem{Fault::kUnavailable, "network.directory_loading"};
  }
  auto const now = house.figures->clock->now();
  auto const hash = identity::secret_hash(token);
  using Found = std::pair<std::optional<SharedView>, std::optional<identity::AbsentPerson>>;
  auto const [view, maker] = house.figures->database->read([&](db::Snapshot const& snapshot) -> Found {
    auto found = SharedViewReader{snapshot}.opened_by(hash, now);
    auto person = found ? identity::absent_person(snapshot, found->network_id, found->account_id) : std::nullopt;
    return {std::move(found), std::move(person)};
  });
  auto const* const feed = view ? feed_of(house, view->feed) : nullptr;
  if (!maker || feed == nullptr) {
    return is_over();
  }
  auto const item = item_of(*view);
  for (auto const& hat : maker->hats) {
    if (!hat.has(Right::kReadFigures)) {
      continue;
    }
    auto asked = Asked{item.query, view->network_id, hat.scope(Right::kReadFigures), {}, now, language};
    asked.query.by = "month";
    auto by_month = worded_statistics(*house.figures, *feed, *geography, asked);
    if (!by_month) {
      continue;
    }
    auto const words = Words{*house.figures->texts, language};
    auto opened = OpenedView{view->name,
                             view->feed,
                             view->expires_at,
                             *std::move(by_month),
                             item.query.by.value_or("month"),
                             {},
                             narrowing(item.query, feed->id, view->network_id, *geography, words)};
    if (opened.by != "month") {
      asked.query.by = opened.by;
      auto parts = worded_statistics(*house.figures, *feed, *geography, asked);
      opened.parts = parts ? std::optional{*std::move(parts)} : std::nullopt;
    }
    return opened;
  }
  return is_over();
}

void add_shared_view_routes(http::Routes& routes, SharingHouse const& house) {
  auto const views = SharedViews{house};
  routes.get<NoParameters, SharedViewList>(
      "/api/v1/shared-views", Right::kReadFigures, Work::kWrite,
      [views](NoParameters const&, Request const& request) { return views.list(request); },
      {.summary = "sharing.api.views"});
  routes.post<NoParameters, NewSharedView, SharedViewMade>(
      "/api/v1/shared-views", Right::kReadFigures, Work::kLong,
      [views](NoParameters const&, NewSharedView const& wanted, Request const& request) {
        return views.make(wanted, request);
      },
      {.summary = "sharing.api.make_view"});
  routes.remove<SharedViewPath, void>(
      "/api/v1/shared-views/{id}", Right::kReadFigures, Work::kWrite,
      [views](SharedViewPath const& path, Request const& request) { return views.end(path.id, request); },
      {.summary = "sharing.api.end_view"});
}

}  // namespace relais::indicators

#include "visits/reception_routes.hpp"

#include <algorithm>

#include "platform/text/uuid.hpp"
#include "visits/reception_models.hpp"
#include "visits/visit_store.hpp"

namespace relais::visits {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

struct IdPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(IdPath, (), (id))

Problem unknown_counter() {
  return {Fault::kNotFound, "visits.counter_unknown"};
}

Queue standing(db::Snapshot const& snapshot, Scope const& scope, std::string const& counter, Date today) {
  auto queue = Queue{QueueReader{snapshot, scope}.tickets(counter, today), 0, {}, 0};
  queue.help_calls_this_month =
      ReceptionReader{snapshot, scope}.help_calls(counter, Date{today.year() / today.month() / 1});
  std::vector<std::int64_t> waits;
  for (auto const& ticket : queue.items) {
    queue.waiting += ticket.state == TicketState::kWaiting;
    if (ticket.served_at) {
      waits.push_back(std::chrono::duration_cast<std::chrono::minutes>(*ticket.served_at - ticket.arrived_at).count());
    }
  }
  if (!waits.empty()) {
    auto const middle = waits.begin() + std::ssize(waits) / 2;
    std::ranges::nth_element(waits, middle);
    queue.median_wait_min = *middle;
  }
  return queue;
}

class Reception {
 public:
  explicit Reception(VisitHouse const& house) : house_(house) {}

  Result<Queue> queue(CounterQuery const& query, Request const& request) const {
    return reading<Queue>(query.counter, request, [&](db::Snapshot const& snapshot, Scope const& scope, Date today) {
      return standing(snapshot, scope, query.counter, today);
    });
  }

  Result<Queue> arrive(NewTicket const& asked, Request const& request) const {
    if (!is_uuid(asked.id)) {
      return invalid("/id", "visits.id_malformed");
    }
    auto const now = house_.clock->now();
    return writing<Queue>(asked.counter, request, [&](db::Transaction& tx, Scope const& scope, Date today) {
      QueueStore{tx, scope}.arrive({asked.id, 0, TicketState::kWaiting, now, {}, {}, asked.came_for, asked.language},
                                   asked.counter, today);
      return standing(tx, scope, asked.counter, today);
    });
  }

  using Step = bool (QueueStore::*)(std::string const&, Instant);
  Result<void> take(std::string const& id, Step step, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    auto const done = house_.database->write([&](db::Transaction& tx) {
      return (QueueStore{tx, scope}.*step)(id, now);
    });
    return done ? Result<void>{} : Problem{Fault::kNotFound, "visits.ticket_unknown"};
  }

  Result<void> call_help(HelpCall const& call, Request const& request) const {
    auto const now = house_.clock->now();
    return recording(call.id, call.counter, request,
                     [&](ReceptionStore& store, Date) { store.save(call, to_quarter(now)); });
  }

  Result<void> note_need(NeedCard const& card, Request const& request) const {
    auto masked = card;
    masked.text = house_.guard->masked(card.text);
    auto const& by = request.principal.signed_in()->account;
    return recording(card.id, card.counter, request,
                     [&](ReceptionStore& store, Date today) { store.save(masked, by, today); });
  }

  Result<NeedList> needs(CounterQuery const& query, Request const& request) const {
    return reading<NeedList>(query.counter, request, [&](db::Snapshot const& snapshot, Scope const& scope, Date) {
      return NeedList{ReceptionReader{snapshot, scope}.needs(query.counter)};
    });
  }

  Result<PublicPostList> posts(CounterQuery const& query, Request const& request) const {
    return reading<PublicPostList>(
        query.counter, request, [&](db::Snapshot const& snapshot, Scope const& scope, Date today) {
          return PublicPostList{ReceptionReader{snapshot, scope}.posts(query.counter, today)};
        });
  }

  Result<PublicPostList> save_post(std::string const& id, PublicPostChange const& change,
                                   Request const& request) const {
    auto const now = house_.clock->now();
    if (!is_uuid(id)) {
      return invalid("/id", "visits.id_malformed");
    }
    auto const& guard = *house_.guard;
    auto const save = [&](db::Transaction& tx, Scope const& scope, Date today) -> Result<PublicPostList> {
      auto store = ReceptionStore{tx, scope};
      if (!store.save({id,
                       change.counter,
                       change.kind,
                       guard.masked(change.name),
                       change.state,
                       guard.masked(change.note.value_or("")),
                       {},
                       0},
                      now)) {
        return Problem{Fault::kNotFound, "visits.post_unknown"};
      }
      return PublicPostList{store.posts(change.counter, today)};
    };
    return writing<PublicPostList>(change.counter, request, save);
  }

  Result<void> use_post(std::string const& id, PostUse const& use, Request const& request) const {
    if (!is_uuid(use.id)) {
      return invalid("/id", "visits.id_malformed");
    }
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    auto const around = house_.surroundings();
    return house_.database->write([&](db::Transaction& tx) -> Result<void> {
      auto store = ReceptionStore{tx, scope};
      auto const counter = store.counter_of_post(id);
      auto const facts = around && counter ? around->counter(*counter) : std::nullopt;
      if (!facts) {
        return Problem{Fault::kNotFound, "visits.post_unknown"};
      }
      store.save(use, id, today_at(*facts, now));
      return {};
    });
  }

 private:
  static Date today_at(CounterFacts const& counter, Instant now) {
    return Date{std::chrono::floor<std::chrono::days>(counter.zone.local(now))};
  }

  std::optional<Date> today_at(std::string const& counter) const {
    auto const around = house_.surroundings();
    auto const facts = around ? around->counter(counter) : std::nullopt;
    return facts ? std::optional{today_at(*facts, house_.clock->now())} : std::nullopt;
  }

  template <class Answer, class Use>
  Result<Answer> reading(std::string const& counter, Request const& request, Use const& use) const {
    auto const scope = request.scope();
    auto const today = today_at(counter);
    return house_.database->read([&](db::Snapshot const& snapshot) -> Result<Answer> {
      if (!today || !VisitReader{snapshot, scope}.reaches(counter)) {
        return unknown_counter();
      }
      return use(snapshot, scope, *today);
    });
  }

  template <class Answer, class Use>
  Result<Answer> writing(std::string const& counter, Request const& request, Use const& use) const {
    auto const scope = request.scope();
    auto const today = today_at(counter);
    return house_.database->write([&](db::Transaction& tx) -> Result<Answer> {
      if (!today || !VisitReader{tx, scope}.reaches(counter)) {
        return unknown_counter();
      }
      return use(tx, scope, *today);
    });
  }

  template <class Save>
  Result<void> recording(std::string const& id, std::string const& counter, Request const& request,
                         Save const& save) const {
    if (!is_uuid(id)) {
      return invalid("/id", "visits.id_malformed");
    }
    auto const done = writing<bool>(counter, request, [&](db::Transaction& tx, Scope const& scope, Date today) {
      auto store = ReceptionStore{tx, scope};
      save(store, today);
      return true;
    });
    return done ? Result<void>{} : done.problem();
  }

  VisitHouse const& house_;
};

}  // namespace

void add_reception_routes(http::Routes& routes, VisitHouse const& house) {
  auto const reception = Reception{house};
  constexpr auto kRecord = Right::kRecordVisits;
  routes.get<CounterQuery, Queue>(
      "/api/v1/queue", kRecord, Work::kLong,
      [reception](CounterQuery const& query, Request const& request) { return reception.queue(query, request); },
      {.summary = "visits_api.queue"});
  routes.post<NoParameters, NewTicket, Queue>(
      "/api/v1/queue", kRecord, Work::kWrite,
      [reception](NoParameters const&, NewTicket const& asked, Request const& request) {
        return reception.arrive(asked, request);
      },
      {.summary = "visits_api.arrive"});
  routes.put<IdPath, NoParameters, void>("/api/v1/queue/{id}/service", kRecord, Work::kWrite,
                                         [reception](IdPath const& path, NoParameters const&, Request const& request) {
                                           return reception.take(path.id, &QueueStore::serve, request);
                                         },
                                         {.summary = "visits_api.serve"});
  routes.put<IdPath, NoParameters, void>("/api/v1/queue/{id}/departure", kRecord, Work::kWrite,
                                         [reception](IdPath const& path, NoParameters const&, Request const& request) {
                                           return reception.take(path.id, &QueueStore::leave, request);
                                         },
                                         {.summary = "visits_api.leave"});
  routes.post<NoParameters, HelpCall, void>(
      "/api/v1/help-calls", kRecord, Work::kWrite,
      [reception](NoParameters const&, HelpCall const& call, Request const& request) {
        return reception.call_help(call, request);
      },
      {.summary = "visits_api.call_help"});
  routes.get<CounterQuery, NeedList>(
      "/api/v1/need-cards", kRecord, Work::kLong,
      [reception](CounterQuery const& query, Request const& request) { return reception.needs(query, request); },
      {.summary = "visits_api.needs"});
  routes.post<NoParameters, NeedCard, void>(
      "/api/v1/need-cards", kRecord, Work::kWrite,
      [reception](NoParameters const&, NeedCard const& card, Request const& request) {
        return reception.note_need(card, request);
      },
      {.summary = "visits_api.note_need"});
  routes.get<CounterQuery, PublicPostList>(
      "/api/v1/public-posts", kRecord, Work::kLong,
      [reception](CounterQuery const& query, Request const& request) { return reception.posts(query, request); },
      {.summary = "visits_api.posts"});
  routes.put<IdPath, PublicPostChange, PublicPostList>(
      "/api/v1/public-posts/{id}", kRecord, Work::kWrite,
      [reception](IdPath const& path, PublicPostChange const& change, Request const& request) {
        return reception.save_post(path.id, change, request);
      },
      {.summary = "visits_api.save_post"});
  routes.post<IdPath, PostUse, void>("/api/v1/public-posts/{id}/uses", kRecord, Work::kWrite,
                                     [reception](IdPath const& path, PostUse const& use, Request const& request) {
                                       return reception.use_post(path.id, use, request);
                                     },
                                     {.summary = "visits_api.use_post"});
}

}  // namespace relais::visits

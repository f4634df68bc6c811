#include "identity/privacy_routes.hpp"

#include <algorithm>

#include "identity/rights_request_store.hpp"
#include "identity/settle_wipes_store.hpp"
#include "identity/visit_routes.hpp"
#include "platform/journal/tell_routes.hpp"
#include "platform/json/constraints.hpp"
#include "platform/privacy/wipe_store.hpp"
#include "platform/text/uuid.hpp"

namespace relais::identity {

// One line of the register; its words are the texts privacy.{id}.purpose, .subjects, .data, .recipients, .notice.
struct RegisterLine {
  std::string id;
  privacy::LegalBasis basis = privacy::LegalBasis::kPublicTask;
  std::vector<privacy::Controller> controllers;  // several are joint
  bool has_form = false;
  std::int64_t days = 0;  // kept for
  std::int64_t usual_days = 0;
  std::int64_t most_days = 0;
};
BOOST_DESCRIBE_STRUCT(RegisterLine, (), (id, basis, controllers, has_form, days, usual_days, most_days))

struct ProcessingRegister {
  std::vector<RegisterLine> items;
};
BOOST_DESCRIBE_STRUCT(ProcessingRegister, (), (items))

struct Retention {
  std::int64_t days = 0;
};
BOOST_DESCRIBE_STRUCT(Retention, (), (days))

struct WipeList {
  std::string public_key;  // Ed25519, base64: checks the signatures of signed_text
  std::vector<privacy::WipeProof> items;
};
BOOST_DESCRIBE_STRUCT(WipeList, (), (public_key, items))

struct OwnRightsRequest {
  RightAsked kind = RightAsked::kAccess;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(OwnRightsRequest, (), (kind, note))

// That came by letter, by mail or at a counter.
struct NewRightsRequest {
  RightAsked kind = RightAsked::kAccess;
  std::optional<std::string> email;  // of an account; without one it is of somebody who has none
  std::string note;
  std::optional<Date> received_on;  // today unless said
};
BOOST_DESCRIBE_STRUCT(NewRightsRequest, (), (kind, email, note, received_on))

struct RightsRequestList {
  std::vector<RightsRequest> items;
};
BOOST_DESCRIBE_STRUCT(RightsRequestList, (), (items))

struct RequestExtension {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RequestExtension, (), (reason))

// Done: an erasure is carried out by this.
struct RequestAnswer {
  RequestOutcome outcome = RequestOutcome::kDone;
  std::string answer;
};
BOOST_DESCRIBE_STRUCT(RequestAnswer, (), (outcome, answer))

}  // namespace relais::identity

namespace relais::json {

template <>
struct Constraints<identity::OwnRightsRequest> {
  static constexpr auto all = std::tuple{length(&identity::OwnRightsRequest::note, 0, 1000)};
};
template <>
struct Constraints<identity::NewRightsRequest> {
  static constexpr auto all = std::tuple{length(&identity::NewRightsRequest::note, 0, 1000)};
};
template <>
struct Constraints<identity::RequestExtension> {
  static constexpr auto all = std::tuple{length(&identity::RequestExtension::reason, 3, 500)};
};
template <>
struct Constraints<identity::RequestAnswer> {
  static constexpr auto all = std::tuple{length(&identity::RequestAnswer::answer, 3, 1000)};
};

}  // namespace relais::json

namespace relais::identity {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;
using journal::tell;

constexpr auto kMonths = 1;
constexpr auto kMonthsExtended = 3;  // article 12 (3)

struct IdPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(IdPath, (), (id))

Problem unknown_request() {
  return {Fault::kNotFound, "identity.rights_request_unknown"};
}

class Privacy {
 public:
  explicit Privacy(House const& house) : house_(house) {}

  ProcessingRegister processing_register(Request const& request) const {
    auto const network = request.scope().network();
    auto const set = house_.database->read(
        [&](db::Snapshot const& snapshot) { return privacy::retentions(snapshot, network.text); });
    ProcessingRegister lines;
    for (auto const& processing : house_.processings) {
      auto const own = std::ranges::find(set, processing.id, &privacy::RetentionRow::processing);
      lines.items.push_back({processing.id, processing.basis, processing.controllers, processing.has_form,
                             own == set.end() ? processing.days : own->days, processing.days, processing.most_days});
    }
    return lines;
  }

  Result<ProcessingRegister> set_retention(std::string const& id, Retention const& wanted,
                                           Request const& request) const {
    auto const processing = std::ranges::find(house_.processings, id, &privacy::Processing::id);
    if (processing == house_.processings.end() || !processing->wipe) {
      return Problem{Fault::kNotFound, "identity.processing_unknown"};
    }
    if (wanted.days < 1 || wanted.days > processing->most_days) {
      return invalid("/days", "identity.retention_outside_bounds");
    }
    auto const network = request.scope().network();
    auto const now = house_.clock->now();
    house_.database->write([&](db::Transaction& tx) {
      privacy::save_retention(tx, {network.text, id, wanted.days});
      tell(tx, request, "journal.retention_set", "processing", id, std::to_string(wanted.days), now);
    });
    return processing_register(request);
  }

  WipeList wipes(Request const& request) const {
    auto const network = request.scope().network();
    return {house_.vault->public_key(), house_.database->read([&](db::Snapshot const& snapshot) {
              return privacy::proofs(snapshot, network.text);
            })};
  }

  Result<PersonData> own_data(Request const& request) const {
    auto const person = complete(house_, request);
    if (!person) {
      return person.problem();
    }
    auto const& sign_in = person->sign_in;
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) {
      tell(tx, request, "journal.own_data_exported", "account", sign_in.account_id.text, "", now);
      return person_data(tx, sign_in.network_id, sign_in.account_id).value();
    });
  }

  Result<RightsRequestList> own_requests(Request const& request) const {
    auto const person = complete(house_, request);
    if (!person) {
      return person.problem();
    }
    return house_.database->read([&](db::Snapshot const& snapshot) {
      return RightsRequestList{requests_of(snapshot, person->sign_in.network_id, person->sign_in.account_id)};
    });
  }

  Result<RightsRequest> ask(OwnRightsRequest const& asked, Request const& request) const {
    auto const person = complete(house_, request);
    if (!person) {
      return person.problem();
    }
    return file(asked.kind, person->sign_in.network_id, person->sign_in.account_id, asked.note, {}, request);
  }

  RightsRequestList requests(Request const& request) const {
    auto const scope = request.scope();
    return house_.database->read(
        [&](db::Snapshot const& snapshot) { return RightsRequestList{rights_requests(snapshot, scope)}; });
  }

  Result<RightsRequest> take(NewRightsRequest const& asked, Request const& request) const {
    auto const scope = request.scope();
    auto const today = today_();
    if (asked.received_on && *asked.received_on > today) {
      return invalid("/received_on", "identity.received_in_the_future");
    }
    std::optional<AccountId> account;
    if (asked.email && !asked.email->empty()) {
      account = house_.database->read(
          [&](db::Snapshot const& snapshot) { return account_of(snapshot, scope.network(), *asked.email); });
      if (!account) {
        return invalid("/email", "identity.person_unknown");
      }
    }
    return file(asked.kind, scope.network(), account, asked.note, asked.received_on, request);
  }

  Result<RightsRequest> extend(std::string const& id, RequestExtension const& asked, Request const& request) const {
    return change(id, request, "journal.rights_request_extended", [&](db::Transaction&, RightsRequest& standing) {
      standing.extended_because = asked.reason;
      standing.due_on = months_after(standing.received_on, kMonthsExtended);
      return Result<void>{};
    });
  }

  Result<RightsRequest> answer(std::string const& id, RequestAnswer const& given, Request const& request) const {
    auto const erases = [&](RightsRequest const& standing) {
      return standing.kind == RightAsked::kErasure && given.outcome == RequestOutcome::kDone && standing.account_id;
    };
    auto answered =
        change(id, request, "journal.rights_request_answered",
               [&](db::Transaction& tx, RightsRequest& standing) -> Result<void> {
                 if (erases(standing) && standing.account_id == request.principal.signed_in()->account) {
                   return Problem{Fault::kConflict, "identity.not_own_request"};
                 }
                 // Nobody who runs the network goes by one person's word: another ends their roles first.
                 if (erases(standing) && holds_network_role(tx, standing.network_id, *standing.account_id)) {
                   return Problem{Fault::kConflict, "identity.end_roles_first"};
                 }
                 standing.outcome = given.outcome;
                 standing.answer = given.answer;
                 standing.answered_on = today_();
                 if (erases(standing)) {
                   // The request itself is closed before: what it says goes with the account.
                   save(tx, standing);
                   auto const accounts = std::ranges::find(house_.processings, "accounts", &privacy::Processing::id);
                   privacy::wipe_one(tx, *accounts, standing.network_id.text, standing.account_id->text, signer(house_),
                                     house_.clock->now());
                   standing.answer = "";
                   standing.extended_because.reset();
                 }
                 return {};
               });
    if (answered && erases(*answered)) {
      if (auto const kept = keep_ledger(house_); !kept) {
        return kept.problem();
      }
    }
    return answered;
  }

  Result<PersonData> data(std::string const& id, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) -> Result<PersonData> {
      auto const standing = rights_request(tx, scope, id);
      auto data = standing && standing->account_id ? person_data(tx, standing->network_id, *standing->account_id)
                                                   : std::nullopt;
      if (!data) {
        return unknown_request();
      }
      tell(tx, request, "journal.person_data_exported", "account", standing->account_id->text, "", now);
      return *std::move(data);
    });
  }

 private:
  Date today_() const { return Date{std::chrono::floor<std::chrono::days>(house_.clock->now())}; }

  Result<RightsRequest> file(RightAsked kind, NetworkId const& network, std::optional<AccountId> account,
                             std::string note, std::optional<Date> received_on, Request const& request) const {
    auto const now = house_.clock->now();
    auto filed = RightsRequest{};
    filed.network_id = network;
    filed.id = uuid_v7(now);
    filed.kind = kind;
    filed.account_id = std::move(account);
    filed.note = std::move(note);
    filed.received_on = received_on.value_or(today_());
    filed.due_on = months_after(filed.received_on, kMonths);
    return house_.database->write([&](db::Transaction& tx) -> Result<RightsRequest> {
      save(tx, filed);
      tell(tx, request, "journal.rights_request_filed", "rights_request", filed.id, "", now);
      return filed;
    });
  }

  // An open request, changed.
  template <class Change>
  Result<RightsRequest> change(std::string const& id, Request const& request, std::string action,
                               Change const& changed) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) -> Result<RightsRequest> {
      auto standing = rights_request(tx, scope, id);
      if (!standing) {
        return unknown_request();
      }
      if (standing->outcome) {
        return Problem{Fault::kConflict, "identity.rights_request_answered"};
      }
      if (auto const done = changed(tx, *standing); !done) {
        return done.problem();
      }
      save(tx, *standing);
      tell(tx, request, action, "rights_request", id, "", now);
      return *standing;
    });
  }

  House const& house_;
};

}  // namespace

void add_privacy_routes(http::Routes& routes, House const& house) {
  auto const privacy = Privacy{house};
  routes.get<NoParameters, ProcessingRegister>(
      "/api/v1/processing-register", Right::kReadProcessing, Work::kLong,
      [privacy](NoParameters const&, Request const& request) { return privacy.processing_register(request); },
      {.summary = "identity.api.processing_register"});
  routes.put<IdPath, Retention, ProcessingRegister>(
      "/api/v1/processing-register/{id}/retention", Right::kManageRetention, Work::kWrite,
      [privacy](IdPath const& path, Retention const& wanted, Request const& request) {
        return privacy.set_retention(path.id, wanted, request);
      },
      {.summary = "identity.api.set_retention"});
  routes.get<NoParameters, WipeList>(
      "/api/v1/wipes", Right::kReadProcessing, Work::kLong,
      [privacy](NoParameters const&, Request const& request) { return privacy.wipes(request); },
      {.summary = "identity.api.wipes"});
  routes.get<NoParameters, PersonData>(
      "/api/v1/me/data", Right::kOwnSession, Work::kWrite,
      [privacy](NoParameters const&, Request const& request) { return privacy.own_data(request); },
      {.summary = "identity.api.own_data"});
  routes.get<NoParameters, RightsRequestList>(
      "/api/v1/me/rights-requests", Right::kOwnSession, Work::kLong,
      [privacy](NoParameters const&, Request const& request) { return privacy.own_requests(request); },
      {.summary = "identity.api.own_rights_requests"});
  routes.post<NoParameters, OwnRightsRequest, RightsRequest>(
      "/api/v1/me/rights-requests", Right::kOwnSession, Work::kWrite,
      [privacy](NoParameters const&, OwnRightsRequest const& asked, Request const& request) {
        return privacy.ask(asked, request);
      },
      {.summary = "identity.api.ask_by_right"});
  routes.get<NoParameters, RightsRequestList>(
      "/api/v1/rights-requests", Right::kAnswerRightsRequests, Work::kLong,
      [privacy](NoParameters const&, Request const& request) { return privacy.requests(request); },
      {.summary = "identity.api.rights_requests"});
  routes.post<NoParameters, NewRightsRequest, RightsRequest>(
      "/api/v1/rights-requests", Right::kAnswerRightsRequests, Work::kWrite,
      [privacy](NoParameters const&, NewRightsRequest const& asked, Request const& request) {
        return privacy.take(asked, request);
      },
      {.summary = "identity.api.take_rights_request"});
  routes.put<IdPath, RequestExtension, RightsRequest>(
      "/api/v1/rights-requests/{id}/extension", Right::kAnswerRightsRequests, Work::kWrite,
      [privacy](IdPath const& path, RequestExtension const& asked, Request const& request) {
        return privacy.extend(path.id, asked, request);
      },
      {.summary = "identity.api.extend_rights_request"});
  routes.put<IdPath, RequestAnswer, RightsRequest>(
      "/api/v1/rights-requests/{id}/answer", Right::kAnswerRightsRequests, Work::kWrite,
      [privacy](IdPath const& path, RequestAnswer const& given, Request const& request) {
        return privacy.answer(path.id, given, request);
      },
      {.summary = "identity.api.answer_rights_request"});
  routes.get<IdPath, PersonData>(
      "/api/v1/rights-requests/{id}/data", Right::kAnswerRightsRequests, Work::kWrite,
      [privacy](IdPath const& path, Request const& request) { return privacy.data(path.id, request); },
      {.summary = "identity.api.person_data"});
}

}  // namespace relais::identity

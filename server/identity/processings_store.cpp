#include "identity/processings_store.hpp"

#include <array>

#include "identity/begin_sign_in.hpp"

namespace relais::identity {
namespace {

using privacy::Controller;
using privacy::LegalBasis;
using Ids = std::vector<std::string>;

db::Statement const kLongDisabled{"identity.long_disabled_accounts", R"sql(
  select id from account
  where network_id = :network and state = 'disabled' and email not like 'erased %' and disabled_on < :day
  order by id)sql"};

// What was done stays told under the identifier, which leads to nobody any more.
db::Statement const kEraseAccount{"identity.erase_account", R"sql(
  update account set email = 'erased ' || id, name = '', state = 'disabled', password_hash = null, pin_hash = null,
    subject = null, disabled_because = 'erased', disabled_on = coalesce(disabled_on, substr(made_at, 1, 10)), seen_on = null
  where network_id = :network and id = :id)sql"};

std::array<db::Statement, 8> const kEraseBeside{
    {db::Statement{"identity.erase_sign_ins", "delete from sign_in where network_id = :network and account_id = :id"},
     db::Statement{"identity.erase_links", "delete from mailed_link where network_id = :network and account_id = :id"},
     db::Statement{"identity.erase_memberships",
                   "delete from group_member where network_id = :network and account_id = :id"},
     db::Statement{"identity.erase_grid_cells", R"sql(
      delete from grid_cell where network_id = :network and authenticator_id in (
        select a.id from authenticator a where a.network_id = :network and a.account_id = :id and a.kind <> 'card'))sql"},
     db::Statement{"identity.erase_factors", R"sql(
      delete from authenticator where network_id = :network and account_id = :id and kind <> 'card')sql"},
     db::Statement{"identity.erase_card_holder", R"sql(
      update authenticator set account_id = null, lost_on = coalesce(lost_on, '1970-01-01')
      where network_id = :network and account_id = :id)sql"},
     db::Statement{"identity.erase_reset_reasons", R"sql(
      update factor_reset set reason = '' where network_id = :network and account_id = :id)sql"},
     db::Statement{"identity.erase_request_notes", R"sql(
      update rights_request set note = '', answer = '', extended_because = null
      where network_id = :network and account_id = :id)sql"}}};

db::Statement const kEmail{"identity.email_of_erased", R"sql(
  select email from account where network_id = :network and id = :id)sql"};
db::Statement const kForgetFailures{"identity.forget_failures_of_erased", R"sql(
  delete from sign_in_failure where what = :what)sql"};

db::Statement const kEndRoles{"identity.end_roles_of_erased", R"sql(
  update role_grant set ended_at = given_at
  where network_id = :network and account_id = :id and ended_at is null)sql"};

db::Statement const kOldSignIns{"identity.old_sign_ins", R"sql(
  select id from sign_in
  where network_id = :network and coalesce(ended_at, ends_at) < :before order by id)sql"};
db::Statement const kDeleteOldSignIns{"identity.delete_old_sign_ins", R"sql(
  delete from sign_in where network_id = :network and coalesce(ended_at, ends_at) < :before)sql"};
db::Statement const kDeleteOldLinks{"identity.delete_old_links", R"sql(
  delete from mailed_link where network_id = :network and expires_at < :before)sql"};
db::Statement const kDeleteOldFailures{"identity.delete_old_failures", R"sql(
  delete from sign_in_failure where failed_at < :before)sql"};

db::Statement const kOldRequests{"identity.old_rights_requests", R"sql(
  select id from rights_request where network_id = :network and answered_on < :day order by id)sql"};
db::Statement const kDeleteOldRequests{"identity.delete_old_rights_requests", R"sql(
  delete from rights_request where network_id = :network and answered_on < :day)sql"};

void erase_account(db::Transaction& tx, std::string const& network, std::string const& id) {
  auto const network_arg = db::arg("network", network);
  auto const id_arg = db::arg("id", id);
  if (auto const email = tx.one<std::string>(kEmail, network_arg, id_arg)) {
    tx.run(kForgetFailures, db::arg("what", throttle_of_name(*email)));
  }
  for (auto const& statement : kEraseBeside) {
    tx.run(statement, network_arg, id_arg);
  }
  tx.run(kEndRoles, network_arg, id_arg);
  tx.run(kEraseAccount, network_arg, id_arg);
}

Ids wipe_accounts(db::Transaction& tx, std::string const& network, Instant before) {
  auto ids = tx.all<std::string>(kLongDisabled, db::arg("network", network), db::arg("day", day_of(before)));
  for (auto const& id : ids) {
    erase_account(tx, network, id);
  }
  return ids;
}

Ids wipe_sign_ins(db::Transaction& tx, std::string const& network, Instant before) {
  auto const network_arg = db::arg("network", network);
  auto const before_arg = db::arg("before", before);
  auto ids = tx.all<std::string>(kOldSignIns, network_arg, before_arg);
  tx.run(kDeleteOldSignIns, network_arg, before_arg);
  tx.run(kDeleteOldLinks, network_arg, before_arg);
  tx.run(kDeleteOldFailures, before_arg);
  return ids;
}

Ids wipe_requests(db::Transaction& tx, std::string const& network, Instant before) {
  auto const network_arg = db::arg("network", network);
  auto const day_arg = db::arg("day", day_of(before));
  auto ids = tx.all<std::string>(kOldRequests, network_arg, day_arg);
  tx.run(kDeleteOldRequests, network_arg, day_arg);
  return ids;
}

}  // namespace

std::vector<privacy::Processing> processings() {
  return {{.id = "accounts",
           .basis = LegalBasis::kPublicTask,
           .controllers = {Controller::kNetwork, Controller::kHost, Controller::kPartner},
           .has_form = true,
           .days = 365,
           .most_days = 1095,
           .wipe = wipe_accounts,
           .wipe_one = erase_account},
          {.id = "sign_ins",
           .basis = LegalBasis::kLegalObligation,
           .controllers = {Controller::kNetwork},
           .has_form = true,
           .days = 180,
           .most_days = 365,
           .wipe = wipe_sign_ins},
          {.id = "journal",
           .basis = LegalBasis::kLegalObligation,
           .controllers = {Controller::kNetwork},
           .days = 365,
           .most_days = 365},
          {.id = "rights_requests",
           .basis = LegalBasis::kLegalObligation,
           .controllers = {Controller::kNetwork},
           .has_form = true,
           .days = 1826,
           .most_days = 1826,
           .wipe = wipe_requests}};
}

}  // namespace relais::identity

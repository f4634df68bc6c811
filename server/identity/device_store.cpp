#include "identity/device_store.hpp"

#include "identity/people_sql.hpp"

namespace relais::identity {
namespace {

std::string const kReachesCounter = reaches_thing(R"sql('counter')sql", R"sql(d.counter_id)sql");

db::Statement const kDevices{"identity.devices", R"sql(
  select d.id, d.counter_id, c.name, d.kind, d.name as device_name, d.made_at, d.code_expires_at, d.enrolled_at,
    d.seen_on, d.revoked_at
  from device d join counter c on c.network_id = d.network_id and c.id = d.counter_id
  where d.network_id = :network and )sql" + kReachesCounter +
                                                     R"sql( order by d.made_at desc, d.id)sql"};

db::Statement const kReaches{"identity.device_counter_within",
                             R"sql(
  select d.id as counter_id from counter d where d.network_id = :network and d.id = :id and )sql" +
                                 reaches_thing(R"sql('counter')sql", R"sql(d.id)sql")};

db::Statement const kAdd{"identity.add_device", R"sql(
  insert into device (network_id, id, counter_id, kind, name, code_hash, code_expires_at, secret_hash, made_by, made_at,
    enrolled_at, seen_on, revoked_at)
  values (:network_id, :id, :counter_id, :kind, :name, :code_hash, :code_expires_at, :secret_hash, :made_by, :made_at,
    :enrolled_at, :seen_on, :revoked_at))sql"};

db::Statement const kRevoke{"identity.revoke_device", R"sql(
  update device set revoked_at = :now, secret_hash = null, code_hash = null
  where network_id = :network and id = :id and revoked_at is null and exists (
    select 1 from device d where d.network_id = device.network_id and d.id = device.id and )sql" +
                                                          kReachesCounter + R"sql())sql"};

std::string const kSelect = R"sql(
  select network_id, id, counter_id, kind, name, code_hash, code_expires_at, secret_hash, made_by, made_at, enrolled_at,
    seen_on, revoked_at
  from device )sql";

db::Statement const kEnrol{"identity.enrol_device", R"sql(
  update device set code_hash = null, secret_hash = :secret_hash, enrolled_at = :now, seen_on = :day
  where code_hash = :code_hash and code_expires_at > :now and enrolled_at is null and revoked_at is null)sql"};

db::Statement const kMarkSeen{"identity.mark_device_seen", R"sql(
  update device set seen_on = :day where network_id = :network and id = :id and revoked_at is null)sql"};

db::Statement const kOfSecret{"identity.device_of_secret", kSelect + R"sql(
  where secret_hash = :hash and revoked_at is null)sql"};

}  // namespace

std::vector<DeviceItem> devices(db::Snapshot const& snapshot, Scope const& scope) {
  return snapshot.all<DeviceItem>(kDevices, scope.reach());
}

bool reaches_counter(db::Snapshot const& snapshot, Scope const& scope, std::string const& counter) {
  return snapshot.one<std::string>(kReaches, scope.reach(), db::arg("id", counter)).has_value();
}

void add(db::Transaction& tx, Device const& device) {
  tx.run(kAdd, device);
}

bool revoke(db::Transaction& tx, Scope const& scope, std::string const& id, Instant now) {
  return tx.run(kRevoke, scope.reach(), db::arg("id", id), db::arg("now", now)) > 0;
}

bool enrol(db::Transaction& tx, std::string const& code_hash, std::string const& secret_hash, Instant now) {
  auto const day = Date{std::chrono::floor<std::chrono::days>(now)};
  return tx.run(kEnrol, db::arg("code_hash", code_hash), db::arg("secret_hash", secret_hash), db::arg("now", now),
                db::arg("day", day)) > 0;
}

void mark_seen(db::Transaction& tx, Device const& device, Date day) {
  tx.run(kMarkSeen, db::arg("network", device.network_id), db::arg("id", device.id), db::arg("day", day));
}

std::optional<Device> device_of_secret(db::Snapshot const& snapshot, std::string const& secret_hash) {
  return snapshot.one<Device>(kOfSecret, db::arg("hash", secret_hash));
}

}  // namespace relais::identity

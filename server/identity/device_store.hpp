// Kiosks and tablets at counters: rows in, types out.
#pragma once

#include "access/access.hpp"
#include "platform/clock/clock.hpp"
#include "platform/db/session.hpp"

namespace relais::identity {

enum class DeviceKind { kKiosk, kTablet, kScreen };
BOOST_DESCRIBE_ENUM(DeviceKind, kKiosk, kTablet, kScreen)

struct Device {
  NetworkId network_id;
  std::string id;
  std::string counter_id;
  DeviceKind kind = DeviceKind::kKiosk;
  std::string name;
  std::optional<std::string> code_hash;  // until it is enrolled
  Instant code_expires_at;
  std::optional<std::string> secret_hash;
  AccountId made_by;
  Instant made_at;
  std::optional<Instant> enrolled_at;
  std::optional<Date> seen_on;
  std::optional<Instant> revoked_at;
};
BOOST_DESCRIBE_STRUCT(Device, (),
                      (network_id, id, counter_id, kind, name, code_hash, code_expires_at, secret_hash, made_by,
                       made_at, enrolled_at, seen_on, revoked_at))

struct DeviceItem {
  std::string id;
  std::string counter_id;
  std::string counter_name;
  DeviceKind kind = DeviceKind::kKiosk;
  std::string name;
  Instant made_at;
  Instant code_expires_at;
  std::optional<Instant> enrolled_at;
  std::optional<Date> seen_on;
  std::optional<Instant> revoked_at;
};
BOOST_DESCRIBE_STRUCT(DeviceItem, (),
                      (id, counter_id, counter_name, kind, name, made_at, code_expires_at, enrolled_at, seen_on,
                       revoked_at))

// Of the counters within reach, latest first.
std::vector<DeviceItem> devices(db::Snapshot const& snapshot, Scope const& scope);
bool reaches_counter(db::Snapshot const& snapshot, Scope const& scope, std::string const& counter);
void add(db::Transaction& tx, Device const& device);
// False where it is not within reach.
bool revoke(db::Transaction& tx, Scope const& scope, std::string const& id, Instant now);

// Found by a secret that the device brings: no scope stands before them.
// Gives the code's device its secret: false where the code is unknown, spent or too old, or the device revoked.
bool enrol(db::Transaction& tx, std::string const& code_hash, std::string const& secret_hash, Instant now);
// Changes nothing else, and nothing of what was revoked meanwhile.
void mark_seen(db::Transaction& tx, Device const& device, Date day);
std::optional<Device> device_of_secret(db::Snapshot const& snapshot, std::string const& secret_hash);

}  // namespace relais::identity

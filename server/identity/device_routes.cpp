#include "identity/device_routes.hpp"

#include <cctype>

#include <sodium.h>

#include "identity/device_store.hpp"
#include "identity/session_cookie_routes.hpp"
#include "identity/sign_in_store.hpp"
#include "identity/visit_routes.hpp"
#include "platform/journal/tell_routes.hpp"
#include "platform/json/constraints.hpp"
#include "platform/text/uuid.hpp"

namespace relais::identity {

struct NewDevice {
  std::string counter;
  DeviceKind kind = DeviceKind::kKiosk;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(NewDevice, (), (counter, kind, name))

// The code is shown this once.
struct DeviceCode {
  std::string id;
  std::string code;  // "K7QW-3MPX"
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(DeviceCode, (), (id, code, expires_at))

struct DeviceList {
  std::vector<DeviceItem> items;
};
BOOST_DESCRIBE_STRUCT(DeviceList, (), (items))

struct DeviceEnrolment {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(DeviceEnrolment, (), (code))

struct OwnDevice {
  std::string id;
  std::string counter;
  DeviceKind kind = DeviceKind::kKiosk;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(OwnDevice, (), (id, counter, kind, name))

}  // namespace relais::identity

template <>
struct relais::json::Constraints<relais::identity::NewDevice> {
  static constexpr auto all = std::tuple{length(&identity::NewDevice::name, 1, 80)};
};
template <>
struct relais::json::Constraints<relais::identity::DeviceEnrolment> {
  static constexpr auto all = std::tuple{length(&identity::DeviceEnrolment::code, 4, 40)};
};

namespace relais::identity {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;
using journal::tell;

constexpr auto kCodeLasts = std::chrono::minutes{30};
constexpr auto kCookieLasts = std::chrono::days{400};  // the most that browsers keep one
constexpr auto kEnrolments = http::RateLimit{30, 10};
// Without what is easily taken for something else.
constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRTUVWXYZ2346789";

struct DevicePath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(DevicePath, (), (id))

std::string_view cookie_name(House const& house) {
  return house.cookies_are_secure ? "__Host-relais-device" : "relais-device";
}

// Eight letters: 39 bits, for half an hour, behind a throttle.
std::string fresh_code() {
  std::string code;
  for (auto i = 0; i < 8; ++i) {
    code += i == 4 ? "-" : "";
    code += kLetters[randombytes_uniform(kLetters.size())];
  }
  return code;
}

// As it was typed: blanks, dashes and small letters do not matter.
std::string code_hash(std::string_view code) {
  std::string plain;
  for (auto const c : code) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      plain += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
  }
  return secret_hash(plain);
}

class Devices {
 public:
  explicit Devices(House const& house) : house_(house) {}

  DeviceList list(Request const& request) const {
    auto const scope = request.scope();
    return house_.database->read([&](db::Snapshot const& snapshot) { return DeviceList{devices(snapshot, scope)}; });
  }

  Result<DeviceCode> make(NewDevice const& wanted, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    auto const code = fresh_code();
    auto device = Device{};
    device.network_id = scope.network();
    device.id = uuid_v7(now);
    device.counter_id = wanted.counter;
    device.kind = wanted.kind;
    device.name = wanted.name;
    device.code_hash = code_hash(code);
    device.code_expires_at = now + kCodeLasts;
    device.made_by = request.principal.signed_in()->account;
    device.made_at = now;
    return house_.database->write([&](db::Transaction& tx) -> Result<DeviceCode> {
      if (!reaches_counter(tx, scope, wanted.counter)) {
        return Problem{Fault::kNotFound, "network.counter_unknown", {{"/counter", "network.counter_unknown"}}};
      }
      add(tx, device);
      tell(tx, request, "journal.device_made", "device", device.id, "", now);
      return DeviceCode{device.id, code, device.code_expires_at};
    });
  }

  Result<void> take_away(std::string const& id, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) -> Result<void> {
      if (!revoke(tx, scope, id, now)) {
        return Problem{Fault::kNotFound, "identity.device_unknown"};
      }
      tell(tx, request, "journal.device_revoked", "device", id, "", now);
      return {};
    });
  }

  Result<http::With<OwnDevice>> enrol(DeviceEnrolment const& asked, Request const& request) const {
    auto const now = house_.clock->now();
    auto const throttled = "device " + secret_hash(request.client);
    auto const secret = fresh_secret();
    // A refusal would undo the count: it is made of what the write gives.
    auto const enrolled = house_.database->write([&](db::Transaction& tx) -> Result<std::optional<Device>> {
      auto store = SignInStore{tx};
      if (auto const wait = wait_after(store.throttle(throttled), kFreeByName, now); wait.count() > 0) {
        return wait_first(wait);
      }
      if (!identity::enrol(tx, code_hash(asked.code), secret_hash(secret), now)) {
        store.count_failure(throttled, now);
        return std::optional<Device>{};
      }
      auto device = device_of_secret(tx, secret_hash(secret));
      journal::append(tx,
                      {device->network_id.text, "", "", "journal.device_enrolled", "device", device->id, "",
                       std::string{request.id}},
                      now);
      return device;
    });
    if (!enrolled) {
      return enrolled.problem();
    }
    if (!*enrolled) {
      return invalid("/code", "identity.device_code_refused");
    }
    auto const& device = **enrolled;
    return http::With<OwnDevice>{{device.id, device.counter_id, device.kind, device.name},
                                 "Set-Cookie",
                                 cookie(house_, cookie_name(house_), secret, kCookieLasts)};
  }

  Result<OwnDevice> own(Request const& request) const {
    auto const device = house_.database->read([&](db::Snapshot const& snapshot) {
      return device_of_secret(snapshot, secret_hash(request.cookie(cookie_name(house_))));
    });
    return device ? Result{OwnDevice{device->id, device->counter_id, device->kind, device->name}}
                  : Problem{Fault::kNotFound, "identity.device_unknown"};
  }

 private:
  House const& house_;
};

}  // namespace

Principal device_of(House const& house, http::Request const& request) {
  auto const secret = request.cookie(cookie_name(house));
  if (secret.empty()) {
    return Principal::anonymous();
  }
  auto const device = house.database->read(
      [&](db::Snapshot const& snapshot) { return device_of_secret(snapshot, secret_hash(secret)); });
  if (!device) {
    return Principal::anonymous();
  }
  auto const today = Date{std::chrono::floor<std::chrono::days>(house.clock->now())};
  if (device->seen_on != today) {
    house.database->write([&](db::Transaction& tx) { mark_seen(tx, *device, today); });
  }
  return Principal::device(device->network_id, device->id);
}

void add_device_routes(http::Routes& routes, House const& house) {
  auto const all = Devices{house};
  routes.get<NoParameters, DeviceList>("/api/v1/devices", Right::kManageDevices, Work::kLong,
                                       [all](NoParameters const&, Request const& request) { return all.list(request); },
                                       {.summary = "identity.api.devices"});
  routes.post<NoParameters, NewDevice, DeviceCode>(
      "/api/v1/devices", Right::kManageDevices, Work::kWrite,
      [all](NoParameters const&, NewDevice const& wanted, Request const& request) { return all.make(wanted, request); },
      {.summary = "identity.api.make_device"});
  routes.remove<DevicePath, void>(
      "/api/v1/devices/{id}", Right::kManageDevices, Work::kWrite,
      [all](DevicePath const& path, Request const& request) { return all.take_away(path.id, request); },
      {.summary = "identity.api.revoke_device"});
  routes.post<NoParameters, DeviceEnrolment, OwnDevice>(
      "/api/v1/device-enrolments", Right::kSignIn, Work::kWrite,
      [all](NoParameters const&, DeviceEnrolment const& asked, Request const& request) {
        return all.enrol(asked, request);
      },
      {.summary = "identity.api.enrol_device", .rate = kEnrolments});
  routes.get<NoParameters, OwnDevice>("/api/v1/device", Right::kOwnDevice, Work::kLong,
                                      [all](NoParameters const&, Request const& request) { return all.own(request); },
                                      {.summary = "identity.api.own_device"});
}

}  // namespace relais::identity

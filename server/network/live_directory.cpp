#include "network/live_directory.hpp"

#include <sys/resource.h>

namespace relais::network {
namespace {

// Between two looks: a change told by the outbox wakes us sooner; a new day and a lost waking call do not.
constexpr auto kLookEvery = std::chrono::seconds{1};

// One look is for all changes of this time.
constexpr auto kTogether = std::chrono::milliseconds{20};

// nice: answers come first, and yet a busy machine shows a change within seconds.
constexpr int kYields = 3;

}  // namespace

Date day_of_directory(Instant now) {
  static auto const zone = TimeZone::named("Europe/Paris").value();
  return Date{std::chrono::floor<std::chrono::days>(zone.local(now))};
}

void LiveDirectory::Waker::wake() {
  auto const lock = std::lock_guard{mutex_};
  is_woken_ = true;
  woken_.notify_one();
}

void LiveDirectory::Waker::wait_a_while(std::stop_token const& stop) {
  auto lock = std::unique_lock{mutex_};
  if (woken_.wait_for(lock, stop, kLookEvery, [this] { return is_woken_; })) {
    woken_.wait_for(lock, stop, kTogether, [] { return false; });
  }
  is_woken_ = false;
}

LiveDirectory::LiveDirectory(db::Database& database, Clock const& clock, log::Log const& log)
    : database_(database), clock_(clock), log_(log) {
  database_.on_events([waker = waker_] { waker->wake(); });
  thread_ = std::jthread{[this](std::stop_token const& stop) { keep_up(stop); }};
}

std::shared_ptr<Directory const> LiveDirectory::get() const {
  auto const lock = std::lock_guard{reading_};
  return directory_;
}

void LiveDirectory::keep_up(std::stop_token const& stop) {
  // Loading takes most of a second of a processor: answers go before it. On Linux this is of the calling thread alone.
  ::setpriority(PRIO_PROCESS, 0, kYields);
  while (!stop.stop_requested()) {
    try {
      look();
    } catch (std::exception const& failure) {
      // The old directory serves on; the next look tries again.
      log_.write(log::Level::kError, "network.directory_not_loaded", {{"reason", std::string_view{failure.what()}}});
    }
    waker_->wait_a_while(stop);
  }
}

void LiveDirectory::look() {
  auto const known = get();
  auto const day = day_of_directory(clock_.now());
  auto const version = database_.read([](db::Snapshot const& snapshot) {
    return DirectoryStore{snapshot, Scope::public_directory()}.version();
  });
  if (known && version == known->version() && known->today() == day) {
    return;
  }
  auto loaded = load(day);
  auto const counters = static_cast<std::int64_t>(loaded->counters().size());
  {
    auto const lock = std::lock_guard{reading_};
    directory_ = std::move(loaded);
  }
  log_.write(log::Level::kInfo, "network.directory_loaded", {{"counters", counters}});
}

std::shared_ptr<Directory const> LiveDirectory::load(Date day) {
  auto [version, rows] = database_.read([&](db::Snapshot const& snapshot) {
    auto const store = DirectoryStore{snapshot, Scope::public_directory()};
    return std::pair{store.version(), store.load_published(day)};
  });
  return std::make_shared<Directory const>(std::move(rows), day, version);
}

}  // namespace relais::network

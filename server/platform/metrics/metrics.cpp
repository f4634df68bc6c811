#include "platform/metrics/metrics.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>

#include <fmt/format.h>

namespace relais::metrics {
namespace {

std::string escaped(std::string_view text, bool quotes) {
  std::string out;
  for (char const c : text) {
    if (c == '\\') {
      out += "\\\\";
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '"' && quotes) {
      out += "\\\"";
    } else {
      out += c;
    }
  }
  return out;
}

std::string written(Labels const& labels) {
  std::string out;
  for (auto const& [name, value] : labels) {
    out += fmt::format("{}{}=\"{}\"", out.empty() ? "" : ",", name, escaped(value, true));
  }
  return out;
}

std::string braced(std::string const& labels) {
  return labels.empty() ? "" : fmt::format("{{{}}}", labels);
}

void write_histogram(std::string const& name, std::string const& labels, Histogram const& histogram, std::string& out) {
  auto const snapshot = histogram.snapshot();
  auto const separator = labels.empty() ? "" : ",";
  std::uint64_t cumulative = 0;
  for (std::size_t i = 0; i < Histogram::kBounds.size(); ++i) {
    cumulative += snapshot.counts[i];
    fmt::format_to(std::back_inserter(out), "{}_bucket{{{}{}le=\"{}\"}} {}\n", name, labels, separator,
                   Histogram::kBounds[i], cumulative);
  }
  cumulative += snapshot.counts.back();
  fmt::format_to(std::back_inserter(out), "{}_bucket{{{}{}le=\"+Inf\"}} {}\n", name, labels, separator, cumulative);
  fmt::format_to(std::back_inserter(out), "{0}_sum{1} {2}\n{0}_count{1} {3}\n", name, braced(labels),
                 snapshot.sum_seconds, cumulative);
}

}  // namespace

std::size_t current_shard() {
  static std::atomic<std::size_t> next{0};
  thread_local std::size_t const mine = next.fetch_add(1, std::memory_order_relaxed) % kShards;
  return mine;
}

std::uint64_t Counter::value() const {
  std::uint64_t sum = 0;
  for (auto const& shard : shards_) {
    sum += shard.value.load(std::memory_order_relaxed);
  }
  return sum;
}

void Histogram::record(double seconds) {
  auto& shard = shards_[current_shard()];
  auto const bucket = std::ranges::lower_bound(kBounds, seconds) - kBounds.begin();
  shard.counts[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
  shard.nanoseconds.fetch_add(static_cast<std::uint64_t>(std::max(seconds, 0.0) * 1e9), std::memory_order_relaxed);
}

Histogram::Snapshot Histogram::snapshot() const {
  Snapshot sum;
  for (auto const& shard : shards_) {
    for (std::size_t i = 0; i < sum.counts.size(); ++i) {
      sum.counts[i] += shard.counts[i].load(std::memory_order_relaxed);
    }
    sum.sum_seconds += static_cast<double>(shard.nanoseconds.load(std::memory_order_relaxed)) / 1e9;
  }
  return sum;
}

Counter& Registry::counter(std::string_view name, std::string_view help, Labels labels) {
  auto const lock = std::lock_guard{mutex_};
  auto& one = series(name, help, Kind::kCounter, labels);
  if (!one.counter) {
    one.counter = std::make_unique<Counter>();
  }
  return *one.counter;
}

Histogram& Registry::histogram(std::string_view name, std::string_view help, Labels labels) {
  auto const lock = std::lock_guard{mutex_};
  auto& one = series(name, help, Kind::kHistogram, labels);
  if (!one.histogram) {
    one.histogram = std::make_unique<Histogram>();
  }
  return *one.histogram;
}

void Registry::gauge(std::string_view name, std::string_view help, std::function<double()> read, Labels labels) {
  auto const lock = std::lock_guard{mutex_};
  series(name, help, Kind::kGauge, labels).gauge = std::move(read);
}

Registry::Series& Registry::series(std::string_view name, std::string_view help, Kind kind, Labels const& labels) {
  auto family =
      std::ranges::lower_bound(families_, name, {}, [](auto const& f) -> std::string_view { return f->name; });
  if (family == families_.end() || (*family)->name != name) {
    family = families_.insert(family, std::make_unique<Family>(Family{std::string{name}, std::string{help}, kind}));
  }
  assert((*family)->kind == kind);
  auto text = written(labels);
  auto& all = (*family)->series;
  if (auto const known = std::ranges::find(
          all, text, [](auto const& s) -> auto const& { return s->labels; });
      known != all.end()) {
    return **known;
  }
  return *all.emplace_back(std::make_unique<Series>(Series{std::move(text)}));
}

std::string Registry::text() const {
  auto const lock = std::lock_guard{mutex_};
  std::string out;
  for (auto const& family : families_) {
    write(*family, out);
  }
  return out;
}

void Registry::write(Family const& family, std::string& out) {
  static constexpr std::array<std::string_view, 3> kKindNames{"counter", "gauge", "histogram"};
  fmt::format_to(std::back_inserter(out), "# HELP {0} {1}\n# TYPE {0} {2}\n", family.name, escaped(family.help, false),
                 kKindNames[static_cast<std::size_t>(family.kind)]);
  for (auto const& one : family.series) {
    if (one->histogram) {
      write_histogram(family.name, one->labels, *one->histogram, out);
    } else if (one->counter) {
      fmt::format_to(std::back_inserter(out), "{}{} {}\n", family.name, braced(one->labels), one->counter->value());
    } else {
      fmt::format_to(std::back_inserter(out), "{}{} {}\n", family.name, braced(one->labels), one->gauge());
    }
  }
}

}  // namespace relais::metrics

#include "engine/siting/draft.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace relais::siting {
namespace {

constexpr std::uint64_t kEffort = 8;  // an entry looked at here takes as long as so many one after the other
constexpr double kAtAll = 0.05;       // preferred by more than that

struct Ranked {
  double rank;
  std::uint32_t candidate;
  // The lowest candidate of those that rank equally comes first out of a heap.
  bool operator<(Ranked const& other) const {
    return rank != other.rank ? rank < other.rank : candidate > other.candidate;
  }
};

}  // namespace

Draft::Draft(Worth& worth, Choice choice, Ledger& ledger)
    : worth_{worth}, choice_{std::move(choice)}, ledger_{ledger}, relief_{worth.candidates()} {}

void Draft::open(std::uint32_t candidate) {
  worth_.open(candidate);
  choice_.open(candidate);
  open_.push_back(candidate);
}

void Draft::close(std::uint32_t candidate) {
  worth_.close(candidate);
  choice_.close(candidate);
  open_.erase(std::ranges::find(open_, candidate));
}

std::vector<std::uint32_t> Draft::fill(By by) {
  auto all = std::vector<std::uint32_t>(worth_.candidates());
  std::iota(all.begin(), all.end(), 0);
  return fill_with(all, by);
}

std::vector<std::uint32_t> Draft::fill_with(std::span<std::uint32_t const> candidates, By by) {
  auto const rank = [&](std::uint32_t candidate) {
    auto const promise = worth_.promise(candidate);
    auto const cost = choice_.candidates()[candidate].cost;
    return by == By::kPromise ? promise : promise / std::max(cost, std::uint32_t{1});
  };
  auto waiting = std::vector<Ranked>{};
  for (auto const candidate : candidates) {
    if (!worth_.is_open(candidate)) {
      waiting.push_back({rank(candidate), candidate});
    }
  }
  std::ranges::make_heap(waiting, std::less{});
  auto opened = std::vector<std::uint32_t>{};
  while (!waiting.empty() && !choice_.is_full()) {
    std::ranges::pop_heap(waiting, std::less{});
    auto const now = Ranked{rank(waiting.back().candidate), waiting.back().candidate};
    waiting.pop_back();
    ledger_.spend(kEffort * worth_.entries_of(now.candidate));
    if (!waiting.empty() && now < waiting.front()) {
      waiting.push_back(now);
      std::ranges::push_heap(waiting, std::less{});
      continue;
    }
    if (now.rank <= 0 && choice_.is_complete()) {
      break;
    }
    if ((now.rank > 0 || choice_.is_wanted(now.candidate)) && choice_.may_open(now.candidate)) {
      open(now.candidate);
      opened.push_back(now.candidate);
    }
  }
  return opened;
}

void Draft::fill_among(std::span<double const> preference) {
  auto preferred = std::vector<std::uint32_t>{};
  for (std::uint32_t candidate = 0; candidate < preference.size(); ++candidate) {
    if (preference[candidate] > kAtAll) {
      preferred.push_back(candidate);
    }
  }
  fill_with(preferred, By::kPromise);
  fill();
}

void Draft::fill_from(std::span<double const> preference) {
  auto preferred = std::vector<Ranked>{};
  for (std::uint32_t candidate = 0; candidate < preference.size(); ++candidate) {
    if (preference[candidate] > 0.5 && !worth_.is_open(candidate)) {
      preferred.push_back({preference[candidate], candidate});
    }
  }
  std::ranges::sort(preferred, [](auto const& a, auto const& b) { return b < a; });
  for (auto const& [rank, candidate] : preferred) {
    if (choice_.may_open(candidate)) {
      open(candidate);
    }
  }
  fill();
}

void Draft::follow(std::span<double const> shares) {
  for (auto const fill_by : {&Draft::fill_from, &Draft::fill_among}) {
    clear();
    (this->*fill_by)(shares);
    improve();
    keep();
  }
}

void Draft::improve() {
  if (!choice_.is_complete()) {
    return;
  }
  auto const find_least_loss = [&] {
    least_loss_ = std::numeric_limits<double>::infinity();
    for (auto const candidate : open_) {
      least_loss_ = std::min(least_loss_, worth_.loss(candidate));
    }
  };
  find_least_loss();
  // As often around as without any change.
  std::uint32_t unchanged = 0;
  for (std::uint32_t candidate = 0; unchanged < worth_.candidates();
       candidate = candidate + 1 < worth_.candidates() ? candidate + 1 : 0) {
    if (!worth_.is_open(candidate) && swap_for(candidate)) {
      find_least_loss();
      unchanged = 0;
    } else {
      ++unchanged;
    }
    if (!ledger_.spend(kEffort * worth_.entries_of(candidate))) {
      return;
    }
  }
}

bool Draft::swap_for(std::uint32_t opening) {
  if (!choice_.is_full() && worth_.gain(opening) > 0 && choice_.may_open(opening)) {
    open(opening);
    return true;
  }
  auto const gain = worth_.exchange(opening, relief_);
  auto const closing = best_to_close_for(opening, gain);
  relief_.clear();
  if (closing == kNone) {
    return false;
  }
  close(closing);
  open(opening);
  return true;
}

std::uint32_t Draft::best_to_close_for(std::uint32_t opening, double gain) const {
  auto best = Ranked{0, kNone};
  auto const consider = [&](std::uint32_t closing) {
    auto const swap = Ranked{gain - worth_.loss(closing) + relief_.of(closing), closing};
    if (swap.rank > 0 && best < swap && choice_.may_swap(closing, opening)) {
      best = swap;
    }
  };
  std::ranges::for_each(gain > least_loss_ ? std::span{open_} : relief_.named(), consider);
  return best.candidate;
}

void Draft::wander(std::span<char const> may_be_chosen, std::uint64_t swaps, double threshold, std::uint64_t seed) {
  auto random = Random{seed};
  for (std::uint64_t swap = 0; swap < swaps && !open_.empty(); ++swap) {
    auto const left = 1 - static_cast<double>(swap) / static_cast<double>(swaps);
    auto const closing = open_[random.below(static_cast<std::uint32_t>(open_.size()))];
    auto const way = random.below(8);
    auto opening = way == 0 ? random.below(worth_.candidates()) : worth_.beside(closing, random);
    opening = way > 4 ? worth_.beside(opening, random) : opening;
    auto const may_swap = !worth_.is_open(opening) && may_be_chosen[opening] != 0 && choice_.may_swap(closing, opening);
    if (may_swap && worth_.gain_without(closing, opening) - worth_.loss(closing) > -threshold * left * left) {
      close(closing);
      open(opening);
      keep();
    }
    if (!ledger_.spend(kEffort * (may_swap ? worth_.entries_of(opening) : 1))) {
      break;
    }
  }
  restore(std::vector{best_});
  improve();
  keep();
}

void Draft::keep() {
  if (choice_.is_complete() && worth_.value() > best_value_) {
    best_ = open_;
    best_value_ = worth_.value();
    ledger_.found(best_value_);
  }
}

void Draft::clear() {
  while (!open_.empty()) {
    close(open_.back());
  }
}

void Draft::restore(std::vector<std::uint32_t> const& places) {
  clear();
  for (auto const candidate : places) {
    open(candidate);
  }
}

double Draft::mean_loss() const {
  auto const sum = std::accumulate(open_.begin(), open_.end(), 0.0,
                                   [&](double total, auto candidate) { return total + worth_.loss(candidate); });
  return sum / static_cast<double>(std::max<std::size_t>(open_.size(), 1));
}

}  // namespace relais::siting

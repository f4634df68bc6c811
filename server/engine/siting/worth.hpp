// What a set of open candidates is worth, followed while candidates open and close one by one. All amounts are whole
// numbers (people, or people times units of time), exact in a double up to 2^53.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/siting/random.hpp"

namespace relais::siting {

// By open candidate, how much less (or more) its closing loses where another opens at the same time.
class Relief {
 public:
  explicit Relief(std::uint32_t candidates) : amounts_(candidates), is_named_(candidates) {}

  void add(std::uint32_t candidate, double amount) {
    if (!is_named_[candidate]) {
      is_named_[candidate] = 1;
      named_.push_back(candidate);
    }
    amounts_[candidate] += amount;
  }
  double of(std::uint32_t candidate) const { return amounts_[candidate]; }
  std::span<std::uint32_t const> named() const { return named_; }

  void clear() {
    for (auto const candidate : named_) {
      amounts_[candidate] = 0;
      is_named_[candidate] = 0;
    }
    named_.clear();
  }

 private:
  std::vector<double> amounts_;
  std::vector<char> is_named_;
  std::vector<std::uint32_t> named_;
};

class Worth {
 public:
  explicit Worth(std::uint32_t candidates) : is_open_(candidates), loss_(candidates) {}
  virtual ~Worth() = default;
  Worth(Worth const&) = delete;
  Worth& operator=(Worth const&) = delete;

  std::uint32_t candidates() const { return static_cast<std::uint32_t>(loss_.size()); }
  bool is_open(std::uint32_t candidate) const { return is_open_[candidate] != 0; }
  double value() const { return value_; }

  // What opening adds, and what closing takes away.
  virtual double gain(std::uint32_t candidate) const = 0;
  double loss(std::uint32_t candidate) const { return loss_[candidate]; }
  // The gain where what is only half way to being covered counts for a part. Never grows when others open.
  virtual double promise(std::uint32_t candidate) const { return gain(candidate); }
  // The gain, and what it relieves: swapping is worth gain - loss + relief.
  virtual double exchange(std::uint32_t candidate, Relief& relief) const = 0;

  // What one such swap is worth, without the loss.
  virtual double gain_without(std::uint32_t closing, std::uint32_t opening) const = 0;

  virtual void open(std::uint32_t candidate) = 0;
  virtual void close(std::uint32_t candidate) = 0;

  // Some candidate that can serve what this one serves.
  virtual std::uint32_t beside(std::uint32_t candidate, Random& random) const = 0;
  // How many entries a gain looks at.
  virtual std::uint32_t entries_of(std::uint32_t candidate) const = 0;

 protected:
  std::vector<char> is_open_;
  std::vector<double> loss_;
  double value_ = 0;
};

}  // namespace relais::siting

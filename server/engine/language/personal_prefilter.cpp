#include "engine/language/personal_prefilter.hpp"

#include <algorithm>

#include <re2/re2.h>
#include <re2/set.h>

namespace relais::language {
namespace {

constexpr std::size_t kMostSigns = 6;

re2::RE2::Options quiet_and_without_case() {
  auto options = re2::RE2::Options{};
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  return options;
}

}  // namespace

std::size_t longest_row_of_digits(std::string_view text) {
  std::size_t longest = 0;
  std::size_t row = 0;
  std::size_t signs = 0;
  for (char const c : text) {
    if (c >= '0' && c <= '9') {
      row = signs <= kMostSigns ? row + 1 : 1;
      signs = 0;
      longest = std::max(longest, row);
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      row = 0;
    } else if ((c & 0xc0) != 0x80) {
      ++signs;  // the first byte of a sign
    }
  }
  return longest;
}

struct WordPrefilter::Words {
  re2::RE2::Set set{quiet_and_without_case(), re2::RE2::UNANCHORED};
  std::vector<std::size_t> groups;  // of the words
  std::size_t count = 0;            // of groups
};

WordPrefilter::WordPrefilter() : words_(std::make_unique<Words>()) {}
WordPrefilter::WordPrefilter(WordPrefilter&&) noexcept = default;
WordPrefilter& WordPrefilter::operator=(WordPrefilter&&) noexcept = default;
WordPrefilter::~WordPrefilter() = default;

std::size_t WordPrefilter::add(std::vector<std::string> const& words) {
  for (auto const& word : words) {
    words_->set.Add(re2::RE2::QuoteMeta(word), nullptr);
    words_->groups.push_back(words_->count);
  }
  return words_->count++;
}

void WordPrefilter::prepare() {
  words_->set.Compile();
}

std::vector<bool> WordPrefilter::held(std::string_view text) const {
  auto found = std::vector<int>{};
  auto error = re2::RE2::Set::ErrorInfo{};
  auto const is_held = words_->set.Match({text.data(), text.size()}, &found, &error);
  if (!is_held && error.kind != re2::RE2::Set::kNoError) {
    return std::vector<bool>(words_->count, true);  // it ran out of memory: nothing is known
  }
  auto held = std::vector<bool>(words_->count, false);
  for (auto const word : found) {
    held[words_->groups[static_cast<std::size_t>(word)]] = true;
  }
  return held;
}

}  // namespace relais::language

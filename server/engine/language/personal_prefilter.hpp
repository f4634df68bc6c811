// What a text cannot hold, seen at a glance: most texts have no row of digits, no '@' and nobody's name.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace relais::language {

// The most digits in a row, with at most 6 signs that are neither letters nor digits between one and the next.
std::size_t longest_row_of_digits(std::string_view text);

// Words and parts of words, looked for in one pass over a text, in whatever case.
class WordPrefilter {
 public:
  WordPrefilter();
  WordPrefilter(WordPrefilter&&) noexcept;
  WordPrefilter& operator=(WordPrefilter&&) noexcept;
  ~WordPrefilter();

  // The number of a group: one of its words is to be in the text.
  std::size_t add(std::vector<std::string> const& words);
  // After the last add() and before the first question.
  void prepare();

  // By group, whether the text holds one of its words.
  std::vector<bool> held(std::string_view text) const;

 private:
  struct Words;
  std::unique_ptr<Words> words_;
};

}  // namespace relais::language

// Words as people in a hurry type them, read as the words of a list: "jveux" as "je veux", "suissider" as "suicider".
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <boost/describe/class.hpp>

namespace relais::language {

struct Spelling {
  std::string written;  // "jpp", folded
  std::string read;     // "j en peux plus"
};
BOOST_DESCRIBE_STRUCT(Spelling, (), (written, read))

// May be used from several threads.
class Slips {
 public:
  // `known`: folded words, what is read; `ordinary`: words that are close to one of them and mean something else.
  Slips(std::vector<std::string> const& known, std::vector<std::string> const& ordinary,
        std::vector<Spelling> const& spellings);

  // The words that a folded word stands for: by its spelling, without letters that are held down ("veeeux"), itself
  // where it is known or ordinary, parted after an elision or between known words, or else the known word of 6 letters
  // or more that begins alike and is a slip away from it or sounds the same in French. Itself where it is none of them.
  std::vector<std::string> read(std::string_view folded) const;

 private:
  bool is_known(std::string const& word) const { return known_.contains(word); }
  std::vector<std::string> parted(std::string const& word) const;
  std::string meant(std::string const& word) const;

  std::unordered_set<std::string> known_;
  std::unordered_set<std::string> ordinary_;
  std::unordered_map<std::string, std::vector<std::string>> spellings_;
  std::unordered_map<std::string, std::vector<std::string>> by_form_;   // known words by themselves short of a letter
  std::unordered_map<std::string, std::vector<std::string>> by_sound_;  // and by their sound
};

}  // namespace relais::language

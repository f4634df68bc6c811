// Signs that a text sells something or was written by a machine. They are shown to the person who reads it, who
// decides.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

namespace relais::language {

enum class SpamSign {
  kLink,      // the address of a site
  kSelling,   // two expressions of those who sell, or more
  kRepeats,   // one word makes up a fifth of a text of 20 words or more
  kCapitals,  // most letters are capitals
};
BOOST_DESCRIBE_ENUM(SpamSign, kLink, kSelling, kRepeats, kCapitals)

// Expressions of several languages, in any case and with or without marks (data/language/spam-words.json).
struct SpamFile {
  std::vector<std::string> selling;
};
BOOST_DESCRIBE_STRUCT(SpamFile, (), (selling))

class SpamWords {
 public:
  explicit SpamWords(SpamFile const& file);

  // Each once, in the order of the enumeration.
  std::vector<SpamSign> signs(std::string_view text) const;

 private:
  std::vector<std::string> selling_;  // " folded words "
};

}  // namespace relais::language

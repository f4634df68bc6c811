#include "engine/language/sound.hpp"

#include <algorithm>
#include <array>

namespace relais::language {
namespace {

struct Spelling {
  std::string_view written;
  std::string_view sounds;
};

// The longest first.
constexpr auto kGroups = std::to_array<Spelling>(
    {{"tion", "sion"}, {"eaux", "o"}, {"aient", "e"}, {"eau", "o"}, {"aux", "o"}, {"ain", "in"}, {"ein", "in"},
     {"oeu", "eu"},    {"sch", "sh"}, {"ill", "il"},  {"au", "o"},  {"ai", "e"},  {"ei", "e"},   {"ay", "e"},
     {"ey", "e"},      {"en", "an"},  {"em", "am"},   {"ph", "f"},  {"qu", "k"},  {"ck", "k"},   {"ce", "se"},
     {"ci", "si"},     {"cy", "si"},  {"ge", "je"},   {"gi", "ji"}, {"ch", "sh"}, {"sc", "s"},   {"th", "t"},
     {"c", "k"},       {"q", "k"},    {"y", "i"},     {"z", "s"},   {"h", ""},    {"x", "ks"}});

bool is_silent_at_the_end(char c) {
  return c == 'e' || c == 's' || c == 't' || c == 'd' || c == 'r';
}

}  // namespace

std::string sound_of(std::string_view folded) {
  std::string sound;
  while (!folded.empty()) {
    auto const group = std::find_if(kGroups.begin(), kGroups.end(),
                                    [&](Spelling const& one) { return folded.starts_with(one.written); });
    auto const sounds = group == kGroups.end() ? folded.substr(0, 1) : group->sounds;
    folded.remove_prefix(group == kGroups.end() ? 1 : group->written.size());
    for (char const c : sounds) {
      if (sound.empty() || sound.back() != c) {
        sound += c;
      }
    }
  }
  while (sound.size() > 3 && is_silent_at_the_end(sound.back())) {
    sound.pop_back();
  }
  return sound;
}

}  // namespace relais::language

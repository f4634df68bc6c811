// What stands between what people type and what is stored.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/language/personal_data.hpp"

namespace relais::language {

// What a reader hides, whatever it was: it tells nothing.
inline constexpr std::string_view kHidden = "[[other]]";

class TextGuard {
 public:
  // `rules` outlives it.
  explicit TextGuard(PersonalDataRules const& rules, PersonalDataText of = PersonalDataText::kNote)
      : rules_(&rules), of_(of) {}

  // Every free text goes through here before it is stored: it is made readable (readable.hpp), personal data become
  // marks, and what only looks like a mark is one no more, so that nobody hides their own words from a reader. `kinds`
  // gains what was found, each once: "nir", "phone".
  std::string masked(std::string_view text, std::vector<std::string>& kinds) const;
  std::string masked(std::string_view text) const;
  // Fields that are read one after the other: the same for each, and a number that begins in one and goes on in the
  // next, or the one after, is masked in each. Names stay where `leaves_names`: in praise, where whoever tells agrees.
  std::vector<std::string> masked_fields(std::vector<std::string> const& fields, std::vector<std::string>& kinds,
                                         bool leaves_names) const;

 private:
  struct Field;
  Field field_of(std::string_view text) const;
  std::vector<PersonalDataFinding> found(std::string_view seen) const;
  void find_across(std::vector<Field>& fields) const;
  static void take_parts(std::vector<Field>& fields, std::vector<std::size_t> const& begins,
                         PersonalDataFinding const& finding);
  std::string without_false_marks(std::string_view text) const;

  PersonalDataRules const* rules_;
  PersonalDataText of_;
};

}  // namespace relais::language

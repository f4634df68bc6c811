// A text with places to fill, in the subset of ICU MessageFormat that our texts use:
//   {name}   {count, plural, =0 {nothing} one {# counter} other {# counters}}   {kind, select, bus {…} other {…}}
// ICU's parser reads it once, at start; formatting then walks the pieces. ICU's own MessageFormat is neither safe to
// share between threads nor quick (some 20 us a call; this one is under 1 us).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "platform/text/language.hpp"

namespace relais::i18n {

// Text as it stands, or a whole number, written as the language groups its digits and used by plural.
using Argument = std::variant<std::string, std::int64_t>;
using Arguments = std::initializer_list<std::pair<std::string_view, Argument>>;

class Message {
 public:
  // nullopt: ICU refuses the pattern, or it uses more than the subset above, or a choice lacks "other".
  static std::optional<Message> compile(Language language, std::string_view pattern);

  // A place without argument stays empty; an argument without place is not used.
  std::string format(std::span<std::pair<std::string_view, Argument> const> arguments) const;

  // The names of the places that are shown, for the test that every language shows the same; those that only choose
  // between branches are not among them.
  std::vector<std::string> places() const;

  struct Branch;
  struct Piece {
    enum class Kind { kText, kArgument, kNumber, kPlural, kSelect };
    Kind kind = Kind::kText;
    std::string text = {};  // the words themselves, or the argument's name
    std::vector<Branch> branches = {};
  };
  struct Branch {
    std::string selector;  // "one", "=0", "bus"
    std::vector<Piece> pieces;
  };

 private:
  Message(Language language, std::vector<Piece> pieces) : language_(language), pieces_(std::move(pieces)) {}

  Language language_;
  std::vector<Piece> pieces_;
};

}  // namespace relais::i18n

// A code of the trade (INSEE, NIS, partner, procedure, identifier) as a type of its own, never a bare string.
//
//   using CommuneCode = Code<struct CommuneCodeTag>;
#pragma once

#include <compare>
#include <functional>
#include <string>

#include "platform/text/text_form.hpp"

namespace relais {

template <class Tag>
struct Code {
  std::string text;
  auto operator<=>(Code const&) const = default;
};

template <class Tag>
struct TextForm<Code<Tag>> {
  static std::string const& write(Code<Tag> const& code) { return code.text; }
  static std::optional<Code<Tag>> read(std::string_view text) {
    if (text.empty() || text.size() > 64) {
      return std::nullopt;
    }
    return Code<Tag>{std::string{text}};
  }
};

}  // namespace relais

template <class Tag>
struct std::hash<relais::Code<Tag>> {
  std::size_t operator()(relais::Code<Tag> const& code) const { return std::hash<std::string>{}(code.text); }
};

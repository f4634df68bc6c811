// All texts that a person reads, by language and dotted key. They stand in web/texts/<language>/<room>.json, one flat
// object a file, whose keys begin with the file's name: {"network.home.title": "Find a counter"}.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/embedded/embedded.hpp"
#include "platform/i18n/message.hpp"
#include "platform/result/result.hpp"

namespace relais::i18n {

class Texts {
 public:
  // Reads the files of every language; refuses ("i18n.broken", with the file in the detail) what is not a flat object
  // of texts, a key outside its file's room, and a message that does not parse.
  static Result<Texts> load(std::span<embedded::File const> files);
  static Result<Texts> load_embedded() { return load(embedded::files_under("web/texts/")); }

  // What a language lacks is answered in French. An unknown key is a programmer's
  // mistake: the key itself comes back, so that it is seen and nothing breaks. One hash look-up.
  std::string_view text(Language language, std::string_view key) const;
  std::string message(Language language, std::string_view key, Arguments arguments) const;

  bool speaks(Language language) const;
  bool has(Language language, std::string_view key) const;
  bool needs_arguments(Language language, std::string_view key) const;
  std::vector<std::string> keys(Language language) const;                          // sorted
  std::vector<std::string> places(Language language, std::string_view key) const;  // of a message, sorted

 private:
  struct Tables;
  explicit Texts(std::shared_ptr<Tables const> tables) : tables_(std::move(tables)) {}

  std::shared_ptr<Tables const> tables_;
};

}  // namespace relais::i18n

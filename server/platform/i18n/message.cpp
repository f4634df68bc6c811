#include "platform/i18n/message.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/messagepattern.h>
#include <unicode/plurrule.h>

#include "platform/i18n/format.hpp"

namespace relais::i18n {
namespace {

using Piece = Message::Piece;
using Branch = Message::Branch;

std::string utf8(icu::UnicodeString const& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

// Walks ICU's flat list of parts into a tree. `ok` falls when something stands there that our texts do not use.
class Compiler {
 public:
  explicit Compiler(icu::MessagePattern const& pattern) : pattern_(pattern) {}

  std::vector<Piece> message() {
    std::vector<Piece> pieces;
    auto read = part().getLimit();
    for (++at_;; ++at_) {
      add_text(pieces, read, part().getIndex());
      auto const type = part().getType();
      if (type == UMSGPAT_PART_TYPE_MSG_LIMIT) {
        return pieces;
      }
      if (type == UMSGPAT_PART_TYPE_REPLACE_NUMBER) {
        pieces.push_back({Piece::Kind::kNumber, plurals_.empty() ? "" : plurals_.back()});
      } else if (type == UMSGPAT_PART_TYPE_ARG_START) {
        pieces.push_back(argument());
      }
      read = part().getLimit();
    }
  }

  bool ok() const { return ok_; }

 private:
  icu::MessagePattern::Part const& part() const { return pattern_.getPart(at_); }

  void add_text(std::vector<Piece>& pieces, std::int32_t from, std::int32_t to) const {
    if (to > from) {
      pieces.push_back({Piece::Kind::kText, utf8(pattern_.getPatternString().tempSubStringBetween(from, to))});
    }
  }

  // From ARG_START to ARG_LIMIT.
  Piece argument() {
    auto const type = part().getArgType();
    ++at_;
    Piece piece{Piece::Kind::kArgument, utf8(pattern_.getSubstring(part()))};
    if (type == UMSGPAT_ARG_TYPE_PLURAL || type == UMSGPAT_ARG_TYPE_SELECT) {
      auto const plural = type == UMSGPAT_ARG_TYPE_PLURAL;
      piece.kind = plural ? Piece::Kind::kPlural : Piece::Kind::kSelect;
      plurals_.push_back(plural ? piece.text : "");
      piece.branches = branches();
      plurals_.pop_back();
    } else {
      ok_ = ok_ && type == UMSGPAT_ARG_TYPE_NONE;
    }
    while (part().getType() != UMSGPAT_PART_TYPE_ARG_LIMIT) {
      ++at_;
    }
    return piece;
  }

  std::vector<Branch> branches() {
    std::vector<Branch> all;
    for (++at_; part().getType() != UMSGPAT_PART_TYPE_ARG_LIMIT; ++at_) {
      if (part().getType() != UMSGPAT_PART_TYPE_ARG_SELECTOR) {
        ok_ = false;  // an offset
        continue;
      }
      Branch branch{utf8(pattern_.getSubstring(part())), {}};
      while (part().getType() != UMSGPAT_PART_TYPE_MSG_START) {
        ++at_;
      }
      branch.pieces = message();
      all.push_back(std::move(branch));
    }
    ok_ = ok_ && std::ranges::find(all, "other", &Branch::selector) != all.end();
    return all;
  }

  icu::MessagePattern const& pattern_;
  std::int32_t at_ = 0;
  std::vector<std::string> plurals_;
  bool ok_ = true;
};

icu::PluralRules const& plural_rules(Language language) {
  static auto const all = [] {
    std::array<std::unique_ptr<icu::PluralRules>, kLanguages> rules;
    for (auto const& entry : TextForm<Language>::entries()) {
      UErrorCode status = U_ZERO_ERROR;
      rules[static_cast<std::size_t>(entry.value)].reset(
          icu::PluralRules::forLocale(icu::Locale{entry.text.c_str()}, status));
    }
    return rules;
  }();
  return *all[static_cast<std::size_t>(language)];
}

// One formatting: the message's pieces and what the caller gave.
struct Writer {
  Language language;
  std::span<std::pair<std::string_view, Argument> const> arguments;
  std::string out = {};

  Argument const* argument(std::string_view name) const {
    auto const place = std::ranges::find(arguments, name, &std::pair<std::string_view, Argument>::first);
    return place == arguments.end() ? nullptr : &place->second;
  }

  void write(std::vector<Piece> const& pieces) {
    for (auto const& piece : pieces) {
      write(piece);
    }
  }

  void write(Piece const& piece) {
    if (piece.kind == Piece::Kind::kText) {
      out += piece.text;
      return;
    }
    auto const* value = argument(piece.text);
    if (value == nullptr) {
      return;
    }
    if (piece.branches.empty()) {
      auto const* text = std::get_if<std::string>(value);
      out += text != nullptr ? *text : number(language, std::get<std::int64_t>(*value));
      return;
    }
    write(chosen(piece, *value).pieces);
  }

  Branch const& chosen(Piece const& piece, Argument const& value) const {
    auto const with = [&](std::string_view selector) {
      auto const place = std::ranges::find(piece.branches, selector, &Branch::selector);
      return place == piece.branches.end() ? nullptr : &*place;
    };
    Branch const* branch = nullptr;
    if (auto const* text = std::get_if<std::string>(&value)) {
      branch = with(*text);
    } else {
      auto const count = std::get<std::int64_t>(value);
      branch = with("=" + std::to_string(count));
      if (branch == nullptr && piece.kind == Piece::Kind::kPlural) {
        branch = with(utf8(plural_rules(language).select(static_cast<double>(count))));
      }
    }
    return branch != nullptr ? *branch : *with("other");
  }
};

void collect(std::vector<Piece> const& pieces, std::vector<std::string>& names) {
  for (auto const& piece : pieces) {
    if (piece.kind == Piece::Kind::kArgument || piece.kind == Piece::Kind::kNumber) {
      names.push_back(piece.text);
    }
    for (auto const& branch : piece.branches) {
      collect(branch.pieces, names);
    }
  }
}

}  // namespace

std::optional<Message> Message::compile(Language language, std::string_view pattern) {
  UErrorCode status = U_ZERO_ERROR;
  auto const text = icu::UnicodeString::fromUTF8(icu::StringPiece{pattern.data(), static_cast<int>(pattern.size())});
  icu::MessagePattern const parsed{text, nullptr, status};
  if (U_FAILURE(status)) {
    return std::nullopt;
  }
  Compiler compiler{parsed};
  auto pieces = compiler.message();
  if (!compiler.ok()) {
    return std::nullopt;
  }
  return Message{language, std::move(pieces)};
}

std::string Message::format(std::span<std::pair<std::string_view, Argument> const> arguments) const {
  Writer writer{language_, arguments};
  writer.write(pieces_);
  return std::move(writer.out);
}

std::vector<std::string> Message::places() const {
  std::vector<std::string> names;
  collect(pieces_, names);
  std::ranges::sort(names);
  auto const repeated = std::ranges::unique(names);
  names.erase(repeated.begin(), repeated.end());
  return names;
}

}  // namespace relais::i18n

#include "engine/language/text_guard.hpp"

#include <algorithm>
#include <array>

#include "engine/language/readable.hpp"

namespace relais::language {
namespace {

constexpr std::string_view kNameKind = "name";
constexpr auto kOfOneField = std::to_array<std::string_view>({"name", "address"});
constexpr std::size_t kAcross = 96;  // bytes on either side: more than any number has with its signs
constexpr std::string_view kOpen = "[[";
constexpr std::string_view kClose = "]]";

std::size_t start_of_character(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && at < text.size() && (text[at] & 0xc0) == 0x80) {
    --at;
  }
  return at;
}

}  // namespace

// "[[x]]" becomes "[ [x]]" unless it is the mark of a rule, or of a reader.
std::string TextGuard::without_false_marks(std::string_view text) const {
  std::string result;
  while (true) {
    auto const open = text.find(kOpen);
    if (open == std::string_view::npos) {
      return result.append(text);
    }
    auto const close = text.find(kClose, open);
    auto const mark = text.substr(open, close == std::string_view::npos ? close : close + kClose.size() - open);
    auto const is_mark = mark == kHidden || rules_->has_mark(mark);
    result.append(text.substr(0, open)).append(is_mark ? mark : "[ ");
    text.remove_prefix(open + (is_mark ? mark.size() : 1));
  }
}

// A number goes on in the next line, and so does a name; letters of another script are those they are drawn like.
std::vector<PersonalDataFinding> TextGuard::found(std::string_view seen) const {
  auto drawn = drawn_in_latin(seen);
  std::ranges::replace(drawn.text, '\n', ' ');
  auto findings = rules_->find(drawn.text, of_);
  for (auto& [rule, kind, level, span] : findings) {
    span = {drawn.places[span.first], drawn.places[span.last]};
  }
  return findings;
}

struct TextGuard::Field {
  std::string seen;
  std::vector<PersonalDataFinding> found;

  // In place of what it overlaps.
  void take(PersonalDataFinding finding) {
    std::erase_if(found, [&](PersonalDataFinding const& other) {
      return other.span.first < finding.span.last && finding.span.first < other.span.last;
    });
    auto const after = std::ranges::find_if(
        found, [&](PersonalDataFinding const& other) { return other.span.first > finding.span.first; });
    found.insert(after, std::move(finding));
  }
};

TextGuard::Field TextGuard::field_of(std::string_view text) const {
  auto seen = without_false_marks(readable(text));
  auto findings = found(seen);
  return {std::move(seen), std::move(findings)};
}

// Only what has digits or an '@' goes on: the last word of a title and the first of the text are no name.
void TextGuard::find_across(std::vector<Field>& fields) const {
  std::string all;
  auto begins = std::vector<std::size_t>{};
  for (auto const& field : fields) {
    begins.push_back(all.size());
    all.append(field.seen).append("\n");
  }
  for (std::size_t i = 1; i < fields.size(); ++i) {
    auto const border = begins[i] - 1;
    auto const first = start_of_character(all, border - std::min(border, kAcross));
    auto const last = start_of_character(all, border + kAcross);
    for (auto& finding : found(std::string_view{all}.substr(first, last - first))) {
      finding.span = {finding.span.first + first, finding.span.last + first};
      auto const goes_on = finding.span.first < border && finding.span.last > border + 1;
      if (goes_on && std::ranges::find(kOfOneField, finding.kind) == kOfOneField.end()) {
        take_parts(fields, begins, finding);
      }
    }
  }
}

// Each field that the finding, of the fields' joined text, goes over has its part.
void TextGuard::take_parts(std::vector<Field>& fields, std::vector<std::size_t> const& begins,
                           PersonalDataFinding const& finding) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    auto const ends = begins[i] + fields[i].seen.size();
    auto part = finding;
    part.span = {std::max(finding.span.first, begins[i]), std::min(finding.span.last, ends)};
    if (part.span.first < part.span.last) {
      part.span = {part.span.first - begins[i], part.span.last - begins[i]};
      fields[i].take(std::move(part));
    }
  }
}

std::vector<std::string> TextGuard::masked_fields(std::vector<std::string> const& fields,
                                                  std::vector<std::string>& kinds, bool leaves_names) const {
  auto all = std::vector<Field>{};
  for (auto const& text : fields) {
    all.push_back(field_of(text));
  }
  find_across(all);
  auto masked = std::vector<std::string>{};
  for (auto& [seen, found] : all) {
    if (leaves_names) {
      std::erase_if(found, [](PersonalDataFinding const& finding) { return finding.kind == kNameKind; });
    }
    for (auto const& finding : found) {
      if (std::ranges::find(kinds, finding.kind) == kinds.end()) {
        kinds.push_back(finding.kind);
      }
    }
    masked.push_back(rules_->masked(seen, found));
  }
  return masked;
}

std::string TextGuard::masked(std::string_view text, std::vector<std::string>& kinds) const {
  return masked_fields({std::string{text}}, kinds, false).front();
}

std::string TextGuard::masked(std::string_view text) const {
  auto kinds = std::vector<std::string>{};
  return masked(text, kinds);
}

}  // namespace relais::language

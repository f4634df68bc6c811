#include "network/published_contact.hpp"

#include <algorithm>

#include "engine/language/fold.hpp"
#include "platform/json/read.hpp"

namespace relais::network {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "14", and a post office's "420440a".
bool is_number(std::string_view word) {
  auto const digits = word.size() > 4 ? word.substr(0, word.size() - 1) : word;
  return std::ranges::all_of(digits, is_digit);
}

bool is_one_of(char c, std::string_view characters) {
  return characters.find(c) != std::string_view::npos;
}

bool is_saint(std::string_view word) {
  return word == "saint" || word == "sainte" || word == "st" || word == "ste";
}

enum class Sort { kPersonal, kBeside, kTelling };

using Words = std::set<std::string, std::less<>>;

// The words of a name as an address may hold them.
class NameWords {
 public:
  void add(std::string_view name) {
    auto const folded = language::fold(name);
    std::string joined;
    std::string_view previous;
    for (auto const word : language::words(folded)) {
      joined += word;
      if (is_saint(previous)) {
        add_saint(std::string{word});
      } else {
        words_.emplace(word);
        add_part(std::string{word});
      }
      if (previous == "l" || previous == "d") {
        add_part(std::string{previous} + std::string{word});  // "L'Isle" is written "lisle"
      }
      previous = word;
    }
    words_.insert(joined);
    add_part(joined);
    joined_.insert(std::move(joined));
  }

  bool holds(std::string_view word, std::string_view previous) const {
    return words_.contains(word) || (is_saint(previous) && saints_.contains(word));
  }
  bool is_whole(std::string_view word) const { return joined_.contains(word); }
  bool holds_part(std::string_view part) const { return parts_.contains(part); }

 private:
  void add_saint(std::string word) {
    for (auto const* const saint : {"saint", "sainte", "st", "ste"}) {
      parts_.insert(saint + word);
    }
    saints_.insert(std::move(word));
  }
  void add_part(std::string word) {
    if (word.size() >= 4) {
      parts_.insert(std::move(word));
    }
  }

  Words joined_;  // each name written as one
  Words words_;   // each word, and those
  Words saints_;  // those after "saint": by themselves a person's name
  Words parts_;   // long enough to be looked for inside a longer word
};

class AddressWords {
 public:
  AddressWords(ServiceWords const& services, ContactPlace const& place) : services_(services) {
    commune_.add(place.commune_name);
    for (auto const& name : place.names_beside) {
      beside_.add(name);
    }
  }

  Sort sort_of(std::string_view word, std::string_view previous) const {
    if (is_number(word)) {
      return Sort::kBeside;
    }
    if (services_.tells_a_service(word)) {
      return Sort::kTelling;
    }
    if (services_.is_beside(word)) {
      return Sort::kBeside;
    }
    if (commune_.holds(word, previous)) {
      return word.size() > 2 || commune_.is_whole(word) ? Sort::kTelling : Sort::kBeside;
    }
    return std::max(beside_.holds(word, previous) ? Sort::kBeside : Sort::kPersonal, sort_of_compound(word));
  }

 private:
  // A word made of several known ones, such as "maisonfranceservicesvervins": tells when one of its parts does.
  Sort sort_of_compound(std::string_view word) const {
    std::vector<Sort> reached(word.size() + 1, Sort::kPersonal);  // the best way to read the first n letters
    reached[0] = Sort::kBeside;
    for (std::size_t at = 0; at < word.size(); ++at) {
      for (std::size_t length = 1; reached[at] != Sort::kPersonal && at + length <= word.size(); ++length) {
        if (auto const sort = sort_of_part(word.substr(at, length)); sort != Sort::kPersonal) {
          reached[at + length] = std::max({reached[at + length], reached[at], sort});
        }
      }
    }
    return reached.back();
  }

  Sort sort_of_part(std::string_view part) const {
    if (services_.tells_a_service(part) || commune_.holds_part(part)) {
      return Sort::kTelling;
    }
    auto const is_beside = is_number(part) || services_.is_beside(part) || beside_.holds_part(part);
    return is_beside ? Sort::kBeside : Sort::kPersonal;
  }

  ServiceWords const& services_;
  NameWords commune_;
  NameWords beside_;
};

// As long as mail is carried (RFC 5321), in bytes.
bool is_too_long(std::string_view address) {
  return address.find('@') > 64 || address.size() > 254;
}

bool is_local_character(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_one_of(c, "._%+-'") ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_domain_character(char c) {
  return is_local_character(c) && c != '\'';
}

// Where an e-mail address stands around the @ at `at`; empty when it is none.
std::string_view address_around(std::string_view text, std::size_t at) {
  auto first = at;
  while (first > 0 && is_local_character(text[first - 1])) {
    --first;
  }
  auto last = at + 1;
  while (last < text.size() && is_domain_character(text[last])) {
    ++last;
  }
  while (last > at && is_one_of(text[last - 1], ".-_%+")) {
    --last;
  }
  while (first < at && is_one_of(text[first], ".-'")) {
    ++first;
  }
  auto const has_both = first < at && last > at + 1;
  return has_both ? text.substr(first, last - first) : std::string_view{};
}

void read_words(boost::json::value const& list, Words& words) {
  for (auto const& word : list.as_array()) {
    words.emplace(word.as_string());
  }
}

}  // namespace

Result<ServiceWords> ServiceWords::read(std::string_view json) {
  ServiceWords words;
  auto const parsed = json::parse(json, [&](boost::json::value const& lists) {
    read_words(lists.at("services"), words.services_);
    read_words(lists.at("beside"), words.beside_);
    read_words(lists.at("after_contact"), words.after_contact_);
  });
  if (!parsed) {
    return parsed.problem();
  }
  return words;
}

std::vector<EmailSpan> email_spans(std::string_view text) {
  std::vector<EmailSpan> found;
  for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    auto const address = address_around(text, at);
    if (address.find('.', address.find('@')) != std::string_view::npos) {
      found.push_back({static_cast<std::size_t>(address.data() - text.data()), address.size()});
    }
  }
  return found;
}

std::vector<std::string> email_addresses(std::string_view cell) {
  std::vector<std::string> found;
  for (auto const [at, length] : email_spans(cell)) {
    if (is_too_long(cell.substr(at, length))) {
      continue;
    }
    auto& lower = found.emplace_back(cell.substr(at, length));
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  }
  return found;
}

bool is_published(std::string_view email, ServiceWords const& words, ContactPlace const& place) {
  if (is_too_long(email)) {
    return false;
  }
  auto const local = language::fold(email.substr(0, email.find('@')));
  auto const known = AddressWords{words, place};
  auto best = Sort::kPersonal;
  std::string_view previous;
  for (auto const word : language::words(local)) {
    auto const sort = known.sort_of(word, previous);
    if (sort == Sort::kPersonal) {
      return false;
    }
    best = std::max(best, sort);
    previous = word;
  }
  return best == Sort::kTelling;
}

}  // namespace relais::network

// What of a list's contacts may be shown. An address or a remark can name a person, and nobody asked that person.
//
// The rule for an e-mail address, of which the part before the @ is read word by word:
// - one word at least tells a service (data/import/service-words.json) or is of the commune's name;
// - every other word is impersonal: also of the list's second half, of the names of the counter, its inter-communal
// body
//   and its department, or a number. A word may be several of these written as one ("franceservicesvervins");
// - of a commune named after somebody ("Saint-Martin"), "martin" counts only right after "saint".
// Any other word is taken for a person's: "prenom.nom", "p.nom", "nom.mairie" stay unpublished. So does an address that
// no mail is carried to: over 64 bytes before the @, or 254 in all.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/result/result.hpp"

namespace relais::network {

// The shipped words, folded.
class ServiceWords {
 public:
  static Result<ServiceWords> read(std::string_view json);
  bool tells_a_service(std::string_view word) const { return services_.contains(word); }
  bool is_beside(std::string_view word) const { return beside_.contains(word); }
  // After "contact": a means or a body, not a person.
  bool may_follow_contact(std::string_view word) const { return after_contact_.contains(word); }

 private:
  std::set<std::string, std::less<>> services_;
  std::set<std::string, std::less<>> beside_;
  std::set<std::string, std::less<>> after_contact_;
};

// What is known of a counter when its contacts are judged.
struct ContactPlace {
  std::string commune_name;
  std::vector<std::string> names_beside;  // of the counter, its inter-communal body, its department
  std::optional<std::string> telephone;   // E.164, published anyway
};

struct EmailSpan {
  std::size_t at = 0;
  std::size_t length = 0;
};
std::vector<EmailSpan> email_spans(std::string_view text);

// The e-mail addresses of a cell, lower case: "a@b.fr - c@d.fr", "<a@b.fr>; c@d.fr". Those too long are left out.
std::vector<std::string> email_addresses(std::string_view cell);

bool is_published(std::string_view email, ServiceWords const& words, ContactPlace const& place);

}  // namespace relais::network

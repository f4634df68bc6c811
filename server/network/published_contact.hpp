// What of a list's contacts may be shown. An address or a remark can name a person, and nobody asked that person.
//
// The rule for an e-mail address: each word of the part before the @ must be impersonal, and at least one must say what
// the box is for. Impersonal are the words of the shipped list (data/import/service-words.json), the names of the place
// (commune, counter, inter-communal body, department) and numbers; a word may be several of them written as one
// ("franceservicesvervins"). A box is told by a word of the list's first half, or by the place's name. Of a place that
// is named after somebody ("Saint-Martin"), "martin" counts only right after "saint". A word that is neither is taken
// for a person's: "prenom.nom", "p.nom", "nom.mairie" stay unpublished.
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
  std::set<std::string, std::less<>> const& services() const { return services_; }
  std::set<std::string, std::less<>> const& beside() const { return beside_; }

 private:
  std::set<std::string, std::less<>> services_;
  std::set<std::string, std::less<>> beside_;
};

// What is known of a counter when its contacts are judged.
struct ContactPlace {
  std::string commune_name;
  std::vector<std::string> other_names;  // of the counter, its inter-communal body, its department
  std::optional<std::string> telephone;  // E.164, published anyway
};

// The e-mail addresses of a cell, lower case: "a@b.fr - c@d.fr", "<a@b.fr>; c@d.fr".
std::vector<std::string> email_addresses(std::string_view cell);

bool is_published(std::string_view email, ServiceWords const& words, ContactPlace const& place);

struct PublishedComment {
  std::string text;
  int masked = 0;  // parts replaced by "[…]"
};

// The remark with "[…]" for e-mail addresses that are not published, mobile numbers other than the counter's own, and
// names after a civility ("Mme Durand") or after "contact" ("Contact : Julie").
PublishedComment published_comment(std::string_view comment, ServiceWords const& words, ContactPlace const& place);

}  // namespace relais::network

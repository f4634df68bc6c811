// A list of people as a file: who would be invited, with which role, and what is wrong with each line.
#pragma once

#include "identity/invite_person.hpp"

namespace relais::identity {

enum class ListedPersonOutcome { kInvited, kRoleAdded, kHasRole, kRefused };
BOOST_DESCRIBE_ENUM(ListedPersonOutcome, kInvited, kRoleAdded, kHasRole, kRefused)

struct ListedPerson {
  std::int64_t line = 0;
  std::string email;
  std::string name;
  ListedPersonOutcome outcome = ListedPersonOutcome::kInvited;
  std::optional<std::string> code;  // why it is refused
};
BOOST_DESCRIBE_STRUCT(ListedPerson, (), (line, email, name, outcome, code))

struct PeopleImport {
  std::vector<ListedPerson> lines;
  std::int64_t refused = 0;
  bool is_done = false;
};
BOOST_DESCRIBE_STRUCT(PeopleImport, (), (lines, refused, is_done))

struct ImportedPerson {
  Invited invited;
  std::string secret;  // of the link
};

// Reads CSV with the columns email, name, role, scope ("counter:fs-1729") and organisation, in English or French, and
// if it is wanted staff kind (profil: reception, animator). All lines or none: a line that is refused refuses the file,
// and the review says which. Whoever has the role already is passed over, so that a file may be brought twice.
// `invited`: those that get a letter. Refused: tables.*, identity.columns_missing.
Result<PeopleImport> import_people(db::Transaction& transaction, Scope const& scope, std::string_view csv,
                                   Inviter const& by, Instant now, std::vector<ImportedPerson>& invited);

}  // namespace relais::identity

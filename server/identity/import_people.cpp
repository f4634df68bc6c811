#include "identity/import_people.hpp"

#include <algorithm>
#include <array>

#include "engine/language/fold.hpp"
#include "platform/tables/table.hpp"
#include "platform/text/uuid.hpp"

namespace relais::identity {
namespace {

struct Column {
  std::string_view name;
  std::string_view also;
  bool is_needed;
};
constexpr std::array<Column, 6> kColumns{{{"email", "adresse", true},
                                          {"name", "nom", false},
                                          {"role", "role", true},
                                          {"scope", "portee", true},
                                          {"organisation", "organisme", true},
                                          {"staff kind", "profil", false}}};

class Reader {
 public:
  explicit Reader(tables::Table const& table) {
    for (auto const& column : kColumns) {
      auto const fits = [&](std::string const& heading) {
        auto const folded = language::fold(heading);
        return folded == column.name || folded == column.also;
      };
      places_.push_back(std::ranges::find_if(table.columns, fits) - table.columns.begin());
      is_whole_ = is_whole_ && (!column.is_needed || places_.back() < std::ssize(table.columns));
    }
  }
  bool is_whole() const { return is_whole_; }
  std::string cell(tables::Row const& row, std::size_t column) const {
    auto const place = places_[column];
    return place < std::ssize(row.cells) ? row.cells[static_cast<std::size_t>(place)] : std::string{};
  }

 private:
  std::vector<std::ptrdiff_t> places_;
  bool is_whole_ = true;
};

Result<Invitation> invitation_of(Reader const& reader, tables::Row const& row) {
  auto const role = TextForm<Role>::read(reader.cell(row, 2));
  auto const scope = reader.cell(row, 3);
  auto const colon = scope.find(':');
  auto const kind = TextForm<ScopeKind>::read(scope.substr(0, colon));
  if (!role || !kind || colon == scope.npos) {
    return Problem{Fault::kInvalid, "identity.role_unreadable"};
  }
  auto const written = reader.cell(row, 5);
  auto const staff_kind = TextForm<StaffKind>::read(written);
  if (!written.empty() && !staff_kind) {
    return Problem{Fault::kInvalid, "identity.staff_kind_unreadable"};
  }
  return Invitation{reader.cell(row, 0),
                    reader.cell(row, 1),
                    Language::kFr,
                    {OrganisationId{reader.cell(row, 4)}, *role, *kind, scope.substr(colon + 1)},
                    staff_kind ? std::optional{*staff_kind} : std::nullopt};
}

bool has_role(db::Transaction& transaction, NetworkId const& network, Invitation const& invitation) {
  auto const reader = SignInReader{transaction};
  auto const account = reader.account_of_email(read_email(invitation.email).value_or(""));
  auto const grants = account ? reader.grants(network, account->id) : std::vector<RoleGrant>{};
  auto const& role = invitation.role;
  return std::ranges::any_of(grants, [&](RoleGrant const& grant) {
    return grant.organisation_id == role.organisation && grant.role == role.role &&
           grant.scope_kind == role.scope_kind && grant.scope_code == role.scope_code;
  });
}

}  // namespace

Result<PeopleImport> import_people(db::Transaction& transaction, Scope const& scope, std::string_view csv,
                                   Inviter const& by, Instant now, std::vector<ImportedPerson>& invited) {
  auto const table = tables::read_table(csv);
  if (!table) {
    return table.problem();
  }
  auto const reader = Reader{*table};
  if (!reader.is_whole()) {
    return Problem{Fault::kInvalid, "identity.columns_missing", {{"/csv", "identity.columns_missing"}}};
  }
  invited.clear();
  auto report = PeopleImport{};
  for (auto const& row : table->rows) {
    auto line = ListedPerson{static_cast<std::int64_t>(row.line),
                             reader.cell(row, 0),
                             reader.cell(row, 1),
                             ListedPersonOutcome::kInvited,
                             {}};
    auto const wanted = invitation_of(reader, row);
    auto each = by;
    each.fresh_account = uuid_v7(now);
    each.fresh_grant = uuid_v7(now);
    each.fresh_secret = fresh_secret();
    auto const may =
        wanted ? may_offer(PeopleReader{transaction, scope}, wanted->role) : Result<void>{wanted.problem()};
    if (may && has_role(transaction, scope.network(), *wanted)) {
      line.outcome = ListedPersonOutcome::kHasRole;
    } else if (auto const done =
                   may ? invite_person(transaction, scope, *wanted, each, now) : Result<Invited>{may.problem()};
               done) {
      line.outcome = done->is_new ? ListedPersonOutcome::kInvited : ListedPersonOutcome::kRoleAdded;
      if (done->has_link) {
        invited.push_back({*done, each.fresh_secret});
      }
    } else {
      line.outcome = ListedPersonOutcome::kRefused;
      line.code = done.problem().code;
      ++report.refused;
    }
    report.lines.push_back(std::move(line));
  }
  return report;
}

}  // namespace relais::identity

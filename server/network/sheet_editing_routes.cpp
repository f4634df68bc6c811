#include "network/sheet_editing_routes.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "network/edition_history.hpp"
#include "network/edition_routes.hpp"
#include "network/import_values.hpp"
#include "network/published_comment.hpp"

namespace relais::network {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

struct ProcedurePath {
  ProcedureCode code;
};
BOOST_DESCRIBE_STRUCT(ProcedurePath, (), (code))

constexpr std::size_t kLongestLine = 500;  // bytes

// Each language once, French among them; lines of a sensible length, and no persons in them.
Result<void> put_in_order(std::vector<SheetWords>& texts, ServiceWords const& words) {
  std::vector<FieldFault> faults;
  std::set<Language> languages;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    auto& text = texts[i];
    auto const at = fmt::format("/texts/{}", i);
    if (!languages.insert(text.language).second) {
      faults.push_back({at + "/language", "network.language_repeated"});
    }
    auto const check = [&](std::string const& field, std::string& line) {
      line = one_line(line);
      if (line.size() > kLongestLine) {
        faults.push_back({fmt::format("{}/{}", at, field), "json.length_outside_bounds"});
      } else if (published_comment(line, words, {}).masked > 0) {
        faults.push_back({fmt::format("{}/{}", at, field), "network.comment_names_a_person"});
      }
    };
    check("what", text.what);
    check("for_whom", text.for_whom);
    check("reoriented_to", text.reoriented_to);
    for (auto [field, lines] : {std::pair{"counter_does", &text.counter_does},
                                {"counter_does_not", &text.counter_does_not},
                                {"papers", &text.papers}}) {
      for (auto& line : *lines) {
        check(field, line);
      }
      std::erase(*lines, "");
    }
    if (text.what.empty() || text.for_whom.empty() || text.counter_does.empty()) {
      faults.push_back({at, "json.length_outside_bounds"});
    }
  }
  if (!languages.contains(Language::kFr)) {
    faults.push_back({"/texts", "network.sheet_needs_french"});
  }
  return faults.empty() ? Result<void>{} : Problem{Fault::kInvalid, "network.edition_invalid", std::move(faults)};
}

class SheetEditor {
 public:
  explicit SheetEditor(Editing editing) : editing_(std::move(editing)) {}

  Result<OwnProcedures> own(http::Request const& request) const;
  // Refused, as all below: network.procedure_unknown, network.directory_loading.
  Result<SheetEditing> editing(ProcedureCode const& code, http::Request const& request) const;
  // Refused also: network.edition_outdated, network.website_unreadable, network.sheet_needs_french.
  Result<SheetEditing> save(ProcedureCode const& code, SheetSaving const& saving, http::Request const& request) const;
  // Refused also: network.edition_unknown, network.edition_outdated.
  Result<SheetEditing> restore(ProcedureCode const& code, Restoration const& asked, http::Request const& request) const;

 private:
  struct Standing;
  Result<Standing> standing(db::Snapshot const& snapshot, ProcedureCode const& code,
                            http::Request const& request) const;
  static SheetEditing shown(db::Snapshot const& snapshot, Standing const& standing);

  Editing editing_;
};

// A procedure within reach, and what has been said of its sheet.
struct SheetEditor::Standing {
  EditedObject object;
  LocalName name;
  SheetEdition first;  // what stands without any edition
  std::vector<EditionItem> items;
};

Result<SheetEditor::Standing> SheetEditor::standing(db::Snapshot const& snapshot, ProcedureCode const& code,
                                                    http::Request const& request) const {
  auto const scope = request.scope();
  if (!partner_within(snapshot, scope, code)) {
    return Problem{Fault::kNotFound, "network.procedure_unknown"};
  }
  auto const directory = editing_.directory();
  auto const* const procedure = directory ? directory->catalogue().find(code) : nullptr;
  if (procedure == nullptr) {
    return Problem{Fault::kUnavailable, "network.directory_loading"};
  }
  auto const object = EditedObject{scope.network(), EditionKind::kProcedure, code.text};
  return Standing{object, name_of(*procedure), shipped_sheet(snapshot, scope.network(), code),
                  editions_of(snapshot, object)};
}

SheetEditing SheetEditor::shown(db::Snapshot const& snapshot, Standing const& standing) {
  auto const items = editions_of(snapshot, standing.object);
  auto const last = last_edition(items, standing.first);
  return {standing.name, last ? *last : standing.first, last_number(items), summaries(items, standing.first)};
}

Result<OwnProcedures> SheetEditor::own(http::Request const& request) const {
  auto const directory = editing_.directory();
  if (!directory) {
    return Problem{Fault::kUnavailable, "network.directory_loading"};
  }
  auto const scope = request.scope();
  auto const partners =
      editing_.database->read([&](db::Snapshot const& snapshot) { return partners_within(snapshot, scope); });
  OwnProcedures own;
  for (auto const& code : partners) {
    if (auto const* const partner = directory->catalogue().find(scope.network(), code)) {
      own.partners.push_back({code, name_of(*partner)});
    }
  }
  for (auto const& procedure : directory->catalogue().procedures()) {
    auto const is_own = procedure.network_id == scope.network() &&
                        std::ranges::find(partners, procedure.partner_code) != partners.end();
    if (!is_own) {
      continue;
    }
    auto item = OwnProcedure{procedure.code, name_of(procedure), procedure.partner_code, {}, false, {}};
    if (auto const* const sheet = directory->catalogue().sheet(procedure)) {
      auto const age = std::chrono::sys_days{directory->today()} - std::chrono::sys_days{sheet->reviewed_on};
      item.reviewed_on = sheet->reviewed_on;
      item.is_stale = age > kSheetIsStaleAfter;
      item.validated_on = sheet->validated_on;
    }
    own.items.push_back(std::move(item));
  }
  return own;
}

Result<SheetEditing> SheetEditor::editing(ProcedureCode const& code, http::Request const& request) const {
  return editing_.database->read([&](db::Snapshot const& snapshot) -> Result<SheetEditing> {
    auto const known = standing(snapshot, code, request);
    return known ? Result{shown(snapshot, *known)} : known.problem();
  });
}

Result<SheetEditing> SheetEditor::save(ProcedureCode const& code, SheetSaving const& saving,
                                       http::Request const& request) const {
  auto const now = editing_.clock->now();
  return editing_.database->write([&](db::Transaction& tx) -> Result<SheetEditing> {
    auto const known = standing(tx, code, request);
    if (!known) {
      return known.problem();
    }
    auto edition = SheetEdition{saving.official_url, saving.channels, saving.texts, {}, {}};
    auto const official = read_website(edition.official_url);
    if (!official) {
      return invalid("/official_url", "network.website_unreadable");
    }
    edition.official_url = *official;
    if (auto const ordered = put_in_order(edition.texts, editing_.rules->words); !ordered) {
      return ordered.problem();
    }
    auto const editor = editor_of(request, now);
    if (saving.validates) {
      edition.validated_on = Date{std::chrono::floor<std::chrono::days>(now)};
      edition.validated_by = organisation_name(tx, known->object.network, editor.organisation);
    }
    auto const document = json::write(edition);
    if (auto const again = json::read<SheetEdition>(document); !again) {
      return again.problem();  // what is kept must be readable for ever
    }
    auto const saved = save_edition(tx, known->object, saving.number, document, {}, editor);
    if (!saved) {
      return saved.problem();
    }
    tell_edition(tx, request, saving.validates ? "journal.sheet_validated" : "journal.sheet_edited", known->object,
                 now);
    return shown(tx, *known);
  });
}

Result<SheetEditing> SheetEditor::restore(ProcedureCode const& code, Restoration const& asked,
                                          http::Request const& request) const {
  auto const now = editing_.clock->now();
  return editing_.database->write([&](db::Transaction& tx) -> Result<SheetEditing> {
    auto const known = standing(tx, code, request);
    if (!known) {
      return known.problem();
    }
    auto const earlier = std::ranges::find(known->items, asked.restores, &EditionItem::number);
    auto const is_there = asked.restores == 0 ? !known->first.texts.empty() : earlier != known->items.end();
    if (!is_there) {
      return Problem{Fault::kNotFound, "network.edition_unknown"};
    }
    auto const document = asked.restores == 0 ? json::write(known->first) : earlier->document;
    auto const saved = save_edition(tx, known->object, asked.number, document, asked.restores, editor_of(request, now));
    if (!saved) {
      return saved.problem();
    }
    tell_edition(tx, request, "journal.sheet_restored", known->object, now);
    return shown(tx, *known);
  });
}

}  // namespace

void add_sheet_editing_routes(http::Routes& routes, Editing const& editing) {
  auto const editor = SheetEditor{editing};
  routes.get<NoParameters, OwnProcedures>(
      "/api/v1/own-procedures", Right::kEditProcedures, Work::kLong,
      [editor](NoParameters const&, Request const& request) { return editor.own(request); },
      {.summary = "network.api.own_procedures"});
  routes.get<ProcedurePath, SheetEditing>(
      "/api/v1/procedures/{code}/edition", Right::kEditProcedures, Work::kLong,
      [editor](ProcedurePath const& path, Request const& request) { return editor.editing(path.code, request); },
      {.summary = "network.api.sheet_edition"});
  routes.put<ProcedurePath, SheetSaving, SheetEditing>(
      "/api/v1/procedures/{code}", Right::kEditProcedures, Work::kWrite,
      [editor](ProcedurePath const& path, SheetSaving const& saving, Request const& request) {
        return editor.save(path.code, saving, request);
      },
      {.summary = "network.api.save_sheet"});
  routes.post<ProcedurePath, Restoration, SheetEditing>(
      "/api/v1/procedures/{code}/restorations", Right::kEditProcedures, Work::kWrite,
      [editor](ProcedurePath const& path, Restoration const& asked, Request const& request) {
        return editor.restore(path.code, asked, request);
      },
      {.summary = "network.api.restore_sheet"});
}

}  // namespace relais::network

#include "commands/experience_import.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "commands/experience_surroundings.hpp"
#include "commands/visit_surroundings.hpp"
#include "engine/language/fold.hpp"
#include "experiences/experience_store.hpp"
#include "experiences/import_experiences_store.hpp"
#include "network/directory.hpp"
#include "network/live_directory.hpp"

namespace relais::commands {
namespace {

using experiences::ExperienceImport;
using experiences::ImportNote;

constexpr std::size_t kShownNotes = 50;
constexpr std::string_view kProducer = "Services Publics + (DITP)";

// By name and by code, folded; what several are called leads nowhere.
class Codes {
 public:
  void add(std::string_view name, std::string const& code) {
    auto const [place, is_new] = codes_.try_emplace(language::fold(name), code);
    if (!is_new && place->second != code) {
      place->second.clear();
    }
  }
  std::map<std::string, std::string> take() {
    std::erase_if(codes_, [](auto const& one) { return one.first.empty() || one.second.empty(); });
    return std::move(codes_);
  }

 private:
  std::map<std::string, std::string> codes_;
};

std::map<std::string, std::string> departments_of(network::Directory const& directory, NetworkId const& network) {
  Codes codes;
  for (auto const kind : {network::TerritoryKind::kDepartment, network::TerritoryKind::kProvince}) {
    for (auto const* const territory : directory.territories().of_kind(network, kind)) {
      codes.add(territory->name, territory->code.text);
      codes.add(territory->code.text, territory->code.text);
    }
  }
  return codes.take();
}

std::map<std::string, std::string> procedures_of(network::Directory const& directory, NetworkId const& network) {
  Codes codes;
  for (auto const& procedure : directory.catalogue().procedures()) {
    if (procedure.network_id == network) {
      for (auto const language : {Language::kFr, Language::kEn, Language::kNl, Language::kDe}) {
        codes.add(network::in_language(network::name_of(procedure), language), procedure.code.text);
      }
    }
  }
  return codes.take();
}

bool is_too_strict(Import const& what, ExperienceImport const& report) {
  return what.strict && !report.warnings.empty();
}

Result<ExperienceImport> bring(db::Database& database, Import const& what, std::string bytes) {
  auto const now = SystemClock{}.now();
  auto const network = NetworkId{what.network};
  auto const scope = Scope::whole_network(network);
  auto const day = network::day_of_directory(now);
  auto table = tables::read_table(bytes);
  if (!table) {
    return table.problem();
  }
  bytes = {};  // what is read stands in the table
  experiences::ServiceTree services;
  auto const directory = database.read([&](db::Snapshot const& snapshot) {
    services = experiences::service_tree(snapshot, scope, shipped_services());
    return std::make_unique<network::Directory const>(network::DirectoryStore{snapshot, scope}.load(), day);
  });
  if (std::ranges::find(directory->networks(), network, &network::Network::id) == directory->networks().end()) {
    return Problem{Fault::kNotFound, "network.unknown", {}, fmt::format("there is no network \"{}\"", network.text)};
  }
  auto const rules = personal_data_rules();
  auto const guard = language::TextGuard{rules, language::PersonalDataText::kStory};
  auto const words = import_words();
  auto const source = what.source.empty() ? std::string{kProducer} : what.source;
  auto const read =
      experiences::read_experiences(*std::move(table), {network, source, now, departments_of(*directory, network),
                                                        procedures_of(*directory, network), &services, &words, &guard});
  if (!read) {
    return read.problem();
  }
  return experiences::bring_experiences(database, scope, *read, story_concepts(), now,
                                        what.dry_run || is_too_strict(what, read->report));
}

// The kinds in turn, so that one of which there are many hides no other.
std::vector<ImportNote const*> in_turn(std::vector<ImportNote> const& notes) {
  std::map<std::string, std::vector<ImportNote const*>> by_kind;
  for (auto const& note : notes) {
    by_kind[note.code].push_back(&note);
  }
  std::vector<ImportNote const*> shown;
  for (std::size_t i = 0; shown.size() < std::min(kShownNotes, notes.size()); ++i) {
    for (auto const& [code, of_kind] : by_kind) {
      if (i < of_kind.size() && shown.size() < kShownNotes) {
        shown.push_back(of_kind[i]);
      }
    }
  }
  std::ranges::stable_sort(shown, {}, &ImportNote::line);
  return shown;
}

void print_notes(std::string_view title, std::vector<ImportNote> const& notes, i18n::Texts const& texts) {
  if (notes.empty()) {
    return;
  }
  fmt::print("{}:\n", title);
  for (auto const* const note : in_turn(notes)) {
    fmt::print("  line {}{}: {}{}{}\n", note->line, note->column.empty() ? "" : ", column " + note->column,
               texts.text(Language::kEn, note->code), note->value.empty() ? "" : ": " + note->value,
               note->times > 1 ? fmt::format(" (and {} more lines)", note->times - 1) : "");
  }
  if (notes.size() > kShownNotes) {
    fmt::print("  and {} more\n", notes.size() - kShownNotes);
  }
}

}  // namespace

int import_experiences(db::Database& database, Import const& what, std::string bytes, i18n::Texts const& texts) {
  auto const imported = bring(database, what, std::move(bytes));
  if (!imported) {
    return refuse(imported.problem());
  }
  auto const& report = *imported;
  fmt::print("{}: {} lines; stories: {} new, {} changed, {} unchanged, {} left as decided here, {} taken away\n",
             what.files.front(), report.rows, report.created, report.changed, report.unchanged, report.left,
             report.taken_away);
  fmt::print(
      "  lines not brought: {} broken, {} repeated, {} not published there; {} new answers; personal data masked "
      "in {} stories\n",
      report.refused, report.repeated, report.not_brought, report.answers, report.masked);
  for (auto const& service : report.services) {
    fmt::print("  service added to the tree: {}\n", service);
  }
  for (auto const& column : report.unread_columns) {
    fmt::print("  column not recognised: {}\n", column);
  }
  print_notes("Broken lines", report.errors, texts);
  print_notes("Warnings", report.warnings, texts);
  auto const is_refused = report.refused > 0 || is_too_strict(what, report);
  if (!report.is_done) {
    fmt::print("Nothing was changed: {}\n", report.refused > 0 ? "a list is brought whole or not at all."
                                            : is_refused       ? "with --strict a warning stops the list."
                                                               : "this was a dry run.");
  }
  return is_refused ? 1 : 0;
}

}  // namespace relais::commands

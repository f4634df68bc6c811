#include "network/counter_editing_routes.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/hours/parse.hpp"
#include "network/check_edition.hpp"
#include "network/compose_pages.hpp"
#include "network/edition_history.hpp"
#include "network/edition_routes.hpp"
#include "network/import_counters.hpp"
#include "network/import_store.hpp"
#include "network/import_values.hpp"
#include "network/label_hours.hpp"
#include "network/page_phrases.hpp"
#include "network/show_counter.hpp"
#include "platform/i18n/format.hpp"
#include "platform/text/uuid.hpp"

namespace relais::network {
namespace {

constexpr std::string_view kOpenedHere = "here";  // the list of counters that no list brought

Problem unknown_counter() {
  return {Fault::kNotFound, "network.counter_unknown"};
}

Problem not_loaded() {
  return {Fault::kUnavailable, "network.directory_loading"};
}

DaySpan day_span(hours::ShownSpan const& span) {
  return {i18n::time(std::chrono::minutes{span.from}), i18n::time(std::chrono::minutes{span.to})};
}

// The ordinary week of some hours, at the place of a counter.
ShownWeek week_of(std::string const& hours, hours::Calendar const& calendar, Date today) {
  ShownWeek week;
  auto parsed = hours::parse(hours);
  if (!std::holds_alternative<hours::Rules>(parsed)) {
    return week;
  }
  auto const day = hours::Day{today};
  auto const schedule =
      hours::Schedule::compile(std::get<hours::Rules>(std::move(parsed)), calendar, day, day + std::chrono::days{1});
  week.is_known = true;
  for (auto const& spans : schedule.ordinary_week()) {
    auto& shown = week.days.emplace_back();
    for (auto const& span : spans) {
      if (span.state == hours::State::kOpen) {
        shown.push_back(day_span(span));
      }
    }
  }
  week.weekly_minutes = schedule.weekly_minutes();
  week.open_days = schedule.open_days();
  week.meets_label = keeps_label_hours(schedule);
  return week;
}

ShownWeek week_of(Directory const& directory, Counter const& listed, CounterEdition const& edition) {
  auto const hours = edition.hours.value_or(listed.hours.value_or(""));
  auto const* const counter = directory.find(listed.id);
  auto const places = counter == nullptr ? std::span<MeetingPlace const>{} : directory.places_of(*counter);
  auto const calendar = places.empty() ? hours::Calendar{} : directory.clocks()[places.front().clock].calendar;
  return hours.empty() ? ShownWeek{} : week_of(hours, calendar, directory.today());
}

using http::NoParameters;
using http::Request;
using http::Work;

struct CounterPath {
  CounterId id;
};
BOOST_DESCRIBE_STRUCT(CounterPath, (), (id))

constexpr std::size_t kLargestList = 16 * 1024 * 1024;
constexpr auto kPreviews = http::RateLimit{60, 20};  // each builds the directory anew

class CounterEditor {
 public:
  explicit CounterEditor(Editing editing) : editing_(std::move(editing)) {}

  Result<OwnCounters> own(http::Request const& request) const;
  // Refused, as all below: network.counter_unknown, network.directory_loading.
  Result<CounterEditing> editing(CounterId const& id, http::Request const& request) const;
  // Refused also: network.edition_outdated, and as check_edition() refuses.
  Result<CounterEditing> save(CounterId const& id, CounterSaving const& saving, http::Request const& request) const;
  // Refused also: network.edition_unknown, network.edition_outdated.
  Result<CounterEditing> restore(CounterId const& id, Restoration const& asked, http::Request const& request) const;
  // The whole directory is built anew with the draft in it: most of a second for a country.
  Result<CounterPreview> preview(CounterId const& id, CounterSaving const& draft, http::Request const& request) const;
  // Refused: network.commune_unknown (or out of reach), network.position_half.
  Result<CounterReference> open(OpenedCounter const& opened, http::Request const& request) const;
  // Refused as import_counters() refuses.
  Result<ImportReport> bring(ListUpload const& upload, http::Request const& request) const;

 private:
  struct Standing;
  Result<Standing> standing(db::Snapshot const& snapshot, CounterId const& id, http::Request const& request) const;
  // How an edition is kept: after which, which one it takes back, and what the journal says of it.
  struct Keeping {
    std::int64_t number;
    std::optional<std::int64_t> restores;
    std::string action;
    Instant now;
  };
  Result<CounterEditing> keep(db::Transaction& tx, Standing const& standing, CounterEdition const& wanted,
                              Keeping const& how, Directory const& directory, http::Request const& request) const;
  CounterEditing shown(Standing const& standing, std::vector<EditionItem> const& items,
                       Directory const& directory) const;
  Result<CounterEdition> checked(db::Snapshot const& snapshot, Standing const& standing, CounterEdition const& wanted,
                                 Directory const& directory, http::Request const& request) const;

  Editing editing_;
};

// A counter within reach, and what has been said of it.
struct CounterEditor::Standing {
  EditedObject object;
  Counter listed;
  std::vector<EditionItem> items;
  CounterEdition edition;
  bool may_coordinate = false;
};

Result<CounterEditor::Standing> CounterEditor::standing(db::Snapshot const& snapshot, CounterId const& id,
                                                        http::Request const& request) const {
  auto listed = listed_counter(snapshot, request.scope(), id);
  if (!listed) {
    return unknown_counter();
  }
  auto const object = EditedObject{listed->network_id, EditionKind::kCounter, id.text};
  auto items = editions_of(snapshot, object);
  auto edition = last_edition<CounterEdition>(items, {});
  if (!edition) {
    return edition.problem();
  }
  auto const may_coordinate = request.principal.has(Right::kManageCounters) &&
                              listed_counter(snapshot, request.principal.scope(Right::kManageCounters), id).has_value();
  return Standing{object, *std::move(listed), std::move(items), *std::move(edition), may_coordinate};
}

CounterEditing CounterEditor::shown(Standing const& standing, std::vector<EditionItem> const& items,
                                    Directory const& directory) const {
  CounterEditing shown;
  shown.listed = standing.listed;
  if (auto edition = last_edition<CounterEdition>(items, {})) {
    shown.edition = *std::move(edition);
  }
  shown.number = last_number(items);
  shown.history = summaries<CounterEdition>(items, {});
  shown.week = week_of(directory, standing.listed, shown.edition);
  shown.unstaffed = unstaffed(shown.week, shown.edition.staffing.value_or(std::vector<StaffedSlot>{}));
  auto const core = directory.catalogue().core_bundle(standing.listed.network_id, standing.listed.label.value_or(""),
                                                      directory.today());
  for (auto const* const partner : core) {
    shown.bundle.push_back({partner->code, {partner->name_fr, partner->name_en, {}, {}}});
  }
  shown.may_coordinate = standing.may_coordinate;
  return shown;
}

Result<CounterEdition> CounterEditor::checked(db::Snapshot const& snapshot, Standing const& standing,
                                              CounterEdition const& wanted, Directory const& directory,
                                              http::Request const& request) const {
  auto const reaches = [&](CounterId const& other) {
    return listed_counter(snapshot, request.principal.scope(Right::kManageCounters), other).has_value();
  };
  return check_edition(wanted, {standing.listed, standing.edition, standing.may_coordinate, reaches}, directory,
                       editing_.rules->words);
}

Result<OwnCounters> CounterEditor::own(http::Request const& request) const {
  auto const directory = editing_.directory();
  if (!directory) {
    return not_loaded();
  }
  auto const scope = request.scope();
  auto const ids =
      editing_.database->read([&](db::Snapshot const& snapshot) { return counters_within(snapshot, scope); });
  OwnCounters own;
  for (auto const& id : ids) {
    if (auto const* const counter = directory->find(id)) {
      auto const places = directory->places_of(*counter);
      auto const has_hours =
          std::ranges::any_of(places, [](MeetingPlace const& place) { return place.times.are_known(); });
      auto const checked_on = directory->checked_on(*counter);
      auto const now = LocalMinute{std::chrono::local_days{directory->today()}};
      own.items.push_back({id, counter->name, counter->kind, counter->commune_name, !places.empty(), has_hours,
                           checked_on, is_old(checked_on, now)});
    }
  }
  std::ranges::sort(own.items, {}, [](OwnCounter const& one) { return std::tie(one.commune_name, one.name, one.id); });
  return own;
}

Result<CounterEditing> CounterEditor::editing(CounterId const& id, http::Request const& request) const {
  auto const directory = editing_.directory();
  if (!directory) {
    return not_loaded();
  }
  return editing_.database->read([&](db::Snapshot const& snapshot) -> Result<CounterEditing> {
    auto const known = standing(snapshot, id, request);
    return known ? Result{shown(*known, known->items, *directory)} : known.problem();
  });
}

Result<CounterEditing> CounterEditor::keep(db::Transaction& tx, Standing const& standing, CounterEdition const& wanted,
                                           Keeping const& how, Directory const& directory,
                                           http::Request const& request) const {
  auto const edition = checked(tx, standing, wanted, directory, request);
  if (!edition) {
    return edition.problem();
  }
  auto const saved =
      save_edition(tx, standing.object, how.number, json::write(*edition), how.restores, editor_of(request, how.now));
  if (!saved) {
    return saved.problem();
  }
  tell_edition(tx, request, how.action, standing.object, how.now);
  return shown(standing, editions_of(tx, standing.object), directory);
}

Result<CounterEditing> CounterEditor::save(CounterId const& id, CounterSaving const& saving,
                                           http::Request const& request) const {
  auto const directory = editing_.directory();
  if (!directory) {
    return not_loaded();
  }
  auto const now = editing_.clock->now();
  return editing_.database->write([&](db::Transaction& tx) -> Result<CounterEditing> {
    auto const known = standing(tx, id, request);
    if (!known) {
      return known.problem();
    }
    return keep(tx, *known, saving.edition, {saving.number, {}, "journal.counter_edited", now}, *directory, request);
  });
}

Result<CounterEditing> CounterEditor::restore(CounterId const& id, Restoration const& asked,
                                              http::Request const& request) const {
  auto const directory = editing_.directory();
  if (!directory) {
    return not_loaded();
  }
  auto const now = editing_.clock->now();
  return editing_.database->write([&](db::Transaction& tx) -> Result<CounterEditing> {
    auto const known = standing(tx, id, request);
    if (!known) {
      return known.problem();
    }
    auto const earlier = std::ranges::find(known->items, asked.restores, &EditionItem::number);
    if (earlier == known->items.end() && asked.restores != 0) {
      return Problem{Fault::kNotFound, "network.edition_unknown"};
    }
    auto const wanted = asked.restores == 0 ? Result{CounterEdition{}} : last_edition<CounterEdition>({*earlier}, {});
    if (!wanted) {
      return wanted.problem();
    }
    // What stood then may be for the coordination alone, or lead to a counter that is gone: it is checked like any
    // other.
    return keep(tx, *known, *wanted, {asked.number, asked.restores, "journal.counter_restored", now}, *directory,
                request);
  });
}

Result<CounterPreview> CounterEditor::preview(CounterId const& id, CounterSaving const& draft,
                                              http::Request const& request) const {
  auto const directory = editing_.directory();
  if (!directory) {
    return not_loaded();
  }
  auto const now = editing_.clock->now();
  struct Draft {
    Counter listed;
    CounterEdition edition;
    DirectoryRows rows;
  };
  auto const made = editing_.database->read([&](db::Snapshot const& snapshot) -> Result<Draft> {
    auto const known = standing(snapshot, id, request);
    if (!known) {
      return known.problem();
    }
    auto const edition = checked(snapshot, *known, draft.edition, *directory, request);
    if (!edition) {
      return edition.problem();
    }
    auto rows = DirectoryStore{snapshot, Scope::public_directory()}.load();
    std::erase_if(rows.editions,
                  [&](EditionRow const& row) { return row.kind == EditionKind::kCounter && row.object_id == id.text; });
    rows.editions.push_back({known->listed.network_id,
                             EditionKind::kCounter,
                             id.text,
                             draft.number + 1,
                             json::write(*edition),
                             now,
                             {},
                             {},
                             {}});
    return Draft{known->listed, *edition, published(std::move(rows), directory->today())};
  });
  if (!made) {
    return made.problem();
  }
  auto draft_made = *made;
  auto const drafted = Directory{std::move(draft_made.rows), directory->today()};
  CounterPreview preview;
  preview.week = week_of(*directory, draft_made.listed, draft_made.edition);
  auto const language = editing_.site->spoken(request.language());
  if (auto const detail = show_counter(drafted, Scope::public_directory(), id, now)) {
    preview.page = editing_.site
                       ->show(language, "network/counter",
                              compose_counter({editing_.site->texts(), language, drafted}, *detail, now),
                              after_language(counter_url(language, id.text)))
                       .body;
  }
  return preview;
}

Result<CounterReference> CounterEditor::open(OpenedCounter const& opened, http::Request const& request) const {
  auto const directory = editing_.directory();
  if (!directory) {
    return not_loaded();
  }
  if (opened.lat.has_value() != opened.lon.has_value()) {
    return invalid("/lat", "network.position_half");
  }
  auto const name = name_in(opened.name);
  if (name.empty()) {
    return invalid("/name", "json.length_outside_bounds");
  }
  if (opened.opened_on && (*opened.opened_on < kFirstDay || kLastDay < *opened.opened_on)) {
    return invalid("/opened_on", "network.date_unreadable");
  }
  auto const now = editing_.clock->now();
  auto const scope = request.scope();
  auto const fresh_id = uuid_v7(now);
  return editing_.database->write([&](db::Transaction& tx) -> Result<CounterReference> {
    auto const* const commune = directory->territories().find(opened.commune);
    if (commune == nullptr || commune->kind != TerritoryKind::kCommune || commune->network_id != scope.network() ||
        !reaches_territory(tx, scope, commune->code)) {
      return invalid("/commune", "network.commune_unknown");
    }
    auto const& networks = directory->networks();
    auto const network = std::ranges::find(networks, scope.network(), &Network::id);
    auto counter = Counter{};
    counter.network_id = scope.network();
    counter.id = CounterId{fresh_id};
    counter.list = kOpenedHere;
    counter.name = name;
    counter.kind = opened.kind;
    counter.address = opened.address;
    counter.postcode = opened.postcode;
    counter.commune_name = commune->name;
    counter.commune_code = commune->code;
    counter.lat = opened.lat;
    counter.lon = opened.lon;
    counter.opened_on = opened.opened_on;
    counter.source = network == networks.end() ? scope.network().text : network->name;
    counter.source_date = directory->today();
    auto store = ImportStore::of_person(tx, scope);
    store.save(counter);
    store.announce_change("counters");
    editing_.counters_changed(tx, scope.network());
    tell_edition(tx, request, "journal.counter_opened", {scope.network(), EditionKind::kCounter, fresh_id}, now);
    return CounterReference{counter.id};
  });
}

Result<ImportReport> CounterEditor::bring(ListUpload const& upload, http::Request const& request) const {
  auto const scope = request.scope();
  auto const now = editing_.clock->now();
  auto const directory = editing_.directory();
  if (!directory) {
    return not_loaded();
  }
  auto const is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
  if (!std::ranges::all_of(upload.list, is_plain)) {
    return invalid("/list", "network.list_name_malformed");
  }
  if (upload.source_date && *upload.source_date > directory->today()) {
    return invalid("/source_date", "network.list_of_tomorrow");
  }
  // A list that nobody has brought yet bears its network's name: its identifiers are then nobody else's.
  auto const stands = std::ranges::any_of(directory->counters(), [&](Counter const& counter) {
    return counter.network_id == scope.network() && counter.list == upload.list;
  });
  auto const list = stands ? upload.list : fmt::format("{}-{}", scope.network().text, upload.list);
  auto const after = [&](db::Transaction& tx) {
    editing_.counters_changed(tx, scope.network());
    tell_edition(tx, request, "journal.list_imported", {scope.network(), EditionKind::kCounter, list}, now);
  };
  return import_counters(*editing_.database, scope, *editing_.rules, upload.text, upload.file_name,
                         {.network = scope.network(),
                          .list = list,
                          .source = upload.source,
                          .source_date = upload.source_date,
                          .complete = upload.is_complete,
                          .dry_run = upload.dry_run,
                          .latest = directory->today(),
                          .after_change = after});
}

}  // namespace

void add_counter_editing_routes(http::Routes& routes, Editing const& editing) {
  auto const editor = CounterEditor{editing};
  routes.get<NoParameters, OwnCounters>(
      "/api/v1/own-counters", Right::kEditCounter, Work::kLong,
      [editor](NoParameters const&, Request const& request) { return editor.own(request); },
      {.summary = "network.api.own_counters"});
  routes.get<CounterPath, CounterEditing>(
      "/api/v1/counters/{id}/edition", Right::kEditCounter, Work::kLong,
      [editor](CounterPath const& path, Request const& request) { return editor.editing(path.id, request); },
      {.summary = "network.api.counter_edition"});
  routes.put<CounterPath, CounterSaving, CounterEditing>(
      "/api/v1/counters/{id}", Right::kEditCounter, Work::kWrite,
      [editor](CounterPath const& path, CounterSaving const& saving, Request const& request) {
        return editor.save(path.id, saving, request);
      },
      {.summary = "network.api.save_counter"});
  routes.post<CounterPath, Restoration, CounterEditing>(
      "/api/v1/counters/{id}/restorations", Right::kEditCounter, Work::kWrite,
      [editor](CounterPath const& path, Restoration const& asked, Request const& request) {
        return editor.restore(path.id, asked, request);
      },
      {.summary = "network.api.restore_counter"});
  routes.post<CounterPath, CounterSaving, CounterPreview>(
      "/api/v1/counters/{id}/preview", Right::kEditCounter, Work::kLong,
      [editor](CounterPath const& path, CounterSaving const& draft, Request const& request) {
        return editor.preview(path.id, draft, request);
      },
      {.summary = "network.api.preview_counter", .rate = kPreviews});
  routes.post<NoParameters, OpenedCounter, CounterReference>(
      "/api/v1/counters", Right::kManageCounters, Work::kWrite,
      [editor](NoParameters const&, OpenedCounter const& opened, Request const& request) {
        return editor.open(opened, request);
      },
      {.summary = "network.api.open_counter"});
  routes.post<NoParameters, ListUpload, ImportReport>(
      "/api/v1/counters/imports", Right::kManageCounters, Work::kWrite,
      [editor](NoParameters const&, ListUpload const& upload, Request const& request) {
        return editor.bring(upload, request);
      },
      {.summary = "network.api.import_counters", .body_limit = kLargestList});
}

}  // namespace relais::network

#include <algorithm>
#include <cstdio>
#include <iostream>

#include <fmt/format.h>

#include "commands/commands.hpp"
#include "commands/house.hpp"
#include "commands/program.hpp"
#include "engine/hours/parse.hpp"
#include "identity/settle_wipes_store.hpp"
#include "network/directory_store.hpp"
#include "network/import_official_links.hpp"
#include "platform/db/backup.hpp"
#include "platform/db/verify.hpp"
#include "platform/i18n/texts.hpp"
#include "platform/journal/journal.hpp"
#include "platform/outgoing/fetch.hpp"

namespace relais::commands {
namespace {

int done(std::string_view line) {
  fmt::print("{}\n", line);
  return 0;
}

int outcome(Result<void> const& result, std::string_view line) {
  return result ? done(line) : refuse(result.problem());
}

// Hours are checked when they are written: those that cannot be read any more betray a change made behind our back.
std::size_t unreadable_hours(network::DirectoryRows const& rows) {
  return static_cast<std::size_t>(std::count_if(rows.counters.begin(), rows.counters.end(), [](auto const& counter) {
    return counter.hours && std::holds_alternative<hours::Refusal>(hours::parse(*counter.hours));
  }));
}

}  // namespace

// One line: what is wrong, behind the place of a field that is all of it, then other wrong fields by their path. A code
// stands only where it has no words.
int refuse(Problem const& problem) {
  auto const texts = i18n::Texts::load_embedded();
  auto const in_words = [&](std::string const& code) {
    return texts && texts->has(Language::kEn, code) ? std::string{texts->text(Language::kEn, code)} : code;
  };
  auto line = problem.detail.empty() ? in_words(problem.code) : problem.detail;
  for (auto const& fault : problem.fields) {
    line = fault.code == problem.code ? fmt::format("{}: {}", fault.field, line)
                                      : fmt::format("{}; {}: {}", line, fault.field, in_words(fault.code));
  }
  fmt::print(stderr, "relais: {}\n", line);
  return 1;
}

int migrate(config::Settings const& settings) {
  auto const database = open_database(settings, false);
  return database ? done("The database has this version's schema.") : refuse(database.problem());
}

int check_links(config::Settings const& settings, std::string const& network) {
  auto database = open_existing_database(settings);
  if (!database) {
    return refuse(database.problem());
  }
  auto const id = NetworkId{network};
  auto const probe = [](std::string const& url) {
    auto const fetched = outgoing::fetch(url);
    auto const answers = fetched && fetched->status < 400;
    auto const why = fetched ? std::to_string(fetched->status) : fetched.problem().detail;
    fmt::print("{} {}\n", url, answers ? "answers" : fmt::format("does NOT answer ({})", why));
    return answers;
  };
  auto const today = Date{std::chrono::floor<std::chrono::days>(SystemClock{}.now())};
  auto const checked =
      network::check_links(*database, Scope::whole_network(id), {.network = id, .today = today}, probe);
  if (!checked) {
    return refuse(checked.problem());
  }
  auto const dead = std::ranges::count(checked->links, false, &network::OfficialLink::answers);
  return done(fmt::format("{} of {} pages do not answer; their sheets say so.", dead, checked->links.size()));
}

int check(config::Settings const& settings) {
  auto database = open_existing_database(settings);
  if (!database) {
    return refuse(database.problem());
  }
  if (auto const sound = db::verify(*database); !sound) {
    return refuse(sound.problem());
  }
  auto const today = Date{std::chrono::floor<std::chrono::days>(SystemClock{}.now())};
  auto const verdict = database->read([&](db::Snapshot const& snapshot) { return journal::verify(snapshot, today); });
  if (verdict.broken) {
    return refuse({Fault::kConflict,
                   "check.journal_broken",
                   {},
                   fmt::format("the journal's chain is broken at {}: somebody changed it behind the program's back, or "
                               "a backup was mixed with another",
                               *verdict.broken)});
  }
  auto const rows = database->read([](db::Snapshot const& snapshot) {
    return network::DirectoryStore{snapshot, Scope::public_directory()}.load();
  });
  if (auto const unreadable = unreadable_hours(rows); unreadable > 0) {
    return refuse({Fault::kConflict,
                   "check.unreadable_hours",
                   {},
                   fmt::format("{} counters have hours that cannot be read: import their list again", unreadable)});
  }
  return done(
      fmt::format("The database is sound: {} counters, {} territories, {} procedures, {} entries of the journal.",
                  rows.counters.size(), rows.territories.size(), rows.procedures.size(), verdict.entries));
}

int backup(config::Settings const& settings, std::string const& file) {
  return outcome(db::backup(settings.database, file), fmt::format("The database is copied to {}.", file));
}

int restore(config::Settings const& settings, std::string const& file) {
  if (auto const restored = db::restore(settings.database, file); !restored) {
    return refuse(restored.problem());
  }
  // What was erased since the backup was made is erased again before anybody sees it.
  auto database = open_database(settings, false);
  auto const texts = i18n::Texts::load_embedded();
  auto const vault = identity::Vault::open(settings.secret_file);
  for (auto const* const problem : {database ? nullptr : &database.problem(), texts ? nullptr : &texts.problem(),
                                    vault ? nullptr : &vault.problem()}) {
    if (problem != nullptr) {
      return refuse(*problem);
    }
  }
  auto const clock = SystemClock{};
  auto const house = house_of(settings, *database, clock, *vault, *texts);
  auto const settled = identity::settle_wipes(house);
  return settled ? done(fmt::format("The database is restored from {}; {} erasures were done again.", file, *settled))
                 : refuse(settled.problem());
}

int print_openapi() {
  auto const texts = i18n::Texts::load_embedded();
  if (!texts) {
    return refuse(texts.problem());
  }
  auto const document = contract(*texts);
  if (!document) {
    return refuse(document.problem());
  }
  std::cout << *document;
  return 0;
}

}  // namespace relais::commands

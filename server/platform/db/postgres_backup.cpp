#include "platform/db/postgres_backup.hpp"

#include <algorithm>
#include <fstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/db/address.hpp"
#include "platform/db/postgres_connection.hpp"
#include "platform/db/postgres_fault.hpp"
#include "platform/db/session.hpp"

namespace relais::db {
namespace {

namespace fs = std::filesystem;

Statement const kTables{"db.postgres_tables",
                        "select count(*) from information_schema.tables "
                        "where table_schema not in ('pg_catalog', 'information_schema')",
                        Dialect::kPostgresql};

// The newest first: a dump is read by its own or a later version. Debian keeps each version in a folder of its own.
std::optional<fs::path> find_program(std::string const& name) {
  std::vector<fs::path> folders{"/usr/bin", "/usr/local/bin"};
  std::error_code none;
  for (auto const& version : fs::directory_iterator{"/usr/lib/postgresql", none}) {
    folders.push_back(version.path() / "bin");
  }
  std::ranges::sort(folders, std::ranges::greater{}, [](auto const& folder) { return folder.string(); });
  auto const found = std::ranges::find_if(folders, [&](auto const& folder) { return fs::exists(folder / name); });
  return found == folders.end() ? std::nullopt : std::optional{*found / name};
}

// The URL without its password, which would be seen in the list of processes, and the password for the environment.
struct Credentials {
  std::string conninfo;
  std::string password;
};

std::string quoted(std::string_view value) {
  std::string text = "'";
  for (char const c : value) {
    if (c == '\'' || c == '\\') {
      text += '\\';
    }
    text += c;
  }
  return text + "'";
}

Credentials split(std::string const& url) {
  Credentials credentials;
  auto* const options = PQconninfoParse(url.c_str(), nullptr);
  for (auto* option = options; option && option->keyword; ++option) {
    std::string_view const keyword = option->keyword;
    if (!option->val) {
      continue;
    }
    if (keyword == "password") {
      credentials.password = option->val;
    } else {
      credentials.conninfo += fmt::format("{}={} ", keyword, quoted(option->val));
    }
  }
  PQconninfoFree(options);
  return credentials;
}

std::string first_line(fs::path const& file) {
  std::ifstream in{file};
  std::string line;
  std::getline(in, line);
  return line;
}

// Runs the program and gives the first line of its complaint, or nothing when it succeeded.
std::optional<std::string> complaint(std::vector<std::string> arguments, std::string const& password,
                                     fs::path const& log) {
  std::vector<char*> argv;
  std::ranges::transform(arguments, std::back_inserter(argv), [](auto& argument) { return argument.data(); });
  argv.push_back(nullptr);
  auto secret = "PGPASSWORD=" + password;
  std::vector<char*> environment;
  for (auto** entry = environ; *entry; ++entry) {
    environment.push_back(*entry);
  }
  if (!password.empty()) {
    environment.push_back(secret.data());
  }
  environment.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  pid_t child = 0;
  auto const failed = posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  if (failed != 0 || waitpid(child, &status, 0) != child) {
    return "the program does not start";
  }
  auto const line = first_line(log);
  fs::remove(log);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
    return std::nullopt;
  }
  return line.empty() ? "it failed without a word" : line;
}

Problem program_missing(std::string const& code, std::string const& name) {
  return unavailable(code, fmt::format("{} is not installed: install the package postgresql-client", name));
}

Result<void> require_empty(std::string const& url) {
  try {
    PostgresConnection connection{url, std::chrono::seconds{10}};
    if (Snapshot{connection}.one<std::int64_t>(kTables) != 0) {
      return unavailable("db.not_empty", "the database holds tables: create an empty one and name it with --database");
    }
    return {};
  } catch (Fault const& fault) {
    return unavailable("db.unreachable",
                       fmt::format("{}: check that PostgreSQL runs and is named right", fault.what()));
  }
}

}  // namespace

Result<void> backup_postgresql(std::string const& url, std::filesystem::path const& file) {
  auto const program = find_program("pg_dump");
  if (!program) {
    return program_missing("db.backup_failed", "pg_dump");
  }
  auto const [conninfo, password] = split(url);
  auto const part = fs::path{file}.concat(".part");
  auto const failure = complaint({program->string(), "--format=custom", "--no-owner", "--no-privileges",
                                  "--file=" + part.string(), "--dbname=" + conninfo},
                                 password, fs::path{file}.concat(".log"));
  if (failure) {
    fs::remove(part);
    return unavailable("db.backup_failed", fmt::format("{}: check the server and the place for the file", *failure));
  }
  fs::rename(part, file);
  return {};
}

Result<void> restore_postgresql(std::string const& url, std::filesystem::path const& file) {
  auto const program = find_program("pg_restore");
  if (!program) {
    return program_missing("db.restore_failed", "pg_restore");
  }
  if (!fs::is_regular_file(file)) {
    return unavailable("db.file_missing", fmt::format("{} is not there: check its name", file.string()));
  }
  if (auto const empty = require_empty(url); !empty) {
    return empty;
  }
  auto const [conninfo, password] = split(url);
  auto const failure = complaint({program->string(), "--single-transaction", "--exit-on-error", "--no-owner",
                                  "--no-privileges", "--dbname=" + conninfo, file.string()},
                                 password, fs::temp_directory_path() / fmt::format("relais-restore-{}.log", getpid()));
  if (failure) {
    return unavailable("db.not_a_backup", fmt::format("{}: nothing was restored, take another backup", *failure));
  }
  return {};
}

}  // namespace relais::db

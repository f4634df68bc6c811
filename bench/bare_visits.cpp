// The peer of bench/visits.mjs on SQLite: the rows that recording visits leaves (visit, act, outbox event), inserted by
// plain sqlite3 with the program's own settings, and nothing else: no HTTP, no rights, no rules, no JSON.
//
//   bare_visits commits FILE BATCH COUNT   COUNT visits with an act each, BATCH visits and one event a commit
//   bare_visits bulk FROM TO               the visits and acts of FROM into TO, in one transaction
//
// Both files were made by `relais demo`. Prints visits per second.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

namespace {

using Row = std::vector<std::string>;  // as text; SQLite's columns of numbers turn it into numbers, as NULL where empty

constexpr int kVisitColumns = 27;
constexpr int kActColumns = 16;
constexpr auto kEvent = R"({"counter":"fs-1729","network":"fr"})";

class Sqlite {
 public:
  explicit Sqlite(char const* file) {
    check(sqlite3_open(file, &handle_));
    run("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma temp_store = memory;"
        "pragma wal_autocheckpoint = 10000; pragma cache_size = -65536");
  }
  Sqlite(Sqlite const&) = delete;
  Sqlite& operator=(Sqlite const&) = delete;
  ~Sqlite() { sqlite3_close(handle_); }

  void run(char const* sql) { check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }
  sqlite3_stmt* prepare(std::string const& sql) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr));
    return statement;
  }
  void insert(sqlite3_stmt* statement, Row const& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      auto const place = static_cast<int>(i + 1);
      if (row[i].empty()) {
        sqlite3_bind_null(statement, place);
      } else {
        sqlite3_bind_text(statement, place, row[i].data(), static_cast<int>(row[i].size()), SQLITE_STATIC);
      }
    }
    if (sqlite3_step(statement) != SQLITE_DONE) {
      check(SQLITE_ERROR);
    }
    sqlite3_reset(statement);
  }
  std::vector<Row> all(char const* sql) {
    auto* const statement = prepare(sql);
    std::vector<Row> rows;
    while (sqlite3_step(statement) == SQLITE_ROW) {
      auto& row = rows.emplace_back(sqlite3_column_count(statement));
      for (std::size_t i = 0; i < row.size(); ++i) {
        auto const* const text = sqlite3_column_text(statement, static_cast<int>(i));
        row[i] = text ? reinterpret_cast<char const*>(text) : "";
      }
    }
    sqlite3_finalize(statement);
    return rows;
  }

 private:
  void check(int code) const {
    if (code != SQLITE_OK) {
      std::fprintf(stderr, "%s\n", sqlite3_errmsg(handle_));
      std::exit(1);
    }
  }
  sqlite3* handle_ = nullptr;
};

// An empty text of a column that holds no NULL is written as such.
std::string insert_sql(std::string_view table, int columns, std::vector<int> const& never_null) {
  auto sql = "insert into " + std::string{table} + " values (";
  for (int i = 1; i <= columns; ++i) {
    auto const is_text = std::ranges::find(never_null, i) != never_null.end();
    sql += (i > 1 ? ", " : "") + (is_text ? "coalesce(?, '')" : std::string{"?"});
  }
  return sql + ")";
}

std::string const kInsertVisit = insert_sql("visit", kVisitColumns, {20, 21});
std::string const kInsertAct = insert_sql("act", kActColumns, {});
constexpr auto kInsertEvent =
    "insert into outbox (id, name, payload, at) values ((select coalesce(max(id), 0) + 1 from outbox), ?, ?, ?)";

double per_second(std::size_t count, auto action) {
  auto const start = std::chrono::steady_clock::now();
  action();
  return static_cast<double>(count) / std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Later ones sort later, as those of devices do.
std::string id_of(std::size_t number) {
  auto const now =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
          .count();
  char text[40];
  std::snprintf(text, sizeof text, "%012llx%020zx", static_cast<unsigned long long>(now), number);
  std::string id{text};
  for (auto const place : {8, 13, 18, 23}) {
    id.insert(static_cast<std::size_t>(place), "-");
  }
  return id;
}

double commits(char const* file, std::size_t batch, std::size_t count) {
  std::vector<Row> visits;
  std::vector<Row> acts;
  auto const digest = std::string(64, 'd');
  auto const at = std::string{"2026-11-26T09:15:00.000Z"};
  for (std::size_t i = 0; i < count; ++i) {
    auto const id = id_of(i);
    visits.push_back({"fr", id, "fs-1729", "", "2026-11-26", "555",  "in_person", "closed", "1", "",
                      "",   "", "",        "", "",           "",     "",          "",       "",  "",
                      "",   at, at,        id, "1",          digest, "1",         "0",      ""});
    acts.push_back({"fr", id, "1", "caf", "caf.open_account", "", "online_procedure", "in_person", "fully_assisted",
                    "15", "resolved", "", "", "1", "none", ""});
  }
  Sqlite db{file};
  auto* const visit = db.prepare(kInsertVisit);
  auto* const act = db.prepare(kInsertAct);
  auto* const event = db.prepare(kInsertEvent);
  auto const rate = per_second(count, [&] {
    for (std::size_t i = 0; i < count; ++i) {
      if (i % batch == 0) {
        db.run("begin immediate");
      }
      db.insert(visit, visits[i]);
      db.insert(act, acts[i]);
      if ((i + 1) % batch == 0) {
        db.insert(event, {"visits.recorded", kEvent, at});
        db.run("commit");
      }
    }
  });
  sqlite3_finalize(visit);
  sqlite3_finalize(act);
  sqlite3_finalize(event);
  return rate;
}

double bulk(char const* from, char const* to) {
  std::vector<Row> visits;
  std::vector<Row> acts;
  {
    Sqlite source{from};
    visits = source.all("select * from visit order by rowid");
    acts = source.all("select * from act order by rowid");
  }
  Sqlite db{to};
  auto* const visit = db.prepare(kInsertVisit);
  auto* const act = db.prepare(kInsertAct);
  auto const rate = per_second(visits.size(), [&] {
    db.run("begin immediate");
    for (auto const& row : visits) {
      db.insert(visit, row);
    }
    for (auto const& row : acts) {
      db.insert(act, row);
    }
    db.run("commit");
  });
  sqlite3_finalize(visit);
  sqlite3_finalize(act);
  return rate;
}

}  // namespace

int main(int count, char** arguments) {
  auto const what = std::string_view{count > 1 ? arguments[1] : ""};
  if (what == "commits" && count == 5) {
    std::printf("%.1f\n", commits(arguments[2], std::stoul(arguments[3]), std::stoul(arguments[4])));
  } else if (what == "bulk" && count == 4) {
    std::printf("%.1f\n", bulk(arguments[2], arguments[3]));
  } else {
    std::fprintf(stderr, "usage: bare_visits commits FILE BATCH COUNT | bulk FROM TO\n");
    return 2;
  }
}

// What an operator meets at the start: one line that says what is the matter and what to do, never an exception.
#include <filesystem>
#include <fstream>

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

#include "platform/db/test_database.hpp"

namespace relais::db {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string refusal(std::string const& url, Options options = {.migrations = migrations_from(migrations::all())}) {
  options.patience = std::chrono::milliseconds{100};
  auto const opened = Database::open(url, std::move(options));
  if (opened) {
    return "accepted";
  }
  EXPECT_THAT(opened.problem().detail, HasSubstr(": ")) << "what is the matter, and what to do";
  EXPECT_THAT(opened.problem().detail, testing::Not(HasSubstr("\n")));
  return opened.problem().code;
}

class SqliteOpening : public testing::Test {
 protected:
  std::string file() const { return (folder_.path() / "relais.db").string(); }
  std::string url() const { return "sqlite:" + file(); }
  TestFolder folder_;
};

// Acts as an ordinary user: root may write everywhere.
class AsNobody {
 public:
  AsNobody() { std::ignore = seteuid(65534); }
  AsNobody(AsNobody const&) = delete;
  AsNobody& operator=(AsNobody const&) = delete;
  ~AsNobody() { std::ignore = seteuid(getuid()); }
};

TEST_F(SqliteOpening, a_second_server_is_refused_and_a_command_is_not) {
  auto const server = Database::open(url(), {.serving = true});
  ASSERT_TRUE(server);
  EXPECT_EQ(refusal(url(), {.serving = true}), "db.in_use");
  EXPECT_EQ(refusal(url()), "accepted");
}

TEST_F(SqliteOpening, a_server_may_follow_another) {
  EXPECT_TRUE(Database::open(url(), {.serving = true}));
  EXPECT_TRUE(Database::open(url(), {.serving = true}));
}

TEST_F(SqliteOpening, a_missing_folder) {
  EXPECT_EQ(refusal("sqlite:" + (folder_.path() / "none" / "relais.db").string()), "db.folder_missing");
}

TEST_F(SqliteOpening, a_file_that_is_no_database) {
  std::ofstream{file()} << std::string(5000, 'x');
  EXPECT_EQ(refusal(url()), "db.not_a_database");
}

TEST_F(SqliteOpening, a_file_that_cannot_be_written) {
  EXPECT_EQ(refusal(url()), "accepted");
  fs::permissions(folder_.path(), fs::perms::all);
  fs::permissions(file(), fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
  AsNobody const nobody;
  EXPECT_EQ(refusal(url()), "db.read_only");
  EXPECT_EQ(refusal(url(), {.serving = true}), "db.read_only");
}

TEST_F(SqliteOpening, a_folder_that_cannot_be_written) {
  fs::permissions(folder_.path(),
                  fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
  {
    AsNobody const nobody;
    EXPECT_EQ(refusal(url()), "db.read_only");
    EXPECT_EQ(refusal(url(), {.serving = true}), "db.read_only");
  }
  fs::permissions(folder_.path(), fs::perms::owner_all);
}

TEST_F(SqliteOpening, a_database_that_another_process_holds) {
  ASSERT_EQ(refusal(url()), "accepted");
  auto other = Database::open(url(), {.schema = Schema::kIgnore});
  auto const connection = other->connect(Access::kWrite);
  connection->begin(Access::kWrite);
  connection->script("create table busy (id text)");
  EXPECT_EQ(refusal(url()), "db.busy");
  connection->rollback();
  EXPECT_EQ(refusal(url()), "accepted");
}

// A file system of its own, small enough to fill.
class SmallDisk {
 public:
  SmallDisk(fs::path path, char const* size) : path_(std::move(path)) {
    fs::create_directory(path_);
    mounted_ = mount("tmpfs", path_.c_str(), "tmpfs", 0, size) == 0;
  }
  SmallDisk(SmallDisk const&) = delete;
  SmallDisk& operator=(SmallDisk const&) = delete;
  ~SmallDisk() {
    if (mounted_) {
      umount2(path_.c_str(), MNT_DETACH);
    }
  }
  bool mounted() const { return mounted_; }
  fs::path const& path() const { return path_; }

 private:
  fs::path path_;
  bool mounted_ = false;
};

Statement const kFill{"test.fill", "insert into test_fill (content) values (:content)"};
Statement const kFilled{"test.filled", "select count(*) from test_fill"};

TEST_F(SqliteOpening, a_full_disk_at_the_start) {
  SmallDisk const disk{folder_.path() / "disk", "size=16k"};
  if (!disk.mounted()) {
    GTEST_SKIP() << "a small file system cannot be mounted here";
  }
  EXPECT_EQ(refusal("sqlite:" + (disk.path() / "relais.db").string()), "db.full");
}

TEST_F(SqliteOpening, a_disk_that_fills_up_loses_nothing_and_writing_goes_on_when_there_is_room) {
  SmallDisk const disk{folder_.path() / "disk", "size=1m"};
  if (!disk.mounted()) {
    GTEST_SKIP() << "a small file system cannot be mounted here";
  }
  auto database = Database::open("sqlite:" + (disk.path() / "relais.db").string(), {.schema = Schema::kIgnore});
  ASSERT_TRUE(database);
  database->connect(Access::kWrite)->script("create table test_fill (content text not null)");
  auto const ballast = disk.path() / "ballast";
  std::ofstream{ballast} << std::string(200'000, 'x');
  auto const fill = [&] {
    database->write([](Transaction& tx) { tx.run(kFill, arg("content", std::string(4000, 'x'))); });
  };
  std::int64_t accepted = 0;
  try {
    for (; accepted < 1000; ++accepted) {
      fill();
    }
    FAIL() << "never full";
  } catch (Fault const& fault) {
    EXPECT_EQ(fault.kind(), FaultKind::kFull);
  }
  auto const filled = [&] {
    return database->read([](Snapshot const& snapshot) { return snapshot.one<std::int64_t>(kFilled).value(); });
  };
  EXPECT_EQ(filled(), accepted);
  fs::remove(ballast);
  fill();
  EXPECT_EQ(filled(), accepted + 1);
}

class PostgresqlOpening : public testing::Test {
 protected:
  void SetUp() override {
    if (!TestPostgresql::server()) {
      GTEST_SKIP() << "RELAIS_TEST_POSTGRESQL is not set";
    }
    server_ = TestPostgresql::server();
  }
  std::string server_;
};

TEST_F(PostgresqlOpening, a_wrong_password) {
  auto const colon = server_.find(':', server_.find("://") + 3);
  EXPECT_EQ(refusal(server_.substr(0, colon) + ":wrong" + server_.substr(server_.find('@'))), "db.password");
}

TEST_F(PostgresqlOpening, an_unknown_database) {
  EXPECT_EQ(refusal(server_.substr(0, server_.rfind('/')) + "/nowhere"), "db.unreachable");
}

TEST(Opening, an_address_of_another_kind) {
  for (auto const* url : {"", "relais.db", "sqlite:", "mysql://localhost/relais"}) {
    auto const opened = Database::open(url, {});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.problem().code, "db.url");
  }
}

TEST(Opening, nobody_at_the_port) {
  auto const socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{.sin_family = AF_INET, .sin_port = 0, .sin_addr = {htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
  socklen_t size = sizeof address;
  ASSERT_EQ(bind(socket, reinterpret_cast<sockaddr*>(&address), size), 0);  // bound and not listening: refused
  ASSERT_EQ(getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size), 0);
  EXPECT_EQ(refusal("postgresql://relais@127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/relais"),
            "db.unreachable");
  close(socket);
}

}  // namespace
}  // namespace relais::db

#include "platform/privacy/wipe_ledger.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace relais::privacy {
namespace {

class Ledger : public testing::Test {
 protected:
  Ledger() { std::filesystem::remove(file_); }
  ~Ledger() override { std::filesystem::remove(file_); }

  static WipeProof proof(std::string id) {
    auto proof = WipeProof{};
    proof.network_id = "fr";
    proof.id = std::move(id);
    proof.processing = "accounts";
    proof.object_id = "a-1";
    proof.records = 1;
    return proof;
  }
  std::vector<std::string> ids() const {
    std::vector<std::string> all;
    auto const proofs = read_ledger(file_);
    EXPECT_TRUE(proofs);
    for (auto const& one : *proofs) {
      all.push_back(one.id);
    }
    return all;
  }
  void append(std::vector<WipeProof> const& proofs) { ASSERT_TRUE(append_to_ledger(file_, proofs)); }
  void write(std::string_view text) const { std::ofstream{file_, std::ios::app} << text; }

  std::string const file_ =
      (std::filesystem::temp_directory_path() / ("relais-ledger-" + std::to_string(::getpid()))).string();
};

using Ids = std::vector<std::string>;

TEST_F(Ledger, holds_each_proof_once) {
  EXPECT_EQ(ids(), Ids{});
  append({proof("p-1")});
  append({proof("p-1"), proof("p-2")});
  EXPECT_EQ(ids(), (Ids{"p-1", "p-2"}));
}

TEST_F(Ledger, passes_over_a_torn_line_and_goes_on_after_it) {
  append({proof("p-1")});
  write(R"({"network_id":"fr","id":"p-)");
  EXPECT_EQ(ids(), Ids{"p-1"});
  append({proof("p-2")});
  EXPECT_EQ(ids(), (Ids{"p-1", "p-2"}));
}

TEST_F(Ledger, refuses_a_line_that_is_something_else) {
  write("{\"anything\": 1}\n");
  auto const read = read_ledger(file_);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.problem().code, "privacy.ledger_unreadable");
}

TEST_F(Ledger, that_cannot_be_written_is_told) {
  EXPECT_EQ(append_to_ledger("/nowhere/relais.wipes", std::vector{proof("p-1")}).problem().code,
            "privacy.ledger_not_written");
}

}  // namespace
}  // namespace relais::privacy

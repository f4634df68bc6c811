#include "platform/privacy/wipe_ledger.hpp"

#include <fstream>
#include <set>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "platform/json/read.hpp"
#include "platform/json/write.hpp"

namespace relais::privacy {

Result<std::vector<WipeProof>> read_ledger(std::string const& file) {
  std::vector<WipeProof> proofs;
  auto stream = std::ifstream{file};
  std::string line;
  for (auto number = 1; std::getline(stream, line); ++number) {
    if (line.empty()) {
      continue;
    }
    auto const proof = json::read<WipeProof>(line);
    if (!proof && line.ends_with('}')) {
      return Problem{Fault::kUnavailable,
                     "privacy.ledger_unreadable",
                     {},
                     fmt::format("line {} of {} is not a proof of an erasure", number, file)};
    }
    if (proof) {
      proofs.push_back(*proof);
    }
  }
  return proofs;
}

Result<void> append_to_ledger(std::string const& file, std::span<WipeProof const> proofs) {
  auto const standing = read_ledger(file);
  if (!standing) {
    return standing.problem();
  }
  std::set<std::string> known;
  for (auto const& proof : *standing) {
    known.insert(proof.id);
  }
  std::string lines;
  for (auto const& proof : proofs) {
    if (!known.contains(proof.id)) {
      lines += json::write(proof) + "\n";
    }
  }
  if (lines.empty()) {
    return {};
  }
  lines.insert(0, "\n");  // after whatever a torn line has left
  auto const descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  auto const is_written = descriptor >= 0 && ::write(descriptor, lines.data(), lines.size()) == std::ssize(lines) &&
                          ::fsync(descriptor) == 0;
  if (descriptor >= 0) {
    ::close(descriptor);
  }
  return is_written
             ? Result<void>{}
             : Problem{
                   Fault::kUnavailable, "privacy.ledger_not_written", {}, fmt::format("{} cannot be written", file)};
}

}  // namespace relais::privacy

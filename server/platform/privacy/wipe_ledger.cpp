#include "platform/privacy/wipe_ledger.hpp"

#include <fstream>
#include <set>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "platform/json/read.hpp"
#include "platform/json/write.hpp"

namespace relais::privacy {
namespace {

// Ours alone, among threads and processes, until it is closed.
class LockedFile {
 public:
  explicit LockedFile(std::string const& file)
      : descriptor_(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) {
    is_locked_ = descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX) == 0;
  }
  LockedFile(LockedFile const&) = delete;
  LockedFile& operator=(LockedFile const&) = delete;
  ~LockedFile() {
    if (descriptor_ >= 0) {
      ::close(descriptor_);
    }
  }
  explicit operator bool() const { return is_locked_; }
  bool append(std::string const& text) const {
    return ::write(descriptor_, text.data(), text.size()) == std::ssize(text) && ::fsync(descriptor_) == 0;
  }

 private:
  int descriptor_;
  bool is_locked_ = false;
};

}  // namespace

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
  auto const not_written =
      Problem{Fault::kUnavailable, "privacy.ledger_not_written", {}, fmt::format("{} cannot be written", file)};
  auto const opened = LockedFile{file};
  if (!opened) {
    return not_written;
  }
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
    if (known.insert(proof.id).second) {
      lines += json::write(proof) + "\n";
    }
  }
  if (lines.empty()) {
    return {};
  }
  lines.insert(0, "\n");  // after whatever a torn line has left
  return opened.append(lines) ? Result<void>{} : not_written;
}

}  // namespace relais::privacy

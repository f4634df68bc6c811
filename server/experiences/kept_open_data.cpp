#include "experiences/kept_open_data.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "platform/files/nameless_file.hpp"

namespace relais::experiences {
namespace {

constexpr auto kAgePerMaking = 20;

Problem busy() {
  return {Fault::kUnavailable, "open_data.busy", {}, {}, std::chrono::seconds{5}};
}

// FNV-1a over all bytes.
std::string etag_of(std::string_view bytes) {
  auto hash = std::uint64_t{0xcbf29ce484222325};
  for (auto const c : bytes) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  }
  return fmt::format("\"{:016x}\"", hash);
}

std::shared_ptr<ServedFile const> served(files::MappedFile file) {
  auto made = ServedFile{std::move(file), {}};
  made.etag = etag_of(made.text());
  return std::make_shared<ServedFile const>(std::move(made));
}

}  // namespace

std::string_view ServedFile::text() const {
  return {reinterpret_cast<char const*>(file.bytes().data()), file.bytes().size()};
}

std::shared_ptr<ServedFile const> KeptOpenData::kept() const {
  auto const lock = std::lock_guard{kept_lock_};
  return kept_;
}

Result<std::shared_ptr<ServedFile const>> KeptOpenData::whole() {
  auto const making = std::unique_lock{making_, std::try_to_lock};
  if (!making.owns_lock()) {
    auto before = kept();
    return before ? Result<std::shared_ptr<ServedFile const>>{std::move(before)} : busy();
  }
  auto const begun = std::chrono::steady_clock::now();
  if (auto before = kept(); before && begun < fresh_until_) {
    return before;
  }
  auto file = make_();
  if (!file) {
    return file.problem();
  }
  auto fresh = served(*std::move(file));
  auto const ended = std::chrono::steady_clock::now();
  fresh_until_ = ended + (ended - begun) * kAgePerMaking;
  auto const lock = std::lock_guard{kept_lock_};
  return kept_ = std::move(fresh);
}

std::shared_ptr<ServedFile const> KeptOpenData::kept(OpenDataFilter const& filter,
                                                     std::shared_ptr<ServedFile const> const& of) {
  auto const lock = std::lock_guard{kept_lock_};
  narrowed_.remove_if([&](Narrowed const& one) { return one.of != of; });
  auto const found = std::ranges::find(narrowed_, filter, &Narrowed::filter);
  return found == narrowed_.end() ? nullptr : found->file;
}

bool KeptOpenData::has_room(std::size_t bytes) {
  auto const lock = std::lock_guard{kept_lock_};
  auto const taken = [this] {
    std::size_t sum = 0;
    for (auto const& one : served_) {
      auto const file = one.lock();
      sum += file ? file->text().size() : 0;
    }
    return sum;
  };
  if (taken() > bytes) {
    narrowed_.clear();  // those that are read stay
  }
  std::erase_if(served_, [](auto const& file) { return file.expired(); });
  return taken() <= bytes;
}

Result<std::shared_ptr<ServedFile const>> KeptOpenData::narrowed(OpenDataFilter const& filter) {
  auto const all = whole();
  if (!all) {
    return all.problem();
  }
  if (auto before = kept(filter, *all)) {
    return before;
  }
  auto const narrowing = std::unique_lock{narrowing_, std::try_to_lock};
  if (!narrowing.owns_lock() || !has_room(kShares * (*all)->text().size())) {
    return busy();
  }
  files::NamelessFile file;
  filter_open_data((*all)->text(), filter, [&file](std::string_view bytes) { file.append(bytes); });
  auto fresh = served(file.mapped());
  auto const lock = std::lock_guard{kept_lock_};
  served_.push_back(fresh);
  narrowed_.push_front({filter, *all, fresh});
  narrowed_.resize(std::min(narrowed_.size(), kKept));
  return fresh;
}

}  // namespace relais::experiences

// The files of open data that are served: the whole one, and those narrowed of late.
#pragma once

#include <list>
#include <memory>
#include <mutex>

#include "experiences/open_data_filter.hpp"
#include "platform/files/mapped_file.hpp"
#include "platform/result/result.hpp"

namespace relais::experiences {

struct ServedFile {
  files::MappedFile file;
  std::string etag;

  std::string_view text() const;
};

class KeptOpenData {
 public:
  using Make = std::function<Result<files::MappedFile>()>;

  // `make` makes the whole file.
  explicit KeptOpenData(Make make) : make_(std::move(make)) {}

  // Whoever comes while it is made anew is given the one before. Refusals: those of making; open_data.busy where there
  // is none before.
  Result<std::shared_ptr<ServedFile const>> whole();

  // Refusals: those of whole(); open_data.busy while another is narrowed, and while those that still are read take as
  // much room as kShares whole ones.
  Result<std::shared_ptr<ServedFile const>> narrowed(OpenDataFilter const& filter);

 private:
  struct Narrowed {
    OpenDataFilter filter;
    std::shared_ptr<ServedFile const> of;
    std::shared_ptr<ServedFile const> file;
  };
  static constexpr std::size_t kKept = 8;
  static constexpr std::size_t kShares = 4;

  std::shared_ptr<ServedFile const> kept() const;
  std::shared_ptr<ServedFile const> kept(OpenDataFilter const& filter, std::shared_ptr<ServedFile const> const& of);
  bool has_room(std::size_t bytes);

  Make make_;
  std::mutex making_;
  std::chrono::steady_clock::time_point fresh_until_ = {};  // read and written by whoever makes
  std::mutex narrowing_;
  mutable std::mutex kept_lock_;  // for what follows
  std::shared_ptr<ServedFile const> kept_;
  std::list<Narrowed> narrowed_;                         // the latest first
  std::vector<std::weak_ptr<ServedFile const>> served_;  // narrowed ones, as long as somebody reads them
};

}  // namespace relais::experiences

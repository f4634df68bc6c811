#include "network/territory_pack.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "platform/json/read.hpp"

namespace relais::network {
namespace {

// Collects every fault of a pack, with the path of the field.
class PackCheck {
 public:
  explicit PackCheck(TerritoryPack const& pack) : pack_(pack) {
    collect(
        pack.bodies, "bodies", [](PackBody const& body) { return body.code.text; }, bodies_);
    collect(
        pack.documents, "documents", [](PackDocument const& document) { return document.code; }, documents_);
    collect(
        pack.sheets, "sheets", [](PackSheet const& sheet) { return sheet.id; }, sheets_);
  }

  std::vector<FieldFault> run() {
    for (std::size_t i = 0; i < pack_.documents.size(); ++i) {
      if (auto const& sheet = pack_.documents[i].sheet) {
        require(sheets_, *sheet, fmt::format("/documents/{}/sheet", i));
      }
    }
    for (std::size_t i = 0; i < pack_.sheets.size(); ++i) {
      auto const& sheet = pack_.sheets[i];
      for (std::size_t j = 0; j < sheet.documents.size(); ++j) {
        require(documents_, sheet.documents[j], fmt::format("/sheets/{}/documents/{}", i, j));
      }
    }
    return std::move(faults_);
  }

 private:
  using Names = std::set<std::string, std::less<>>;

  template <class Item, class NameOf>
  void collect(std::vector<Item> const& items, std::string_view list, NameOf const& name_of, Names& names) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!names.insert(name_of(items[i])).second) {
        faults_.push_back({fmt::format("/{}/{}", list, i), "network.pack_repeats"});
      }
    }
  }

  void require(Names const& names, std::string const& name, std::string path) {
    if (!names.contains(name)) {
      faults_.push_back({std::move(path), "network.pack_refers_nowhere"});
    }
  }

  TerritoryPack const& pack_;
  Names bodies_;
  Names documents_;
  Names sheets_;
  std::vector<FieldFault> faults_;
};

}  // namespace

Result<TerritoryPack> read_pack(std::string_view document) {
  auto pack = json::read<TerritoryPack>(document);
  if (!pack) {
    return pack;
  }
  if (auto faults = PackCheck{*pack}.run(); !faults.empty()) {
    return Problem{Fault::kInvalid, "network.pack_refused", std::move(faults)};
  }
  return pack;
}

}  // namespace relais::network

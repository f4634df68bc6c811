// Editions read out of their rows, and what each changed.
#pragma once

#include "network/edition_models.hpp"
#include "platform/json/read.hpp"

namespace relais::network {

// The last edition, or what stands without any. Refused: network.edition_unreadable. One that cannot be read is not one
// that says nothing: whoever may not change a field would change it by saving.
template <class Edition>
Result<Edition> last_edition(std::vector<EditionItem> const& items, Edition otherwise) {
  if (items.empty()) {
    return otherwise;
  }
  auto read = json::read<Edition>(items.front().document);
  return read ? Result{*std::move(read)} : Problem{Fault::kConflict, "network.edition_unreadable"};
}

inline std::int64_t last_number(std::vector<EditionItem> const& items) {
  return items.empty() ? 0 : items.front().number;
}

// Names of the members that differ.
template <class Edition>
std::vector<std::string> changed_members(Edition const& before, Edition const& after) {
  std::vector<std::string> names;
  boost::mp11::mp_for_each<json::Members<Edition>>([&](auto member) {
    if (!(before.*member.pointer == after.*member.pointer)) {
      names.emplace_back(member.name);
    }
  });
  return names;
}

// `first`: what stood before the oldest of them.
template <class Edition>
std::vector<EditionSummary> summaries(std::vector<EditionItem> const& items, Edition const& first) {
  std::vector<EditionSummary> all;
  all.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    auto const& item = items[i];
    auto const after = json::read<Edition>(item.document);
    auto const before = i + 1 < items.size() ? json::read<Edition>(items[i + 1].document) : Result<Edition>{first};
    all.push_back({item.number, item.made_at, item.made_by, item.organisation, item.restores,
                   before && after ? changed_members(*before, *after) : std::vector<std::string>{}});
  }
  return all;
}

}  // namespace relais::network

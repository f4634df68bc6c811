// Rows as they stand against rows as they should be: only the difference is written, so a second run writes nothing.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "network/import_store.hpp"

namespace relais::network {

inline auto key_of(Network const& row) {
  return std::tuple{row.id.text};
}
inline auto key_of(Territory const& row) {
  return std::tuple{row.code.text};
}
inline auto key_of(TerritoryWithin const& row) {
  return std::tuple{row.code.text, row.within_code.text};
}
inline auto key_of(TerritoryPostcode const& row) {
  return std::tuple{row.code.text, row.postcode};
}
inline auto key_of(FormerCode const& row) {
  return std::tuple{row.former_code.text};
}
inline auto key_of(Partner const& row) {
  return std::tuple{row.code.text};
}
inline auto key_of(BundleMembership const& row) {
  return std::tuple{row.bundle, row.partner_code.text, row.since};
}
inline auto key_of(Procedure const& row) {
  return std::tuple{row.code.text};
}
inline auto key_of(Counter const& row) {
  return std::tuple{row.id.text};
}
inline auto key_of(Stop const& row) {
  return std::tuple{row.counter_id.text, row.position};
}
inline auto key_of(UnreadField const& row) {
  return std::tuple{row.counter_id.text, row.field};
}
inline auto key_of(SchoolHoliday const& row) {
  return std::tuple{row.zone, row.since};
}
inline auto key_of(OfficialFigure const& row) {
  return std::tuple{row.figure, row.stated_on};
}

struct Changes {
  std::int64_t created = 0;
  std::int64_t changed = 0;
  std::int64_t removed = 0;
  std::int64_t unchanged = 0;
  bool any() const { return created + changed + removed > 0; }
  Changes& operator+=(Changes const& more) {
    created += more.created;
    changed += more.changed;
    removed += more.removed;
    unchanged += more.unchanged;
    return *this;
  }
};

template <class Row>
class Difference {
 public:
  using Rows = std::map<decltype(key_of(std::declval<Row const&>())), Row const*>;

  // Both are kept by reference. Of several wanted rows with one key the last counts.
  Difference(std::vector<Row> const& standing, std::vector<Row> const& wanted) {
    for (auto const& row : standing) {
      standing_[key_of(row)] = &row;
    }
    for (auto const& row : wanted) {
      wanted_[key_of(row)] = &row;
    }
  }

  // A null store only counts.
  Changes save(ImportStore* store) const {
    Changes changes;
    for (auto const& [key, row] : wanted_) {
      auto const before = standing_.find(key);
      if (before != standing_.end() && *before->second == *row) {
        ++changes.unchanged;
        continue;
      }
      ++(before == standing_.end() ? changes.created : changes.changed);
      if (store != nullptr) {
        store->save(*row);
      }
    }
    return changes;
  }

  Changes remove_others(ImportStore* store) const {
    Changes changes;
    for (auto const& [key, row] : standing_) {
      if (wanted_.contains(key)) {
        continue;
      }
      ++changes.removed;
      if (store != nullptr) {
        store->remove(*row);
      }
    }
    return changes;
  }

 private:
  Rows standing_;
  Rows wanted_;
};

}  // namespace relais::network

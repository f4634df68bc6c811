// Rows as they stand against rows as they should be: only the difference is written, so a second run writes nothing.
#pragma once

#include <algorithm>
#include <tuple>
#include <vector>

#include "network/import_store.hpp"

namespace relais::network {

inline auto key_of(Network const& row) {
  return std::tie(row.id.text);
}
inline auto key_of(Territory const& row) {
  return std::tie(row.code.text);
}
inline auto key_of(TerritoryWithin const& row) {
  return std::tie(row.code.text, row.within_code.text);
}
inline auto key_of(TerritoryPostcode const& row) {
  return std::tie(row.code.text, row.postcode);
}
inline auto key_of(FormerCode const& row) {
  return std::tie(row.former_code.text);
}
inline auto key_of(ZoneMark const& row) {
  return std::tie(row.code.text, row.zone);
}
inline auto key_of(Partner const& row) {
  return std::tie(row.code.text);
}
inline auto key_of(BundleMembership const& row) {
  return std::tie(row.bundle, row.partner_code.text, row.since);
}
inline auto key_of(Procedure const& row) {
  return std::tie(row.code.text);
}
inline auto key_of(Counter const& row) {
  return std::tie(row.id.text);
}
inline auto key_of(Stop const& row) {
  return std::tie(row.counter_id.text, row.position);
}
inline auto key_of(UnreadField const& row) {
  return std::tie(row.counter_id.text, row.field);
}
inline auto key_of(SchoolHoliday const& row) {
  return std::tie(row.zone, row.since);
}
inline auto key_of(ProcedureSheet const& row) {
  return std::tie(row.procedure_code.text);
}
inline auto key_of(SheetText const& row) {
  return std::tie(row.procedure_code.text, row.language);
}
inline auto key_of(StoredPack const& row) {
  return std::tie(row.id);
}
inline auto key_of(OfficialLink const& row) {
  return std::tie(row.url);
}
inline auto key_of(ProgrammeEvent const& row) {
  return std::tie(row.happened_on, row.title_fr);
}
inline auto key_of(OfficialFigure const& row) {
  return std::tie(row.figure, row.stated_on, row.territory_code);
}

// What a list does not say of a row stays as another one said it.
template <class Row>
Row with_gaps_filled(Row row, Row const& from) {
  boost::mp11::mp_for_each<db::RowMembers<Row>>([&](auto descriptor) {
    auto& field = row.*descriptor.pointer;
    if constexpr (db::kIsOptional<std::remove_cvref_t<decltype(field)>>) {
      if (!field) {
        field = from.*descriptor.pointer;
      }
    }
  });
  return row;
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
  // Both are kept by reference. Of several wanted rows with one key the last counts.
  Difference(std::vector<Row> const& standing, std::vector<Row> const& wanted)
      : standing_(by_key(standing)), wanted_(by_key(wanted)) {}

  // A null store only counts.
  Changes save(ImportStore* store) const {
    Changes changes;
    Rows different;
    auto before = standing_.begin();
    for (auto const* const row : wanted_) {
      before = std::lower_bound(before, standing_.end(), row, has_lower_key);
      auto const stands = before != standing_.end() && !has_lower_key(row, *before);
      if (stands && **before == *row) {
        ++changes.unchanged;
        continue;
      }
      ++(stands ? changes.changed : changes.created);
      different.push_back(row);
    }
    if (store != nullptr) {
      store->save_all(different);
    }
    return changes;
  }

  Changes remove_others(ImportStore* store) const {
    Changes changes;
    for (auto const* const row : standing_) {
      if (std::binary_search(wanted_.begin(), wanted_.end(), row, has_lower_key)) {
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
  using Rows = std::vector<Row const*>;

  static bool has_lower_key(Row const* a, Row const* b) { return key_of(*a) < key_of(*b); }

  static Rows by_key(std::vector<Row> const& rows) {
    Rows sorted;
    sorted.reserve(rows.size());
    for (auto const& row : rows) {
      sorted.push_back(&row);
    }
    if (!std::is_sorted(sorted.begin(), sorted.end(), has_lower_key)) {
      std::stable_sort(sorted.begin(), sorted.end(), has_lower_key);
    }
    auto const is_overruled = [](Row const* later, Row const* earlier) { return !has_lower_key(earlier, later); };
    sorted.erase(sorted.begin(), std::unique(sorted.rbegin(), sorted.rend(), is_overruled).base());
    return sorted;
  }

  Rows standing_;
  Rows wanted_;
};

}  // namespace relais::network

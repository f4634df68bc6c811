// One row of a list of counters, read field by field: what is plain goes into the counter, what is not is left empty,
// kept as it was and reported.
#pragma once

#include "network/commune_index.hpp"
#include "network/counter.hpp"
#include "network/import_report.hpp"
#include "network/import_rules.hpp"

namespace relais::network {

// What holds for the whole file.
struct ListToImport {
  NetworkId network;
  std::string code;     // "fs": with the row's identifier it makes the counter's
  std::string country;  // "fr": how telephone numbers are to be read
  std::string source;
  Date source_date;
  ColumnMap columns;
};

struct ListedCounter {
  Counter counter;
  std::vector<UnreadField> unread;
};

class CounterRowReader {
 public:
  // All are kept by reference, and outlive the reader. Warnings and counts go to the report.
  CounterRowReader(ListToImport const& list, ServiceWords const& words, CommuneIndex const& communes,
                   ImportReport& report)
      : list_(list), words_(words), communes_(communes), report_(report) {}

  // The identifier that the row gives; nothing when it gives none. Nothing is reported.
  std::optional<CounterId> identifier(tables::Row const& row) const;

  // `known` is what stands in the directory: a list speaks of its own columns only, the other fields stay. Nothing when
  // the row is refused: it is then reported as network.identifier_missing, .name_missing or .place_missing.
  std::optional<ListedCounter> read(tables::Row const& row, std::optional<Counter> known);

  // Whether the list has columns for a field as it is called in UnreadField: what it does not speak of stays unread.
  bool speaks_of(std::string_view field) const;

 private:
  void warn(std::string_view meaning, std::string_view raw, std::string_view reason);
  void leave_unread(std::string_view field, std::string_view meaning, std::string_view raw, std::string_view reason);
  std::string_view cell(std::string_view meaning) const;  // empty where it is too long to be read
  void leave_long_cells_unread();
  bool has(std::string_view meaning) const { return list_.columns.has(meaning); }
  template <class Value>
  void set_value(std::string_view meaning, std::optional<Value> (*reader)(std::string_view),
                 std::optional<Value>& field);
  void set_text(std::string_view meaning, std::optional<std::string>& field);

  static bool is_of_hours(std::string_view field);
  bool speaks_of_hours() const;
  bool read_identity();
  bool read_place();
  void read_commune();
  void read_location();
  void read_contacts();
  void read_email(ContactPlace const& place);
  void read_hours();
  bool read_osm_hours();
  std::string with_published_comments(std::string_view hours) const;
  void read_week();
  void read_weeks();
  void read_label();
  void read_kind();
  void read_host();
  void read_dates();
  std::optional<Date> read_date(std::string_view meaning);
  ContactPlace contact_place() const;

  ListToImport const& list_;
  ServiceWords const& words_;
  CommuneIndex const& communes_;
  ImportReport& report_;
  tables::Row const* row_ = nullptr;       // being read
  KnownCommune const* commune_ = nullptr;  // of that row
  ListedCounter listed_;
};

}  // namespace relais::network

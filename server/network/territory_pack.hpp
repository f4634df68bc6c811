// A border as data: the countries on both sides, their bodies, the documents that cross it, and what a counter can say.
// A second border is a second file (relais import pack FILE), and needs no code.
#pragma once

#include "network/partner.hpp"
#include "platform/result/result.hpp"
#include "platform/text/language.hpp"

namespace relais::network {

struct PackBody {
  PartnerCode code;
  std::string country;                     // ISO 3166: "BE"
  std::optional<PartnerCode> counterpart;  // the body of the other side that one knows it by
  LocalName name;
  LocalName role;
  std::string url;
};
BOOST_DESCRIBE_STRUCT(PackBody, (), (code, country, counterpart, name, role, url))

// A document that crosses the border ("S1"), with the forms that it replaced ("E106").
struct PackDocument {
  std::string code;
  std::vector<std::string> replaces;
  LocalName use;
  LocalName issued_by;
  std::optional<std::string> sheet;  // that explains it
};
BOOST_DESCRIBE_STRUCT(PackDocument, (), (code, replaces, use, issued_by, sheet))

struct PackSource {
  std::string title;
  std::string url;
};
BOOST_DESCRIBE_STRUCT(PackSource, (), (title, url))

// Texts with a line for each point.
struct PackSheet {
  std::string id;
  LocalName title;
  LocalName rule;
  LocalName to_do;
  LocalName counter_does;
  LocalName counter_does_not;
  std::vector<PartnerCode> bodies;
  std::vector<std::string> documents;
  std::string also_called;  // separated by " | "
  std::vector<PackSource> sources;
  Date reviewed_on;
  std::vector<std::string> tags;
};
BOOST_DESCRIBE_STRUCT(PackSheet, (),
                      (id, title, rule, to_do, counter_does, counter_does_not, bodies, documents, also_called, sources,
                       reviewed_on, tags))

struct TerritoryPack {
  std::string id;  // "fr-be"
  NetworkId network_id;
  std::vector<std::string> countries;  // two
  std::vector<Language> languages;
  LocalName name;
  std::vector<PackBody> bodies;
  std::vector<PackDocument> documents;
  std::vector<PackSheet> sheets;
};
BOOST_DESCRIBE_STRUCT(TerritoryPack, (), (id, network_id, countries, languages, name, bodies, documents, sheets))

// As it stands in the database.
struct StoredPack {
  NetworkId network_id;
  std::string id;
  std::string document;
  bool operator==(StoredPack const&) const = default;
};
BOOST_DESCRIBE_STRUCT(StoredPack, (), (network_id, id, document))

// Refused with the path of what is wrong: json.*, network.pack_refers_nowhere (a sheet, body or document that is not in
// the pack), network.pack_repeats (two of one identifier).
Result<TerritoryPack> read_pack(std::string_view document);

}  // namespace relais::network

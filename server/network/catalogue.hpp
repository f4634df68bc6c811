// Partners, procedures, their sheets, packs and events in memory, and what a label promises of them.
#pragma once

#include "engine/language/phrase_index.hpp"
#include "network/counter.hpp"
#include "network/directory_store.hpp"
#include "network/sheet.hpp"
#include "network/territory_pack.hpp"

namespace relais::network {

// What everyday words may lead to: a procedure, or a sheet of a border (and there perhaps one document: "E106" is S1).
struct Answer {
  double score = 0;  // language::Hit
  Procedure const* procedure = nullptr;
  TerritoryPack const* pack = nullptr;  // with one of the following
  PackDocument const* document = nullptr;
  PackSheet const* sheet = nullptr;
};

class Catalogue {
 public:
  // Takes what it needs out of the rows. Rows of packs that cannot be read any more throw std::logic_error.
  explicit Catalogue(DirectoryRows& rows);
  Catalogue(Catalogue const&) = delete;
  Catalogue& operator=(Catalogue const&) = delete;

  Partner const* find(NetworkId const& network, PartnerCode const& code) const;
  // Of whatever network, today's rather than a former one.
  Partner const* find(PartnerCode const& code) const;
  Procedure const* find(ProcedureCode const& code) const;
  bool knows(PartnerCode const& code) const;
  std::vector<Partner> const& partners() const { return partners_; }
  std::vector<Procedure> const& procedures() const { return procedures_; }  // in the order of their French names

  // Partners of the core bundle that a label demands on a day, in the order of their codes. Empty: no such bundle.
  std::vector<Partner const*> core_bundle(NetworkId const& network, std::string_view label, Date day) const;
  bool in_core_bundle(NetworkId const& network, std::string_view label, PartnerCode const& partner, Date day) const;

  std::vector<Procedure const*> first_level_of(NetworkId const& network, PartnerCode const& partner) const;

  ProcedureSheet const* sheet(Procedure const& procedure) const;
  // In that language, else in French.
  SheetText const* sheet_text(Procedure const& procedure, Language language) const;

  std::vector<TerritoryPack> const& packs() const { return packs_; }
  TerritoryPack const* find_pack(std::string_view id) const;
  // Since when the page at an address is known not to answer.
  std::optional<Date> dead_since(std::string_view url) const;
  std::vector<ProgrammeEvent> const& events() const { return events_; }

  // What everyday words may mean, best first; see language::PhraseIndex. An empty text finds all procedures, in the
  // order of their names.
  std::vector<Answer> search(std::string_view text, std::size_t limit) const;

 private:
  void index_phrases();
  void add_phrases(Answer answer, std::vector<std::string> names, std::string_view also_called,
                   std::vector<std::string> const& hints, std::vector<language::Phrase>& phrases, double trust = 1);

  std::vector<Partner> partners_;
  std::vector<BundleMembership> memberships_;
  std::vector<Procedure> procedures_;
  std::vector<ProcedureSheet> sheets_;  // by procedure
  std::vector<SheetText> sheet_texts_;  // by procedure and language
  std::vector<TerritoryPack> packs_;
  std::vector<ProgrammeEvent> events_;
  std::vector<OfficialLink> links_;
  std::vector<Answer> answers_;  // by the document's number in the index
  language::PhraseIndex index_;
};

// "S1", or the fitting text of a name: in the language, else in French.
std::string const& in_language(LocalName const& name, Language language);
bool is_in_language(LocalName const& name, Language language);

}  // namespace relais::network

// Partners and procedures in memory, and what a label promises of them.
#pragma once

#include "network/counter.hpp"
#include "network/partner.hpp"

namespace relais::network {

class Catalogue {
 public:
  Catalogue(std::vector<Partner> partners, std::vector<BundleMembership> memberships,
            std::vector<Procedure> procedures);

  Partner const* find(NetworkId const& network, PartnerCode const& code) const;
  Procedure const* find(ProcedureCode const& code) const;
  bool knows(PartnerCode const& code) const;

  // Partners of the core bundle that a label demands on a day, in the order of their codes. Empty: no such bundle.
  std::vector<Partner const*> core_bundle(NetworkId const& network, std::string_view label, Date day) const;
  bool in_core_bundle(NetworkId const& network, std::string_view label, PartnerCode const& partner, Date day) const;

  std::vector<Procedure const*> first_level_of(NetworkId const& network, PartnerCode const& partner) const;

  // Procedures of which every word of `text` begins a word of the name, of an everyday name, or of the partner's name;
  // the more of them in the name itself, the sooner. An empty text finds all, in the order of their names.
  std::vector<Procedure const*> search(std::string_view text, std::size_t limit) const;

 private:
  struct Words {
    std::string name;    // folded, in all languages
    std::string others;  // folded: everyday names and the partner's
  };
  std::vector<Partner> partners_;
  std::vector<BundleMembership> memberships_;
  std::vector<Procedure> procedures_;
  std::vector<Words> words_;  // of procedures_, same order
};

}  // namespace relais::network

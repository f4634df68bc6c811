#include "network/catalogue.hpp"

#include <algorithm>

#include "engine/language/fold.hpp"

namespace relais::network {
Catalogue::Catalogue(std::vector<Partner> partners, std::vector<BundleMembership> memberships,
                     std::vector<Procedure> procedures)
    : partners_(std::move(partners)), memberships_(std::move(memberships)), procedures_(std::move(procedures)) {
  std::sort(procedures_.begin(), procedures_.end(), [](Procedure const& a, Procedure const& b) {
    return language::fold(a.name_fr) < language::fold(b.name_fr);
  });
  for (auto const& procedure : procedures_) {
    auto const* const partner = find(procedure.network_id, procedure.partner_code);
    auto const partner_name = partner == nullptr ? std::string{} : partner->name_fr;
    words_.push_back({language::fold(procedure.name_fr + " " + procedure.name_en.value_or("")),
                      language::fold(procedure.also_called + " " + partner_name)});
  }
}

Partner const* Catalogue::find(NetworkId const& network, PartnerCode const& code) const {
  auto const found = std::find_if(partners_.begin(), partners_.end(), [&](Partner const& partner) {
    return partner.network_id == network && partner.code == code;
  });
  return found == partners_.end() ? nullptr : &*found;
}

Procedure const* Catalogue::find(ProcedureCode const& code) const {
  auto const found = std::find_if(procedures_.begin(), procedures_.end(),
                                  [&](Procedure const& procedure) { return procedure.code == code; });
  return found == procedures_.end() ? nullptr : &*found;
}

bool Catalogue::knows(PartnerCode const& code) const {
  return std::any_of(partners_.begin(), partners_.end(), [&](Partner const& partner) { return partner.code == code; });
}

bool Catalogue::in_core_bundle(NetworkId const& network, std::string_view label, PartnerCode const& partner,
                               Date day) const {
  return std::any_of(memberships_.begin(), memberships_.end(), [&](BundleMembership const& membership) {
    return membership.network_id == network && membership.bundle == label && membership.partner_code == partner &&
           membership.since <= day && (!membership.until || day < *membership.until);
  });
}

std::vector<Partner const*> Catalogue::core_bundle(NetworkId const& network, std::string_view label, Date day) const {
  std::vector<Partner const*> members;
  for (auto const& partner : partners_) {
    if (partner.network_id == network && in_core_bundle(network, label, partner.code, day)) {
      members.push_back(&partner);
    }
  }
  return members;
}

std::vector<Procedure const*> Catalogue::first_level_of(NetworkId const& network, PartnerCode const& partner) const {
  std::vector<Procedure const*> list;
  for (auto const& procedure : procedures_) {
    if (procedure.network_id == network && procedure.partner_code == partner &&
        procedure.level == HelpLevel::kFirstLevel) {
      list.push_back(&procedure);
    }
  }
  return list;
}

std::vector<Procedure const*> Catalogue::search(std::string_view text, std::size_t limit) const {
  auto const folded = language::fold(text);
  auto const wanted = language::words(folded);
  struct Hit {
    std::size_t words_outside_name;
    std::size_t index;
    auto operator<=>(Hit const&) const = default;
  };
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < procedures_.size(); ++i) {
    auto hit = Hit{0, i};
    auto const matches = std::all_of(wanted.begin(), wanted.end(), [&](std::string_view word) {
      if (language::has_word_beginning(words_[i].name, word)) {
        return true;
      }
      ++hit.words_outside_name;
      return language::has_word_beginning(words_[i].others, word);
    });
    if (matches) {
      hits.push_back(hit);
    }
  }
  std::sort(hits.begin(), hits.end());
  hits.resize(std::min(limit, hits.size()));
  std::vector<Procedure const*> found;
  for (auto const& hit : hits) {
    found.push_back(&procedures_[hit.index]);
  }
  return found;
}

}  // namespace relais::network

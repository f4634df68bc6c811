#include "network/catalogue.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "engine/language/fold.hpp"

namespace relais::network {
namespace {

constexpr double kName = 1;
constexpr double kAlsoCalled = 0.97;
constexpr double kAcrossBorder = 0.9;  // who means a border says so
constexpr double kExplanation = 0.5;   // what a sheet says of it
constexpr double kHint = 0.6;          // the partner's name says only whose it is

std::vector<std::string> names_in(LocalName const& name) {
  std::vector<std::string> list{name.fr};
  for (auto const* const other : {&name.en, &name.nl, &name.de}) {
    if (*other) {
      list.push_back(**other);
    }
  }
  return list;
}

// "apl | rent" -> "apl", "rent"
std::vector<std::string> parts_of(std::string_view also_called) {
  std::vector<std::string> parts;
  while (!also_called.empty()) {
    auto const end = std::min(also_called.find('|'), also_called.size());
    parts.emplace_back(also_called.substr(0, end));
    also_called.remove_prefix(std::min(end + 1, also_called.size()));
  }
  return parts;
}

}  // namespace

Catalogue::Catalogue(DirectoryRows& rows)
    : partners_(std::move(rows.partners)),
      memberships_(std::move(rows.memberships)),
      procedures_(std::move(rows.procedures)),
      sheets_(std::move(rows.sheets)),
      sheet_texts_(std::move(rows.sheet_texts)),
      events_(std::move(rows.events)),
      links_(std::move(rows.links)) {
  std::stable_sort(procedures_.begin(), procedures_.end(), [](Procedure const& a, Procedure const& b) {
    return language::fold(a.name_fr) < language::fold(b.name_fr);
  });
  for (auto const& stored : rows.packs) {
    auto pack = read_pack(stored.document);
    if (!pack) {
      throw std::logic_error{fmt::format("territory pack {} cannot be read", stored.id)};
    }
    packs_.push_back(*std::move(pack));
  }
  index_phrases();
}

void Catalogue::index_phrases() {
  std::vector<language::Phrase> phrases;
  for (auto const& procedure : procedures_) {
    std::vector<std::string> hints;
    for (auto const& partner : partners_) {
      auto const is_its = partner.network_id == procedure.network_id &&
                          (partner.code == procedure.partner_code || partner.succeeded_by == procedure.partner_code);
      if (is_its) {
        hints.push_back(partner.name_fr);
      }
    }
    add_phrases({.procedure = &procedure}, names_in(name_of(procedure)), procedure.also_called, hints, phrases);
    for (auto const& text : sheet_texts_) {
      if (text.procedure_code == procedure.code && text.network_id == procedure.network_id) {
        auto const number = static_cast<std::uint32_t>(answers_.size() - 1);
        phrases.push_back({number, text.what + " " + text.for_whom, kExplanation});
      }
    }
  }
  for (auto const& pack : packs_) {
    for (auto const& document : pack.documents) {
      auto names = document.replaces;
      names.push_back(document.code);
      add_phrases({.pack = &pack, .document = &document}, std::move(names), {}, names_in(document.use), phrases);
    }
    for (auto const& sheet : pack.sheets) {
      add_phrases({.pack = &pack, .sheet = &sheet}, names_in(sheet.title), sheet.also_called, {}, phrases,
                  kAcrossBorder);
    }
  }
  index_ = language::PhraseIndex{phrases};
}

void Catalogue::add_phrases(Answer answer, std::vector<std::string> names, std::string_view also_called,
                            std::vector<std::string> const& hints, std::vector<language::Phrase>& phrases,
                            double trust) {
  auto const number = static_cast<std::uint32_t>(answers_.size());
  answers_.push_back(answer);
  for (auto& name : names) {
    phrases.push_back({number, std::move(name), trust * kName});
  }
  for (auto& part : parts_of(also_called)) {
    phrases.push_back({number, std::move(part), trust * kAlsoCalled});
  }
  for (auto const& hint : hints) {
    phrases.push_back({number, hint, trust * kHint});
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

Partner const* Catalogue::find(PartnerCode const& code) const {
  auto const found =
      std::find_if(partners_.begin(), partners_.end(), [&](Partner const& partner) { return partner.code == code; });
  return found == partners_.end() ? nullptr : &*found;
}

ProcedureSheet const* Catalogue::sheet(Procedure const& procedure) const {
  auto const found = std::find_if(sheets_.begin(), sheets_.end(), [&](ProcedureSheet const& sheet) {
    return sheet.network_id == procedure.network_id && sheet.procedure_code == procedure.code;
  });
  return found == sheets_.end() ? nullptr : &*found;
}

SheetText const* Catalogue::sheet_text(Procedure const& procedure, Language language) const {
  SheetText const* french = nullptr;
  for (auto const& text : sheet_texts_) {
    if (text.network_id != procedure.network_id || text.procedure_code != procedure.code) {
      continue;
    }
    if (text.language == language) {
      return &text;
    }
    french = text.language == Language::kFr ? &text : french;
  }
  return french;
}

std::optional<Date> Catalogue::dead_since(std::string_view url) const {
  auto const link = std::ranges::find(links_, url, &OfficialLink::url);
  return link == links_.end() || link->answers ? std::nullopt : std::optional{link->checked_on};
}

TerritoryPack const* Catalogue::find_pack(std::string_view id) const {
  auto const found =
      std::find_if(packs_.begin(), packs_.end(), [&](TerritoryPack const& pack) { return pack.id == id; });
  return found == packs_.end() ? nullptr : &*found;
}

std::vector<Answer> Catalogue::search(std::string_view text, std::size_t limit) const {
  std::vector<Answer> found;
  if (language::fold(text).empty()) {
    for (auto const& procedure : procedures_) {
      if (found.size() < limit) {
        found.push_back({.procedure = &procedure});
      }
    }
    return found;
  }
  for (auto const& hit : index_.find(text, limit)) {
    auto answer = answers_[hit.document];
    answer.score = hit.score;
    found.push_back(answer);
  }
  return found;
}

bool is_in_language(LocalName const& name, Language language) {
  return language == Language::kFr || (language == Language::kEn && name.en) ||
         (language == Language::kNl && name.nl) || (language == Language::kDe && name.de);
}

std::string const& in_language(LocalName const& name, Language language) {
  if (!is_in_language(name, language)) {
    return name.fr;
  }
  switch (language) {
    case Language::kEn:
      return *name.en;
    case Language::kNl:
      return *name.nl;
    case Language::kDe:
      return *name.de;
    case Language::kFr:
      break;
  }
  return name.fr;
}

}  // namespace relais::network

#include "network/look_up.hpp"

namespace relais::network {
namespace {

constexpr std::int32_t kUsualLimit = 10;
constexpr std::size_t kAmong = 200;  // of which those of one network are kept

std::size_t limit_of(std::optional<std::int32_t> limit) {
  return static_cast<std::size_t>(limit.value_or(kUsualLimit));
}

// "S1: ..." in each language that the use is known in.
LocalName named(PackDocument const& document) {
  auto name = document.use;
  name.fr = document.code + " : " + name.fr;
  for (auto* const other : {&name.en, &name.nl, &name.de}) {
    if (*other) {
      *other = document.code + ": " + **other;
    }
  }
  return name;
}

ProcedureItem item_of(Catalogue const& catalogue, Answer const& answer) {
  ProcedureItem item;
  if (answer.procedure != nullptr) {
    auto const& procedure = *answer.procedure;
    item.code = procedure.code.text;
    item.name = name_of(procedure);
    item.partner = procedure.partner_code;
    if (auto const* const partner = catalogue.find(procedure.network_id, procedure.partner_code)) {
      item.partner_name = name_of(*partner);
    }
    item.theme = procedure.theme;
    item.level = procedure.level;
    return item;
  }
  item.pack = answer.pack->id;
  if (answer.document != nullptr) {
    item.kind = AnswerKind::kDocument;
    item.code = answer.document->code;
    item.name = named(*answer.document);
    item.sheet = answer.document->sheet;
  } else {
    item.kind = AnswerKind::kBorderSheet;
    item.code = answer.sheet->id;
    item.name = answer.sheet->title;
    item.sheet = answer.sheet->id;
  }
  return item;
}

}  // namespace

PlaceList find_places(Directory const& directory, TextQuery const& query) {
  PlaceList page;
  auto const& territories = directory.territories();
  for (auto const* const commune : territories.search(query.q.value_or(""), limit_of(query.limit))) {
    auto const* const above = territories.middle_level(*commune);
    auto place = Place{commune->network_id,
                       commune->code,
                       commune->name,
                       territories.postcodes(*commune),
                       {},
                       commune->population,
                       {}};
    if (above != nullptr) {
      place.department = above->name;
    }
    if (commune->lat && commune->lon) {
      place.location = Location{*commune->lat, *commune->lon};
    }
    page.items.push_back(std::move(place));
  }
  return page;
}

ProcedureList find_procedures(Directory const& directory, ProcedureQuery const& query) {
  ProcedureList page;
  auto const& catalogue = directory.catalogue();
  auto const limit = limit_of(query.limit);
  for (auto const& answer : catalogue.search(query.q.value_or(""), query.network ? kAmong : limit)) {
    auto const is_of_others =
        query.network && answer.procedure != nullptr && answer.procedure->network_id != *query.network;
    if (!is_of_others && page.items.size() < limit) {
      page.items.push_back(item_of(catalogue, answer));
    }
  }
  return page;
}

}  // namespace relais::network

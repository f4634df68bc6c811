#include "network/asked.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/language/fold.hpp"
#include "network/find_counters.hpp"
#include "network/page_phrases.hpp"
#include "platform/i18n/format.hpp"

namespace relais::network {
namespace {

constexpr std::size_t kMostChoices = 8;
constexpr double kUnderstood = 0.5;         // of language::Hit: less is a guess
constexpr double kClearlyAhead = 0.2;       // of the next best: nearer ones are left to the person
constexpr std::size_t kLongestWords = 100;  // bytes that are searched for and shown again

// Whole characters only.
std::string shortened(std::string text) {
  if (text.size() > kLongestWords) {
    auto end = kLongestWords;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
      --end;
    }
    text.resize(end);
  }
  return text;
}

std::string place_label(Territories const& territories, Territory const& commune) {
  auto const postcodes = territories.postcodes(commune);
  return postcodes.empty() ? commune.name : fmt::format("{} ({})", commune.name, postcodes.front());
}

// "Saint-Denis (93200), Seine-Saint-Denis"
std::string place_choice(Territories const& territories, Territory const& commune) {
  auto const* const above = territories.middle_level(commune);
  auto const label = place_label(territories, commune);
  return above == nullptr ? label : fmt::format("{}, {}", label, above->name);
}

// "Vervins (02140)" -> "vervins": what is compared with whole names.
std::string folded_name(std::string_view words) {
  return language::fold_place(words.substr(0, words.find('(')));
}

bool is_located(Territory const* commune) {
  return commune->lat && commune->lon;
}

class Understanding {
 public:
  Understanding(PageWriter const& writer, PageQuery page, Instant now) : writer_(writer), now_(now) {
    asked_.page = std::move(page);
    asked_.page.place = shortened(asked_.page.place);
    asked_.page.q = shortened(asked_.page.q);
  }

  Asked asked() {
    understand_place();
    understand_need();
    understand_filters();
    understand_moment();
    if (writer_.directory.places().empty()) {
      asked_.notices = {writer_.text("network.directory_empty")};
      asked_.ambiguities.clear();
      asked_.lists_nothing = true;
    }
    return std::move(asked_);
  }

 private:
  void understand_place() {
    auto& page = asked_.page;
    auto const around_me = writer_.text("network.form.around_me");
    auto const near = TextForm<Near>::read(page.near);
    if (near && (page.place.empty() || page.place == around_me)) {
      asked_.query.near = near;
      asked_.place = around_me;
      asked_.where = writer_.text("network.results.around_you");
      page.place = around_me;
      page.commune.clear();
      return;
    }
    page.near.clear();
    if (page.place == around_me) {
      page.place.clear();
    }
    auto const* commune = page.commune.empty() ? nullptr : territories().find({page.commune});
    // A region's centre is nobody's place.
    if (commune != nullptr && height(commune->kind) > height(TerritoryKind::kCommune)) {
      commune = nullptr;
    }
    page.commune.clear();
    if (commune != nullptr) {
      take(*commune);
    } else if (!page.place.empty()) {
      search_place();
    }
    if (page.place.empty() && page.commune.empty()) {
      asked_.notices.push_back(writer_.text("network.results.no_place"));
    }
  }

  void search_place() {
    auto const words = asked_.page.place;
    auto found = territories().search(words, kMostChoices);
    auto const name = folded_name(words);
    auto const others = std::stable_partition(found.begin(), found.end(), [&](Territory const* commune) {
      return language::fold_place(commune->name) == name;
    });
    if (others != found.begin()) {
      found.erase(others, found.end());
    }
    if (found.empty()) {
      asked_.notices.push_back(writer_.message("network.results.place_unknown", {{"words", words}}));
      asked_.lists_nothing = true;
      return;
    }
    std::stable_partition(found.begin(), found.end(), is_located);
    take(*found.front());
    if (found.size() > 1) {
      auto ambiguity = Ambiguity{writer_.message("network.results.which_place", {{"words", words}}), {}};
      for (auto const* const commune : found) {
        auto page = asked_.page;
        page.commune = commune->code.text;
        page.place = place_label(territories(), *commune);
        page.cursor.clear();
        ambiguity.choices.push_back({place_choice(territories(), *commune), counters_url(writer_.language, page)});
      }
      asked_.ambiguities.push_back(std::move(ambiguity));
    }
  }

  void take(Territory const& commune) {
    asked_.place = place_label(territories(), commune);
    asked_.network = commune.network_id;
    asked_.page.place = *asked_.place;
    asked_.page.commune = commune.code.text;
    if (!is_located(&commune)) {
      asked_.notices.push_back(writer_.message("network.results.place_without_location", {{"place", commune.name}}));
      asked_.only_in = commune.code;
      asked_.where = writer_.message("network.results.in_commune", {{"place", commune.name}});
      return;
    }
    asked_.query.commune = commune.code;
    asked_.where = writer_.message("network.results.around", {{"place", commune.name}});
  }

  void understand_need() {
    auto& page = asked_.page;
    if (auto const* const procedure =
            page.procedure.empty() ? nullptr : catalogue().find(ProcedureCode{page.procedure})) {
      take(*procedure);
    } else {
      page.procedure.clear();
      if (!language::fold(page.q).empty()) {
        search_need();
      }
    }
  }

  void search_need() {
    auto const words = asked_.page.q;
    auto found = catalogue().search(words, kMostChoices);
    std::erase_if(found, [](Answer const& answer) { return answer.score < kUnderstood; });
    if (found.empty()) {
      asked_.notices.push_back(writer_.message("network.results.need_unknown", {{"words", words}}));
      return;
    }
    auto const& best = found.front();
    auto const is_clear = found.size() == 1 || best.score - found[1].score > kClearlyAhead;
    if (best.procedure != nullptr && is_clear) {
      take(*best.procedure);
      return;
    }
    // None is meant until the person chooses.
    asked_.notices.push_back(writer_.text("network.results.all_until_chosen"));
    auto ambiguity = Ambiguity{writer_.message("network.results.which_procedure", {{"words", words}}), {}};
    for (auto const& answer : found) {
      ambiguity.choices.push_back(choice_of(answer));
    }
    asked_.ambiguities.push_back(std::move(ambiguity));
  }

  // A procedure narrows the list; what lies across the border is explained on its sheet.
  Link choice_of(Answer const& answer) const {
    if (answer.procedure == nullptr) {
      return border_link(writer_, answer);
    }
    auto page = asked_.page;
    page.procedure = answer.procedure->code.text;
    page.q = writer_.name(*answer.procedure);
    page.cursor.clear();
    return {page.q, counters_url(writer_.language, page)};
  }

  void take(Procedure const& procedure) {
    asked_.procedure = writer_.name(procedure);
    asked_.page.procedure = procedure.code.text;
    asked_.page.q = *asked_.procedure;
    // Any counter says whom to turn to, whatever it helps with.
    if (procedure.level == HelpLevel::kReoriented) {
      asked_.notices.push_back(writer_.message("network.results.reoriented", {{"procedure", *asked_.procedure}}));
    } else {
      asked_.query.procedure = procedure.code;
    }
  }

  // An answer that means nothing is left out, and that is said: an old link must not seem to be followed.
  bool keep_if(bool is_understood, std::string& answer) {
    if (!answer.empty() && !is_understood) {
      auto const said = shortened(answer);
      asked_.notices.push_back(writer_.message("network.results.filter_unknown", {{"value", said}}));
      answer.clear();
    }
    return !answer.empty();
  }

  void understand_filters() {
    auto& page = asked_.page;
    asked_.query.kind = TextForm<CounterKind>::read(page.kind);
    keep_if(asked_.query.kind.has_value(), page.kind);
    // A procedure says already whose it is.
    if (!page.procedure.empty()) {
      page.partner.clear();
    }
    if (keep_if(catalogue().knows(PartnerCode{page.partner}), page.partner)) {
      asked_.query.partner = PartnerCode{page.partner};
    }
    auto const& all = kDistances;
    auto const distance = std::ranges::find(all, page.within_km, [](int km) { return std::to_string(km); });
    if (distance == std::end(all) || !has_location()) {
      page.within_km.clear();
    } else {
      asked_.query.within_km = *distance;
    }
    asked_.query.wheelchair = TextForm<Wheelchair>::read(page.wheelchair);
    keep_if(asked_.query.wheelchair.has_value(), page.wheelchair);
    if (page.tag = shortened(page.tag); !page.tag.empty()) {
      asked_.query.tag = page.tag;
      asked_.notices.push_back(writer_.message("network.results.tagged", {{"tag", tag_name(writer_, page.tag)}}));
    }
    auto const& networks = writer_.directory.networks();
    auto const network = std::ranges::find(networks, NetworkId{page.network}, &Network::id);
    asked_.query.network = network == networks.end() ? std::nullopt : std::optional{network->id};
    keep_if(asked_.query.network.has_value(), page.network);
    asked_.query.sort = has_location() ? TextForm<CounterSort>::read(page.sort) : std::nullopt;
    page.sort = asked_.query.sort == CounterSort::kOpening ? page.sort : "";
    asked_.query.cursor = page.cursor.empty() ? std::nullopt : std::optional{page.cursor};
  }

  void understand_moment() {
    auto& page = asked_.page;
    auto const zone = zone_of_place();
    asked_.now = zone.local(now_);
    auto const today = std::chrono::floor<std::chrono::days>(asked_.now);
    auto const date = TextForm<Date>::read(page.day);
    if (page.day == kNow) {
      page.time.clear();
      asked_.moment = asked_.now;
      asked_.query.open_at = now_;
    } else if (date && std::chrono::local_days{*date} >= today) {
      take_time(std::chrono::local_days{*date}, zone);
    } else {
      keep_if(page.day.empty() || date.has_value(), page.day);
      page.day.clear();
      page.time.clear();
    }
  }

  // The time of day that is asked for; without one that is understood, the whole day.
  void take_time(std::chrono::local_days day, TimeZone const& zone) {
    auto& time = asked_.page.time;
    auto from = LocalMinute{day};
    auto until = LocalMinute{day + std::chrono::days{1}};
    auto const part = std::ranges::find(kDayParts, time, &DayPart::name);
    if (auto const minute = read_time(time)) {
      time = i18n::time(*minute);
      from += *minute;
      until = from + std::chrono::minutes{1};
    } else if (part != std::end(kDayParts)) {
      from = day + part->from;
      until = day + part->until;
    } else {
      keep_if(false, time);
    }
    // What is over helps nobody, while some of what was asked for is still to come.
    asked_.moment = asked_.now < until ? std::max(from, asked_.now) : from;
    asked_.query.open_at = zone.instant(*asked_.moment);
    asked_.query.open_until = zone.instant(until);
  }

  static std::optional<std::chrono::minutes> read_time(std::string_view text) {
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() != 5 || text[2] != ':' || std::ranges::count_if(text, is_digit) != 4) {
      return std::nullopt;
    }
    auto const hours = (text[0] - '0') * 10 + text[1] - '0';
    auto const minutes = (text[3] - '0') * 10 + text[4] - '0';
    return hours < 24 && minutes < 60 ? std::optional{std::chrono::minutes{hours * 60 + minutes}} : std::nullopt;
  }

  // "Tomorrow at ten" is meant on the wall clock of the nearest counter.
  TimeZone zone_of_place() const {
    auto nearest = CounterQuery{};
    nearest.near = asked_.query.near;
    nearest.commune = asked_.query.commune;
    nearest.limit = 1;
    auto const found = find_counters(writer_.directory, Scope::public_directory(), nearest, now_);
    if (has_location() && found && !found->items.empty()) {
      return writer_.directory.zone(*found->items.front().place);
    }
    return usual_zone();
  }

  TimeZone usual_zone() const {
    for (auto const& network : writer_.directory.networks()) {
      if (auto zone = TimeZone::named(network.time_zone)) {
        return *zone;
      }
    }
    return TimeZone::named("Europe/Paris").value();
  }

  bool has_location() const { return asked_.query.near || asked_.query.commune; }
  Territories const& territories() const { return writer_.directory.territories(); }
  Catalogue const& catalogue() const { return writer_.directory.catalogue(); }

  PageWriter const& writer_;
  Instant now_;
  Asked asked_;
};

}  // namespace

Asked understand(PageWriter const& writer, PageQuery page, Instant now) {
  return Understanding{writer, std::move(page), now}.asked();
}

PageQuery where_and_when(PageQuery const& understood) {
  PageQuery kept;
  kept.commune = understood.commune;
  kept.day = understood.day;
  kept.time = understood.time;
  return kept;
}

PageQuery carried(PageWriter const& writer, PageQuery const& page, Instant now) {
  auto const kept = where_and_when(page);
  return kept == PageQuery{} ? kept : where_and_when(understand(writer, kept, now).page);
}

}  // namespace relais::network

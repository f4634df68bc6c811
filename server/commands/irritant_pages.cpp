#include "commands/irritant_pages.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "commands/asked_network.hpp"
#include "commands/ledger_pages.hpp"
#include "commands/story_list_page.hpp"
#include "commands/story_words.hpp"
#include "network/page_query.hpp"
#include "platform/i18n/format.hpp"

namespace relais::commands {
namespace {

using experiences::IrritantMonth;
using experiences::ShownIrritant;

// Of the picture, in the units of its viewBox: months of 10 each, a year at least.
constexpr double kHigh = 60;
constexpr std::int64_t kStep = 10;
constexpr std::int64_t kFewestMonths = 12;

// As the address has it; empty: not asked.
struct IrritantPageQuery {
  std::string network;
  std::string service;
  std::string place;
  std::string territory;
  std::string after;
};
BOOST_DESCRIBE_STRUCT(IrritantPageQuery, (), (network, service, place, territory, after))

struct ChartBar {
  std::int64_t x = 0;
  std::string y;
  std::string height;
  std::string tone;  // "high" or "low" beyond the limits, else "usual"
};
BOOST_DESCRIBE_STRUCT(ChartBar, (), (x, y, height, tone))

struct ChartLine {
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::string y;
};
BOOST_DESCRIBE_STRUCT(ChartLine, (), (from, to, y))

struct MonthRow {
  std::string month;
  std::int64_t stories = 0;
  std::string usual;  // "2 to 9", or that it is not known
  std::string said;   // what the chart says of it; empty: nothing
};
BOOST_DESCRIBE_STRUCT(MonthRow, (), (month, stories, usual, said))

struct IrritantCard {
  std::string title;
  std::optional<std::string> title_language;  // that of its network, where a person called it so
  std::string url;
  std::string count;                // "12 stories in two years"
  std::string ties;                 // "lost file · asked again"
  std::string services;             // "CAF (8), CPAM (4)"
  std::string places;               // "Ardennes (7), Marne (5)"
  std::optional<std::string> sign;  // what the chart says
  std::string sign_code;            // of the style
  bool is_generated = false;
  std::string from;  // months at the ends of the picture
  std::string until;
  std::string most;  // stories, at its upper rule
  std::int64_t width = kFewestMonths * kStep;
  std::vector<ChartBar> bars;
  std::vector<ChartLine> limits;  // above which it is more than usual
};
BOOST_DESCRIBE_STRUCT(IrritantCard, (),
                      (title, title_language, url, count, ties, services, places, sign, sign_code, is_generated, from,
                       until, most, width, bars, limits))

// Template "experiences/irritants".
struct IrritantListPage : pages::Page {
  std::vector<OptionGroup> services;
  std::string place;
  std::optional<std::string> territory;
  std::optional<std::string> unknown_place;
  std::vector<IrritantCard> cards;
  std::optional<std::string> next;
  bool is_narrowed = false;
};
BOOST_DESCRIBE_STRUCT(IrritantListPage, (pages::Page),
                      (services, place, territory, unknown_place, cards, next, is_narrowed))

struct IrritantTieRow {
  std::string name;
  std::int64_t stories = 0;
};
BOOST_DESCRIBE_STRUCT(IrritantTieRow, (), (name, stories))

// Template "experiences/irritant".
struct IrritantPage : pages::Page {
  IrritantCard card;
  std::vector<IrritantTieRow> tie_rows;
  std::vector<MonthRow> month_rows;
  std::vector<StoryOutcome> outcomes;
  std::vector<StoryCard> stories;
};
BOOST_DESCRIBE_STRUCT(IrritantPage, (pages::Page), (card, tie_rows, month_rows, outcomes, stories))

class IrritantWords {
 public:
  IrritantWords(i18n::Texts const& texts, Language language) : words_{texts, language} {}

  IrritantCard card(ShownIrritant const& irritant, network::Directory const& directory) const {
    IrritantCard card;
    card.title = irritant.title;
    card.title_language = title_language(irritant, directory);
    card.url =
        fmt::format("/{}/experiences/irritants/{}", TextForm<Language>::write(words_.language()), irritant.id.text);
    card.count = words_.text("irritants.count", {{"count", irritant.stories}});
    for (auto const& tie : irritant.ties) {
      card.ties += (card.ties.empty() ? "" : " · ") + tie.name;
    }
    card.services = counted(irritant.services);
    card.places = counted(irritant.departments);
    card.is_generated = irritant.is_generated;
    if (irritant.sign) {
      card.sign_code = TextForm<statistics::ChartSign>::write(*irritant.sign);
      card.sign = sign(*irritant.sign);
    }
    draw(irritant.months, card);
    return card;
  }

  std::vector<MonthRow> rows(std::vector<IrritantMonth> const& months) const {
    std::vector<MonthRow> rows;
    std::ranges::transform(months, std::back_inserter(rows), [&](IrritantMonth const& month) {
      auto usual = month.highest
                       ? words_.text("irritants.usual", {{"lowest", *month.lowest}, {"highest", *month.highest}})
                       : words_.text("irritants.no_usual");
      return MonthRow{name_of(month.month), month.stories, std::move(usual),
                      month.sign ? sign(*month.sign) : std::string{}};
    });
    return rows;
  }

  StoryWords const& words() const { return words_; }

 private:
  // What ties the stories is named in the language of the page, and is a title as long as nobody found a better one.
  std::optional<std::string> title_language(ShownIrritant const& irritant, network::Directory const& directory) const {
    auto const is_of_ties = !irritant.ties.empty() && irritant.title.starts_with(irritant.ties.front().name);
    auto const* const place =
        irritant.departments.empty()
            ? nullptr
            : directory.territories().find(network::TerritoryCode{irritant.departments.front().what.code});
    auto const written = is_of_ties || place == nullptr ? std::nullopt : language_of(directory, place->network_id);
    return written ? words_.other_than_page(*written) : std::nullopt;
  }

  std::string sign(statistics::ChartSign sign) const {
    return words_.text(fmt::format("irritants.sign.{}", TextForm<statistics::ChartSign>::write(sign)));
  }

  // "2026-11"
  std::string name_of(std::string const& month) const {
    auto const day = TextForm<Date>::read(month + "-01");
    return day ? i18n::month(words_.language(), *day) : month;
  }

  static std::string counted(std::vector<experiences::CountedName> const& all) {
    constexpr std::size_t kNamed = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(kNamed, all.size()); ++i) {
      text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", all[i].what.name, all[i].stories);
    }
    return all.size() > kNamed ? text + " …" : text;
  }

  void draw(std::vector<IrritantMonth> const& months, IrritantCard& card) const {
    if (months.empty()) {
      return;
    }
    card.from = name_of(months.front().month);
    card.until = name_of(months.back().month);
    std::int64_t most = 1;
    for (auto const& month : months) {
      most = std::max({most, month.stories, month.highest.value_or(0)});
    }
    card.most = i18n::number(words_.language(), most);
    card.width = std::max(kFewestMonths, std::ssize(months)) * kStep;
    auto const high = [&](std::int64_t stories) {
      return kHigh * static_cast<double>(stories) / static_cast<double>(most);
    };
    auto const written = [](double value) { return fmt::format("{:.1f}", value); };
    for (std::size_t i = 0; i < months.size(); ++i) {
      auto const& month = months[i];
      auto const x = static_cast<std::int64_t>(i) * kStep;
      auto const is_high = month.highest && month.stories > *month.highest;
      auto const is_low = month.lowest && month.stories < *month.lowest;
      card.bars.push_back({x + 1, written(kHigh - high(month.stories)), written(high(month.stories)),
                           is_high  ? "high"
                           : is_low ? "low"
                                    : "usual"});
      if (month.highest) {
        card.limits.push_back({x, x + kStep, written(kHigh - high(*month.highest))});
      }
    }
  }

  StoryWords words_;
};

}  // namespace

Result<void> IrritantPages::check(network::PublicPages const& site) {
  auto const checked = site.templates().check<IrritantListPage>("experiences/irritants");
  return checked ? site.templates().check<IrritantPage>("experiences/irritant") : checked;
}

http::Answer IrritantPages::list(Language language, http::Request const& request, network::Directory const& now) const {
  auto const query = network::read_page_parameters<IrritantPageQuery>(request);
  if (!query) {
    return http::refusal(query.problem());
  }
  auto const words = IrritantWords{site_.texts(), language};
  StoryQuery about;
  about.place = query->place;
  about.territory = query->territory;
  auto const place = meant_place(now, about);
  IrritantListPage page;
  page.title = site_.texts().text(language, "irritants.title");
  page.description = site_.texts().text(language, "irritants.description");
  auto const network = known_network(now, query->network).value_or(main_network(now));
  page.services = services_offered(stories_.reading.services(network, language), words.words(), query->service);
  page.place = place.territory == nullptr ? query->place : place.territory->name;
  page.is_narrowed = !query->service.empty() || !query->place.empty() || !query->territory.empty();
  experiences::IrritantQuery asked;
  asked.network = network;
  if (!query->service.empty()) {
    asked.service = experiences::ServiceCode{query->service};
  }
  asked.after = network::place_in_list(query->after);
  if (place.territory != nullptr) {
    asked.territory = page.territory = place.territory->code.text;
  } else if (!query->place.empty()) {
    page.unknown_place = words.words().text("stories.filter.place_unknown", {{"place", query->place}});
    return site_.show(language, "experiences/irritants", std::move(page), "/experiences/irritants",
                      network::query_string(*query));
  }
  auto const found = stories_.irritants.list(Scope::public_directory(), asked, language);
  if (!found) {
    return http::refusal(found.problem());
  }
  std::ranges::transform(found->items, std::back_inserter(page.cards),
                         [&](ShownIrritant const& irritant) { return words.card(irritant, now); });
  if (auto const shown = *asked.after + std::ssize(found->items); shown < found->of_items) {
    auto later = *query;
    later.after = std::to_string(shown);
    page.next =
        fmt::format("/{}/experiences/irritants{}", TextForm<Language>::write(language), network::query_string(later));
  }
  return site_.show(language, "experiences/irritants", std::move(page), "/experiences/irritants",
                    network::query_string(*query));
}

void IrritantPages::add_routes(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock) const {
  site_.add(routes, directory, clock, "/experiences/irritants", "irritants.pages.list",
            [this](Language language, http::Request const& request, network::Directory const& now, Instant) {
              return list(language, request, now);
            });
  site_.add(routes, directory, clock, "/experiences/irritants/{id}", "irritants.pages.one",
            [this](Language language, http::Request const& request, network::Directory const& now, Instant) {
              auto const id = experiences::IrritantId{std::string{request.parameter("id")}};
              auto const irritant = stories_.irritants.one(Scope::public_directory(), id, language);
              if (!irritant) {
                return http::refusal(irritant.problem());
              }
              auto const words = IrritantWords{site_.texts(), language};
              IrritantPage page;
              page.card = words.card(*irritant, now);
              page.title = irritant->title;
              page.description = page.card.count;
              for (auto const& tie : irritant->ties) {
                page.tie_rows.push_back({tie.name, tie.stories});
              }
              page.month_rows = words.rows(irritant->months);
              page.outcomes = outcomes_of(actions_, {actions::OriginKind::kIrritant, id.text}, site_.texts(), language);
              for (auto const& story : irritant->experiences) {
                page.stories.push_back(words.words().card(story));
              }
              return site_.show(language, "experiences/irritant", std::move(page), "/experiences/irritants/" + id.text);
            });
}

}  // namespace relais::commands

#include "commands/ledger_pages.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "commands/asked_network.hpp"
#include "network/page_query.hpp"
#include "platform/i18n/format.hpp"

namespace relais::commands {
namespace {

using actions::ActionState;

constexpr double kScale = 200;  // of the picture, whose viewBox is as wide
constexpr double kMargin = 6;   // for the mark at either end

// As the address has it; empty: not asked.
struct LedgerPageQuery {
  std::string network;
  std::string department;
  std::string origin;
  std::string cursor;
};
BOOST_DESCRIBE_STRUCT(LedgerPageQuery, (), (network, department, origin, cursor))

template <class T>
std::optional<T> given(std::string const& text) {
  return TextForm<T>::read(text);
}

actions::LedgerQuery asked(LedgerPageQuery const& query) {
  actions::LedgerQuery asked;
  asked.network = given<NetworkId>(query.network);
  asked.department = query.department.empty() ? std::nullopt : std::optional{query.department};
  asked.origin = query.origin.empty() ? std::nullopt : std::optional{query.origin};
  asked.cursor = given<actions::ActionId>(query.cursor);
  return asked;
}

// A value with its interval, drawn from 0 to the end of the scale: 100 % of a share, else the greatest of the
// comparison.
struct LedgerBar {
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::int64_t at = 0;
  std::string scale;
};
BOOST_DESCRIBE_STRUCT(LedgerBar, (), (low, high, at, scale))

struct LedgerPeriod {
  std::string name;  // "Before"
  std::string months;
  std::string figure;
  std::vector<LedgerBar> bars;  // one, or none where nothing is shown
};
BOOST_DESCRIBE_STRUCT(LedgerPeriod, (), (name, months, figure, bars))

struct LedgerChange {
  std::string measure;
  std::string outcome;  // whether it moved
  std::vector<LedgerPeriod> periods;
};
BOOST_DESCRIBE_STRUCT(LedgerChange, (), (measure, outcome, periods))

struct LedgerCard {
  std::string id;
  std::string heading;
  std::optional<std::string> text_language;  // of what its people wrote, where it is not the page's
  std::string origin_kind;
  std::string said;  // title of what it comes from
  std::optional<std::string> said_url;
  std::optional<std::string> said_language;
  std::string did_heading;
  std::vector<std::string> did;
  std::string by;
  std::string state;
  std::string state_code;
  std::optional<std::string> proof;
  std::optional<std::string> proof_link;
  std::optional<std::string> dropped_because;
  std::vector<LedgerChange> changes;
  std::string no_change;  // why there are none
  bool is_generated = false;
};
BOOST_DESCRIBE_STRUCT(LedgerCard, (),
                      (id, heading, text_language, origin_kind, said, said_url, said_language, did_heading, did, by,
                       state, state_code, proof, proof_link, dropped_because, changes, no_change, is_generated))

// Template "experiences/ledger".
struct LedgerPage : pages::Page {
  std::vector<LedgerCard> cards;
  bool is_narrowed = false;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(LedgerPage, (pages::Page), (cards, is_narrowed, next))

struct Scale {
  double greatest = 0;
  std::string said;
};

std::int64_t drawn(double value, double greatest) {
  return std::llround(kMargin + value / greatest * (kScale - 2 * kMargin));
}

std::optional<Language> language_of_department(network::Directory const& directory, std::string const& code) {
  auto const* const place = directory.territories().find(network::TerritoryCode{code});
  return place == nullptr ? std::nullopt : language_of(directory, place->network_id);
}

std::optional<Language> language_of_story(experiences::Experiences const& stories, std::string const& id,
                                          Language language) {
  auto const story = stories.reading.one(experiences::ExperienceId{id}, language);
  return story ? std::optional{story->language} : std::nullopt;
}

class LedgerWords {
 public:
  LedgerWords(i18n::Texts const& texts, Language language) : words_(texts, language) {}

  std::optional<std::string> written_in(std::optional<Language> language) const {
    return language ? words_.other_than_page(*language) : std::nullopt;
  }

  std::string state(actions::ActionLine const& action) const {
    if (action.state == ActionState::kDone && action.done_on) {
      return words_.text("ledger.state.done", {{"date", words_.date(*action.done_on)}});
    }
    return action.state == ActionState::kDropped
               ? words_.text("ledger.state.dropped")
               : words_.text(action.is_overdue ? "ledger.state.overdue" : "ledger.state.open",
                             {{"date", words_.date(action.due_on)}});
  }

  std::string by(actions::ActionLine const& action) const {
    auto const who =
        action.owner.function
            ? words_.text("ledger.by_function", {{"name", action.owner.name}, {"function", *action.owner.function}})
            : action.owner.name;
    return words_.text("ledger.by",
                       {{"who", who}, {"department", action.department.name}, {"date", words_.date(action.opened_on)}});
  }

  LedgerCard card(actions::ShownAction const& action) const {
    LedgerCard card;
    card.id = action.id.text;
    card.heading = action.title;
    card.origin_kind =
        words_.text(fmt::format("ledger.origin.{}", TextForm<actions::OriginKind>::write(action.origin.kind)));
    card.said = action.origin.title ? words_.unmarked(*action.origin.title) : words_.text("ledger.origin_gone");
    if (action.origin.page) {
      card.said_url = fmt::format("/{}{}", TextForm<Language>::write(words_.language()), *action.origin.page);
    }
    card.did_heading = words_.text(fmt::format("ledger.we_did.{}", TextForm<ActionState>::write(action.state)));
    card.did = words_.paragraphs(action.what);
    card.by = by(action);
    card.state = state(action);
    card.state_code = action.is_overdue ? "overdue" : TextForm<ActionState>::write(action.state);
    if (action.proof) {
      card.proof = action.proof->text;
      card.proof_link = action.proof->link;
    }
    if (action.state == ActionState::kDropped && !action.history.empty()) {
      card.dropped_because = action.history.back().note;
    }
    if (action.measure && action.state != ActionState::kDropped) {
      card.changes.push_back(change(action.measure->kind, action.measure->measure_words, action.measure->result));
      if (!action.measure->remeasured.empty()) {
        auto const& last = action.measure->remeasured.back();
        card.changes.push_back(change(action.measure->kind,
                                      words_.text("ledger.remeasured", {{"date", words_.date(last.measured_on)}}),
                                      last.result));
      }
    }
    card.no_change = words_.text(action.state == ActionState::kDropped ? "ledger.not_done" : "ledger.no_measure");
    card.is_generated = action.is_generated;
    return card;
  }

 private:
  LedgerChange change(actions::MeasureKind kind, std::string measure, actions::SaidBeforeAfter const& result) const {
    LedgerChange change{std::move(measure), result.change_words, {}};
    auto const is_rate = kind == actions::MeasureKind::kStoriesPerMonth;
    auto greatest = is_rate ? 0.0 : 1.0;
    for (auto const* const figure : {&result.before, result.after ? &*result.after : nullptr}) {
      greatest = figure != nullptr && figure->interval ? std::max(greatest, figure->interval->high) : greatest;
    }
    auto const scale = is_rate ? i18n::decimal(words_.language(), greatest) : words_.text("ledger.whole");
    change.periods.push_back(
        period("ledger.before", result.before_period, result.before_words, result.before, {greatest, scale}));
    if (result.after) {
      change.periods.push_back(period("ledger.after", result.after_period.value_or(""), result.after_words.value_or(""),
                                      *result.after, {greatest, scale}));
    }
    return change;
  }

  LedgerPeriod period(std::string_view name, std::string const& months, std::string const& said,
                      actions::PeriodFigure const& figure, Scale const& scale) const {
    LedgerPeriod period{words_.text(name), months, said, {}};
    if (figure.value && figure.interval) {
      period.bars.push_back({drawn(figure.interval->low, scale.greatest), drawn(figure.interval->high, scale.greatest),
                             drawn(*figure.value, scale.greatest), scale.said});
    }
    return period;
  }

  StoryWords words_;
};

}  // namespace

Result<void> LedgerPages::check(network::PublicPages const& site) {
  return site.templates().check<LedgerPage>("experiences/ledger");
}

void LedgerPages::add_routes(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock) const {
  site_.add(routes, directory, clock, "/experiences/ledger", "ledger.page",
            [this](Language language, http::Request const& request, network::Directory const& now, Instant) {
              auto const query = network::read_page_parameters<LedgerPageQuery>(request);
              if (!query) {
                return http::refusal(query.problem());
              }
              auto const ledger = actions_.ledger(asked(*query), language);
              if (!ledger) {
                return http::refusal(ledger.problem());
              }
              LedgerPage page;
              page.title = site_.texts().text(language, "ledger.title");
              page.description = site_.texts().text(language, "ledger.description");
              auto const words = LedgerWords{site_.texts(), language};
              for (auto const& action : ledger->items) {
                auto& card = page.cards.emplace_back(words.card(action));
                card.text_language = words.written_in(language_of_department(now, action.department.code));
                card.said_language = words.written_in(action.origin.kind == actions::OriginKind::kExperience
                                                          ? language_of_story(stories_, action.origin.id, language)
                                                          : std::nullopt);
              }
              page.is_narrowed = !(query->network + query->department + query->origin).empty();
              if (ledger->next) {
                auto further = *query;
                further.cursor = *ledger->next;
                page.next = fmt::format("/{}/experiences/ledger{}", TextForm<Language>::write(language),
                                        network::query_string(further));
              }
              return site_.show(language, "experiences/ledger", std::move(page), "/experiences/ledger",
                                network::query_string(*query));
            });
}

std::vector<StoryOutcome> outcomes_of(actions::Actions const& actions, actions::ActionOrigin const& origin,
                                      i18n::Texts const& texts, Language language) {
  auto const words = LedgerWords{texts, language};
  auto const kind = TextForm<actions::OriginKind>::write(origin.kind);
  std::vector<StoryOutcome> outcomes;
  for (auto const& action : actions.actions_of(origin, language)) {
    outcomes.push_back({action.title,
                        fmt::format("/{}/experiences/ledger?origin={}%3A{}#{}", TextForm<Language>::write(language),
                                    kind, origin.id, action.id.text),
                        fmt::format("{} · {}", action.owner.name, words.state(action))});
  }
  return outcomes;
}

}  // namespace relais::commands

// Telling without a script: the form, what would be kept, the code. The simple version is the same, one question after
// the other ("/fr/simple/tell").
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "commands/experience_page_models.hpp"
#include "commands/experience_pages.hpp"
#include "engine/language/fold.hpp"
#include "network/page_query.hpp"
#include "platform/text/uuid.hpp"

namespace relais::commands {

// What the form sends, at each of its steps.
struct TellForm {
  std::string id;
  std::string title;
  std::string text;
  std::string would_have_helped;
  std::string place;      // as people write it
  std::string territory;  // chosen among those that the words may mean
  std::vector<std::string> service;
  std::string counter;
  std::string feeling;
  std::string used_channel;
  std::string need;       // in everyday words
  std::string procedure;  // chosen; "none": none of those
  std::string names_agreed;
  std::string step;  // "check" unless said, "edit", "send"
  // Of the simple version.
  std::string theme;     // whose services are offered
  std::string answered;  // the question that this answers
  std::string ask;       // the question to ask again
};
BOOST_DESCRIBE_STRUCT(TellForm, (),
                      (id, title, text, would_have_helped, place, territory, service, counter, feeling, used_channel,
                       need, procedure, names_agreed, step, theme, answered, ask))

namespace {

using http::Request;
using http::Work;

constexpr std::size_t kLongestForm = 96 * 1024;
constexpr auto kWhileTelling = http::RateLimit{20, 16};
constexpr std::size_t kPlacesOffered = 6;
constexpr std::size_t kProceduresOffered = 4;
constexpr std::string_view kNone = "none";
// In the order in which the simple version asks; the themes of services before the services.
constexpr auto kQuestions = std::to_array<std::string_view>({"feeling", "service", "text", "place"});

class Teller {
 public:
  Teller(network::PublicPages const& site, experiences::Experiences const& stories, network::Directory const& directory,
         Language language, Instant now, bool is_simple)
      : site_(site),
        stories_(stories),
        directory_(directory),
        words_(site.texts(), language),
        language_(language),
        now_(now),
        is_simple_(is_simple) {}

  http::Answer form(TellForm const& asked, std::vector<pages::ProblemLine> problems = {}) const {
    if (is_simple_) {
      return question(asked, problems);
    }
    TellPage page;
    page.title = words_.text("stories.tell.title");
    page.description = words_.text("stories.tell.description");
    page.id = is_uuid(asked.id) ? asked.id : uuid_v7(now_);
    page.story_title = asked.title;
    page.text = asked.text;
    page.would_have_helped = asked.would_have_helped;
    page.place = asked.place;
    page.places = places_meant(asked);
    page.services = services(asked.service);
    if (auto const* const counter = directory_.find(network::CounterId{asked.counter})) {
      page.counter = counter->id.text;
      page.counter_name = counter->name;
    }
    page.feelings = options<experiences::Feeling>("stories.feeling.", asked.feeling);
    page.channels = options<experiences::UsedChannel>("stories.used.", asked.used_channel);
    page.need = asked.need;
    page.procedures = procedures_meant(asked);
    page.names_agreed = asked.names_agreed == "true";
    page.problems = std::move(problems);
    page.numbers = numbers(asked);
    return site_.show(language_, "experiences/tell", std::move(page), "/tell");
  }

  http::Answer check(TellForm const& asked) const {
    auto const story = story_of(asked);
    if (auto problems = missing(asked, story); !problems.empty()) {
      return form(asked, std::move(problems));
    }
    auto const preview = stories_.telling.preview(story);
    if (!preview) {
      return preview.problem().fields.empty() ? http::refusal(preview.problem())
                                              : form(asked, lines_of(preview.problem()));
    }
    CheckPage page;
    page.title = words_.text("stories.check.title");
    page.description = page.title;
    if (!preview->title.empty()) {
      page.headline = words_.unmarked(preview->title);
    }
    page.paragraphs = words_.paragraphs(preview->text);
    page.helped = words_.paragraphs(preview->would_have_helped);
    page.about = about(story);
    for (auto const& kind : preview->masked) {
      page.masked.push_back(words_.text("stories.masked." + kind));
    }
    page.numbers = preview->emergency_numbers;
    page.fields = fields_of(asked, story);
    return show("check", std::move(page));
  }

  http::Answer send(TellForm const& asked) const {
    auto const story = story_of(asked);
    if (auto problems = missing(asked, story); !problems.empty()) {
      return form(asked, std::move(problems));
    }
    auto const told = stories_.telling.tell(story, "");
    if (!told) {
      return told.problem().fields.empty() && told.problem().fault != Fault::kTooMany
                 ? http::refusal(told.problem())
                 : form(asked, lines_of(told.problem()));
    }
    ToldPage page;
    page.title = words_.text("stories.told.title");
    page.description = page.title;
    page.code = told->code;
    page.code_url = fmt::format("/{}/follow-up", TextForm<Language>::write(language_));
    page.numbers = told->emergency_numbers;
    return show("told", std::move(page));
  }

 private:
  template <class Model>
  http::Answer show(std::string const& name, Model page) const {
    return site_.show(language_, (is_simple_ ? "simple/tell_" : "experiences/") + name, std::move(page), "/tell");
  }

  // The question that is asked again, or the first that is not answered. What is wrong is only said of an answer that
  // was given just now.
  http::Answer question(TellForm const& asked, std::vector<pages::ProblemLine> const& known) const {
    auto const story = story_of(asked);
    auto const lines = known.empty() ? missing(asked, story) : known;
    auto const is_one = [](std::string const& name) { return std::ranges::find(kQuestions, name) != kQuestions.end(); };
    auto name = is_one(asked.ask) ? asked.ask : std::string{kQuestions.front()};
    if (!is_one(asked.ask)) {
      auto const open = std::ranges::find_if(kQuestions, [&](std::string_view one) { return says(lines, one); });
      name = open == kQuestions.end() ? std::string{kQuestions.back()} : std::string{*open};
    }
    QuestionPage page;
    page.title = words_.text("stories.tell.title");
    page.description = words_.text("stories.tell.description");
    page.question = name;
    if (asked.answered == name) {
      for (auto const& line : lines) {
        page.problem = line.field == name ? std::optional{line.text} : page.problem;
      }
    }
    page.numbers = numbers(asked);
    auto kept = asked;
    kept.id = is_uuid(asked.id) ? asked.id : uuid_v7(now_);
    page.asks_feeling = name == "feeling";
    page.asks_text = name == "text";
    if (name == "service") {
      fill_services(asked, page);
      kept.service.clear();
    } else if (page.asks_feeling) {
      kept.feeling.clear();
    } else if (page.asks_text) {
      page.text = asked.text;
      kept.text.clear();
    } else {
      page.asks_place = true;
      page.place = asked.place;
      page.places = places_meant(asked);
      kept.place.clear();
      kept.territory.clear();
    }
    page.fields = fields_of(kept, story_of(kept));
    std::erase_if(page.fields, [&](HiddenField const& field) { return page.asks_place && field.name == "territory"; });
    auto const place = std::ranges::find(kQuestions, name) - kQuestions.begin();
    page.step = words_.text("simple.tell.step", {{"step", static_cast<std::int64_t>(place) + 1},
                                                 {"steps", static_cast<std::int64_t>(kQuestions.size())}});
    if (!asked.theme.empty() && name == "service") {
      page.back = "service";
    } else if (place > 0) {
      page.back = std::string{kQuestions[static_cast<std::size_t>(place) - 1]};
    }
    return show("question", std::move(page));
  }

  // Before it is known whether the story is whole. Where its place is not known either, those of France.
  std::vector<std::string> numbers(TellForm const& asked) const {
    auto const* const place = directory_.territories().find(network::TerritoryCode{territory_of(asked)});
    return stories_.telling.emergency_numbers(asked.title + "\n" + asked.text + "\n" + asked.would_have_helped,
                                              place == nullptr ? "fr" : place->network_id.text);
  }

  static bool says(std::vector<pages::ProblemLine> const& lines, std::string_view field) {
    return std::ranges::find(lines, field, &pages::ProblemLine::field) != lines.end();
  }

  void fill_services(TellForm const& asked, QuestionPage& page) const {
    auto const groups = services({});
    auto const chosen = std::ranges::find(groups, asked.theme, &OptionGroup::name);
    if (chosen != groups.end()) {
      page.services = chosen->options;
      return;
    }
    for (auto const& group : groups) {
      page.themes.push_back({group.name, group.name, false});
    }
  }

  template <class Code>
  std::vector<Option> options(std::string const& key, std::string const& chosen) const {
    std::vector<Option> all;
    for (auto const& entry : TextForm<Code>::entries()) {
      auto const code = std::string{entry.text};
      all.push_back({code, words_.text(key + code), code == chosen});
    }
    return all;
  }

  std::vector<OptionGroup> services(std::vector<std::string> const& chosen) const {
    auto const list = stories_.reading.services(NetworkId{"fr"}, language_);
    std::vector<OptionGroup> groups;
    for (auto const& theme : list.items) {
      if (theme.parent) {
        continue;
      }
      OptionGroup group{theme.name, {}};
      for (auto const& service : list.items) {
        // One counter is told of from its own page, which says which one.
        if (service.parent == theme.code && service.code.text != experiences::kCounterService) {
          group.options.push_back(
              {service.code.text, service.name, std::ranges::find(chosen, service.code.text) != chosen.end()});
        }
      }
      if (!group.options.empty()) {
        groups.push_back(std::move(group));
      }
    }
    return groups;
  }

  // What a story may be placed in, by name, code or postcode.
  std::vector<network::Territory const*> search_places(std::string const& words) const {
    auto found = directory_.territories().search_all(words, kPlacesOffered);
    std::erase_if(found, [](network::Territory const* place) {
      return place->kind == network::TerritoryKind::kRegion || place->kind == network::TerritoryKind::kIntercommunal;
    });
    return found;
  }

  std::vector<Option> places_meant(TellForm const& asked) const {
    std::vector<Option> all;
    auto const found = asked.place.empty() ? std::vector<network::Territory const*>{} : search_places(asked.place);
    for (auto const* const place : found) {
      auto const* const around = directory_.territories().middle_level(*place);
      auto const label =
          around == nullptr || around == place ? place->name : fmt::format("{} ({})", place->name, around->name);
      all.push_back({place->code.text, label, place->code.text == asked.territory});
    }
    return territory_of(asked).empty() || !asked.territory.empty() ? all : std::vector<Option>{};
  }

  std::vector<Option> procedures_meant(TellForm const& asked) const {
    std::vector<Option> all;
    if (asked.need.empty()) {
      return all;
    }
    for (auto const& answer : directory_.catalogue().search(asked.need, kProceduresOffered)) {
      if (answer.procedure != nullptr) {
        all.push_back({answer.procedure->code.text,
                       std::string{network::in_language(network::name_of(*answer.procedure), language_)},
                       answer.procedure->code.text == asked.procedure});
      }
    }
    if (!all.empty()) {
      all.push_back({std::string{kNone}, words_.text("stories.tell.no_such_procedure"), asked.procedure == kNone});
    }
    return all;
  }

  // The place that was chosen, the only one of exactly that name, or the only commune that the words mean.
  std::string territory_of(TellForm const& asked) const {
    auto const found = asked.place.empty() ? std::vector<network::Territory const*>{} : search_places(asked.place);
    auto const is_among = std::ranges::any_of(
        found, [&](network::Territory const* place) { return place->code.text == asked.territory; });
    if (is_among) {
      return asked.territory;
    }
    auto const name = language::fold_place(asked.place);
    auto const is_named_so = [&](network::Territory const* place) { return language::fold_place(place->name) == name; };
    if (std::ranges::count_if(found, is_named_so) == 1) {
      return (*std::ranges::find_if(found, is_named_so))->code.text;
    }
    auto const begins_so = [&](network::Territory const* place) {
      return language::fold_place(place->name).starts_with(name);
    };
    return found.size() == 1 && begins_so(found.front()) ? found.front()->code.text : std::string{};
  }

  experiences::NewExperience story_of(TellForm const& asked) const {
    experiences::NewExperience story;
    story.id = asked.id;
    story.language = language_;
    story.title = asked.title;
    story.text = asked.text;
    story.would_have_helped = asked.would_have_helped;
    story.feeling = TextForm<experiences::Feeling>::read(asked.feeling).value_or(experiences::Feeling::kNeutral);
    for (auto const& code : asked.service) {
      story.services.push_back({experiences::ServiceCode{code}, std::nullopt});
    }
    if (!asked.counter.empty()) {
      story.services.push_back({experiences::ServiceCode{std::string{experiences::kCounterService}}, asked.counter});
    }
    if (!asked.procedure.empty() && asked.procedure != kNone) {
      story.procedure = asked.procedure;
    }
    story.used_channel = TextForm<experiences::UsedChannel>::read(asked.used_channel);
    story.territory = territory_of(asked);
    story.names_agreed = asked.names_agreed == "true";
    return story;
  }

  std::vector<pages::ProblemLine> missing(TellForm const& asked, experiences::NewExperience const& story) const {
    std::vector<pages::ProblemLine> lines;
    auto const lacks = [&](std::string const& field) {
      lines.push_back({field, words_.text("stories.missing." + field)});
    };
    constexpr std::size_t kLeast = 20;
    if (asked.text.size() < kLeast) {
      lacks("text");
    }
    if (!TextForm<experiences::Feeling>::read(asked.feeling)) {
      lacks("feeling");
    }
    if (story.services.empty()) {
      lacks("service");
    }
    if (story.territory.empty()) {
      auto const may_mean_several = !places_meant(asked).empty();
      lines.push_back({"place", words_.text(may_mean_several ? "stories.which_place" : "stories.missing.place")});
    }
    if (asked.procedure.empty() && procedures_meant(asked).size() > 1) {
      lines.push_back({"need", words_.text("stories.which_procedure")});
    }
    return lines;
  }

  std::vector<pages::ProblemLine> lines_of(Problem const& problem) const {
    std::vector<pages::ProblemLine> lines;
    for (auto const& fault : problem.fields) {
      auto const field = fault.field.starts_with("/services") ? "service"
                         : fault.field == "/territory"        ? "place"
                         : fault.field == "/procedure"        ? "need"
                                                              : "text";
      auto const is_bound = fault.code.starts_with("json.");
      lines.push_back({field, words_.text(!is_bound                    ? fault.code
                                          : fault.field == "/services" ? "stories.too_many_services"
                                                                       : "stories.too_long")});
    }
    if (lines.empty()) {
      lines.push_back({"text", words_.text(problem.code)});
    }
    return lines;
  }

  std::string about(experiences::NewExperience const& story) const {
    std::vector<std::string> services;
    auto const list = stories_.reading.services(NetworkId{"fr"}, language_);
    for (auto const& concerned : story.services) {
      auto const* const counter = concerned.counter ? directory_.find(network::CounterId{*concerned.counter}) : nullptr;
      auto const found = std::ranges::find(list.items, concerned.code, &experiences::ListedService::code);
      services.push_back(counter != nullptr          ? counter->name
                         : found == list.items.end() ? concerned.code.text
                                                     : found->name);
    }
    auto const* const place = directory_.territories().find(network::TerritoryCode{story.territory});
    return fmt::format(
        "{} · {} · {}", fmt::join(services, ", "), place == nullptr ? "" : place->name,
        words_.text("stories.feeling." + std::string{TextForm<experiences::Feeling>::write(story.feeling)}));
  }

  static std::vector<HiddenField> fields_of(TellForm const& asked, experiences::NewExperience const& story) {
    std::vector<HiddenField> fields{{"id", asked.id},
                                    {"title", asked.title},
                                    {"text", asked.text},
                                    {"would_have_helped", asked.would_have_helped},
                                    {"place", asked.place},
                                    {"territory", story.territory},
                                    {"counter", asked.counter},
                                    {"feeling", asked.feeling},
                                    {"used_channel", asked.used_channel},
                                    {"need", asked.need},
                                    {"procedure", asked.procedure},
                                    {"names_agreed", asked.names_agreed}};
    for (auto const& code : asked.service) {
      fields.push_back({"service", code});
    }
    std::erase_if(fields, [](HiddenField const& field) { return field.value.empty(); });
    return fields;
  }

  network::PublicPages const& site_;
  experiences::Experiences const& stories_;
  network::Directory const& directory_;
  StoryWords words_;
  Language language_;
  Instant now_;
  bool is_simple_;
};

}  // namespace

void ExperiencePages::add_telling(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock,
                                  Language language) const {
  auto const tag = TextForm<Language>::write(language);
  using Answer = std::function<http::Answer(Teller const&, Request const&)>;
  auto const with_teller = [this, directory, &clock, language](bool is_simple, Answer const& answer) {
    return [this, directory, &clock, language, is_simple, answer](Request const& request) {
      auto const now = directory();
      return now ? answer(Teller{site_, stories_, *now, language, clock.now(), is_simple}, request)
                 : http::refusal({Fault::kUnavailable, "network.directory_loading"});
    };
  };
  for (auto const is_simple : {false, true}) {
    auto const path = fmt::format("/{}{}/tell", tag, is_simple ? "/simple" : "");
    routes.get(path, Right::kTellExperience, Work::kLong,
               with_teller(is_simple,
                           [](Teller const& teller, Request const& request) {
                             auto const asked = network::read_page_parameters<TellForm>(request);
                             return asked ? teller.form(*asked) : http::refusal(asked.problem());
                           }),
               {.summary = is_simple ? "stories.pages.tell_simply" : "stories.pages.tell", .produces = http::kHtml});
    routes.post(
        path, Right::kTellExperience, Work::kWrite,
        with_teller(is_simple,
                    [](Teller const& teller, Request const& request) {
                      auto const asked = network::read_page_form<TellForm>(request);
                      if (!asked) {
                        return http::refusal(asked.problem());
                      }
                      return asked->step == "send"                          ? teller.send(*asked)
                             : asked->step == "edit" || !asked->ask.empty() ? teller.form(*asked)
                                                                            : teller.check(*asked);
                    }),
        {.summary = "stories.pages.send", .produces = http::kHtml, .body_limit = kLongestForm, .rate = kWhileTelling});
  }
  routes.get(fmt::format("/{}/tell/paper", tag), Right::kTellExperience, Work::kLong,
             [this, &clock, language](Request const&) {
               auto const words = StoryWords{site_.texts(), language};
               PaperPage page;
               page.title = words.text("stories.paper.title");
               page.description = page.title;
               page.code = stories_.telling.fresh_paper_code(uuid_v7(clock.now()));
               page.address = fmt::format("{}/{}/follow-up", site_.public_url(), TextForm<Language>::write(language));
               for (auto const& entry : TextForm<experiences::Feeling>::entries()) {
                 page.feelings.push_back(words.text("stories.feeling." + std::string{entry.text}));
               }
               return site_.show(language, "experiences/paper", std::move(page), "/tell/paper");
             },
             {.summary = "stories.pages.paper", .produces = http::kHtml, .rate = kWhileTelling});
}

}  // namespace relais::commands

// Telling without a script: the form, what would be kept, the code. The simple version is the same, one question after
// the other ("/fr/simple/tell").
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "commands/asked_network.hpp"
#include "commands/experience_pages.hpp"
#include "commands/tell_form.hpp"
#include "network/page_query.hpp"
#include "platform/text/uuid.hpp"

namespace relais::commands {
namespace {

using http::Request;
using http::Work;

// The longest texts of any alphabet, each sign written as "%f0%9f%98%80".
constexpr std::size_t kLongestForm = 128 * 1024;
constexpr auto kWhileTelling = http::RateLimit{20, 16};
// In the order in which the simple version asks: which services there are depends on where.
constexpr auto kQuestions = std::to_array<std::string_view>({"feeling", "place", "service", "text"});

// What another language of the page is to be asked with.
struct TellLink {
  std::string network;
  std::string counter;
};
BOOST_DESCRIBE_STRUCT(TellLink, (), (network, counter))

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

  // Of a link: it cannot say which story it is to be, for whoever made it would know.
  http::Answer begin(TellForm asked) const {
    asked.id.clear();
    return form(std::move(asked));
  }

  http::Answer form(TellForm asked, std::vector<pages::ProblemLine> problems = {}) const {
    asked.id = is_uuid(asked.id) ? asked.id : uuid_v7(now_);
    auto const told = so_far(asked);
    return is_simple_ ? question(told, problems) : whole_form(told, std::move(problems));
  }

  http::Answer check(TellForm asked) const {
    asked.id = is_uuid(asked.id) ? asked.id : uuid_v7(now_);
    auto const told = so_far(asked);
    if (auto problems = told.missing(); !problems.empty()) {
      return form(std::move(asked), std::move(problems));
    }
    return shown(told, std::nullopt);
  }

  http::Answer send(TellForm const& asked) const {
    auto const told = so_far(asked);
    if (auto problems = told.missing(); !problems.empty()) {
      return form(asked, std::move(problems));
    }
    auto const kept = stories_.telling.tell(told.story(), asked.proof);
    if (!kept) {
      return refused(told, kept.problem());
    }
    ToldPage page;
    page.title = words_.text("stories.told.title");
    page.description = page.title;
    page.code = kept->code;
    page.code_url = fmt::format("/{}/follow-up", TextForm<Language>::write(language_));
    page.numbers = explained(kept->emergency_numbers, told.network(), words_);
    return show("told", std::move(page), told);
  }

 private:
  ToldSoFar so_far(TellForm const& asked) const { return {asked, stories_, directory_, words_}; }

  template <class Model>
  http::Answer show(std::string const& name, Model page, ToldSoFar const& told) const {
    auto const& form = told.form();
    return site_.show(language_, (is_simple_ ? "simple/tell_" : "experiences/") + name, std::move(page),
                      is_simple_ ? "/simple/tell" : "/tell",
                      network::query_string(TellLink{form.network, form.counter}));
  }

  http::Answer whole_form(ToldSoFar const& told, std::vector<pages::ProblemLine> problems) const {
    auto const& asked = told.form();
    TellPage page;
    page.title = words_.text("stories.tell.title");
    page.description = words_.text("stories.tell.description");
    page.id = asked.id;
    page.story_title = asked.title;
    page.text = asked.text;
    page.would_have_helped = asked.would_have_helped;
    page.place = asked.place;
    page.places = told.places();
    page.network = told.network().text;
    page.networks = network_choices(directory_, told.network(), words_);
    page.services = told.services();
    if (auto const* const counter = told.counter()) {
      page.is_of_counter = true;
      page.counter = counter->id.text;
      page.counter_name = counter->name;
    }
    page.feelings = options<experiences::Feeling>("stories.feeling.", asked.feeling);
    page.channels = options<experiences::UsedChannel>("stories.used.", asked.used_channel);
    page.need = asked.need;
    page.procedures = told.procedures();
    page.names_agreed = asked.names_agreed == "true";
    page.is_more_open = !page.procedures.empty() || std::ranges::any_of(problems, is_of_what_is_folded);
    for (auto const& [field, text] : problems) {
      for (auto const& [name, said] : beside_fields(page)) {
        if (field == name && !*said) {
          *said = text;
        }
      }
    }
    page.problems = std::move(problems);
    page.numbers = numbers(told);
    return show("tell", std::move(page), told);
  }

  static std::array<std::pair<std::string_view, std::optional<std::string>*>, 7> beside_fields(TellPage& page) {
    return {{{"text", &page.text_problem},
             {"feeling", &page.feeling_problem},
             {"service", &page.service_problem},
             {"place", &page.place_problem},
             {"title", &page.title_problem},
             {"helped", &page.helped_problem},
             {"need", &page.need_problem}}};
  }

  static bool is_of_what_is_folded(pages::ProblemLine const& line) {
    return line.field == "title" || line.field == "helped" || line.field == "need";
  }

  // What would be kept, before it is sent; with `proof`, after it was sent where many tell at once.
  http::Answer shown(ToldSoFar const& told, std::optional<experiences::ProofAsked> const& proof) const {
    auto const preview = stories_.telling.preview(told.story());
    if (!preview) {
      return refused(told, preview.problem());
    }
    CheckPage page;
    page.title = words_.text("stories.check.title");
    page.description = page.title;
    if (!preview->title.empty()) {
      page.headline = words_.unmarked(preview->title);
    }
    page.paragraphs = words_.paragraphs(preview->text);
    page.helped = words_.paragraphs(preview->would_have_helped);
    page.about = told.about();
    for (auto const& kind : preview->masked) {
      page.masked.push_back(words_.text("stories.masked." + kind));
    }
    page.numbers = explained(preview->emergency_numbers, told.network(), words_);
    page.fields = told.fields();
    if (proof) {
      page.proof_salt = proof->salt;
      page.proof_bits = std::to_string(proof->bits);
    }
    return show("check", std::move(page), told);
  }

  http::Answer refused(ToldSoFar const& told, Problem const& problem) const {
    if (problem.code == "experiences.proof_needed") {
      return shown(told, stories_.telling.proof());
    }
    auto again = told.form();
    if (problem.code == "experiences.id_taken") {
      again.id.clear();  // sent before, and changed since: another story
      return form(std::move(again), {{"text", words_.text("stories.already_sent")}});
    }
    return problem.fields.empty() ? http::refusal(problem) : form(std::move(again), told.lines_of(problem));
  }

  // The question that is asked again, or the first that is not answered. What is wrong is only said of an answer that
  // was given just now, or by a refusal.
  http::Answer question(ToldSoFar const& told, std::vector<pages::ProblemLine> const& known) const {
    auto const& asked = told.form();
    auto const lines = known.empty() ? told.missing() : known;
    auto const name = open_question(asked, lines);
    QuestionPage page;
    page.title = words_.text("stories.tell.title");
    page.description = words_.text("stories.tell.description");
    page.question = name;
    for (auto const& line : lines) {
      if (line.field == name && (asked.answered == name || asked.step == "send")) {
        page.problem = line.text;
      }
    }
    if (auto const* const counter = told.counter()) {
      page.counter_name = counter->name;
    }
    page.numbers = numbers(told);
    auto kept = asked;
    kept.proof.clear();
    page.asks_feeling = name == "feeling";
    page.asks_place = name == "place";
    page.asks_text = name == "text";
    if (page.asks_feeling) {
      kept.feeling.clear();
    } else if (page.asks_place) {
      page.place = asked.place;
      page.places = told.places();
      kept.place.clear();
      kept.territory.clear();
    } else if (page.asks_text) {
      page.text = asked.text;
      kept.text.clear();
    } else {
      fill_services(told, page);
      kept.service.clear();
    }
    page.fields = so_far(kept).fields();
    auto const place = std::ranges::find(kQuestions, name) - kQuestions.begin();
    page.step = words_.text("simple.tell.step", {{"step", static_cast<std::int64_t>(place) + 1},
                                                 {"steps", static_cast<std::int64_t>(kQuestions.size())}});
    if (!page.services.empty()) {
      page.back = "service";
    } else if (place > 0) {
      page.back = std::string{kQuestions[static_cast<std::size_t>(place) - 1]};
    }
    return show("question", std::move(page), told);
  }

  static std::string open_question(TellForm const& asked, std::vector<pages::ProblemLine> const& lines) {
    if (std::ranges::find(kQuestions, asked.ask) != kQuestions.end()) {
      return asked.ask;
    }
    auto const* const open = std::ranges::find_if(kQuestions, [&](std::string_view one) {
      return std::ranges::find(lines, one, &pages::ProblemLine::field) != lines.end();
    });
    return std::string{open == kQuestions.end() ? kQuestions.back() : *open};
  }

  static void fill_services(ToldSoFar const& told, QuestionPage& page) {
    auto const groups = told.services();
    auto const chosen = std::ranges::find(groups, told.form().theme, &OptionGroup::name);
    if (chosen != groups.end()) {
      page.services = chosen->options;
      return;
    }
    for (auto const& group : groups) {
      page.themes.push_back({group.name, group.name, false});
    }
  }

  // Before it is known whether the story is whole.
  std::vector<EmergencyNumber> numbers(ToldSoFar const& told) const {
    auto const& asked = told.form();
    auto const numbers = stories_.telling.emergency_numbers(
        asked.title + "\n" + asked.text + "\n" + asked.would_have_helped, told.network().text);
    return explained(numbers, told.network(), words_);
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

  network::PublicPages const& site_;
  experiences::Experiences const& stories_;
  network::Directory const& directory_;
  StoryWords words_;
  Language language_;
  Instant now_;
  bool is_simple_;
};

http::Answer answer_form(Teller const& teller, Request const& request) {
  auto const read = network::read_page_form<TellForm>(request);
  if (!read) {
    return http::refusal(read.problem());
  }
  auto asked = with_plain_line_ends(*read);
  if (asked.step == "send") {
    return teller.send(asked);
  }
  if (asked.forget == "counter") {
    asked.counter.clear();
  }
  auto const is_changed = asked.step == "edit" || !(asked.ask + asked.forget).empty() || !asked.other_network.empty();
  return is_changed ? teller.form(std::move(asked)) : teller.check(std::move(asked));
}

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
                             return asked ? teller.begin(*asked) : http::refusal(asked.problem());
                           }),
               {.summary = is_simple ? "stories.pages.tell_simply" : "stories.pages.tell", .produces = http::kHtml});
    routes.post(
        path, Right::kTellExperience, Work::kWrite, with_teller(is_simple, answer_form),
        {.summary = "stories.pages.send", .produces = http::kHtml, .body_limit = kLongestForm, .rate = kWhileTelling});
  }
}

}  // namespace relais::commands

#include "commands/demo_story_plan.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <stdexcept>

#include <fmt/format.h>

#include "engine/language/fold.hpp"
#include "platform/embedded/embedded.hpp"
#include "platform/i18n/format.hpp"
#include "platform/json/read.hpp"
#include "platform/text/uuid.hpp"

namespace relais::commands {
namespace {

using experiences::Feeling;
using experiences::ToldBy;
using experiences::Verdict;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr std::string_view kMaterial = "data/demo/generated-stories.json";
constexpr std::string_view kTexts = "data/language/irritant-stories.jsonl";

constexpr std::int64_t kNewest = 3;  // days ago; the oldest two years
constexpr std::int64_t kSpan = 720;
constexpr std::int64_t kPercentAnswered = 82;  // of those told long enough ago: three in four of all
constexpr std::int64_t kPercentJudged = 55;
constexpr std::int64_t kOneSentOnIn = 19;

// Days until the answer: most within the week that is promised, some long after it.
constexpr std::array<std::int64_t, 20> kDelays{1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 8, 10, 12, 15, 21, 34, 62};

// The same on every machine; std::uniform_* are not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::int64_t below(std::size_t count) { return static_cast<std::int64_t>(engine_() % count); }
  bool says(std::int64_t percent) { return below(100) < percent; }
  template <class List>
  auto const& one_of(List const& list) {
    return list[static_cast<std::size_t>(below(list.size()))];
  }

 private:
  std::mt19937_64 engine_;
};

bool has_word(std::string const& folded, std::string const& word) {
  return (" " + folded + " ").find(" " + word + " ") != std::string::npos;
}

CauseService const& service_of(GeneratedCause const& cause, std::string const& text, Dice& dice) {
  auto const folded = language::fold(text);
  std::vector<CauseService const*> others;
  for (auto const& service : cause.services) {
    if (std::ranges::any_of(service.words, [&](std::string const& word) { return has_word(folded, word); })) {
      return service;
    }
    if (service.words.empty()) {
      others.push_back(&service);
    }
  }
  return others.empty() ? cause.services.back() : *dice.one_of(others);
}

class Planning {
 public:
  Planning(StoryMaterial const& material, Date today) : material_(material), midnight_(std::chrono::sys_days{today}) {}

  void add_cause(GeneratedCause const& cause, std::vector<ToldCause> const& texts) {
    auto number = std::int64_t{0};
    for (auto const& told : texts) {
      if (told.cause == cause.cause && number < cause.stories) {
        add_of_cause(cause, told.text, number++);
      }
    }
  }

  void add_praise() {
    auto const count = std::ssize(material_.praise);
    for (std::int64_t number = 0; number < count; ++number) {
      auto dice = Dice{plan_.size()};
      auto const& praise = material_.praise[static_cast<std::size_t>(number)];
      auto& story = begin(fmt::format("praise {}", number), praise);
      auto const& place =
          praise.service == experiences::kCounterService ? material_.places.front() : place_for({}, dice);
      place_at(story, place, dice);
      if (praise.service == experiences::kCounterService) {
        story.told.services.front().counter = dice.one_of(material_.counters);
      }
      told_and_read(story, spread(number, count, kNewest, kSpan, dice), dice);
      if (praise.feeling == Feeling::kPositive && dice.says(kPercentAnswered)) {
        answer(story, {experiences::ServiceAnswerKind::kThanks, dice.one_of(material_.thanks), {}}, dice);
      }
    }
  }

  void add_waiting() {
    for (std::size_t number = 0; number < material_.waiting.size(); ++number) {
      auto const& waiting = material_.waiting[number];
      auto& story = begin(fmt::format("waiting {}", number), waiting);
      story.told.territory = waiting.territory;
      if (waiting.service == experiences::kCounterService) {
        story.told.services.front().counter = material_.counters.front();
      }
      story.told_at = midnight_ - hours{waiting.hours_ago};
      assist(story, waiting.channel, material_.counters.front());
    }
  }

  // No body says the same twice in a row: it would be refused.
  void make_answers_differ() {
    std::vector<PlannedStory*> answered;
    for (auto& story : plan_) {
      if (story.answer) {
        answered.push_back(&story);
      }
    }
    std::ranges::stable_sort(answered, {}, [](PlannedStory const* story) { return story->answer->at; });
    std::map<std::pair<std::string, std::string>, std::string> last;  // by service and department
    for (auto* story : answered) {
      auto& text = story->answer->what.text;
      auto& before = last[{story->told.services.front().code.text, story->told.territory.substr(0, 2)}];
      if (experiences::is_unedited(text, before)) {
        text += material_.closings.back();
      }
      before = text;
    }
  }

  std::vector<PlannedStory> take() {
    std::ranges::stable_sort(plan_, {}, [](PlannedStory const& story) {
      return std::pair{!story.published_at, story.published_at.value_or(story.told_at)};
    });
    return std::move(plan_);
  }

 private:
  PlannedStory& begin(std::string name, GeneratedPraise const& what) {
    auto& story = plan_.emplace_back();
    story.name = std::move(name);
    story.told.id = id_of_planned(story.name).text;
    story.told.title = what.title;
    story.told.text = what.text;
    story.told.feeling = what.feeling;
    story.told.services = {{experiences::ServiceCode{what.service}, {}}};
    story.told.procedure = what.procedure;
    story.told.used_channel = what.used_channel;
    return story;
  }

  void add_of_cause(GeneratedCause const& cause, std::string const& text, std::int64_t number) {
    auto dice = Dice{plan_.size()};
    auto const& service = service_of(cause, text, dice);
    auto const is_mixed = number % cause.mixed_every == cause.mixed_every - 1;
    auto& story =
        begin(fmt::format("{} {}", cause.cause, number), {"", text, is_mixed ? Feeling::kMixed : Feeling::kNegative,
                                                          service.service, cause.used_channel, service.procedure});
    story.cause = cause.cause;
    place_at(story, place_for(cause.departments, dice), dice);
    told_and_read(story, days_ago(cause, number, dice), dice);
    send_on(story, dice);
    if (!dice.says(kPercentAnswered)) {
      return;
    }
    auto what = dice.one_of(cause.answers);
    what.text = dice.one_of(material_.openings) + what.text;
    if (what.kind != experiences::ServiceAnswerKind::kChangeDone) {
      what.text += dice.one_of(material_.closings);
    }
    answer(story, std::move(what), dice);
    judge(story, dice);
  }

  GeneratedPlace const& place_for(std::vector<std::string> const& departments, Dice& dice) const {
    std::vector<GeneratedPlace const*> drawn;  // as often as it weighs
    for (auto const& place : material_.places) {
      if (departments.empty() || std::ranges::count(departments, place.department) > 0) {
        drawn.insert(drawn.end(), static_cast<std::size_t>(place.weight), &place);
      }
    }
    return *dice.one_of(drawn);
  }

  void place_at(PlannedStory& story, GeneratedPlace const& place, Dice& dice) const {
    constexpr std::array kWays{ToldBy::kWeb,   ToldBy::kWeb,     ToldBy::kWeb,   ToldBy::kWeb,  ToldBy::kWeb,
                               ToldBy::kPaper, ToldBy::kCounter, ToldBy::kPaper, ToldBy::kWeb,  ToldBy::kTelephone,
                               ToldBy::kWeb,   ToldBy::kCounter, ToldBy::kWeb,   ToldBy::kPaper};
    story.told.territory = dice.one_of(place.communes);
    auto const is_near = place.department == material_.places.front().department;
    assist(story, is_near ? dice.one_of(kWays) : ToldBy::kWeb, dice.one_of(material_.counters));
  }

  static void assist(PlannedStory& story, ToldBy channel, std::string const& counter) {
    story.how.channel = channel;
    if (channel != ToldBy::kWeb) {
      story.how.role = Role::kAdvisor;
      story.how.counter = counter;
    }
  }

  static std::int64_t spread(std::int64_t number, std::int64_t of, std::int64_t newest, std::int64_t span, Dice& dice) {
    auto const step = std::max<std::int64_t>(1, span / std::max<std::int64_t>(1, of));
    return newest + number * step + dice.below(static_cast<std::size_t>(step));
  }

  static std::int64_t days_ago(GeneratedCause const& cause, std::int64_t number, Dice& dice) {
    constexpr std::int64_t kRoseBefore = 28;  // so that the months that are over hold it
    constexpr std::int64_t kRoseFor = 30;
    constexpr std::int64_t kOneAsEverIn = 3;
    constexpr std::int64_t kFallsAfter = 500;  // until then most of what fell was told
    constexpr std::int64_t kFallsFor = 150;
    constexpr std::int64_t kLeftFrom = 150;
    constexpr std::int64_t kOneLeftIn = 5;
    auto const count = std::int64_t{cause.stories};
    switch (cause.course) {
      case CauseCourse::kRising:
        return number % kOneAsEverIn == 0 ? spread(number / kOneAsEverIn, count / kOneAsEverIn, kNewest, kSpan, dice)
                                          : spread(number, count, kRoseBefore, kRoseFor, dice);
      case CauseCourse::kFell:
        return number % kOneLeftIn == 0 ? spread(number / kOneLeftIn, count / kOneLeftIn, kLeftFrom, kFallsFor, dice)
                                        : spread(number, count, kFallsAfter, kFallsFor, dice);
      case CauseCourse::kEven:
        break;
    }
    return spread(number, count, kNewest, kSpan, dice);
  }

  void told_and_read(PlannedStory& story, std::int64_t ago, Dice& dice) const {
    constexpr std::size_t kOfTheDay = std::size_t{13} * 60;
    constexpr std::size_t kReadWithin = std::size_t{40} * 60;
    story.told_at = midnight_ - days{ago} + hours{8} + minutes{dice.below(kOfTheDay)};
    story.published_at = story.told_at + minutes{20 + dice.below(kReadWithin)};
  }

  // Told of whoever was at hand, and sent to whom it concerns.
  void send_on(PlannedStory& story, Dice& dice) const {
    auto const at = *story.published_at + days{1 + dice.below(3)};
    auto const from = experiences::ServiceCode{dice.says(50) ? "prefecture" : "departement"};
    if (dice.below(kOneSentOnIn) == 0 && at < midnight_ && story.told.services.front().code != from) {
      story.told_of = from;
      story.sent_on_at = at;
    }
  }

  void answer(PlannedStory& story, GeneratedAnswer what, Dice& dice) const {
    auto const from = story.sent_on_at.value_or(*story.published_at);
    auto const at = from + days{dice.one_of(kDelays)} - hours{dice.below(5)};
    if (at >= midnight_) {
      return;
    }
    constexpr std::string_view kDay = "{day}";
    if (auto const place = what.text.find(kDay); place != std::string::npos) {
      auto const day = Date{std::chrono::floor<days>(at) + days{12 + dice.below(25)}};
      what.text.replace(place, kDay.size(), i18n::date(Language::kFr, day));
    }
    story.answer = PlannedAnswer{std::move(what), at};
  }

  void judge(PlannedStory& story, Dice& dice) const {
    constexpr std::array kVerdicts{Verdict::kSolved,    Verdict::kSolved,    Verdict::kSolved, Verdict::kSolved,
                                   Verdict::kNotSolved, Verdict::kNotSolved, Verdict::kUseful, Verdict::kUseful};
    if (!story.answer || !dice.says(kPercentJudged)) {
      return;
    }
    auto const at = story.answer->at + days{1 + dice.below(14)};
    if (at < midnight_) {
      story.verdict = PlannedVerdict{dice.one_of(kVerdicts), at};
    }
  }

  StoryMaterial const& material_;
  Instant midnight_;
  std::vector<PlannedStory> plan_;
};

template <class Record>
Record read_shipped(std::string_view path, std::string_view text) {
  auto record = json::read<Record>(text);
  if (!record) {
    throw std::logic_error{fmt::format("{} cannot be read: {}", path, record.problem().code)};
  }
  return *std::move(record);
}

}  // namespace

StoryMaterial story_material() {
  return read_shipped<StoryMaterial>(kMaterial, embedded::file(kMaterial).value());
}

std::vector<ToldCause> told_causes() {
  std::vector<ToldCause> texts;
  std::string_view rest = embedded::file(kTexts).value();
  while (!rest.empty()) {
    auto const end = std::min(rest.find('\n'), rest.size());
    if (end > 0) {
      texts.push_back(read_shipped<ToldCause>(kTexts, rest.substr(0, end)));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return texts;
}

std::vector<PlannedStory> plan_stories(StoryMaterial const& material, std::vector<ToldCause> const& texts, Date today) {
  auto planning = Planning{material, today};
  for (auto const& cause : material.causes) {
    planning.add_cause(cause, texts);
  }
  planning.add_praise();
  planning.add_waiting();
  planning.make_answers_differ();
  return planning.take();
}

experiences::ExperienceId id_of_planned(std::string_view name) {
  return experiences::ExperienceId{uuid_of_name(fmt::format("generated story {}", name))};
}

}  // namespace relais::commands

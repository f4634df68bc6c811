// Coming back with a code, without a script. The code stands in the body of what is sent, never in an address:
// addresses are kept in histories and logs.
#include <fmt/format.h>

#include "commands/experience_page_models.hpp"
#include "commands/experience_pages.hpp"
#include "network/page_query.hpp"
#include "platform/http/problem_document.hpp"
#include "platform/text/uuid.hpp"

namespace relais::commands {

struct FollowForm {
  std::string code;
  std::string step;  // "read" unless said, "reply", "judge", "appeal", "withdraw"
  std::string id;    // of a reply
  std::string text;
  std::string verdict;
};
BOOST_DESCRIBE_STRUCT(FollowForm, (), (code, step, id, text, verdict))

namespace {

using http::Request;
using http::Work;

constexpr std::size_t kLongestForm = 32 * 1024;

// Of what was sent, in the words of its form.
std::string_view said_of(std::string_view step, Problem const& problem) {
  if (problem.fields.empty()) {
    return problem.code;
  }
  auto const is_bound = problem.fields.front().code == "json.length_outside_bounds";
  return !is_bound          ? std::string_view{problem.fields.front().code}
         : step == "appeal" ? "stories.missing.appeal"
                            : "stories.missing.reply";
}

}  // namespace

std::vector<EmergencyNumber> ExperiencePages::numbers(experiences::ShownExperience const& story,
                                                      std::shared_ptr<network::Directory const> const& directory,
                                                      StoryWords const& words) const {
  auto const* const place =
      directory == nullptr ? nullptr : directory->territories().find(network::TerritoryCode{story.territory.code});
  if (place == nullptr) {
    return {};
  }
  auto const text = story.title + "\n" + story.text + "\n" + story.would_have_helped;
  return explained(stories_.telling.emergency_numbers(text, place->network_id.text), place->network_id, words);
}

void ExperiencePages::add_following(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock,
                                    Language language) const {
  auto const tag = TextForm<Language>::write(language);
  auto const show_form = [this, language](std::string code, std::optional<std::string> problem) {
    auto const words = StoryWords{site_.texts(), language};
    CodePage page;
    page.title = words.text("stories.code.title");
    page.description = words.text("stories.code.description");
    page.code = std::move(code);
    page.problem = std::move(problem);
    return site_.show(language, "experiences/code", std::move(page), "/follow-up");
  };
  auto const show_report = [this, language](experiences::OwnReport const& report) {
    auto const words = StoryWords{site_.texts(), language};
    OwnReportPage page;
    page.title = words.text("stories.own_report.title");
    page.description = page.title;
    page.reason =
        words.text("stories.report." + std::string{TextForm<experiences::ReportReason>::write(report.reason)});
    page.state = report.decision
                     ? words.text("stories.decided." +
                                      std::string{TextForm<experiences::ReportDecision>::write(*report.decision)},
                                  {{"date", words.date(*report.decided_on)}})
                     : words.text("stories.decided.not_yet", {{"date", words.date(report.told_on)}});
    page.note = words.unmarked(report.note);
    if (report.reply) {
      page.reply =
          words.text("stories.own_reply." + std::string{TextForm<experiences::ReplyState>::write(*report.reply)});
      page.reply_note = words.unmarked(report.reply_note);
    }
    return site_.show(language, "experiences/own_report", std::move(page), "/follow-up");
  };
  routes.get(fmt::format("/{}/follow-up", tag), Right::kFollowUp, Work::kShort,
             [show_form](Request const&) { return show_form({}, std::nullopt); },
             {.summary = "stories.pages.code", .produces = http::kHtml});
  routes.post(
      fmt::format("/{}/follow-up", tag), Right::kFollowUp, Work::kWrite,
      [this, directory, language, &clock, show_form, show_report](Request const& request) {
        auto const read = network::read_page_form<FollowForm>(request);
        if (!read) {
          return http::refusal(read.problem());
        }
        auto const& form = *read;
        auto const& author = stories_.author;
        auto const words = StoryWords{site_.texts(), language};
        auto own = author.read(form.code, language);
        if (auto const report = own ? Result<experiences::OwnReport>{Problem{}} : stories_.reporting.read(form.code)) {
          return show_report(*report);
        }
        if (!own) {
          if (own.problem().fault == Fault::kUnavailable) {
            return http::refusal(own.problem());
          }
          auto answer = show_form(form.code, words.text(own.problem().code));
          answer.status = http::status_of(own.problem().fault);
          return answer;
        }
        OwnStoryPage page;
        auto changed = own;
        if (form.step == "reply") {
          changed = author.reply(form.code, {form.id, form.text}, language);
        } else if (form.step == "judge") {
          auto const verdict = TextForm<experiences::Verdict>::read(form.verdict);
          changed = verdict ? author.judge(form.code, *verdict, language)
                            : Result<experiences::OwnExperience>{invalid("verdict", "stories.missing.verdict")};
        } else if (form.step == "appeal") {
          changed = author.appeal(form.code, {form.text}, language);
        } else if (form.step == "withdraw") {
          if (auto const gone = author.withdraw(form.code); gone) {
            return show_form({}, words.text("stories.own.withdrawn"));
          }
        }
        if (!changed) {
          page.problem = words.text(said_of(form.step, changed.problem()));
        } else if (!form.step.empty() && form.step != "read") {
          page.done = words.text("stories.own.done." + form.step);
          own = std::move(changed);
        }
        page.title = words.text("stories.own.title");
        page.description = page.title;
        page.code = form.code;
        page.state =
            words.text("stories.state." + std::string{TextForm<experiences::ExperienceState>::write(own->state)});
        page.story = words.card(own->experience);
        if (own->state != experiences::ExperienceState::kPublished) {
          page.story.state =
              words.text("stories.badge." + std::string{TextForm<experiences::ExperienceState>::write(own->state)});
          page.story.shows_answers = !page.story.answers.empty();
          for (auto& answer : page.story.answers) {
            answer.report_answer.reset();  // its page is not there
          }
          page.numbers = numbers(own->experience, directory(), words);
        }
        for (auto const& decision : own->decisions) {
          auto line =
              words.text("stories.decision." + std::string{TextForm<experiences::DecisionKind>::write(decision.kind)},
                         {{"date", words.date(decision.decided_on)}});
          if (decision.reason) {
            auto const rule =
                words.text("stories.rule." + std::string{TextForm<experiences::CharterRule>::write(*decision.reason)});
            line += " " + words.text("stories.decision.rule", {{"rule", rule}});
          }
          if (!decision.note.empty()) {
            auto const note = words.unmarked(decision.note);
            line += " ";
            switch (decision.kind) {
              case experiences::DecisionKind::kAsk:
                line += note;
                break;
              case experiences::DecisionKind::kAppeal:
                line += words.text("stories.decision.you_wrote", {{"note", note}});
                break;
              default:
                line += words.text("stories.decision.says", {{"note", note}});
            }
          }
          page.decisions.push_back(std::move(line));
        }
        page.reply_id = uuid_v7(clock.now());
        page.may_reply = own->may_reply;
        page.is_asked = own->may_reply && own->state == experiences::ExperienceState::kAsked;
        page.may_judge = own->may_judge;
        page.may_appeal = own->may_appeal;
        for (auto const& entry : TextForm<experiences::Verdict>::entries()) {
          auto const code = std::string{entry.text};
          page.verdicts.push_back(
              {code, words.text("stories.verdict." + code), own->experience.verdict == entry.value});
        }
        return site_.show(language, "experiences/own", std::move(page), "/follow-up");
      },
      {.summary = "stories.pages.own",
       .produces = http::kHtml,
       .body_limit = kLongestForm,
       .rate = follow_ups::kFewGuesses});
}

}  // namespace relais::commands

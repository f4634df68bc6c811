#include "commands/story_page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "platform/text/uuid.hpp"

namespace relais::commands {

Result<experiences::NewReport> report_of(ReportForm const& form) {
  auto const reason = TextForm<experiences::ReportReason>::read(form.reason);
  auto report = experiences::NewReport{form.id, reason.value_or(experiences::ReportReason::kOther), form.text, {}, {}};
  if (!form.answer.empty()) {
    report.answer = form.answer;
  }
  if (form.reply.find_first_not_of(" \t\r\n") != std::string::npos) {
    report.reply = form.reply;
  }
  auto const kept = json::keeps_constraints(report);
  auto faults = kept ? std::vector<FieldFault>{} : kept.problem().fields;
  if (!reason) {
    faults.insert(faults.begin(), {"/reason", "stories.missing.reason"});
  }
  if (report.reply && reason && *reason != experiences::ReportReason::kNamesMe) {
    faults.push_back({"/reply", "experiences.reply_of_named_only"});
  }
  return faults.empty() ? Result<experiences::NewReport>{std::move(report)}
                        : Problem{Fault::kInvalid, "json.invalid", std::move(faults)};
}

std::vector<pages::ProblemLine> problems_of(Problem const& problem, StoryWords const& words) {
  std::vector<pages::ProblemLine> lines;
  for (auto const& [field, code] : problem.fields) {
    if (field == "/reason") {
      lines.push_back({"reason", words.text(code)});
    } else if (field == "/text") {
      lines.push_back(
          {"text", words.text(code == "json.length_outside_bounds" ? "stories.missing.report" : std::string{code})});
    } else if (field == "/reply") {
      lines.push_back({"reply", words.text(code == "json.length_outside_bounds" ? "stories.missing.reply_of_named"
                                                                                : std::string{code})});
    }
  }
  return lines;
}

Result<StoryPage> StoryPageMaker::page(experiences::ExperienceId const& id, ReportForm const& report,
                                       std::vector<pages::ProblemLine> problems, Instant now) const {
  auto const story = stories_.reading.one(id, words_.language());
  if (!story) {
    return story.problem();
  }
  StoryPage page;
  page.story = words_.card(*story);
  page.title = page.story.title;
  page.description = page.story.excerpt.value_or(page.story.title);
  add_form(*story, report, now, page);
  page.problems = std::move(problems);
  auto const language = TextForm<Language>::write(words_.language());
  for (auto const& [irritant, title] : stories_.irritants.of_story(id, words_.language())) {
    page.irritants.push_back({fmt::format("/{}/experiences/irritants/{}", language, irritant), title, false});
  }
  page.outcomes = outcomes_of(actions_, {actions::OriginKind::kExperience, id.text}, texts_, words_.language());
  return page;
}

// Kept by nobody: each page has an identifier for the report that may be made from it.
void StoryPageMaker::add_form(experiences::ShownExperience const& story, ReportForm const& report, Instant now,
                              StoryPage& page) const {
  page.report_url = page.story.url + "/reports";
  page.report_story = page.story.url + "#report";
  page.report_id = is_uuid(report.id) ? report.id : uuid_v7(now);
  page.report_text = report.text;
  page.report_reply = report.reply;
  auto const answer = std::ranges::find_if(story.answers, [&](experiences::ShownAnswer const& one) {
    return one.id == report.answer && !one.removed_because;
  });
  if (answer != story.answers.end()) {
    auto const& shown = page.story.answers[static_cast<std::size_t>(answer - story.answers.begin())];
    page.report_of = answer->id;
    page.reported = words_.text("stories.report.about_answer", {{"kind", shown.kind}, {"who", shown.signature}});
  }
  auto const reply = std::ranges::find(story.replies, report.answer, &experiences::ShownReply::id);
  if (reply != story.replies.end()) {
    page.report_of = reply->id;
    page.reported = page.story.replies[static_cast<std::size_t>(reply - story.replies.begin())].said;
  }
  for (auto const& entry : TextForm<experiences::ReportReason>::entries()) {
    auto const code = std::string{entry.text};
    page.reasons.push_back({code, words_.text("stories.report." + code), code == report.reason});
  }
}

}  // namespace relais::commands

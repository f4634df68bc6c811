#include "commands/story_words.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "commands/experience_page_models.hpp"
#include "platform/i18n/format.hpp"

namespace relais::commands {
namespace {

constexpr std::size_t kExcerpt = 280;

template <class T>
std::string code_of(T const& value) {
  return std::string{TextForm<T>::write(value)};
}

constexpr std::string_view kGoesOn = " …";  // as the first words end that stand for a title

// Up to the end of a word, and of a character.
std::string beginning_of(std::string const& text, std::size_t length) {
  if (text.size() <= length) {
    return text;
  }
  auto const end = text.rfind(' ', length);
  return text.substr(0, end == std::string::npos ? text.size() : end).append(kGoesOn);
}

// What comes after the first words, where these are the title.
std::optional<std::string> after_first_words(std::string const& text, std::string_view title) {
  auto const goes_on = title.ends_with(kGoesOn);
  title.remove_suffix(goes_on ? kGoesOn.size() : 0);
  if (title.empty() || !text.starts_with(title) || (text.size() > title.size() && text[title.size()] != ' ')) {
    return std::nullopt;
  }
  auto const rest = text.find_first_not_of(' ', title.size());
  return rest == std::string::npos ? "" : fmt::format("{}{}", goes_on ? "… " : "", text.substr(rest));
}

// "CAF, Ardennes"; of a counter its name.
std::string name_of(experiences::ShownBody const& body) {
  return body.counter                  ? body.counter->name
         : body.territory.name.empty() ? body.service.name
                                       : body.service.name + ", " + body.territory.name;
}

}  // namespace

std::string StoryWords::date(Date const& date) const {
  return i18n::date(language_, date);
}

std::string StoryWords::unmarked(std::string_view text) const {
  std::string words;
  while (true) {
    auto const open = text.find("[[");
    auto const close = open == std::string_view::npos ? open : text.find("]]", open);
    if (close == std::string_view::npos) {
      return words.append(text);
    }
    auto const key = fmt::format("stories.mark.{}", text.substr(open + 2, close - open - 2));
    words.append(text.substr(0, open));
    words.append(has(key) ? this->text(key) : this->text("stories.mark.other"));
    text.remove_prefix(close + 2);
  }
}

std::vector<std::string> StoryWords::paragraphs(std::string_view text) const {
  std::vector<std::string> all;
  while (!text.empty()) {
    auto const end = text.find('\n');
    if (auto const line = text.substr(0, end); line.find_first_not_of(' ') != std::string_view::npos) {
      all.push_back(unmarked(line));
    }
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return all;
}

AnswerCard StoryWords::answer(experiences::ShownAnswer const& answer) const {
  return {text("stories.answer." + code_of(answer.kind)),
          paragraphs(answer.text),
          answer.link,
          text(answer.is_date_known ? "stories.signed" : "stories.signed_later",
               {{"who", answer.signed_as}, {"date", date(answer.answered_on)}}),
          answer.edited_on ? std::optional{text("stories.edited", {{"date", date(*answer.edited_on)}})} : std::nullopt,
          answer.removed_because ? std::optional{text("stories.answer_removed", {{"why", *answer.removed_because}})}
                                 : std::nullopt,
          std::nullopt};
}

StoryCard StoryWords::card(experiences::ShownExperience const& story) const {
  StoryCard card;
  card.title = unmarked(story.title);
  card.url = fmt::format("/{}/experiences/{}", TextForm<Language>::write(language_), story.id.text);
  card.feeling_code = code_of(story.feeling);
  card.feeling = text("stories.feeling." + card.feeling_code);
  std::vector<std::string> services;
  for (auto const& structure : story.structures) {
    services.push_back(structure.counter ? structure.counter->name : structure.service.name);
  }
  card.services = fmt::format("{}", fmt::join(services, ", "));
  card.about =
      fmt::format("{}{}{} · {}", story.territory.name, story.territory.name.empty() ? "" : " · ",
                  text("stories.told_by." + code_of(story.channel)), date(story.published_on.value_or(story.told_on)));
  card.paragraphs = paragraphs(story.text);
  card.helped = paragraphs(story.would_have_helped);
  auto const whole = fmt::format("{}", fmt::join(card.paragraphs, " "));
  auto const rest = after_first_words(whole, card.title);
  if (auto excerpt = beginning_of(rest.value_or(whole), kExcerpt); !excerpt.empty()) {
    card.excerpt = std::move(excerpt);
  }
  if (!rest) {
    card.own_title = card.title;
  }
  card.untitled = text("stories.untitled", {{"about", card.services}});
  card.text_language = other_than_page(story.language);
  for (auto const& [code, name] : story.tags) {
    card.tags.push_back({name, fmt::format("/{}/experiences?tag={}", TextForm<Language>::write(language_), code)});
  }
  for (auto const& one : story.transfers) {
    card.transfers.push_back(
        text("stories.sent_on", {{"from", name_of(one.from)}, {"to", name_of(one.to)}, {"date", date(one.sent_on)}}));
  }
  card.is_answered = std::ranges::any_of(
      story.answers, [](experiences::ShownAnswer const& answer) { return !answer.removed_because; });
  card.is_changed = story.is_changed;
  card.is_generated = story.is_generated;
  card.origin = story.source ? std::optional{text("stories.out_of_a_list", {{"source", *story.source}})} : std::nullopt;
  card.state = text(card.is_changed ? "stories.changed" : card.is_answered ? "stories.answered" : "stories.waits");
  card.procedure = story.procedure ? std::optional{story.procedure->name} : std::nullopt;
  card.verdict = story.verdict ? std::optional{text("stories.verdict." + code_of(*story.verdict))} : std::nullopt;
  for (auto const& one : story.answers) {
    auto& shown = card.answers.emplace_back(answer(one));
    if (!one.removed_because) {
      shown.report_answer = fmt::format("{}?answer={}#report", card.url, one.id);
    }
  }
  for (auto const& reply : story.replies) {
    card.replies.push_back({paragraphs(reply.text),
                            text((reply.is_of_named ? "stories.named_reply." : "stories.reply.") + code_of(reply.state),
                                 {{"date", date(reply.told_on)}}),
                            reply.state == experiences::ReplyState::kPublished
                                ? std::optional{fmt::format("{}?answer={}#report", card.url, reply.id)}
                                : std::nullopt});
  }
  return card;
}

std::vector<EmergencyNumber> explained(std::vector<std::string> const& numbers, NetworkId const& network,
                                       StoryWords const& words) {
  std::vector<EmergencyNumber> explained;
  for (auto const& number : numbers) {
    auto const key = fmt::format("emergency.{}.{}", network.text, number);
    explained.push_back({number, words.has(key) ? words.text(key) : ""});
  }
  return explained;
}

std::string rss_date(std::chrono::sys_days day) {
  constexpr std::array kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  auto const date = Date{day};
  return fmt::format("{}, {:02} {} {} 00:00:00 +0000", kDays[std::chrono::weekday{day}.c_encoding()],
                     static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()));
}

}  // namespace relais::commands

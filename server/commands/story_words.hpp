// A story in words, as the public pages show it.
#pragma once

#include "experiences/experience_models.hpp"
#include "platform/i18n/texts.hpp"
#include "platform/pages/page.hpp"

namespace relais::commands {

struct AnswerCard {
  std::string kind;  // in words
  std::vector<std::string> answer_text;
  std::optional<std::string> link;
  std::string signature;  // "CAF des Ardennes, 27 November 2026"
  std::optional<std::string> edited;
  std::optional<std::string> removed;        // it was taken away, and why
  std::optional<std::string> report_answer;  // where it can be reported
};
BOOST_DESCRIBE_STRUCT(AnswerCard, (), (kind, answer_text, link, signature, edited, removed, report_answer))

struct ReplyCard {
  std::vector<std::string> reply_text;
  std::string said;                         // when, and whether it has been read
  std::optional<std::string> report_reply;  // of one that is published
};
BOOST_DESCRIBE_STRUCT(ReplyCard, (), (reply_text, said, report_reply))

// What went wrong, and the stories of which the same is said.
struct TagLink {
  std::string tag;
  std::string tag_url;
};
BOOST_DESCRIBE_STRUCT(TagLink, (), (tag, tag_url))

struct StoryCard {
  std::string title;                         // its first words where its author gave none
  std::optional<std::string> own_title;      // given by its author
  std::string untitled;                      // instead of it, above the whole text: "Story: CAF"
  std::optional<std::string> text_language;  // "nl": of title and texts, where it is not the page's
  std::string url;
  std::string feeling;                 // in words
  std::string feeling_code;            // of the style
  std::string services;                // "CAF, CPAM"
  std::string about;                   // "Ardennes · told on line · 3 November 2026"
  std::optional<std::string> excerpt;  // what follows the first words where these are the title; none where all do
  std::vector<TagLink> tags;
  std::vector<std::string> transfers;  // from whom to whom, and when
  std::string state;                   // "answered", or that it waits
  bool shows_answers = true;           // those it has, or that there are none yet
  bool is_answered = false;
  bool is_changed = false;
  bool is_generated = false;
  std::optional<std::string> origin;  // out of which list, under which licence; absent: told here
  std::vector<std::string> paragraphs;
  std::vector<std::string> helped;  // what would have helped
  std::optional<std::string> procedure;
  std::optional<std::string> verdict;
  std::vector<AnswerCard> answers;
  std::vector<ReplyCard> replies;
};
BOOST_DESCRIBE_STRUCT(StoryCard, (),
                      (title, own_title, untitled, text_language, url, feeling, feeling_code, services, about, excerpt,
                       tags, transfers, state, shows_answers, is_answered, is_changed, is_generated, origin, paragraphs,
                       helped, procedure, verdict, answers, replies))

class StoryWords {
 public:
  // `texts` must outlive this.
  StoryWords(i18n::Texts const& texts, Language language) : texts_(texts), language_(language) {}

  std::string text(std::string_view key, i18n::Arguments arguments = {}) const {
    return texts_.message(language_, key, arguments);
  }
  bool has(std::string_view key) const { return texts_.has(Language::kFr, key); }
  Language language() const { return language_; }
  // "nl", where that is not the language of the page: for the "lang" of what was written in it.
  std::optional<std::string> other_than_page(Language written) const {
    return written == language_ ? std::nullopt : std::optional<std::string>{TextForm<Language>::write(written)};
  }
  std::string date(Date const& date) const;
  // With "[[phone]]" put into words: "(telephone masked)".
  std::string unmarked(std::string_view text) const;
  std::vector<std::string> paragraphs(std::string_view text) const;

  StoryCard card(experiences::ShownExperience const& story) const;

 private:
  AnswerCard answer(experiences::ShownAnswer const& answer) const;

  i18n::Texts const& texts_;
  Language language_;
};

}  // namespace relais::commands

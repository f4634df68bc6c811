// What the pages of stories show, and what their forms send.
#pragma once

#include "commands/asked_network.hpp"
#include "commands/ledger_pages.hpp"
#include "commands/story_words.hpp"
#include "experiences/report.hpp"

namespace relais::commands {

struct Option {
  std::string value;
  std::string label;
  bool selected = false;
};
BOOST_DESCRIBE_STRUCT(Option, (), (value, label, selected))

struct OptionGroup {
  std::string name;
  std::vector<Option> options;
};
BOOST_DESCRIBE_STRUCT(OptionGroup, (), (name, options))

struct EmergencyNumber {
  std::string number;
  std::string what;  // "suicide prevention, day and night"
};
BOOST_DESCRIBE_STRUCT(EmergencyNumber, (), (number, what))

std::vector<EmergencyNumber> explained(std::vector<std::string> const& numbers, NetworkId const& network,
                                       StoryWords const& words);

// Template "experiences/story".
struct StoryPage : pages::Page {
  StoryCard story;
  std::string report_url;
  std::string report_id;                 // of the report that may be made
  std::optional<std::string> report_of;  // the answer that it is about; else the story
  std::string reported;                  // that answer, in words
  std::string report_story;              // where the story is reported instead
  std::string report_text;               // as it was sent
  std::string report_reply;
  std::vector<pages::ProblemLine> problems;  // of the report
  std::vector<Option> reasons;
  std::vector<Option> irritants;       // pages of those that hold it
  std::vector<StoryOutcome> outcomes;  // actions that come from it
};
BOOST_DESCRIBE_STRUCT(StoryPage, (pages::Page),
                      (story, report_url, report_id, report_of, reported, report_story, report_text, report_reply,
                       problems, reasons, irritants, outcomes))

// Template "experiences/reported": the receipt.
struct ReportedPage : pages::Page {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(ReportedPage, (pages::Page), (code))

// Template "experiences/own_report": what became of it.
struct OwnReportPage : pages::Page {
  std::string reason;
  std::string state;
  std::string note;                  // why
  std::optional<std::string> reply;  // what became of the one that came with it
  std::string reply_note;
};
BOOST_DESCRIBE_STRUCT(OwnReportPage, (pages::Page), (reason, state, note, reply, reply_note))

// Template "experiences/tell": the form, empty or as it was sent, with what is still missing.
struct TellPage : pages::Page {
  std::string id;
  std::string story_title;
  std::string text;
  std::string would_have_helped;
  std::string place;
  std::vector<Option> places;  // where the words may mean several
  std::string network;         // whose services these are
  std::vector<NetworkChoice> networks;
  std::vector<OptionGroup> services;
  bool is_of_counter = false;  // the story is about one
  std::string counter;         // its id
  std::string counter_name;
  std::vector<Option> feelings;
  std::vector<Option> channels;
  std::string need;
  std::vector<Option> procedures;  // what the words may mean
  bool names_agreed = false;
  bool is_more_open = false;
  std::vector<pages::ProblemLine> problems;
  // The same beside each field.
  std::optional<std::string> text_problem;
  std::optional<std::string> feeling_problem;
  std::optional<std::string> service_problem;
  std::optional<std::string> place_problem;
  std::optional<std::string> title_problem;
  std::optional<std::string> helped_problem;
  std::optional<std::string> need_problem;
  std::vector<EmergencyNumber> numbers;  // the text speaks of danger
};
BOOST_DESCRIBE_STRUCT(TellPage, (pages::Page),
                      (id, story_title, text, would_have_helped, place, places, network, networks, services,
                       is_of_counter, counter, counter_name, feelings, channels, need, procedures, names_agreed,
                       is_more_open, problems, text_problem, feeling_problem, service_problem, place_problem,
                       title_problem, helped_problem, need_problem, numbers))

struct HiddenField {
  std::string name;
  std::string value;
};
BOOST_DESCRIBE_STRUCT(HiddenField, (), (name, value))

// Template "simple/tell_question": one question of the form, with what was answered before.
struct QuestionPage : pages::Page {
  std::string question;
  std::string step;  // "Question 2 of 4"
  std::optional<std::string> problem;
  std::optional<std::string> counter_name;  // the story is about it
  std::optional<std::string> back;          // the question before
  bool asks_feeling = false;
  bool asks_text = false;
  bool asks_place = false;
  std::vector<Option> themes;
  std::vector<Option> services;  // of a theme
  std::string text;
  std::string place;
  std::vector<Option> places;
  std::vector<HiddenField> fields;
  std::vector<EmergencyNumber> numbers;  // as there
};
BOOST_DESCRIBE_STRUCT(QuestionPage, (pages::Page),
                      (question, step, problem, counter_name, back, asks_feeling, asks_text, asks_place, themes,
                       services, text, place, places, fields, numbers))

// Templates "experiences/check" and "simple/tell_check": what would be kept, before it is sent.
struct CheckPage : pages::Page {
  std::optional<std::string> headline;
  std::vector<std::string> paragraphs;
  std::vector<std::string> helped;
  std::string about;  // feeling, services, place
  std::vector<std::string> masked;
  std::vector<EmergencyNumber> numbers;  // the text speaks of danger
  std::vector<HiddenField> fields;
  // It was sent where many tell at once: what its browser may do for it (experiences/flood.hpp).
  std::optional<std::string> proof_salt;
  std::string proof_bits;
};
BOOST_DESCRIBE_STRUCT(CheckPage, (pages::Page),
                      (headline, paragraphs, helped, about, masked, numbers, fields, proof_salt, proof_bits))

// Template "experiences/report_again": it was sent where many report at once.
struct ReportAgainPage : pages::Page {
  std::string report_url;
  std::vector<std::string> said;
  std::vector<HiddenField> fields;
  std::string proof_salt;
  std::string proof_bits;
};
BOOST_DESCRIBE_STRUCT(ReportAgainPage, (pages::Page), (report_url, said, fields, proof_salt, proof_bits))

// Templates "experiences/told" and "simple/tell_told": the code.
struct ToldPage : pages::Page {
  std::string code;
  std::string code_url;
  std::vector<EmergencyNumber> numbers;
};
BOOST_DESCRIBE_STRUCT(ToldPage, (pages::Page), (code, code_url, numbers))

// Template "experiences/paper": to be printed and filled in by hand.
struct PaperPage : pages::Page {
  std::string code;
  std::string frame;  // of the code's picture
  std::string path;
  std::string address;  // where the code is typed
  std::vector<std::string> feelings;
  std::vector<std::string> channels;  // by which the service was reached
};
BOOST_DESCRIBE_STRUCT(PaperPage, (pages::Page), (code, frame, path, address, feelings, channels))

struct Slip {
  std::string name;   // of the counter
  std::string where;  // the address that people may type
  std::string frame;  // of the picture that leads to telling of it
  std::string path;
  bool is_copy = false;  // of the one before
};
BOOST_DESCRIBE_STRUCT(Slip, (), (name, where, frame, path, is_copy))

// Template "experiences/slip": to be printed, cut and handed out at a desk. No slips: the site does not know its
// address.
struct SlipPage : pages::Page {
  std::string counter_name;
  std::string tell_url;
  std::vector<Slip> slips;
};
BOOST_DESCRIBE_STRUCT(SlipPage, (pages::Page), (counter_name, tell_url, slips))

// Template "experiences/code": where a code is typed.
struct CodePage : pages::Page {
  std::string code;
  std::optional<std::string> problem;
};
BOOST_DESCRIBE_STRUCT(CodePage, (pages::Page), (code, problem))

// Template "experiences/own": one's own story.
struct OwnStoryPage : pages::Page {
  std::string code;
  std::string state;
  StoryCard story;
  std::vector<std::string> decisions;
  std::string reply_id;  // for the next reply
  bool may_reply = false;
  bool is_asked = false;                 // a moderator's question waits for a reply
  std::vector<EmergencyNumber> numbers;  // not published yet, and it speaks of danger
  bool may_judge = false;
  bool may_appeal = false;
  std::vector<Option> verdicts;
  std::optional<std::string> problem;
  std::optional<std::string> done;
};
BOOST_DESCRIBE_STRUCT(OwnStoryPage, (pages::Page),
                      (code, state, story, decisions, reply_id, may_reply, is_asked, numbers, may_judge, may_appeal,
                       verdicts, problem, done))

// "Fri, 27 Nov 2026 00:00:00 +0000", as RFC 822 wants it.
std::string rss_date(std::chrono::sys_days day);

}  // namespace relais::commands

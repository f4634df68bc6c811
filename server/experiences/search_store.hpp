// Published stories found by what they say and by what they are about.
#pragma once

#include <map>

#include "engine/language/analyser.hpp"
#include "engine/language/known_words.hpp"
#include "experiences/experience_store.hpp"
#include "experiences/story_index.hpp"

namespace relais::experiences {

// What the list is narrowed to. Codes are those of the trade.
struct ExperienceQuery {
  std::optional<std::string> q;
  std::optional<NetworkId> network;
  std::optional<ServiceCode> service;    // a body, or a theme with all its bodies
  std::optional<std::string> territory;  // a commune, or what holds departments
  std::optional<std::string> counter;
  std::optional<std::string> procedure;
  std::optional<std::string> tag;
  std::optional<Feeling> feeling;
  std::optional<ToldBy> channel;
  std::optional<UsedChannel> used_channel;
  std::optional<Date> since;  // of publication, included
  std::optional<Date> until;  // included
  std::optional<bool> answered;
  std::optional<bool> changed;
  std::optional<std::int32_t> limit;  // 20 unless said
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(ExperienceQuery, (),
                      (q, network, service, territory, counter, procedure, tag, feeling, channel, used_channel, since,
                       until, answered, changed, limit, cursor))

// The same with codes looked up.
struct Narrowed {
  std::vector<std::vector<std::string>> terms;  // of the index: one or more of each (story_index.hpp)
  AskedFacets facets;
};

struct CountedValue {
  std::string value;
  std::int64_t stories = 0;
};
BOOST_DESCRIBE_STRUCT(CountedValue, (), (value, stories))

// How many stories each value of a facet would leave, with all that is asked but of the facet itself. None is 0.
struct FacetCounts {
  std::vector<CountedValue> feelings;
  std::vector<CountedValue> answered;  // "true", "false"
  std::vector<CountedValue> changed;
  std::vector<CountedValue> channels;
  std::vector<CountedValue> used_channels;  // of those that say by which
};
BOOST_DESCRIBE_STRUCT(FacetCounts, (), (feelings, answered, changed, channels, used_channels))

struct Found {
  std::vector<FullExperience> items;
  std::int64_t of_items = 0;
  FacetCounts facets;
  std::optional<std::int64_t> next;  // number below which the list goes on
};

// `words`: what the text must hold, all of them. Newest first, those numbered below `before`.
Found find_published(db::Snapshot const& snapshot, Scope const& scope, Narrowed narrowed,
                     std::vector<language::QueryWord> const& words, std::int64_t before, std::int64_t most);

// Identifiers of all that have the words, sorted.
std::vector<std::string> published_ids(db::Snapshot const& snapshot, Scope const& scope,
                                       std::vector<language::QueryWord> const& words);

// A whole word, folded, and how many published stories have it.
struct StoryWord {
  std::string word;
  std::int64_t stories = 0;
};
BOOST_DESCRIBE_STRUCT(StoryWord, (), (word, stories))

// All that the author wrote, without the marks of what is hidden.
std::string words_told(ExperienceRow const& row);

// For story_index of a database: stories that have one of the words or more.
std::string any_of(std::vector<language::QueryWord> const& words, db::Dialect dialect);

// Has the index say what stories say, as far as they are published. Of many stories each word is counted once, at the
// end.
class StoryIndexing {
 public:
  explicit StoryIndexing(db::Transaction& tx) : tx_(tx) {}
  // `before` is how it stood.
  void change(FullExperience const& before, FullExperience const& after);
  void finish();

 private:
  void count_words(Language language, std::string const& before, std::string const& after);

  db::Transaction& tx_;
  std::map<std::string, std::int64_t> told_more_;  // by word: in one order, so that no two writers wait for each other
};

// The same of one story.
void index_story(db::Transaction& tx, FullExperience const& before, FullExperience const& after);

// All words of published stories, some 200,000 for a million of them.
language::KnownWords known_words(db::Snapshot const& snapshot);

// The question with each word that no story has made the one likeliest meant. Nothing where there is no such word, or
// nothing near it.
std::optional<std::vector<language::QueryWord>> corrected(db::Snapshot const& snapshot,
                                                          std::vector<language::QueryWord> const& words,
                                                          language::KnownWords const& known, Language language);

// The words of stories that are published no more, which SQLite keeps in older parts of its index until these are
// merged: at night, for it writes the whole index anew.
void forget_taken_words(db::Transaction& tx);

language::Tongue tongue_of(Language language);

}  // namespace relais::experiences

template <>
struct relais::json::Constraints<relais::experiences::ExperienceQuery> {
  using Query = relais::experiences::ExperienceQuery;
  static constexpr auto all =
      std::tuple{length(&Query::q, 0, 200),        length(&Query::territory, 1, 20), length(&Query::counter, 1, 60),
                 length(&Query::procedure, 1, 60), length(&Query::tag, 1, 60),       range(&Query::limit, 1, 100),
                 length(&Query::cursor, 0, 20)};
};

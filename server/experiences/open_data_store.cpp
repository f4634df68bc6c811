#include "experiences/open_data_store.hpp"

#include <unordered_map>

#include <fmt/format.h>

#include "platform/tables/write_csv.hpp"

namespace relais::experiences {
namespace {

constexpr std::string_view kLicence = "Licence Ouverte 2.0";

// All that were ever published: one that is so no more still counts among those alike (anonymity.hpp).
db::Statement const kTraits{"experiences.open_data_traits", R"sql(
  select e.network_id, e.number, e.published_at, e.department_code, e.channel, e.used_channel, e.is_generated, e.source,
    e.state = 'published' and e.duplicate_of is null as is_shown, s.service_code
  from experience e
  join experience_structure s on s.network_id = e.network_id and s.experience_id = e.id
  where e.number is not null and e.published_at is not null
  order by e.number, s.service_code)sql"};

struct TraitRow {
  NetworkId network_id;
  std::int64_t number = 0;
  Instant published_at;
  std::string department_code;
  ToldBy channel = ToldBy::kWeb;
  std::optional<UsedChannel> used_channel;
  bool is_generated = false;
  std::optional<std::string> source;
  bool is_shown = false;
  ServiceCode service_code;
};
BOOST_DESCRIBE_STRUCT(TraitRow, (),
                      (network_id, number, published_at, department_code, channel, used_channel, is_generated, source,
                       is_shown, service_code))

std::string count_of(std::string_view kind) {
  return fmt::format(R"sql((
      select count(*) from moderation_decision d
      where d.network_id = e.network_id and d.experience_id = e.id and d.kind = '{}' and d.reply_id is null))sql",
                     kind);
}

std::string stories_with(std::string_view tags) {
  return R"sql(
  select e.network_id, e.id, e.number, e.published_at, e.department_code, e.channel, e.used_channel, e.is_generated,
    e.source, e.feeling, coalesce((
      select )sql" +
         std::string{tags} + R"sql( from (
        select tag from experience_tag where network_id = e.network_id and experience_id = e.id order by tag) t), ''),
    e.title, e.text, e.would_have_helped, e.is_changed, e.verdict, )sql" +
         count_of("mask") + " as masks, " + count_of("ask") + " as questions, " + count_of("appeal") +
         R"sql( as appeals,
    s.position, s.service_code, a.kind as answer_kind, a.text as answer_text, a.answered_at, a.removed_because,
    a.is_date_known
  from experience e
  join experience_structure s on s.network_id = e.network_id and s.experience_id = e.id
  left join experience_answer a on a.network_id = s.network_id and a.experience_id = s.experience_id
    and a.position = s.position
  where e.number is not null and e.published_at is not null and e.state = 'published' and e.duplicate_of is null
  order by e.number, s.position, a.answered_at, a.id)sql";
}

db::Statement const kStoriesSqlite{"experiences.open_data_sqlite", stories_with("group_concat(tag, ' ')"),
                                   db::Dialect::kSqlite};
db::Statement const kStoriesPostgresql{"experiences.open_data_pg", stories_with("string_agg(tag, ' ' order by tag)"),
                                       db::Dialect::kPostgresql};

struct StoryRow {
  NetworkId network_id;
  ExperienceId id;
  std::int64_t number = 0;
  Instant published_at;
  std::string department_code;
  ToldBy channel = ToldBy::kWeb;
  std::optional<UsedChannel> used_channel;
  bool is_generated = false;
  std::optional<std::string> source;
  Feeling feeling = Feeling::kNeutral;
  std::string tags;
  std::string title;
  std::string text;
  std::string would_have_helped;
  bool is_changed = false;
  std::optional<Verdict> verdict;
  std::int64_t masks = 0;
  std::int64_t questions = 0;
  std::int64_t appeals = 0;
  std::int64_t position = 0;
  ServiceCode service_code;
  std::optional<ServiceAnswerKind> answer_kind;
  std::optional<std::string> answer_text;
  std::optional<Instant> answered_at;
  std::optional<std::string> removed_because;
  std::optional<bool> is_date_known;
};
BOOST_DESCRIBE_STRUCT(StoryRow, (),
                      (network_id, id, number, published_at, department_code, channel, used_channel, is_generated,
                       source, feeling, tags, title, text, would_have_helped, is_changed, verdict, masks, questions,
                       appeals, position, service_code, answer_kind, answer_text, answered_at, removed_because,
                       is_date_known))

db::Statement const kDuplicates{"experiences.open_data_duplicates", R"sql(
  select duplicate_of as id, count(*) as stories from experience where duplicate_of is not null
  group by duplicate_of)sql"};

struct DuplicatesRow {
  std::string id;
  std::int64_t stories = 0;
};
BOOST_DESCRIBE_STRUCT(DuplicatesRow, (), (id, stories))

class Numbering {
 public:
  std::int32_t of(std::string const& text) {
    return numbers_.try_emplace(text, static_cast<std::int32_t>(numbers_.size())).first->second;
  }

 private:
  std::unordered_map<std::string, std::int32_t> numbers_;
};

template <class T>
std::string text_of(T const& value) {
  return tables::cell_text(value);
}

// What may be told of each story, by the number of its publication.
class Details {
 public:
  Details(db::Snapshot const& snapshot, Surroundings const& around, Date today) : around_(around) {
    snapshot.each<TraitRow>(kTraits, [this](TraitRow const& row) { add(row); });
    finish_story();
    details_ = trait_details(stories_, month_number(today));
    stories_ = {};
  }

  // Numbers come in their order.
  TraitDetail of(std::int64_t number) {
    while (at_ < numbers_.size() && numbers_[at_] < number) {
      ++at_;
    }
    return at_ < numbers_.size() && numbers_[at_] == number ? details_[at_] : TraitDetail::kHidden;
  }

 private:
  void add(TraitRow const& row) {
    if (numbers_.empty() || numbers_.back() != row.number) {
      finish_story();
      numbers_.push_back(row.number);
      auto const region = around_.region(row.department_code).value_or("");
      stories_.push_back({month_number(day_of(row.published_at)),
                          departments_.of(row.network_id.text + " " + row.department_code),
                          regions_.of(row.network_id.text + " " + region), 0, row.is_shown});
      others_of_last_ = fmt::format("{} {} {} {}", text_of(row.channel), text_of(row.used_channel), row.is_generated,
                                    text_of(row.source));
    }
    others_of_last_ += " " + row.service_code.text;
  }

  void finish_story() {
    if (!stories_.empty()) {
      stories_.back().others = others_.of(others_of_last_);
    }
  }

  Surroundings const& around_;
  std::vector<std::int64_t> numbers_;
  std::vector<StoryTraits> stories_;
  std::vector<TraitDetail> details_;
  Numbering departments_;
  Numbering regions_;
  Numbering others_;
  std::string others_of_last_;
  std::size_t at_ = 0;
};

OpenDataRow row_of(StoryRow const& story, TraitDetail detail, Surroundings const& around, ServiceTree const& services) {
  OpenDataRow row;
  row.id = story.id;
  row.network = story.network_id;
  row.structure = story.position + 1;
  put_traits({day_of(story.published_at), story.department_code, story.service_code, story.channel, story.used_channel},
             detail, around, services, row);
  row.feeling = story.feeling;
  row.tags = story.tags;
  row.title = story.title;
  row.text = story.text;
  row.would_have_helped = story.would_have_helped;
  row.masked_by_reader = story.masks > 0;
  row.questions_asked = story.questions;
  row.appeals = story.appeals;
  row.answered = story.answered_at && !story.removed_because;
  if (story.answered_at) {
    row.answer_kind = story.answer_kind;
    row.answer_removed = story.removed_because.has_value();
  }
  if (row.answered) {
    row.answer_text = story.answer_text;
    if (story.is_date_known.value_or(true)) {
      row.days_to_answer = std::chrono::floor<std::chrono::days>(*story.answered_at - story.published_at).count();
    }
  }
  row.verdict = story.verdict;
  row.changed = story.is_changed;
  row.is_generated = story.is_generated;
  row.source = story.source;
  row.licence = kLicence;
  return row;
}

}  // namespace

void write_open_data(db::Snapshot const& snapshot, ServiceTree const& services, Surroundings const& around, Date today,
                     OpenDataSink const& sink) {
  auto details = Details{snapshot, around, today};
  std::unordered_map<std::string, std::int64_t> duplicates;
  snapshot.each<DuplicatesRow>(kDuplicates, [&](DuplicatesRow const& row) { duplicates[row.id] = row.stories; });
  std::string out;
  tables::write_csv_head<OpenDataRow>(out);
  sink(out);
  auto last = std::pair{std::int64_t{0}, std::int64_t{0}};
  auto answer = std::int64_t{0};
  auto const is_sqlite = snapshot.dialect() == db::Dialect::kSqlite;
  snapshot.each<StoryRow>(is_sqlite ? kStoriesSqlite : kStoriesPostgresql, [&](StoryRow const& story) {
    auto row = row_of(story, details.of(story.number), around, services);
    auto const structure = std::pair{story.number, story.position};
    answer = std::exchange(last, structure) == structure ? answer + 1 : 1;
    if (row.answer_kind) {
      row.answer = answer;
    }
    auto const doubles = duplicates.find(story.id.text);
    row.duplicates = doubles == duplicates.end() ? 0 : doubles->second;
    out.clear();
    tables::write_csv_row(row, out);
    sink(out);
  });
}

}  // namespace relais::experiences

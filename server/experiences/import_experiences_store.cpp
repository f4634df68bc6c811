#include "experiences/import_experiences_store.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "engine/language/story_tags.hpp"
#include "experiences/report_store.hpp"
#include "experiences/search_store.hpp"
#include "experiences/story_gone_store.hpp"
#include "experiences/tags.hpp"
#include "platform/json/write.hpp"
#include "platform/text/uuid.hpp"

namespace relais::experiences {
namespace {

// Who answers, writes and adds where nobody of this house did.
constexpr std::string_view kByImport = "import";

struct KnownRow {
  ExperienceId id;
  std::string content_digest;
};
BOOST_DESCRIBE_STRUCT(KnownRow, (), (id, content_digest))

db::Statement const kListed{"experiences.listed", R"sql(
  select id, content_digest from experience where network_id = :network and source is not null)sql"};
db::Statement const kListedAs{"experiences.listed_as", R"sql(
  update experience set content_digest = :digest, feeling = :feeling
  where network_id = :network and id = :id)sql"};
db::Statement const kMaskedAnswers{"experiences.masked_answers", R"sql(
  select distinct answer_id from content_report
  where network_id = :network and experience_id = :id and answer_id is not null and decision = 'mask')sql"};

bool is_masked_here(FullExperience const& full) {
  return std::ranges::any_of(full.decisions, [](DecisionRow const& decision) {
    return decision.kind == DecisionKind::kMask && !decision.reply_id;
  });
}

class Bringing {
 public:
  Bringing(db::Transaction& tx, Scope const& scope, ReadExperiences const& read,
           language::StoryConceptFile const& concepts, Instant now)
      : tx_(tx),
        scope_(scope),
        store_(tx, scope),
        read_(read),
        concepts_(concepts),
        tags_(concepts),
        indexing_(tx),
        report_(read.report),
        now_(now) {}

  ExperienceImport run() {
    for (auto const& service : read_.services) {
      if (add_service(tx_, scope_, service, AccountId{std::string{kByImport}}, now_)) {
        report_.services.push_back(service.name_fr);
      }
    }
    std::unordered_map<std::string, std::string> known;
    for (auto& row : tx_.all<KnownRow>(kListed, db::arg("network", scope_.network()))) {
      known.emplace(std::move(row.id.text), std::move(row.content_digest));
    }
    for (auto const& story : read_.stories) {
      auto const standing = known.find(story.row.id.text);
      if (standing == known.end()) {
        story.is_taken_away ? void(++report_.not_brought) : create(story);
      } else if (standing->second == story.row.content_digest) {
        ++report_.unchanged;
      } else {
        change(story);
      }
    }
    indexing_.finish();
    if (report_.created + report_.changed + report_.taken_away > 0) {
      tx_.emit("experiences.imported",
               json::write(std::map<std::string, std::string>{{"network", scope_.network().text}}));
    }
    return std::move(report_);
  }

 private:
  void create(ListedStory const& story) {
    FullExperience before;
    before.row = story.row;
    before.row.state = ExperienceState::kReceived;
    auto after = FullExperience{story.row, {}, {}, {}, {}};
    after.row.number = store_.next_number();
    for (auto const& part : story.parts) {
      add_structure(part, after);
    }
    add_answers(story, {}, after);
    after.tags = suggested_tags(tags_, after.row);
    store_.insert(after.row, {});
    save_parts(after);
    store_.save_tags(after);
    before.row.number = after.row.number;
    indexing_.change(before, after);
    ++report_.created;
  }

  void change(ListedStory const& story) {
    auto const id = story.row.id;
    auto found = store_.with_ids(story.row.network_id, std::span{&id, 1});
    if (found.empty() || found.front().row.state != ExperienceState::kPublished) {
      ++report_.left;
      return;
    }
    auto const before = std::move(found.front());
    auto after = before;
    if (story.is_taken_away) {
      after.row.state = ExperienceState::kWithdrawn;
      after.row.ended_at = now_;
    } else {
      auto const masked_answers =
          tx_.all<std::string>(kMaskedAnswers, db::arg("network", story.row.network_id), db::arg("id", id));
      auto const is_masked = is_masked_here(before);
      report_.left += is_masked || !masked_answers.empty() ? 1 : 0;
      if (!is_masked) {
        after.row.title = story.row.title;
        after.row.text = story.row.text;
        if (before.tags == suggested_tags(tags_, before.row)) {  // nobody has said otherwise
          after.tags = suggested_tags(tags_, after.row);
          store_.save_tags(after);
        }
      }
      after.row.feeling = story.row.feeling;
      for (auto const& part : story.parts) {
        auto const has = std::ranges::any_of(
            after.structures, [&](StructureRow const& structure) { return structure.position == part.position; });
        if (!has) {
          add_structure(part, after);
        }
      }
      add_answers(story, masked_answers, after);
    }
    store_.update(after.row);
    tx_.run(kListedAs, db::arg("network", after.row.network_id), db::arg("id", id),
            db::arg("digest", story.row.content_digest), db::arg("feeling", after.row.feeling));
    save_parts(after);
    indexing_.change(before, after);
    if (story.is_taken_away) {
      take_leave(after);
    } else if (before.row.title != after.row.title || before.row.text != after.row.text) {
      renew_ties_of(tx_, concepts_, after.row.network_id, id);
    }
    ++(story.is_taken_away ? report_.taken_away : report_.changed);
  }

  // Nothing of it waits for anybody any more.
  void take_leave(FullExperience const& full) {
    auto const& [network, id] = std::tie(full.row.network_id, full.row.id);
    store_.has_been_read(full.row);
    ReportRow decided;
    decided.network_id = network;
    decided.experience_id = id;
    decided.decision = ReportDecision::kRemove;
    decided.decision_note = "";
    decided.decided_at = now_;
    decided.decided_by = kByImport;
    decide_all_reports(tx_, decided);
    store_.erase_texts(network, id);
    renew_ties_of(tx_, concepts_, network, id);
  }

  static void add_structure(ListedPart const& part, FullExperience& full) {
    full.structures.push_back({full.row.network_id, full.row.id, part.position, part.service.code,
                               full.row.department_code, part.service.partner, std::nullopt, std::nullopt});
  }

  // The list dates the first answer only: it is the first structure's that has one. Of the others nobody knows more
  // than that they are no earlier.
  void add_answers(ListedStory const& story, std::vector<std::string> const& masked_here, FullExperience& full) {
    auto const had_none = full.answers.empty();
    auto const earliest = story.answered_at.value_or(*full.row.published_at);
    auto is_first = had_none && story.answered_at;
    for (auto const& part : story.parts) {
      if (part.answer.empty()) {
        continue;
      }
      auto const id = uuid_of_name(fmt::format("answer/{}/{}", full.row.id.text, part.position));
      auto const standing = std::ranges::find(full.answers, id, &AnswerRow::id);
      if (standing != full.answers.end()) {
        auto const is_left = standing->removed_because || std::ranges::count(masked_here, id) > 0;
        if (!is_left && standing->text != part.answer) {
          standing->text = part.answer;
          standing->edited_at = now_;
        }
        continue;
      }
      AnswerRow answer;
      answer.network_id = full.row.network_id;
      answer.id = id;
      answer.experience_id = full.row.id;
      answer.position = part.position;
      answer.service_code = part.service.code;
      answer.territory_code = full.row.department_code;
      answer.kind = ServiceAnswerKind::kNotSaid;
      answer.text = part.answer;
      answer.signed_as = part.name;
      answer.answered_at = earliest;
      answer.answered_by = kByImport;
      answer.is_date_known = std::exchange(is_first, false);
      full.answers.push_back(std::move(answer));
      ++report_.answers;
    }
    follow_answers(full);
  }

  void save_parts(FullExperience const& full) {
    for (auto const& structure : full.structures) {
      store_.save(structure);
    }
    for (auto const& answer : full.answers) {
      if (answer.answered_by == kByImport) {
        store_.save(answer);
      }
    }
  }

  db::Transaction& tx_;
  Scope const& scope_;
  ExperienceStore store_;
  ReadExperiences const& read_;
  language::StoryConceptFile const& concepts_;
  language::StoryTags tags_;
  StoryIndexing indexing_;
  ExperienceImport report_;
  Instant now_;
};

}  // namespace

Result<ExperienceImport> bring_experiences(db::Database& database, Scope const& scope, ReadExperiences const& read,
                                           language::StoryConceptFile const& concepts, Instant now, bool dry_run) {
  if (read.report.refused > 0) {
    return read.report;
  }
  auto report = read.report;
  auto const done = database.write([&](db::Transaction& tx) -> Result<void> {
    report = Bringing{tx, scope, read, concepts, now}.run();
    return dry_run ? Result<void>{Problem{Fault::kConflict, "experiences_import.dry_run"}} : Result<void>{};
  });
  report.is_done = static_cast<bool>(done);
  return report;
}

}  // namespace relais::experiences

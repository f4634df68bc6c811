#include "experiences/answer_routes.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "experiences/answer_store.hpp"
#include "experiences/experience_models.hpp"
#include "experiences/problems.hpp"
#include "experiences/search_store.hpp"
#include "platform/journal/tell_routes.hpp"
#include "platform/json/write.hpp"
#include "platform/text/uuid.hpp"

namespace relais::experiences {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

struct StoryPath {
  ExperienceId id;
};
BOOST_DESCRIBE_STRUCT(StoryPath, (), (id))

struct AnswerPath {
  ExperienceId id;
  std::string answer;
};
BOOST_DESCRIBE_STRUCT(AnswerPath, (), (id, answer))

struct TemplatePath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(TemplatePath, (), (id))

struct AnsweringBodyQuery {
  ServiceCode service;
  std::string territory;
};
BOOST_DESCRIBE_STRUCT(AnsweringBodyQuery, (), (service, territory))

struct AnsweringBody {
  bool is_there = false;
};
BOOST_DESCRIBE_STRUCT(AnsweringBody, (), (is_there))

struct TemplateList {
  std::vector<AnswerTemplate> items;
};
BOOST_DESCRIBE_STRUCT(TemplateList, (), (items))

constexpr std::int32_t kAtOnce = 20;

// So many answers of one structure may stand under a story: an author has three replies unread.
constexpr std::int64_t kMostAnswers = 5;

// So often is a story sent on: each time is a line that everybody reads.
constexpr std::int64_t kMostTransfers = 10;

StructureRow* structure_at(FullExperience& full, std::int64_t position) {
  auto const found = std::ranges::find(full.structures, position, &StructureRow::position);
  return found == full.structures.end() ? nullptr : &*found;
}

class Answering {
 public:
  explicit Answering(ExperienceHouse const& house) : house_(house) {}

  Result<StoriesToAnswer> inbox(InboxQuery const& query, Request const& request) const {
    return reading<StoriesToAnswer>(request, [&](db::Snapshot const& snapshot, Scope const& scope, Shown const& shown) {
      auto const reader = ExperienceReader{snapshot, scope};
      auto const choice = query.which.value_or(InboxChoice::kWaiting);
      StoriesToAnswer list;
      list.of_items = count_to_answer(snapshot, scope, choice);
      list.own = count_to_answer(snapshot, scope, InboxChoice::kOwn);
      list.waiting = count_to_answer(snapshot, scope, InboxChoice::kWaiting);
      auto const all =
          reader.full(to_answer(snapshot, scope, choice, query.limit.value_or(kAtOnce), query.after.value_or(0)));
      list.items = items(snapshot, scope, shown, all, request);
      return list;
    });
  }

  Result<StoryToAnswer> one(ExperienceId const& id, Request const& request) const {
    return reading<StoryToAnswer>(
        request, [&](db::Snapshot const& snapshot, Scope const& scope, Shown const& shown) -> Result<StoryToAnswer> {
          auto const full = ExperienceReader{snapshot, scope}.to_answer(id);
          return full ? Result<StoryToAnswer>{items(snapshot, scope, shown, {&*full, 1}, request).front()} : unknown();
        });
  }

  Result<void> answer(ExperienceId const& id, NewAnswer const& asked, Request const& request) const {
    if (!is_uuid(asked.id)) {
      return invalid("/id", "experiences.id_malformed");
    }
    if (auto const checked = checked_change({asked.kind, asked.text, asked.link}); !checked) {
      return checked.problem();
    }
    return writing(id, request, [&](db::Transaction& tx, ExperienceStore& store, FullExperience& full, Instant now) {
      auto* const structure = mine_at(tx, request.scope(), full, asked.position);
      if (structure == nullptr) {
        return Result<void>{invalid("/position", "experiences.not_yours")};
      }
      auto const known = std::ranges::find(full.answers, asked.id, &AnswerRow::id);
      if (known != full.answers.end()) {
        return is_same(*known, asked) ? Result<void>{} : id_taken();
      }
      if (std::ranges::find(full.replies, asked.id, &ReplyRow::id) != full.replies.end()) {
        return Result<void>{id_taken()};
      }
      auto const stands = [&](AnswerRow const& other) {
        return other.position == asked.position && !other.removed_because;
      };
      if (std::ranges::count_if(full.answers, stands) >= kMostAnswers) {
        return Result<void>{Problem{Fault::kConflict, "experiences.answers_enough"}};
      }
      auto const began_with = asked.template_id ? find_template(tx, request.scope(), *asked.template_id) : std::nullopt;
      if (asked.template_id && !began_with) {
        return Result<void>{invalid("/template_id", "experiences.template_unknown")};
      }
      auto const row = AnswerRow{full.row.network_id,
                                 asked.id,
                                 id,
                                 asked.position,
                                 structure->service_code,
                                 structure->territory_code,
                                 asked.kind,
                                 house_.guard->masked(asked.text),
                                 asked.link,
                                 signature(tx, request.scope()),
                                 asked.template_id,
                                 began_with && is_unedited(asked.text, began_with->text),
                                 now,
                                 request.principal.signed_in()->account.text,
                                 std::nullopt,
                                 std::nullopt};
      if (auto own = check_own(tx, row); !own) {
        return own;
      }
      if (!store.save(row)) {
        return Result<void>{id_taken()};
      }
      auto const before = full;
      full.answers.push_back(row);
      store.update_answered(full);
      index_story(tx, before, full);
      journal::tell(tx, request, "journal.story_answered", "experience", id.text, "", now);
      tx.emit("experiences.answered", json::write(std::map<std::string, std::string>{
                                          {"network", full.row.network_id.text}, {"experience", id.text}}));
      return Result<void>{};
    });
  }

  Result<void> edit(AnswerPath const& path, AnswerChange const& change, Request const& request) const {
    if (auto const checked = checked_change(change); !checked) {
      return checked.problem();
    }
    return writing(
        path.id, request,
        [&](db::Transaction& tx, ExperienceStore& store, FullExperience& full, Instant now) -> Result<void> {
          auto const found = std::ranges::find(full.answers, path.answer, &AnswerRow::id);
          if (found == full.answers.end() || found->answered_by != request.principal.signed_in()->account.text) {
            return unknown();
          }
          if (now > found->answered_at + kEditable || is_decided_on(tx, full.row.network_id, found->id)) {
            return Problem{Fault::kConflict, "experiences.too_late_to_edit"};
          }
          auto const before = full;
          found->kind = change.kind;
          found->text = house_.guard->masked(change.text);
          found->link = change.link;
          found->is_template_unedited = false;
          found->edited_at = now;
          if (auto own = check_own(tx, *found); !own) {
            return own;
          }
          store.save(*found);
          store.update_answered(full);  // whoever decides on a report has read another answer
          index_story(tx, before, full);
          journal::tell(tx, request, "journal.answer_edited", "experience", path.id.text, "", now);
          return {};
        });
  }

  // The clock of the story runs on; the structure is another one from now.
  Result<void> transfer(ExperienceId const& id, Transfer const& asked, Request const& request) const {
    auto const around = house_.surroundings();
    if (!around) {
      return loading();
    }
    auto const transfer_id = uuid_v7(house_.clock->now());
    return writing(
        id, request,
        [&](db::Transaction& tx, ExperienceStore& store, FullExperience& full, Instant now) -> Result<void> {
          auto* const from = mine_at(tx, request.scope(), full, asked.position, true);
          if (from == nullptr) {
            return invalid("/position", "experiences.not_yours");
          }
          if (from->answered_at) {
            return Problem{Fault::kConflict, "experiences.already_answered"};
          }
          if (std::ssize(full.transfers) >= kMostTransfers) {
            return Problem{Fault::kConflict, "experiences.transfers_enough"};
          }
          auto const tree = service_tree(tx, request.scope(), house_.services);
          auto const* const service = tree.find(full.row.network_id, asked.service);
          if (service == nullptr || !service->parent_code) {
            return invalid("/service", "experiences.service_unknown");
          }
          auto to = *from;
          to.service_code = asked.service;
          to.partner_code = service->partner_code;
          to.territory_code = asked.territory.value_or(from->territory_code);
          auto const place = around->place(to.territory_code);
          if (!place || place->network != full.row.network_id || place->department != to.territory_code) {
            return invalid("/territory", "experiences.territory_unknown");
          }
          auto const is_counter = asked.service.text == kCounterService;
          auto const at = asked.counter ? around->place_of_counter(*asked.counter) : std::nullopt;
          if (is_counter && (!at || at->network != full.row.network_id)) {
            return invalid("/counter", "experiences.counter_unknown");
          }
          if (is_counter && !at->department.empty() && at->department != to.territory_code) {
            return invalid("/counter", "experiences.counter_elsewhere");
          }
          to.counter_id = is_counter ? asked.counter : std::nullopt;
          auto const is_there = std::ranges::any_of(full.structures, [&](StructureRow const& other) {
            return other.service_code == to.service_code && other.territory_code == to.territory_code &&
                   other.counter_id == to.counter_id;
          });
          if (is_there) {
            return invalid("/service", "experiences.service_twice");
          }
          store.save(to);
          store.save(TransferRow{full.row.network_id, transfer_id, id, from->position, from->service_code,
                                 from->territory_code, from->partner_code, from->counter_id, to.service_code,
                                 to.territory_code, to.counter_id, house_.guard->masked(asked.reason), now,
                                 request.principal.signed_in()->account.text});
          auto const before = full;
          *from = to;
          index_story(tx, before, full);
          journal::tell(tx, request, "journal.story_transferred", "experience", id.text, to.service_code.text, now);
          tx.emit("experiences.transferred", json::write(std::map<std::string, std::string>{
                                                 {"network", full.row.network_id.text}, {"experience", id.text}}));
          return {};
        });
  }

  // What has no partner is answered by its counter, or by whoever coordinates.
  Result<AnsweringBody> body_of(AnsweringBodyQuery const& query, Request const& request) const {
    auto const scope = request.scope();
    return house_.database->read([&](db::Snapshot const& snapshot) -> Result<AnsweringBody> {
      auto const tree = service_tree(snapshot, scope, house_.services);
      auto const* const service = tree.find(scope.network(), query.service);
      if (service == nullptr) {
        return invalid("service", "experiences.service_unknown");
      }
      auto const& partner = service->partner_code;
      return AnsweringBody{!partner || has_body(snapshot, scope, *partner, query.territory)};
    });
  }

  TemplateList list_templates(Request const& request) const {
    auto const scope = request.scope();
    return {house_.database->read([&](db::Snapshot const& snapshot) { return templates(snapshot, scope); })};
  }

  Result<TemplateList> save(TemplatePath const& path, AnswerTemplate const& one, Request const& request) const {
    if (!is_uuid(path.id) || one.id != path.id) {
      return invalid("/id", "experiences.id_malformed");
    }
    auto const scope = request.scope();
    auto const is_saved = house_.database->write([&](db::Transaction& tx) { return save_template(tx, scope, one); });
    return is_saved ? Result<TemplateList>{list_templates(request)} : id_taken();
  }

  Result<void> remove(TemplatePath const& path, Request const& request) const {
    auto const scope = request.scope();
    auto const was_there =
        house_.database->write([&](db::Transaction& tx) { return remove_template(tx, scope, path.id); });
    return was_there ? Result<void>{} : Problem{Fault::kNotFound, "experiences.template_unknown"};
  }

 private:
  bool is_same(AnswerRow const& known, NewAnswer const& asked) const {
    return known.position == asked.position && known.kind == asked.kind && known.link == asked.link &&
           known.text == house_.guard->masked(asked.text);
  }

  // A person gets an answer of their own: not, word for word, what the neighbour got.
  static Result<void> check_own(db::Snapshot const& snapshot, AnswerRow const& answer) {
    auto const beside = answers_beside(snapshot, answer);
    auto const is_repeated =
        std::ranges::any_of(beside, [&](std::string const& other) { return is_unedited(answer.text, other); });
    return is_repeated
               ? Result<void>{Problem{
                     Fault::kConflict, "experiences.answer_repeated", {{"/text", "experiences.answer_repeated"}}}}
               : Result<void>{};
  }

  Result<void> checked_change(AnswerChange const& change) const {
    auto const checked = check(change);
    return checked && change.link && house_.guard->masked(*change.link) != *change.link
               ? invalid("/link", "experiences.link_personal")
               : checked;
  }

  std::vector<StoryToAnswer> items(db::Snapshot const& snapshot, Scope const& scope, Shown const& shown,
                                   std::span<FullExperience const> all, Request const& request) const {
    auto const& me = request.principal.signed_in()->account.text;
    auto const now = house_.clock->now();
    std::vector<StoryToAnswer> items;
    std::vector<ExperienceId> ids;
    for (auto const& full : all) {
      ids.push_back(full.row.id);
      auto& item = items.emplace_back();
      item.experience = shown.experience(full, true);
      std::ranges::transform(full.transfers, std::back_inserter(item.transfer_reasons), &TransferRow::reason);
      item.days_waiting = std::chrono::floor<std::chrono::days>(now - full.row.published_at.value_or(now)).count();
      for (auto const& answer : full.answers) {
        if (answer.answered_by == me && !answer.removed_because && now < answer.answered_at + kEditable) {
          item.editable_until = answer.answered_at + kEditable;
          item.editable_answer = answer.id;
        }
      }
    }
    for (auto const& row : mine(snapshot, scope, ids)) {
      auto& item = items[static_cast<std::size_t>(std::ranges::find(ids, row.experience_id) - ids.begin())];
      if (row.is_mine) {
        item.mine.push_back(row.position);
      }
      if (row.is_in_my_area) {
        item.in_my_area.push_back(row.position);
      }
      if (row.is_in_my_area && row.is_without_body) {
        item.without_body.push_back(row.position);
      }
    }
    return items;
  }

  // The structure of that position where the hat answers for it; with `area`, also where it coordinates.
  static StructureRow* mine_at(db::Snapshot const& snapshot, Scope const& scope, FullExperience& full,
                               std::int64_t position, bool area = false) {
    for (auto const& row : mine(snapshot, scope, {&full.row.id, 1})) {
      if (row.position == position && (row.is_mine || (area && row.is_in_my_area))) {
        return structure_at(full, position);
      }
    }
    return nullptr;
  }

  template <class Answer, class Use>
  Result<Answer> reading(Request const& request, Use const& use) const {
    auto const around = house_.surroundings();
    if (!around) {
      return loading();
    }
    auto const scope = request.scope();
    return house_.database->read([&](db::Snapshot const& snapshot) -> Result<Answer> {
      auto const tree = service_tree(snapshot, scope, house_.services);
      return use(snapshot, scope, Shown{*around, tree, request.language()});
    });
  }

  template <class Use>
  Result<void> writing(ExperienceId const& id, Request const& request, Use const& use) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) -> Result<void> {
      auto store = ExperienceStore{tx, scope};
      auto full = store.to_answer(id);
      return full ? use(tx, store, *full, now) : Result<void>{unknown()};
    });
  }

  ExperienceHouse const& house_;
};

}  // namespace

void add_answer_routes(http::Routes& routes, ExperienceHouse const& house) {
  auto const answering = Answering{house};
  constexpr auto kAnswer = Right::kAnswerExperiences;
  routes.get<InboxQuery, StoriesToAnswer>(
      "/api/v1/experience-inbox", kAnswer, Work::kLong,
      [answering](InboxQuery const& query, Request const& request) { return answering.inbox(query, request); },
      {.summary = "experiences_api.inbox"});
  routes.get<StoryPath, StoryToAnswer>(
      "/api/v1/experience-inbox/{id}", kAnswer, Work::kLong,
      [answering](StoryPath const& path, Request const& request) { return answering.one(path.id, request); },
      {.summary = "experiences_api.story_to_answer"});
  routes.post<StoryPath, NewAnswer, void>(
      "/api/v1/experiences/{id}/answers", kAnswer, Work::kWrite,
      [answering](StoryPath const& path, NewAnswer const& asked, Request const& request) {
        return answering.answer(path.id, asked, request);
      },
      {.summary = "experiences_api.answer"});
  routes.put<AnswerPath, AnswerChange, void>(
      "/api/v1/experiences/{id}/answers/{answer}", kAnswer, Work::kWrite,
      [answering](AnswerPath const& path, AnswerChange const& change, Request const& request) {
        return answering.edit(path, change, request);
      },
      {.summary = "experiences_api.edit_answer"});
  routes.post<StoryPath, Transfer, void>(
      "/api/v1/experiences/{id}/transfers", kAnswer, Work::kWrite,
      [answering](StoryPath const& path, Transfer const& asked, Request const& request) {
        return answering.transfer(path.id, asked, request);
      },
      {.summary = "experiences_api.transfer"});
  routes.get<AnsweringBodyQuery, AnsweringBody>("/api/v1/answering-bodies", kAnswer, Work::kLong,
                                                [answering](AnsweringBodyQuery const& query, Request const& request) {
                                                  return answering.body_of(query, request);
                                                },
                                                {.summary = "experiences_api.answering_body"});
  routes.get<NoParameters, TemplateList>(
      "/api/v1/answer-templates", kAnswer, Work::kLong,
      [answering](NoParameters const&, Request const& request) { return answering.list_templates(request); },
      {.summary = "experiences_api.templates"});
  routes.put<TemplatePath, AnswerTemplate, TemplateList>(
      "/api/v1/answer-templates/{id}", kAnswer, Work::kWrite,
      [answering](TemplatePath const& path, AnswerTemplate const& one, Request const& request) {
        return answering.save(path, one, request);
      },
      {.summary = "experiences_api.save_template"});
  routes.remove<TemplatePath, void>(
      "/api/v1/answer-templates/{id}", kAnswer, Work::kWrite,
      [answering](TemplatePath const& path, Request const& request) { return answering.remove(path, request); },
      {.summary = "experiences_api.remove_template"});
}

}  // namespace relais::experiences

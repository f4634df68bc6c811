#include "experiences/tell_routes.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "experiences/experience_store.hpp"
#include "experiences/flood.hpp"
#include "experiences/problems.hpp"
#include "platform/json/write.hpp"
#include "platform/text/uuid.hpp"

namespace relais::experiences {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

// Room for 8,000 characters of any alphabet, and not for a megabyte.
constexpr std::size_t kLongestStory = 48 * 1024;
constexpr auto kFewAtATime = http::RateLimit{6, 8};
constexpr auto kWhileTyping = http::RateLimit{30, 20};

struct ProofParameter {
  std::optional<std::string> proof;
};
BOOST_DESCRIBE_STRUCT(ProofParameter, (), (proof))

ExperienceRow row_of(NewExperience const& told, CheckedExperience const& checked, Assistance const& assistance) {
  ExperienceRow row;
  row.network_id = checked.network;
  row.language = told.language;
  row.channel = assistance.channel;
  row.assisted_by_role = assistance.role;
  row.assisted_at = assistance.counter;
  row.hides_from_counter = assistance.hides_from_counter;
  row.title = checked.title;
  row.text = checked.text;
  row.would_have_helped = checked.would_have_helped;
  row.feeling = told.feeling;
  row.used_channel = told.used_channel;
  row.procedure_code = told.procedure;
  row.territory_code = told.territory;
  row.department_code = checked.department;
  row.names_agreed = told.names_agreed;
  return row;
}

// How it came, but for who typed it.
std::string written(Assistance const& assistance) {
  return fmt::format(" {} {} {} {}", TextForm<ToldBy>::write(assistance.channel), assistance.counter.value_or(""),
                     assistance.hides_from_counter, assistance.code.value_or(""));
}

std::vector<std::string> numbers_for(language::DangerWords const& words,
                                     std::vector<language::DangerFinding> const& found, std::string_view network) {
  std::vector<std::string> numbers;
  for (auto const& finding : found) {
    for (auto const& number : words.numbers(finding.kind, network)) {
      if (std::ranges::find(numbers, number) == numbers.end()) {
        numbers.push_back(number);
      }
    }
  }
  return numbers;
}

}  // namespace

ProofAsked Telling::proof() const {
  return proof_asked(house_.digest, house_.clock->now());
}

ServiceTree Telling::services() const {
  return house_.database->read(
      [&](db::Snapshot const& snapshot) { return service_tree(snapshot, Scope::public_directory(), house_.services); });
}

std::string Telling::fresh_paper_code(std::string const& fresh) const {
  return follow_ups::paper_code(house_.digest, fresh);
}

// The text as it was told is looked through: what is masked may be what tells of the danger.
ExperiencePreview Telling::shown(CheckedExperience const& checked, NewExperience const& told) const {
  ExperiencePreview preview{checked.title, checked.text, checked.would_have_helped, checked.masked, false, {}};
  auto const found = house_.danger->find(told.title + "\n" + told.text + "\n" + told.would_have_helped);
  preview.is_urgent = !found.empty();
  preview.emergency_numbers = numbers_for(*house_.danger, found, checked.network.text);
  return preview;
}

std::vector<std::string> Telling::emergency_numbers(std::string_view words, std::string_view network) const {
  return numbers_for(*house_.danger, house_.danger->find(words), network);
}

// Most tell of services that ship: those that networks have added are read where one does not.
Result<CheckedExperience> Telling::checked(NewExperience const& told) const {
  auto const around = house_.surroundings();
  if (!around) {
    return loading();
  }
  auto const place = around->place(told.territory);
  auto const all_ship = place && std::ranges::all_of(told.services, [&](auto const& asked) {
                          return house_.services.find(place->network, asked.code) != nullptr;
                        });
  return all_ship ? check(told, house_.services, *around, *house_.guard)
                  : check(told, services(), *around, *house_.guard);
}

Result<ExperiencePreview> Telling::preview(NewExperience const& told) const {
  auto const story = checked(told);
  return story ? Result<ExperiencePreview>{shown(*story, told)} : story.problem();
}

// What is refused anyway takes no place from others.
Result<ToldExperience> Telling::tell(NewExperience const& told, std::string_view proof) const {
  auto const story = checked(told);
  if (!story) {
    return story.problem();
  }
  if (!is_proof(house_.digest, house_.clock->now(), told.id, proof)) {
    auto const wait = without_proof_.wait("", http::RateLimiter::Moment::clock::now());
    if (wait > std::chrono::seconds{0}) {
      return Problem{Fault::kTooMany, "experiences.proof_needed", {}, {}, wait};
    }
  }
  return keep(told, *story, {});
}

Result<ToldExperience> Telling::tell(AssistedExperience const& told, Request const& request) const {
  if (told.channel == ToldBy::kWeb || told.channel == ToldBy::kKiosk) {
    return invalid("/channel", "experiences.channel_is_not_assisted");
  }
  auto const scope = request.scope();
  auto const reaches = house_.database->read(
      [&](db::Snapshot const& snapshot) { return reaches_counter(snapshot, scope, told.counter); });
  if (!reaches) {
    return invalid("/counter", "experiences.counter_unknown");
  }
  auto const code = told.code ? follow_ups::read_code(*told.code) : std::nullopt;
  if (told.code && !code) {
    return invalid("/code", "follow_ups.code_mistyped");
  }
  if (code && !follow_ups::is_paper_code(house_.digest, *code)) {
    return invalid("/code", "experiences.code_not_printed");
  }
  auto const story = checked(told);
  if (!story) {
    return story.problem();
  }
  auto const& roles = request.principal.signed_in()->roles;
  return keep(told, *story,
              {told.channel, roles.empty() ? std::nullopt : std::optional{roles.front()}, told.counter,
               told.hides_from_counter, code});
}

Result<ToldExperience> Telling::keep(NewExperience const& told, CheckedExperience const& checked,
                                     Assistance const& assistance) const {
  auto const preview = shown(checked, told);
  auto const now = house_.clock->now();
  auto row = row_of(told, checked, assistance);
  row.id = ExperienceId{uuid_v7(now)};
  row.told_at = now;
  row.is_urgent = preview.is_urgent;
  row.is_generated = house_.is_demonstration;
  row.submission_digest = house_.digest("experience " + told.id);
  row.content_digest = house_.digest(json::write(told) + written(assistance));
  auto const order = severity(row.is_urgent, row.feeling, checked.masked.size());
  auto const scope = Scope::public_directory();
  return house_.database->write([&](db::Transaction& tx) -> Result<ToldExperience> {
    auto store = ExperienceStore{tx, scope};
    // Written first, as follow_ups::keep_code() does and for its reason.
    auto const is_new = store.insert(row, checked.structures);
    auto const known = is_new ? std::nullopt : store.of_submission(row.submission_digest);
    if (known && known->content_digest != row.content_digest) {
      return id_taken();  // by another story, or by one that was withdrawn since
    }
    if (is_new) {
      store.wait_to_be_read(row, order, now);
      tx.emit("experiences.told", json::write(std::map<std::string, std::string>{{"network", row.network_id.text},
                                                                                 {"experience", row.id.text}}));
    }
    auto const id = known ? known->id : row.id;
    auto const follow_up =
        follow_ups::FollowUp{row.network_id, follow_ups::FollowUpKind::kExperience, id.text, day_of(now)};
    if (assistance.code && !follow_ups::keep_code(tx, house_.digest, follow_up, *assistance.code)) {
      return invalid("/code", "experiences.code_is_used");
    }
    auto code = assistance.code ? *assistance.code : follow_ups::give_code(tx, house_.digest, follow_up, told.id);
    return ToldExperience{preview, std::move(code), id};
  });
}

void add_tell_routes(http::Routes& routes, ExperienceHouse const& house, Telling const& telling) {
  routes.post<ProofParameter, NewExperience, ToldExperience>(
      "/api/v1/experiences", Right::kTellExperience, Work::kWrite,
      [&telling](ProofParameter const& proof, NewExperience const& told) {
        return telling.tell(told, proof.proof.value_or(""));
      },
      {.summary = "experiences_api.tell", .body_limit = kLongestStory, .rate = kFewAtATime});
  routes.get<NoParameters, ProofAsked>(
      "/api/v1/experiences/proof", Right::kTellExperience, Work::kShort,
      [&house](NoParameters const&) { return proof_asked(house.digest, house.clock->now()); },
      {.summary = "experiences_api.proof"});
  routes.post<NoParameters, NewExperience, ExperiencePreview>(
      "/api/v1/experiences/previews", Right::kTellExperience, Work::kLong,
      [&telling](NoParameters const&, NewExperience const& told) { return telling.preview(told); },
      {.summary = "experiences_api.preview", .body_limit = kLongestStory, .rate = kWhileTyping});
  routes.post<NoParameters, AssistedExperience, ToldExperience>(
      "/api/v1/assisted-experiences", Right::kTellForOthers, Work::kWrite,
      [&telling](NoParameters const&, AssistedExperience const& told, Request const& request) {
        return telling.tell(told, request);
      },
      {.summary = "experiences_api.tell_for_somebody", .body_limit = kLongestStory});
}

}  // namespace relais::experiences

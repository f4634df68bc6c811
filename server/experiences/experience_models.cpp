#include "experiences/experience_models.hpp"

#include <algorithm>

namespace relais::experiences {
namespace {

// The first words, up to the end of one; the whole line where few words would be left over.
std::string beginning_of(std::string const& text) {
  constexpr std::size_t kLength = 70;
  constexpr std::size_t kFewLeft = 30;
  auto line = text.substr(0, text.find('\n'));
  if (line.size() <= kLength + kFewLeft) {
    return line;
  }
  auto const end = line.rfind(' ', kLength);
  return line.substr(0, end == std::string::npos ? line.size() : end) + " …";
}

}  // namespace

Named Shown::service(NetworkId const& network, ServiceCode const& code) const {
  auto const* const found = services_.find(network, code);
  return {code.text, found == nullptr ? code.text : found->name(language_)};
}

ShownBody Shown::body(NetworkId const& network, ServiceCode const& service, std::string const& territory,
                      std::optional<std::string> const& counter) const {
  return {this->service(network, service),
          {territory, around_.place_name(territory)},
          counter ? std::optional{Named{*counter, around_.counter_name(*counter)}} : std::nullopt};
}

ShownExperience Shown::experience(FullExperience const& full, bool is_public) const {
  auto const& row = full.row;
  ShownExperience shown;
  shown.id = row.id;
  shown.title = row.title.empty() ? beginning_of(row.text) : row.title;
  shown.text = row.text;
  shown.would_have_helped = row.would_have_helped;
  shown.language = row.language;
  shown.feeling = row.feeling;
  shown.channel = row.channel;
  shown.used_channel = row.used_channel;
  if (row.procedure_code) {
    shown.procedure = Named{*row.procedure_code, around_.procedure_name(*row.procedure_code, language_)};
  }
  shown.territory = {row.territory_code, around_.place_name(row.territory_code)};
  for (auto const& structure : full.structures) {
    shown.structures.push_back(
        {body(row.network_id, structure.service_code, structure.territory_code, structure.counter_id),
         structure.position, structure.answered_at});
  }
  shown.told_on = day_of(row.told_at);
  shown.published_on = row.published_at ? std::optional{day_of(*row.published_at)} : std::nullopt;
  for (auto const& answer : full.answers) {
    auto const is_removed = answer.removed_because.has_value();
    shown.answers.push_back({answer.id, service(row.network_id, answer.service_code), answer.kind,
                             is_removed ? "" : answer.text, is_removed ? std::nullopt : answer.link, answer.signed_as,
                             day_of(answer.answered_at),
                             answer.edited_at ? std::optional{day_of(*answer.edited_at)} : std::nullopt,
                             answer.removed_because, answer.is_date_known});
  }
  for (auto const& reply : full.replies) {
    if (!is_public || reply.state == ReplyState::kPublished) {
      shown.replies.push_back({reply.id, reply.text, reply.state, day_of(reply.told_at), reply.is_of_named});
    }
  }
  shown.verdict = row.verdict;
  shown.is_changed = row.is_changed;
  shown.is_generated = row.is_generated;
  shown.source = row.source;
  for (auto const& tag : full.tags) {
    shown.tags.push_back({tag, around_.tag_name(tag, language_)});
  }
  for (auto const& one : full.transfers) {
    shown.transfers.push_back(
        {one.position, body(row.network_id, one.from_service, one.from_territory, one.from_counter),
         body(row.network_id, one.to_service, one.to_territory, one.to_counter), day_of(one.transferred_at)});
  }
  return shown;
}

std::vector<ShownDecision> Shown::decisions(FullExperience const& full) const {
  std::vector<ShownDecision> all;
  for (auto const& decision : full.decisions) {
    all.push_back({decision.kind, decision.reason, decision.note, day_of(decision.decided_at)});
  }
  return all;
}

OwnExperience Shown::own(FullExperience const& full) const {
  auto const state = full.row.state;
  auto const is_published = state == ExperienceState::kPublished;
  auto shown = experience(full, false);
  std::erase_if(shown.replies,
                [](ShownReply const& reply) { return reply.is_of_named && reply.state != ReplyState::kPublished; });
  // What was decided on a reply of somebody else's is for them.
  auto mine = full;
  std::erase_if(mine.decisions, [&](DecisionRow const& decision) {
    return std::ranges::any_of(
        full.replies, [&](ReplyRow const& reply) { return reply.is_of_named && reply.id == decision.reply_id; });
  });
  return {std::move(shown),
          state,
          decisions(mine),
          may_appeal(full),
          is_published || state == ExperienceState::kAsked,
          is_published && full.row.first_answer_at.has_value()};
}

}  // namespace relais::experiences

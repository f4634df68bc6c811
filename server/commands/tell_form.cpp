#include "commands/tell_form.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/language/fold.hpp"

namespace relais::commands {
namespace {

using network::Territory;
using network::TerritoryKind;

constexpr std::size_t kPlacesOffered = 6;
constexpr std::size_t kProceduresOffered = 4;
constexpr std::size_t kProceduresLookedAt = 24;  // of all networks
constexpr std::string_view kNone = "none";
constexpr std::size_t kLeastCharacters = 20;

// What a story may be placed in, by name, code or postcode.
std::vector<Territory const*> search_places(network::Directory const& directory, std::string const& words) {
  if (words.empty()) {
    return {};
  }
  auto found = directory.territories().search_all(words, kPlacesOffered);
  std::erase_if(found, [](Territory const* place) {
    return place->kind == TerritoryKind::kRegion || place->kind == TerritoryKind::kIntercommunal;
  });
  return found;
}

std::string meant(std::vector<Territory const*> const& found, std::string const& words, std::string const& chosen) {
  auto const is_among = [&](Territory const* place) { return place->code.text == chosen; };
  if (std::ranges::any_of(found, is_among)) {
    return chosen;
  }
  auto const name = language::fold_place(words);
  auto const is_named_so = [&](Territory const* place) {
    return language::fold_place(place->name) == name ||
           (place->name_nl && language::fold_place(*place->name_nl) == name);
  };
  if (std::ranges::count_if(found, is_named_so) == 1) {
    return (*std::ranges::find_if(found, is_named_so))->code.text;
  }
  auto const begins_so = [&](Territory const* place) {
    return language::fold_place(place->name).starts_with(name) ||
           (place->name_nl && language::fold_place(*place->name_nl).starts_with(name));
  };
  return found.size() == 1 && begins_so(found.front()) ? found.front()->code.text : std::string{};
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }));
}

void plain_line_ends(std::string& text) {
  for (auto at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", at)) {
    text.erase(at, 1);
  }
}

}  // namespace

TellForm with_plain_line_ends(TellForm form) {
  plain_line_ends(form.text);
  plain_line_ends(form.would_have_helped);
  return form;
}

ToldSoFar::ToldSoFar(TellForm form, experiences::Experiences const& stories, network::Directory const& directory,
                     StoryWords const& words)
    : form_(std::move(form)),
      stories_(stories),
      directory_(directory),
      words_(words),
      found_(search_places(directory, form_.place)),
      territory_(meant(found_, form_.place, form_.territory)) {
  auto const* const at = place();
  auto const pressed = known_network(directory, form_.other_network);
  auto const asked = known_network(directory, form_.network);
  network_ = pressed                ? *pressed
             : counter() != nullptr ? counter()->network_id
             : at != nullptr        ? at->network_id
             : asked                ? *asked
                                    : main_network(directory);
  services_ = stories_.reading.services(network_, words_.language());
}

Territory const* ToldSoFar::place() const {
  return directory_.territories().find(network::TerritoryCode{territory_});
}

network::Counter const* ToldSoFar::counter() const {
  return form_.counter.empty() ? nullptr : directory_.find(network::CounterId{form_.counter});
}

// Belgian municipalities have a Dutch name too.
std::string ToldSoFar::place_name(Territory const& place) const {
  return words_.language() == Language::kNl && place.name_nl ? *place.name_nl : place.name;
}

std::vector<Option> ToldSoFar::places() const {
  std::vector<Option> all;
  if (!territory_.empty() && form_.territory.empty()) {
    return all;
  }
  for (auto const* const place : found_) {
    auto const* const around = directory_.territories().middle_level(*place);
    auto const label = around == nullptr || around == place
                           ? place_name(*place)
                           : fmt::format("{} ({})", place_name(*place), place_name(*around));
    all.push_back({place->code.text, label, place->code.text == form_.territory});
  }
  return all;
}

std::vector<OptionGroup> ToldSoFar::services() const {
  std::vector<OptionGroup> groups;
  for (auto const& theme : services_.items) {
    if (theme.parent) {
      continue;
    }
    OptionGroup group{theme.name, {}};
    for (auto const& service : services_.items) {
      // One counter is told of from its own page, which says which one.
      if (service.parent == theme.code && service.code.text != experiences::kCounterService) {
        group.options.push_back({service.code.text, service.name,
                                 std::ranges::find(form_.service, service.code.text) != form_.service.end()});
      }
    }
    if (!group.options.empty()) {
      groups.push_back(std::move(group));
    }
  }
  return groups;
}

std::vector<Option> ToldSoFar::procedures() const {
  std::vector<Option> all;
  if (form_.need.empty()) {
    return all;
  }
  for (auto const& answer : directory_.catalogue().search(form_.need, kProceduresLookedAt)) {
    if (answer.procedure != nullptr && answer.procedure->network_id == network_ && all.size() < kProceduresOffered) {
      all.push_back({answer.procedure->code.text,
                     std::string{network::in_language(network::name_of(*answer.procedure), words_.language())},
                     answer.procedure->code.text == form_.procedure});
    }
  }
  if (!all.empty()) {
    all.push_back({std::string{kNone}, words_.text("stories.tell.no_such_procedure"), form_.procedure == kNone});
  }
  return all;
}

std::string ToldSoFar::about() const {
  std::vector<std::string> services;
  auto const told = story();
  for (auto const& concerned : told.services) {
    auto const found = std::ranges::find(services_.items, concerned.code, &experiences::ListedService::code);
    services.push_back(concerned.counter && counter() != nullptr ? counter()->name
                       : found == services_.items.end()          ? concerned.code.text
                                                                 : found->name);
  }
  auto const* const at = place();
  return fmt::format(
      "{} · {} · {}", fmt::join(services, ", "), at == nullptr ? "" : place_name(*at),
      words_.text("stories.feeling." + std::string{TextForm<experiences::Feeling>::write(told.feeling)}));
}

experiences::NewExperience ToldSoFar::story() const {
  experiences::NewExperience story;
  story.id = form_.id;
  story.language = words_.language();
  story.title = form_.title;
  story.text = form_.text;
  story.would_have_helped = form_.would_have_helped;
  story.feeling = TextForm<experiences::Feeling>::read(form_.feeling).value_or(experiences::Feeling::kNeutral);
  for (auto const& code : form_.service) {
    story.services.push_back({experiences::ServiceCode{code}, std::nullopt});
  }
  if (!form_.counter.empty()) {
    story.services.push_back({experiences::ServiceCode{std::string{experiences::kCounterService}}, form_.counter});
  }
  if (!form_.procedure.empty() && form_.procedure != kNone) {
    story.procedure = form_.procedure;
  }
  story.used_channel = TextForm<experiences::UsedChannel>::read(form_.used_channel);
  story.territory = territory_;
  story.names_agreed = form_.names_agreed == "true";
  return story;
}

std::vector<pages::ProblemLine> ToldSoFar::missing() const {
  std::vector<pages::ProblemLine> lines;
  auto const lacks = [&](std::string const& field) {
    lines.push_back({field, words_.text("stories.missing." + field)});
  };
  if (characters_in(form_.text) < kLeastCharacters) {
    lacks("text");
  }
  if (!TextForm<experiences::Feeling>::read(form_.feeling)) {
    lacks("feeling");
  }
  auto const is_elsewhere = [&](std::string const& code) {
    return std::ranges::find(services_.items, code, [](auto const& one) { return one.code.text; }) ==
           services_.items.end();
  };
  if (form_.service.empty() && form_.counter.empty()) {
    lacks("service");
  } else if (std::ranges::any_of(form_.service, is_elsewhere)) {
    auto const network = name_of(directory_, network_, words_);
    lines.push_back({"service", words_.text("stories.services_elsewhere", {{"network", network}})});
  }
  if (territory_.empty()) {
    lines.push_back({"place", words_.text(places().empty() ? "stories.missing.place" : "stories.which_place")});
  }
  if (form_.procedure.empty() && procedures().size() > 1) {
    lines.push_back({"need", words_.text("stories.which_procedure")});
  }
  return lines;
}

std::vector<pages::ProblemLine> ToldSoFar::lines_of(Problem const& problem) const {
  struct Place {
    std::string_view fault;  // of the story
    std::string_view field;  // of the page
    std::string_view out_of_bounds;
  };
  // What is too short is said before anything is sent (missing()).
  constexpr auto kPlaces = std::to_array<Place>({{"/title", "title", "stories.too_long.title"},
                                                 {"/text", "text", "stories.too_long.text"},
                                                 {"/would_have_helped", "helped", "stories.too_long.helped"},
                                                 {"/services", "service", "stories.too_many_services"},
                                                 {"/territory", "place", "experiences.territory_unknown"},
                                                 {"/procedure", "need", "experiences.procedure_unknown"},
                                                 {"/id", "text", "stories.send_again"}});
  std::vector<pages::ProblemLine> lines;
  for (auto const& fault : problem.fields) {
    auto const* const place =
        std::ranges::find_if(kPlaces, [&](Place const& one) { return fault.field.starts_with(one.fault); });
    if (place == kPlaces.end()) {
      lines.push_back({"text", words_.text(fault.code)});
    } else {
      auto const is_bound = fault.code.starts_with("json.") || place->fault == "/id";
      lines.push_back({std::string{place->field}, words_.text(is_bound ? place->out_of_bounds : fault.code)});
    }
  }
  if (lines.empty()) {
    lines.push_back({"text", words_.text(problem.code)});
  }
  return lines;
}

std::vector<HiddenField> ToldSoFar::fields() const {
  std::vector<HiddenField> fields{{"id", form_.id},
                                  {"title", form_.title},
                                  {"text", form_.text},
                                  {"would_have_helped", form_.would_have_helped},
                                  {"place", form_.place},
                                  {"territory", territory_},
                                  {"network", network_.text},
                                  {"counter", form_.counter},
                                  {"feeling", form_.feeling},
                                  {"used_channel", form_.used_channel},
                                  {"need", form_.need},
                                  {"procedure", form_.procedure},
                                  {"names_agreed", form_.names_agreed}};
  for (auto const& code : form_.service) {
    fields.push_back({"service", code});
  }
  std::erase_if(fields, [](HiddenField const& field) { return field.value.empty(); });
  return fields;
}

}  // namespace relais::commands

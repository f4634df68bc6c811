#include "commands/experience_surroundings.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "commands/asked_network.hpp"
#include "experiences/tags.hpp"
#include "platform/embedded/embedded.hpp"
#include "platform/json/read.hpp"

namespace relais::commands {
namespace {

using network::Directory;
using network::Territory;
using network::TerritoryCode;
using network::TerritoryKind;

bool is_department(Territory const& territory) {
  return territory.kind == TerritoryKind::kDepartment || territory.kind == TerritoryKind::kProvince;
}

std::optional<experiences::PlaceFacts> place(Directory const& directory, std::string const& code) {
  auto const* const territory = directory.territories().find(TerritoryCode{code});
  if (territory == nullptr) {
    return std::nullopt;
  }
  if (is_department(*territory)) {
    return experiences::PlaceFacts{territory->network_id, territory->code.text};
  }
  auto const* const department =
      territory->kind == TerritoryKind::kCommune ? directory.territories().middle_level(*territory) : nullptr;
  return department == nullptr ? std::nullopt
                               : std::optional{experiences::PlaceFacts{territory->network_id, department->code.text}};
}

std::optional<std::vector<std::string>> departments(Directory const& directory, std::string const& code) {
  auto const* const territory = directory.territories().find(TerritoryCode{code});
  if (territory == nullptr) {
    return std::nullopt;
  }
  std::vector<std::string> codes;
  if (is_department(*territory)) {
    codes.push_back(territory->code.text);
  } else if (territory->kind == TerritoryKind::kRegion) {
    for (auto const kind : {TerritoryKind::kDepartment, TerritoryKind::kProvince}) {
      for (auto const* const inside : directory.territories().inside(*territory, kind)) {
        codes.push_back(inside->code.text);
      }
    }
  } else if (territory->kind != TerritoryKind::kCommune) {
    return std::nullopt;
  }
  return codes;
}

template <class File>
File shipped(std::string_view path) {
  auto file = json::read<File>(embedded::file(path).value());
  if (!file) {
    throw std::logic_error{fmt::format("{} cannot be read", path)};
  }
  return *std::move(file);
}

}  // namespace

experiences::SurroundingsNow experience_surroundings(network::DirectoryNow directory) {
  auto const concepts = std::make_shared<language::StoryConceptFile const>(story_concepts());
  return [directory = std::move(directory), concepts]() -> std::optional<experiences::Surroundings> {
    auto const now = directory();
    if (!now) {
      return std::nullopt;
    }
    experiences::Surroundings around;
    around.place = [now](std::string const& code) { return place(*now, code); };
    around.place_name = [now](std::string const& code) {
      auto const* const territory = now->territories().find(TerritoryCode{code});
      return territory == nullptr ? code : territory->name;
    };
    around.departments = [now](std::string const& code) { return departments(*now, code); };
    around.region = [now](std::string const& code) -> std::optional<std::string> {
      auto const* const department = now->territories().find(TerritoryCode{code});
      auto const* const region =
          department == nullptr ? nullptr : now->territories().holder(*department, TerritoryKind::kRegion);
      return region == nullptr ? std::nullopt : std::optional{region->code.text};
    };
    around.main_network = [now] { return main_network(*now); };
    around.place_of_counter = [now](std::string const& id) -> std::optional<experiences::PlaceFacts> {
      auto const* const counter = now->find(network::CounterId{id});
      if (counter == nullptr || counter->closed_on) {
        return std::nullopt;
      }
      auto const there = counter->commune_code ? place(*now, counter->commune_code->text) : std::nullopt;
      return experiences::PlaceFacts{counter->network_id, there ? there->department : ""};
    };
    around.counter_name = [now](std::string const& id) {
      auto const* const counter = now->find(network::CounterId{id});
      return counter == nullptr ? id : counter->name;
    };
    around.knows_procedure = [now](NetworkId const& network, std::string const& code) {
      auto const* const procedure = now->catalogue().find(network::ProcedureCode{code});
      return procedure != nullptr && procedure->network_id == network;
    };
    around.procedure_name = [now](std::string const& code, Language language) {
      auto const* const procedure = now->catalogue().find(network::ProcedureCode{code});
      return procedure == nullptr ? code : std::string{network::in_language(network::name_of(*procedure), language)};
    };
    around.tag_name = [concepts](std::string const& code, Language language) {
      auto const field = std::ranges::find(concepts->fields, code, &language::StoryField::code);
      return field == concepts->fields.end() ? code : experiences::named(*field, language).name;
    };
    return around;
  };
}

experiences::ServiceTree shipped_services() {
  return experiences::ServiceTree{shipped<std::vector<experiences::Service>>("data/services.json")};
}

language::DangerWords danger_words() {
  return language::DangerWords{shipped<language::DangerFile>("data/language/danger-words.json")};
}

language::SpamWords spam_words() {
  return language::SpamWords{shipped<language::SpamFile>("data/language/spam-words.json")};
}

experiences::ImportWords import_words() {
  return shipped<experiences::ImportWords>("data/import/experience-words.json");
}

language::StoryConceptFile story_concepts() {
  return shipped<language::StoryConceptFile>("data/language/story-concepts.json");
}

language::PlainLanguage plain_language() {
  return {shipped<language::JargonFile>("data/language/jargon.json"),
          shipped<language::AnswerSignsFile>("data/language/answer-signs.json")};
}

}  // namespace relais::commands

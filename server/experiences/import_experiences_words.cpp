#include "experiences/import_experiences_words.hpp"

#include <algorithm>

#include "engine/language/fold.hpp"
#include "platform/text/uuid.hpp"

namespace relais::experiences {
namespace {

// Of the names that a network adds.
constexpr std::size_t kLongestName = 120;
constexpr std::size_t kDigits = 12;

// "Allocations familiales (CAF)": as a whole, without the part in brackets, and that part.
std::vector<std::string> names_of(Service const& service) {
  std::vector<std::string> names;
  for (auto const* const name : {&service.name_fr, &service.name_en, &service.name_nl, &service.name_de}) {
    names.push_back(*name);
    auto const open = name->find(" (");
    if (open != std::string::npos) {
      names.push_back(name->substr(0, open));
      names.push_back(name->substr(open + 2, name->find(')', open) - open - 2));
    }
  }
  return names;
}

std::vector<std::string> everyday_names_of(Service const& service) {
  std::vector<std::string> names;
  auto rest = std::string_view{service.also_called};
  while (!rest.empty()) {
    auto const end = rest.find('|');
    names.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return names;
}

std::string cut(std::string const& text, std::size_t most) {
  auto end = std::min(most, text.size());
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) {
    --end;
  }
  return text.substr(0, end);
}

}  // namespace

StructureServices::StructureServices(ServiceTree const& tree, NetworkId network, ImportWords const& words)
    : tree_(tree), network_(std::move(network)), words_(words) {
  for (auto const* const service : tree_.of(network_)) {
    if (!service->parent_code || service->code.text == kCounterService) {
      continue;
    }
    for (auto const& name : names_of(*service)) {
      add_name(name, {service, false});
    }
    for (auto const& name : everyday_names_of(*service)) {
      add_name(name, {service, true});
    }
  }
  // The table says it of itself: what stands there is meant, whoever else is called so.
  auto const table = words_.services.find(network_.text);
  for (auto const& [name, code] :
       table == words_.services.end() ? std::map<std::string, std::string>{} : table->second) {
    if (auto const* const service = tree_.find(network_, ServiceCode{code}); service && service->parent_code) {
      by_name_[name] = {service, false};
    }
  }
}

// Where two have it, one as a name and one as an everyday name, it is the first one's.
void StructureServices::add_name(std::string const& said, Name const& name) {
  auto const [place, is_new] = by_name_.try_emplace(language::fold(said), name);
  auto& standing = place->second;
  if (is_new || standing.service == name.service) {
    return;
  }
  if (standing.is_everyday == name.is_everyday) {
    standing.service = nullptr;
  } else if (standing.is_everyday) {
    standing = name;
  }
}

StructureService StructureServices::of(std::string const& structure, std::string const& typology) {
  auto const name = language::fold(structure);
  auto const kind = language::fold(typology);
  auto const [place, is_new] = found_.try_emplace(name + "|" + kind);
  if (is_new) {
    auto const* service = known(name);
    service = service != nullptr ? service : known(kind);
    service = service != nullptr ? service : by_beginning(name);
    service = service != nullptr ? service : by_beginning(kind);
    place->second = service == nullptr ? added_service(structure, typology)
                                       : StructureService{service->code, service->partner_code};
  }
  return place->second;
}

Service const* StructureServices::known(std::string const& folded) const {
  auto const found = by_name_.find(folded);
  return found == by_name_.end() ? nullptr : found->second.service;
}

// The longest name of a body that it begins with, at the end of a word.
Service const* StructureServices::by_beginning(std::string const& folded) const {
  for (auto end = folded.rfind(' '); end != std::string::npos && end > 0; end = folded.rfind(' ', end - 1)) {
    auto const found = by_name_.find(folded.substr(0, end));
    if (found != by_name_.end() && !found->second.is_everyday && found->second.service != nullptr) {
      return found->second.service;
    }
  }
  return nullptr;
}

StructureService StructureServices::added_service(std::string const& structure, std::string const& typology) {
  auto const& said = structure.empty() ? typology : structure;
  auto const name = cut(said, kLongestName);
  if (language::fold(name).empty()) {
    add(words_.unnamed, theme_of(""));
    return {ServiceCode{words_.unnamed.code}, std::nullopt};
  }
  // The same name is the same body in every list.
  auto digits = uuid_of_name("service " + language::fold(name));
  std::erase(digits, '-');
  auto const code = "listed_" + digits.substr(0, kDigits);
  add({code, name, name, name, name}, theme_of(typology));
  return {ServiceCode{code}, std::nullopt};
}

ServiceCode StructureServices::theme_of(std::string const& typology) {
  auto const table = words_.services.find(network_.text);
  if (table != words_.services.end()) {
    auto kind = language::fold(typology);
    while (!kind.empty()) {
      auto const found = table->second.find(kind);
      auto const* const theme =
          found == table->second.end() ? nullptr : tree_.find(network_, ServiceCode{found->second});
      if (theme != nullptr && !theme->parent_code) {
        return theme->code;
      }
      auto const end = kind.rfind(' ');
      kind = end == std::string::npos ? "" : kind.substr(0, end);
    }
  }
  add(words_.others, std::nullopt);
  return ServiceCode{words_.others.code};
}

void StructureServices::add(NamedService const& named, std::optional<ServiceCode> parent) {
  auto const code = ServiceCode{named.code};
  auto const is_there =
      tree_.find(network_, code) != nullptr || std::ranges::find(added_, code, &Service::code) != added_.end();
  if (!is_there) {
    added_.push_back({network_, code, std::move(parent), named.name_fr, named.name_en, named.name_nl, named.name_de, "",
                      std::nullopt});
  }
}

}  // namespace relais::experiences

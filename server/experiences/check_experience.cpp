#include "experiences/check_experience.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/language/fold.hpp"
#include "engine/language/hide.hpp"
#include "platform/text/uuid.hpp"

namespace relais::experiences {
namespace {

// Letters and digits that somebody can read something in, beside marks.
constexpr std::size_t kLeastToRead = 15;

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(language::fold(language::without_marks(text)), [](char c) { return c != ' '; }));
}

std::string trimmed(std::string const& text) {
  auto const first = text.find_first_not_of(" \n");
  auto const last = text.find_last_not_of(" \n");
  return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

class Check {
 public:
  Check(NewExperience const& told, ServiceTree const& services, Surroundings const& around)
      : told_(told), services_(services), around_(around) {}

  Result<CheckedExperience> run(language::TextGuard const& guard) {
    json::check_constraints(told_, "", faults_);
    if (!faults_.empty()) {
      return refusal();
    }
    if (!is_uuid(told_.id)) {
      refuse("/id", "experiences.id_malformed");
    }
    auto const place = around_.place(told_.territory);
    if (!place) {
      refuse("/territory", "experiences.territory_unknown");
      return refusal();
    }
    CheckedExperience kept;
    kept.network = place->network;
    kept.department = place->department;
    for (std::size_t i = 0; i < told_.services.size(); ++i) {
      check_service(i, kept);
    }
    if (told_.procedure && !around_.knows_procedure(kept.network, *told_.procedure)) {
      refuse("/procedure", "experiences.procedure_unknown");
    }
    auto const leaves_names = told_.names_agreed && told_.feeling == Feeling::kPositive;
    auto const masked =
        guard.masked_fields({told_.title, told_.text, told_.would_have_helped}, kept.masked, leaves_names);
    kept.title = trimmed(masked[0]);
    std::ranges::replace(kept.title, '\n', ' ');
    kept.text = trimmed(masked[1]);
    kept.would_have_helped = trimmed(masked[2]);
    if (letters_in(kept.text) < kLeastToRead) {
      refuse("/text", "experiences.text_too_short");
    }
    return faults_.empty() ? Result<CheckedExperience>{std::move(kept)} : refusal();
  }

 private:
  void check_service(std::size_t i, CheckedExperience& kept) {
    auto const& asked = told_.services[i];
    auto const field = fmt::format("/services/{}", i);
    auto const* const service = services_.find(kept.network, asked.code);
    if (service == nullptr) {
      return refuse(field + "/code", "experiences.service_unknown");
    }
    if (!service->parent_code) {
      return refuse(field + "/code", "experiences.service_is_a_theme");
    }
    auto const is_counter = asked.code.text == kCounterService;
    auto const at = asked.counter ? around_.place_of_counter(*asked.counter) : std::nullopt;
    if (is_counter && (!at || at->network != kept.network)) {
      return refuse(field + "/counter", "experiences.counter_unknown");
    }
    auto structure =
        Structure{asked.code, kept.department, service->partner_code, is_counter ? asked.counter : std::nullopt};
    auto const is_named = std::ranges::any_of(kept.structures, [&](Structure const& other) {
      return other.service == structure.service && other.counter == structure.counter;
    });
    if (is_named) {
      return refuse(field + "/code", "experiences.service_twice");
    }
    kept.structures.push_back(std::move(structure));
  }

  void refuse(std::string field, std::string code) { faults_.push_back({std::move(field), std::move(code)}); }

  Result<CheckedExperience> refusal() const { return Problem{Fault::kInvalid, "experiences.refused", faults_}; }

  NewExperience const& told_;
  ServiceTree const& services_;
  Surroundings const& around_;
  std::vector<FieldFault> faults_;
};

}  // namespace

Result<CheckedExperience> check(NewExperience const& told, ServiceTree const& services, Surroundings const& around,
                                language::TextGuard const& guard) {
  return Check{told, services, around}.run(guard);
}

}  // namespace relais::experiences

#include "platform/http/parameters.hpp"

#include <algorithm>

namespace relais::http {

ParameterReader::ParameterReader(Request const& request) : path_(request.parameters) {
  malformed_ = pairs_.read(request.query) != QueryPairs::Outcome::kRead;
}

std::string_view ParameterReader::only_value(std::string_view name) {
  for (auto const& parameter : path_.all()) {
    if (parameter.name == name) {
      return parameter.value;
    }
  }
  std::string_view value;
  for_each_value(name, [&](std::string_view text) {
    if (!value.empty()) {
      faults_.push_back({std::string{name}, "http.parameter_repeated"});
    }
    value = text;
  });
  return value;
}

void ParameterReader::fail_unless(bool fine, std::string_view name) {
  if (!fine) {
    faults_.push_back({std::string{name}, "http.parameter_wrong"});
  }
}

// A bound broken by a parameter that was not given says less than "missing"; one already called wrong is not told
// twice.
void ParameterReader::name_the_missing(std::size_t first_bound) {
  auto const told =
      std::vector<FieldFault>(faults_.begin(), faults_.begin() + static_cast<std::ptrdiff_t>(first_bound));
  auto const is_told = [&](FieldFault const& fault) {
    return std::ranges::find(told, fault.field, &FieldFault::field) != told.end();
  };
  auto const bounds = faults_.begin() + static_cast<std::ptrdiff_t>(first_bound);
  faults_.erase(std::remove_if(bounds, faults_.end(), is_told), faults_.end());
  for (auto i = first_bound; i < faults_.size(); ++i) {
    if (only_value(faults_[i].field).empty()) {
      faults_[i].code = "http.parameter_missing";
    }
  }
}

void ParameterReader::refuse_unknown() {
  for (std::size_t i = 0; i < pairs_.all().size(); ++i) {
    if (!known_[i]) {
      faults_.push_back({std::string{pairs_.all()[i].name}, "http.parameter_unknown"});
    }
  }
}

}  // namespace relais::http

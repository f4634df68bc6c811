#include "platform/http/quality_list.hpp"

#include <algorithm>

namespace relais::http {
namespace {

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(" \t");
  if (first == text.npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// "0.85" -> 850. At most three decimals and at most 1, as RFC 9110 section 12.4.2 has it.
int permille(std::string_view weight) {
  if (weight.empty() || weight.size() > 5 || (weight[0] != '0' && weight[0] != '1') ||
      (weight.size() > 1 && weight[1] != '.')) {
    return 0;
  }
  int value = (weight[0] - '0') * 1000;
  int scale = 100;
  for (char const c : weight.substr(std::min<std::size_t>(2, weight.size()))) {
    if (c < '0' || c > '9') {
      return 0;
    }
    value += (c - '0') * scale;
    scale /= 10;
  }
  return value <= 1000 ? value : 0;
}

int weight_of(std::string_view parameters) {
  while (!parameters.empty()) {
    auto const end = parameters.find(';');
    auto const parameter = trimmed(parameters.substr(0, end));
    if (parameter.starts_with("q=") || parameter.starts_with("Q=")) {
      return permille(parameter.substr(2));
    }
    parameters.remove_prefix(end == parameters.npos ? parameters.size() : end + 1);
  }
  return 1000;
}

}  // namespace

QualityItem take_quality_item(std::string_view& list) {
  while (!list.empty()) {
    auto const end = list.find(',');
    auto const item = list.substr(0, end);
    list.remove_prefix(end == list.npos ? list.size() : end + 1);
    auto const semicolon = item.find(';');
    auto const name = trimmed(item.substr(0, semicolon));
    if (!name.empty()) {
      return {name, semicolon == item.npos ? 1000 : weight_of(item.substr(semicolon + 1))};
    }
  }
  return {};
}

}  // namespace relais::http

#include "indicators/month.hpp"

namespace relais {

std::string TextForm<indicators::Month>::write(indicators::Month month) {
  return TextForm<Date>::write(Date{month / 1}).substr(0, 7);
}

std::optional<indicators::Month> TextForm<indicators::Month>::read(std::string_view text) {
  if (text.size() != 7) {
    return std::nullopt;
  }
  auto const day = TextForm<Date>::read(std::string{text} + "-01");
  return day ? std::optional{indicators::month_of(*day)} : std::nullopt;
}

}  // namespace relais

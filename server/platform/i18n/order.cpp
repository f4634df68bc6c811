#include "platform/i18n/order.hpp"

#include <unicode/stringpiece.h>

namespace relais::i18n {
namespace {

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

}  // namespace

Order::Order(Language language) {
  UErrorCode status = U_ZERO_ERROR;
  collator_.reset(icu::Collator::createInstance(icu::Locale{TextForm<Language>::write(language).c_str()}, status));
}

bool Order::operator()(std::string_view a, std::string_view b) const {
  UErrorCode status = U_ZERO_ERROR;
  return collator_ ? collator_->compareUTF8(piece(a), piece(b), status) == UCOL_LESS : a < b;
}

}  // namespace relais::i18n

// The order of a language's dictionaries: "Épinal" between "Dinant" and "Evry".
#pragma once

#include <memory>
#include <string_view>

#include <unicode/coll.h>

#include "platform/text/language.hpp"

namespace relais::i18n {

class Order {
 public:
  explicit Order(Language language);
  bool operator()(std::string_view a, std::string_view b) const;  // whether a stands before b

 private:
  std::unique_ptr<icu::Collator> collator_;
};

}  // namespace relais::i18n

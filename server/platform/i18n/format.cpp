#include "platform/i18n/format.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/dcfmtsym.h>
#include <unicode/dtfmtsym.h>
#include <unicode/unistr.h>

namespace relais::i18n {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00a0";
constexpr std::string_view kMinus = "\u2212";

struct Conventions {
  std::array<std::string, 12> months;
  std::array<std::string, 7> weekdays;  // from Sunday, as std::chrono counts
  std::string grouping;
  std::string decimal;
};

std::string utf8(icu::UnicodeString const& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

Conventions conventions_of(std::string const& tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale const locale{tag.c_str()};
  icu::DateFormatSymbols const dates{locale, status};
  icu::DecimalFormatSymbols const numbers{locale, status};
  Conventions conventions;
  std::int32_t count = 0;
  auto const* months = dates.getMonths(count);
  std::transform(months, months + 12, conventions.months.begin(), utf8);
  auto const* weekdays = dates.getWeekdays(count);  // the first of these eight is empty
  std::transform(weekdays + 1, weekdays + 8, conventions.weekdays.begin(), utf8);
  conventions.grouping = utf8(numbers.getSymbol(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol));
  conventions.decimal = utf8(numbers.getSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol));
  return conventions;
}

Conventions const& conventions(Language language) {
  static auto const all = [] {
    std::array<Conventions, kLanguages> list;
    for (auto const& entry : TextForm<Language>::entries()) {
      list[static_cast<std::size_t>(entry.value)] = conventions_of(entry.text);
    }
    return list;
  }();
  return all[static_cast<std::size_t>(language)];
}

}  // namespace

std::string language_name(Language language, std::string const& code) {
  icu::Locale const named{code.c_str()};
  auto const is_code = code.size() >= 2 && code.size() <= 3 && named.getLanguage() == code && *named.getISO3Language();
  if (!is_code) {
    return "";
  }
  icu::UnicodeString name;
  named.getDisplayLanguage(icu::Locale{TextForm<Language>::write(language).c_str()}, name);
  return utf8(name);
}

std::string number(Language language, std::int64_t number) {
  auto const digits = fmt::format("{}", number);
  auto const first = digits.find_first_not_of('-');
  std::string text{first == 0 ? "" : kMinus};
  for (auto i = first; i < digits.size(); ++i) {
    if (i > first && (digits.size() - i) % 3 == 0) {
      text += conventions(language).grouping;
    }
    text += digits[i];
  }
  return text;
}

std::string month(Language language, Date const& date) {
  auto const& month = conventions(language).months[static_cast<unsigned>(date.month()) - 1];
  return fmt::format("{} {}", month, static_cast<int>(date.year()));
}

std::string day_and_month(Language language, Date const& date) {
  auto const day = static_cast<unsigned>(date.day());
  auto const& month = conventions(language).months[static_cast<unsigned>(date.month()) - 1];
  auto const* const ordinal = language == Language::kFr && day == 1 ? "er" : language == Language::kDe ? "." : "";
  return fmt::format("{}{}{}{}", day, ordinal, kNoBreakSpace, month);
}

std::string date(Language language, Date const& date) {
  return fmt::format("{} {}", day_and_month(language, date), static_cast<int>(date.year()));
}

std::string weekday(Language language, std::chrono::weekday weekday) {
  return conventions(language).weekdays[weekday.c_encoding()];
}

std::string time(std::chrono::minutes since_midnight) {
  auto const minutes = since_midnight.count();
  return fmt::format("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
}

std::string decimal(Language language, double number) {
  auto said = fmt::format("{:.1f}", std::abs(number));
  auto const is_negative = number < 0 && said != "0.0";
  said.replace(said.find('.'), 1, conventions(language).decimal);
  return is_negative ? said.insert(0, kMinus) : said;
}

std::string distance(Language language, std::int64_t metres) {
  if (metres < 975) {
    return fmt::format("{}{}m", std::max<std::int64_t>(50, (metres + 25) / 50 * 50), kNoBreakSpace);
  }
  auto const tenths = (metres + 50) / 100;
  if (tenths < 100) {
    return fmt::format("{}{}{}{}km", tenths / 10, conventions(language).decimal, tenths % 10, kNoBreakSpace);
  }
  return fmt::format("{}{}km", number(language, (metres + 500) / 1000), kNoBreakSpace);
}

std::string capitalised(Language language, std::string_view text) {
  auto unicode = icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<int>(text.size())});
  auto const end = unicode.moveIndex32(0, 1);
  icu::UnicodeString first{unicode, 0, end};
  unicode.replace(0, end, first.toUpper(icu::Locale{TextForm<Language>::write(language).c_str()}));
  return utf8(unicode);
}

}  // namespace relais::i18n

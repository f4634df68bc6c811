#include "platform/print/pdf_language.hpp"

#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace relais::print {
namespace {

// What stands between two marks, looked for from `at` on.
std::optional<std::string> between(std::string_view text, std::string_view before, std::string_view after,
                                   std::size_t at) {
  auto const from = text.find(before, at);
  if (from == std::string_view::npos) {
    return std::nullopt;
  }
  auto const begin = from + before.size();
  auto const end = text.find(after, begin);
  return end == std::string_view::npos ? std::nullopt : std::optional{std::string{text.substr(begin, end - begin)}};
}

}  // namespace

std::string in_language(std::string pdf, Language language) {
  auto const trailer = pdf.rfind("trailer");
  if (trailer == std::string::npos) {
    return pdf;
  }
  auto const root = between(pdf, "/Root ", " 0 R", trailer);
  auto const entries = between(pdf, "<<", ">>", trailer);
  auto const table = between(pdf, "startxref\n", "\n", trailer);
  auto const head = root ? fmt::format("\n{} 0 obj\n<<", *root) : "";
  auto const catalogue = root ? between(pdf, head, "\nendobj", 0) : std::nullopt;
  if (!entries || !table || !catalogue) {
    return pdf;
  }
  auto const object = pdf.size();
  pdf += fmt::format(
      "{} 0 obj\n<< /Lang ({}) /ViewerPreferences << /DisplayDocTitle true >> /MarkInfo << /Marked true >>{}\nendobj\n",
      *root, TextForm<Language>::write(language), *catalogue);
  auto const update = pdf.size();
  pdf += fmt::format("xref\n{} 1\n{:010} 00000 n \ntrailer\n<<{}/Prev {}\n>>\nstartxref\n{}\n%%EOF\n", *root, object,
                     *entries, *table, update);
  return pdf;
}

}  // namespace relais::print

#include "engine/language/readability.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <re2/re2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "engine/language/fold.hpp"
#include "engine/language/syllables.hpp"

namespace relais::language {
namespace {

constexpr std::size_t kFewestWords = 100;
constexpr std::size_t kFewestSentences = 3;
constexpr std::size_t kLongWord = 6;  // letters, and more than these

re2::RE2::Options ignoring_case() {
  auto options = re2::RE2::Options{};
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  return options;
}

// "articles L. 311-1 et R. 12 du code de l'action sociale", "la loi n° 2000-321 du 12 avril 2000", "§ 12 Absatz 2 SGB
// II", "section 12 of the Welfare Act 2012".
std::array<re2::RE2, 4> const& law_references() {
  static auto const kArticle = std::string{"(?:[LRDA] ?\\.? ?\\*? ?)?[0-9]{1,4}(?:[-.][0-9]{1,3}){0,3}"};
  static auto const kReferences = std::array<re2::RE2, 4>{
      re2::RE2{
          "(?:en application |en vertu |au titre |conformément )?(?:de |aux? |des )?(?:les? |l['’])?articles? " +
              kArticle + "(?: ?(?:,|et|à|ou) (?:de l['’]article |des articles )?" + kArticle +
              "){0,5}(?: (?:du|de la|de l['’]) ?(?:code|loi|décret|règlement|arrêté|ordonnance)"
              "(?: (?:de la |de l['’]|du |des |de )[a-zéèêàç]{3,20}(?: (?:sociale|civile|pénale|civil|pénal))?){0,2})?",
          ignoring_case()},
      re2::RE2{"(?:de la |la |le |du |l['’])?(?:loi|décret|arrêté|ordonnance|circulaire|directive|règlement) "
               "(?:n[°o] ?[0-9]{2,4}[-/][0-9]{1,5}(?: du [0-9]{1,2}(?:er)? [a-zéèêàçû]{3,9} [0-9]{4})?"
               "|du [0-9]{1,2}(?:er)? [a-zéèêàçû]{3,9} [0-9]{4})",
               ignoring_case()},
      re2::RE2{"§{1,2} ?[0-9]{1,4}[a-z]?(?: (?:Absatz|Abs\\.|Satz|Nr\\.) ?[0-9]{1,3}){0,3}(?: [A-ZÄÖÜ][A-Za-z]{1,9}(?: "
               "[IVX]{1,4})?)?"},
      re2::RE2{
          "(?:section|regulation|article) [0-9]{1,4}(?:\\([0-9a-z]{1,3}\\)){0,3} of the [A-Za-z ]{3,40} Act [0-9]{4}",
          ignoring_case()}};
  return kReferences;
}

// A line of which nothing but an address, a telephone or a row of figures is left.
re2::RE2 const& address_line() {
  static auto const kLine = re2::RE2{
      "^[^0-9a-z]{0,5}(?:[0-9]{1,4} ?(?:bis|ter|quater|[a-d])?,? "
      "+(?:rue|avenue|av\\.|boulevard|bd|place|cours|quai|allée|"
      "chemin|impasse|square|route|esplanade|passage|faubourg|hameau|lieu-dit)\\b.*"
      "|(?:rue|avenue|boulevard|place|chemin|route) .{1,40} [0-9]{1,4} ?[a-z]?"
      "|[^ 0-9]{2,30}(?:straat|laan|steenweg|straße|strasse|weg|platz|plein) [0-9]{1,4} ?[a-z]?"
      "|[0-9]{1,4} [a-z' ]{1,30} (?:street|road|lane|avenue)"
      "|(?:BP|CS|TSA|B\\.P\\.) ?[0-9 ]{1,8}.*"
      "|(?:[BFDL]-)?[0-9]{4,5} (?-i:[A-ZÀ-Ý])[^0-9.;:!?]{1,40}(?:cedex(?: [0-9]{1,2})?)?"
      "|(?:tél(?:éphone)?|tel|fax|courriel|e-?mail|mail|site)\\.? ?:.*"
      "|[0-9 .+()/:,%€-]{3,80}"
      "|[^ @]{1,64}@[^ @]{1,80})[^0-9a-z]{0,5}$",
      ignoring_case()};
  return kLine;
}

bool is_table_row(std::string_view line) {
  auto const has_columns = line.find('\t') != std::string_view::npos || line.find("   ") != std::string_view::npos;
  return has_columns || std::ranges::count(line, '|') >= 2;
}

// Calls with each line's span, without its end.
template <typename Take>
void for_each_line(std::string_view text, Take const& take) {
  for (std::size_t first = 0; first < text.size();) {
    auto const last = std::min(text.find_first_of("\r\n", first), text.size());
    take(Span{first, last});
    first = last + 1;
  }
}

std::string_view part(std::string_view text, Span span) {
  return text.substr(span.first, span.last - span.first);
}

void add_law_references(std::string_view text, Span line, std::vector<Span>& left_out) {
  auto const whole = re2::StringPiece{text.data(), line.last};
  auto const before = static_cast<std::ptrdiff_t>(left_out.size());
  for (auto const& reference : law_references()) {
    auto match = re2::StringPiece{};
    for (auto at = line.first; reference.Match(whole, at, line.last, re2::RE2::UNANCHORED, &match, 1);) {
      auto const first = static_cast<std::size_t>(match.data() - text.data());
      left_out.push_back({first, first + match.size()});
      at = first + match.size();
    }
  }
  std::sort(left_out.begin() + before, left_out.end(), [](Span const& a, Span const& b) { return a.first < b.first; });
}

bool is_in_word(UChar32 c) {
  return u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK;
}

// The letters or digits at `at`, hyphens between them included.
std::size_t end_of_word(std::string_view text, std::size_t at) {
  auto const size = static_cast<int32_t>(text.size());
  auto i = static_cast<int32_t>(at);
  auto last = at;
  while (i < size) {
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<std::uint8_t const*>(text.data()), i, size, c);
    if (c >= 0 && is_in_word(c)) {
      last = static_cast<std::size_t>(i);
    } else if (!((c == '-' || c == 0x2011) && last + (c == '-' ? 1 : 3) == static_cast<std::size_t>(i))) {
      break;
    }
  }
  return last;
}

bool is_abbreviation(std::string_view text, Span word) {
  static constexpr auto kShort =
      std::to_array<std::string_view>({"abs", "art", "av", "bd", "bzw", "cf", "dr", "ex", "fig", "mme", "mr", "mrs",
                                       "ms", "nr", "ref", "st", "tel", "vgl"});
  auto const folded = fold(part(text, word));
  return folded.size() == 1 || std::ranges::find(kShort, folded) != kShort.end();
}

// Whether the mark at `at` ends a sentence: what follows is space or the end, or marks and then such.
bool ends_sentence(std::string_view text, std::size_t at, Span last_word) {
  auto const c = text[at];
  auto const is_ellipsis = text.substr(at).starts_with("…");
  if (c != '.' && c != '!' && c != '?' && !is_ellipsis) {
    return false;
  }
  auto const next = at + (is_ellipsis ? 3 : 1);
  if (c != '.') {
    return true;
  }
  auto const is_open = next < text.size() && (is_in_word(static_cast<unsigned char>(text[next])) || text[next] == '.');
  return !is_open && !(last_word.last == at && is_abbreviation(text, last_word));
}

std::size_t letters_of(std::string_view word) {
  return static_cast<std::size_t>(std::ranges::count_if(word, [](char c) { return (c & 0xc0) != 0x80 && c != '-'; }));
}

std::size_t words_in(std::vector<TextSentence> const& list) {
  std::size_t count = 0;
  for (auto const& sentence : list) {
    count += sentence.words.size();
  }
  return count;
}

}  // namespace

double kandel_moles(double words_a_sentence, double syllables_a_word) {
  return 207 - 1.015 * words_a_sentence - 73.6 * syllables_a_word;
}

double lix(double words_a_sentence, double long_words_a_word) {
  return words_a_sentence + 100 * long_words_a_word;
}

double rix(double long_words, double sentences) {
  return long_words / sentences;
}

std::vector<Span> left_out_of_readability(std::string_view text) {
  auto left_out = std::vector<Span>{};
  for_each_line(text, [&](Span line) {
    auto const written = part(text, line);
    if (is_table_row(written) || re2::RE2::PartialMatch({written.data(), written.size()}, address_line())) {
      left_out.push_back(line);
    } else {
      add_law_references(text, line, left_out);
    }
  });
  return left_out;
}

std::vector<TextSentence> sentences(std::string_view text, std::vector<Span> const& left_out) {
  auto list = std::vector<TextSentence>{};
  auto skipped = left_out.begin();
  for_each_line(text, [&](Span line) {
    auto sentence = TextSentence{};
    auto const end = [&](std::size_t last) {
      if (!sentence.words.empty()) {
        sentence.span = {sentence.words.front().span.first, last};
        list.push_back(std::move(sentence));
      }
      sentence = {};
    };
    for (auto at = line.first; at < line.last;) {
      if (skipped != left_out.end() && at >= skipped->first) {
        at = std::max(at, (skipped++)->last);
        continue;
      }
      auto const word = Span{at, std::min(end_of_word(text, at), line.last)};
      if (word.last > at) {
        sentence.words.push_back({word});
        at = word.last;
      } else if (!sentence.words.empty() && ends_sentence(text, at, sentence.words.back().span)) {
        end(at + (text[at] == '.' || text[at] == '!' || text[at] == '?' ? 1 : 3));
        ++at;
      } else {
        ++at;
      }
    }
    end(sentence.words.empty() ? line.first : sentence.words.back().span.last);
  });
  return list;
}

Readability readability(std::string_view text, Tongue tongue) {
  auto const counted = sentences(text, left_out_of_readability(text));
  auto const all = words_in(sentences(text, {}));
  auto found = Readability{};
  found.words = words_in(counted);
  found.sentences = counted.size();
  found.left_out_share = all == 0 ? 0 : static_cast<double>(all - found.words) / static_cast<double>(all);
  for (auto const& sentence : counted) {
    for (auto const& word : sentence.words) {
      auto const written = part(text, word.span);
      found.long_words += letters_of(written) > kLongWord ? 1 : 0;
      found.syllables +=
          tongue == Tongue::kFrench ? static_cast<std::size_t>(french_syllables(written)) : std::size_t{0};
    }
  }
  if (found.words < kFewestWords || found.sentences < kFewestSentences) {
    return found;
  }
  auto const words = static_cast<double>(found.words);
  auto const a_sentence = words / static_cast<double>(found.sentences);
  if (tongue == Tongue::kFrench) {
    found.kandel_moles = kandel_moles(a_sentence, static_cast<double>(found.syllables) / words);
  }
  found.lix = lix(a_sentence, static_cast<double>(found.long_words) / words);
  found.rix = rix(static_cast<double>(found.long_words), static_cast<double>(found.sentences));
  return found;
}

}  // namespace relais::language

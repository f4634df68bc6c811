#include "platform/tables/write_xlsx.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "platform/text/printable.hpp"

namespace relais::tables {
namespace {

constexpr std::size_t kLongestName = 31;
constexpr std::size_t kLongestText = 32'767;

// Characters, not bytes; cut between them.
std::string cut(std::string text, std::size_t most) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const is_start = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    if (is_start && ++characters > most) {
      text.resize(i);
      break;
    }
  }
  return text;
}

std::string sheet_name(std::string const& name) {
  auto made = printable(name);
  std::ranges::replace_if(
      made, [](char c) { return std::string_view{"[]:*?/\\'"}.find(c) != std::string_view::npos; }, ' ');
  return cut(std::move(made), kLongestName);
}

// The library of Debian 12 writes to a path alone: this one lies in memory.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(::memfd_create("workbook", MFD_CLOEXEC)) {
    if (descriptor_ < 0) {
      throw std::runtime_error{"no place in memory for a workbook"};
    }
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(MemoryFile const&) = delete;
  MemoryFile& operator=(MemoryFile const&) = delete;

  std::string path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }
  std::string bytes() const {
    struct stat about = {};
    ::fstat(descriptor_, &about);
    std::string read(static_cast<std::size_t>(about.st_size), '\0');
    for (std::size_t at = 0; at < read.size();) {
      auto const got = ::pread(descriptor_, read.data() + at, read.size() - at, static_cast<off_t>(at));
      if (got <= 0) {
        throw std::runtime_error{"a workbook could not be read back"};
      }
      at += static_cast<std::size_t>(got);
    }
    return read;
  }

 private:
  int descriptor_;
};

lxw_datetime moment(Date date) {
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())),
          0,
          0,
          0};
}

class Book {
 public:
  explicit Book(std::string const& path) : book_(workbook_new(path.c_str())) {
    if (book_ == nullptr) {
      throw std::runtime_error{"no place for a workbook"};
    }
    strong_ = workbook_add_format(book_);
    format_set_bold(strong_);
    format_set_text_wrap(strong_);
    format_set_align(strong_, LXW_ALIGN_VERTICAL_TOP);
    share_ = shown_as("0.0%");
    month_ = shown_as("yyyy-mm");
    day_ = shown_as("yyyy-mm-dd");
  }

  void describe(std::string const& title, Instant made_at) {
    auto text = printable(title);
    auto name = std::string{"Relais"};
    lxw_doc_properties about = {};
    about.title = text.data();
    about.author = name.data();
    about.created = std::chrono::system_clock::to_time_t(made_at);
    workbook_set_properties(book_, &about);
  }

  void add(Sheet const& sheet) {
    auto* const page = workbook_add_worksheet(book_, sheet_name(sheet.name).c_str());
    if (page == nullptr) {
      throw std::logic_error{"two sheets of one name"};
    }
    for (std::size_t column = 0; column < sheet.head.size(); ++column) {
      worksheet_write_string(page, 0, place(column), text_of(sheet.head[column]).c_str(), strong_);
      auto const width = std::clamp<std::size_t>(longest(sheet, column) + 2, 10, 60);
      worksheet_set_column(page, place(column), place(column), static_cast<double>(width), nullptr);
    }
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
        write(page, static_cast<lxw_row_t>(row + 1), place(column), sheet.rows[row][column]);
      }
    }
    worksheet_freeze_panes(page, 1, 0);
    worksheet_set_landscape(page);
    worksheet_set_paper(page, 9);  // A4
    worksheet_fit_to_pages(page, 1, 0);
    worksheet_repeat_rows(page, 0, 0);
  }

  void close() {
    if (auto const error = workbook_close(std::exchange(book_, nullptr)); error != LXW_NO_ERROR) {
      throw std::runtime_error{fmt::format("a workbook could not be written: {}", lxw_strerror(error))};
    }
  }
  ~Book() {
    if (book_ != nullptr) {
      workbook_close(book_);
    }
  }
  Book(Book const&) = delete;
  Book& operator=(Book const&) = delete;

 private:
  static lxw_col_t place(std::size_t column) { return static_cast<lxw_col_t>(column); }
  static std::string text_of(std::string const& text) { return cut(printable(text), kLongestText); }

  lxw_format* shown_as(char const* form) {
    auto* const made = workbook_add_format(book_);
    format_set_num_format(made, form);
    format_set_align(made, LXW_ALIGN_LEFT);
    return made;
  }

  static std::size_t longest(Sheet const& sheet, std::size_t column) {
    std::size_t most = std::min<std::size_t>(sheet.head[column].size(), 20);
    for (auto const& row : sheet.rows) {
      auto const* const text = column < row.size() ? std::get_if<std::string>(&row[column]) : nullptr;
      most = std::max(most, text == nullptr ? 0 : text->size());
    }
    return most;
  }

  void write(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, SheetCell const& cell) {
    if (auto const* const text = std::get_if<std::string>(&cell)) {
      if (!text->empty()) {
        worksheet_write_string(page, row, column, text_of(*text).c_str(), nullptr);
      }
    } else if (auto const* const number = std::get_if<double>(&cell)) {
      worksheet_write_number(page, row, column, *number, nullptr);
    } else if (auto const* const share = std::get_if<Share>(&cell)) {
      worksheet_write_number(page, row, column, share->value, share_);
    } else if (auto const* const month = std::get_if<MonthDay>(&cell)) {
      auto at = moment(month->first);
      worksheet_write_datetime(page, row, column, &at, month_);
    } else if (auto const* const day = std::get_if<Date>(&cell)) {
      auto at = moment(*day);
      worksheet_write_datetime(page, row, column, &at, day_);
    }
  }

  lxw_workbook* book_;
  lxw_format* strong_ = nullptr;
  lxw_format* share_ = nullptr;
  lxw_format* month_ = nullptr;
  lxw_format* day_ = nullptr;
};

}  // namespace

std::string write_xlsx(std::string const& title, Instant made_at, std::vector<Sheet> const& sheets) {
  auto const file = MemoryFile{};
  auto book = Book{file.path()};
  book.describe(title, made_at);
  for (auto const& sheet : sheets) {
    book.add(sheet);
  }
  book.close();
  return file.bytes();
}

}  // namespace relais::tables

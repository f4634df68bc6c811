// CSV as RFC 4180 has it, UTF-8, a described struct a line.
#pragma once

#include <string>
#include <string_view>

#include "platform/json/write.hpp"

namespace relais::tables {

// Quoted where it must be; what a spreadsheet would take for a formula is made a text.
void write_cell(std::string_view cell, std::string& out);

template <class T>
std::string cell_text(T const& value) {
  if constexpr (json::kIsOptional<T>) {
    return value ? cell_text(*value) : std::string{};
  } else if constexpr (std::same_as<T, std::string>) {
    return value;
  } else if constexpr (HasTextForm<T>) {
    return TextForm<T>::write(value);
  } else {
    return json::write(value);
  }
}

// The names of the members.
template <class T>
void write_csv_head(std::string& out) {
  auto first = true;
  boost::mp11::mp_for_each<json::Members<T>>([&](auto member) {
    out += std::exchange(first, false) ? "" : ",";
    out += member.name;
  });
  out += "\r\n";
}

template <class T>
void write_csv_row(T const& row, std::string& out) {
  auto first = true;
  boost::mp11::mp_for_each<json::Members<T>>([&](auto member) {
    out += std::exchange(first, false) ? "" : ",";
    write_cell(cell_text(row.*member.pointer), out);
  });
  out += "\r\n";
}

}  // namespace relais::tables

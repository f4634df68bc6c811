// Arrays as one run of bytes, to be mapped into memory and read where they lie: a head (mark, version, byte order,
// checksum, what the file stands on, number of elements of each array), then the arrays one after the other, each
// beginning at a multiple of 8 bytes. What graph_file.cpp and hierarchy_file.cpp share.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <fmt/format.h>
#include <zlib.h>

#include "platform/result/result.hpp"

namespace relais::roads {

inline constexpr std::size_t kAlignment = 8;
inline constexpr std::uint32_t kByteOrder = 0x01020304;

struct FileKind {
  std::array<char, 8> mark;
  std::uint32_t version;   // of the arrays' meaning
  std::string_view wrong;  // said of a file with another mark
};

template <std::size_t kArrays>
struct FileHead {
  std::array<char, 8> mark{};
  std::uint32_t version = 0;
  std::uint32_t byte_order = kByteOrder;
  std::uint32_t checksum = 0;   // CRC-32 of all bytes, itself taken as 0
  std::uint32_t stands_on = 0;  // checksum of what the file was made of, where that is told
  std::array<std::uint64_t, kArrays> counts{};
};

inline std::size_t padded(std::size_t size) {
  return (size + kAlignment - 1) / kAlignment * kAlignment;
}

inline std::uint32_t checksum(std::uint32_t before, std::span<std::byte const> bytes) {
  return static_cast<std::uint32_t>(crc32_z(before, reinterpret_cast<Bytef const*>(bytes.data()), bytes.size()));
}

template <std::size_t kArrays>
std::uint32_t checksum(FileHead<kArrays> head) {
  head.checksum = 0;
  return checksum(0, std::as_bytes(std::span{&head, 1}));
}

inline Problem refused(std::string_view code, std::string detail) {
  return {.fault = Fault::kInvalid, .code = std::string{code}, .detail = std::move(detail)};
}

// Calls write(bytes) piece by piece. each_array(use) calls use(array) for every array in the order of the file.
template <std::size_t kArrays, class EachArray, class Write>
void write_array_file(FileKind const& kind, std::uint32_t stands_on, EachArray const& each_array, Write const& write) {
  auto head = FileHead<kArrays>{.mark = kind.mark, .version = kind.version, .stands_on = stands_on};
  static_assert(std::is_trivially_copyable_v<decltype(head)> && sizeof head % kAlignment == 0);
  std::size_t array = 0;
  each_array([&](auto const& elements) { head.counts[array++] = elements.size(); });
  auto const each_piece = [&](auto const& use) {
    each_array([&](auto const& elements) {
      constexpr std::array<std::byte, kAlignment> kPadding{};
      auto const bytes = std::as_bytes(std::span{elements});
      if (!bytes.empty()) {
        use(bytes);
        use(std::span{kPadding}.first(padded(bytes.size()) - bytes.size()));
      }
    });
  };
  auto sum = checksum(head);
  each_piece([&](std::span<std::byte const> piece) { sum = checksum(sum, piece); });
  head.checksum = sum;
  write(std::as_bytes(std::span{&head, 1}));
  each_piece(write);
}

// Lets the arrays of each_array() view the bytes, which begin at a multiple of 8, and gives what the file stands on.
// Every byte is read once. Refusals: roads.damaged, roads.other_version.
template <std::size_t kArrays, class EachArray>
Result<std::uint32_t> open_array_file(FileKind const& kind, std::span<std::byte const> bytes,
                                      EachArray const& each_array) {
  auto head = FileHead<kArrays>{};
  if (bytes.size() < sizeof head) {
    return refused("roads.damaged", "the file is shorter than its head");
  }
  std::memcpy(&head, bytes.data(), sizeof head);
  if (head.mark != kind.mark) {
    return refused("roads.damaged", std::string{kind.wrong});
  }
  if (head.version != kind.version || head.byte_order != kByteOrder) {
    return refused("roads.other_version", fmt::format("version {}, where {} is read", head.version, kind.version));
  }
  auto at = sizeof head;
  std::size_t array = 0;
  auto fits = true;
  each_array([&](auto& elements) {
    using Element = std::remove_reference_t<decltype(*elements.data())>;
    auto const count = head.counts[array++];
    auto const left = bytes.size() - at;
    fits = fits && count <= left / sizeof(Element) && padded(count * sizeof(Element)) <= left;
    if (fits) {
      elements = {reinterpret_cast<Element*>(bytes.data() + at), count};
      at += padded(count * sizeof(Element));
    }
  });
  if (!fits || at != bytes.size()) {
    return refused("roads.damaged", "the file has not the length that its head states");
  }
  if (checksum(checksum(head), bytes.subspan(sizeof head)) != head.checksum) {
    return refused("roads.damaged", "the checksum is wrong");
  }
  return head.stands_on;
}

}  // namespace relais::roads

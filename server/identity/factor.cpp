#include "identity/factor.hpp"

#include <fmt/format.h>
#include <sodium.h>

namespace relais::identity {
namespace {

constexpr std::string_view kRows = "ABCDE";
constexpr int kColumns = 4;
constexpr int kCodeLength = 6;
constexpr std::string_view kAlphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";  // no I, L, O, 0, 1

}  // namespace

std::optional<CodeSource> source_of(Authenticator const& authenticator, Vault const& vault) {
  auto secret = vault.unseal(authenticator.sealed_secret);
  if (!secret) {
    return std::nullopt;
  }
  return CodeSource{*std::move(secret), authenticator.digits, authenticator.step_seconds, authenticator.drift_steps,
                    authenticator.last_step};
}

std::vector<PrintedCell> fresh_grid() {
  std::vector<PrintedCell> cells;
  for (auto const row : kRows) {
    for (auto column = 1; column <= kColumns; ++column) {
      auto code = std::string(kCodeLength, ' ');
      for (auto& c : code) {
        c = kAlphabet[randombytes_uniform(static_cast<std::uint32_t>(kAlphabet.size()))];
      }
      cells.push_back({fmt::format("{}{}", row, column), std::move(code)});
    }
  }
  return cells;
}

std::string read_grid_code(std::string_view typed) {
  std::string code;
  for (auto const c : typed) {
    if (c != ' ' && c != '-') {
      code += c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
    }
  }
  return code;
}

std::string grid_code_hash(std::string_view authenticator_id, std::string_view cell, std::string_view code) {
  return secret_hash(fmt::format("{}\n{}\n{}", authenticator_id, cell, code));
}

}  // namespace relais::identity

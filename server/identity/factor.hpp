// Second factors: an application on a telephone, a card that shows one-time codes, or a printed grid of codes that each
// serve once.
#pragma once

#include "identity/account.hpp"
#include "identity/one_time_code.hpp"
#include "identity/secret.hpp"

namespace relais::identity {

enum class FactorKind { kApplication, kCard, kGrid };
BOOST_DESCRIBE_ENUM(FactorKind, kApplication, kCard, kGrid)

struct Authenticator {
  NetworkId network_id;
  std::string id;
  FactorKind kind = FactorKind::kApplication;
  std::optional<AccountId> account_id;  // absent: a card in stock
  std::optional<std::string> serial;    // of a card
  std::string sealed_secret;            // empty for a grid
  std::int64_t digits = 6;
  std::int64_t step_seconds = 30;
  std::int64_t drift_steps = 0;
  std::int64_t last_step = 0;
  std::optional<Instant> confirmed_at;
  std::optional<Date> lost_on;
};
BOOST_DESCRIBE_STRUCT(Authenticator, (),
                      (network_id, id, kind, account_id, serial, sealed_secret, digits, step_seconds, drift_steps,
                       last_step, confirmed_at, lost_on))

// What a code from this authenticator is checked against; nothing where the vault cannot open it.
std::optional<CodeSource> source_of(Authenticator const& authenticator, Vault const& vault);

struct GridCell {
  NetworkId network_id;
  std::string authenticator_id;
  std::string cell;  // "B4"
  std::string code_hash;
  std::optional<Instant> used_at;
};
BOOST_DESCRIBE_STRUCT(GridCell, (), (network_id, authenticator_id, cell, code_hash, used_at))

// A fresh grid, to be printed once and kept as hashes: 20 cells of 6 characters without look-alikes (29 bits each,
// asked for one at a time and throttled).
struct PrintedCell {
  std::string cell;
  std::string code;
};
BOOST_DESCRIBE_STRUCT(PrintedCell, (), (cell, code))
std::vector<PrintedCell> fresh_grid();

// As typed, in capitals, without blanks and hyphens.
std::string read_grid_code(std::string_view typed);
std::string grid_code_hash(std::string_view authenticator_id, std::string_view cell, std::string_view code);

}  // namespace relais::identity

// Against floods from many addresses: beyond what a country tells in a minute, each story costs its browser a second of
// arithmetic (Hashcash, Back 2002). Nobody is recognised, nothing is asked of people.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/describe/class.hpp>

#include "follow_ups/follow_ups.hpp"

namespace relais::experiences {

// What a browser is to do: find a number so that SHA-256 of "<salt> <id of the story> <number>" begins with so many
// bits of zero.
struct ProofAsked {
  std::string salt;  // of this minute
  std::int32_t bits = 0;
};
BOOST_DESCRIBE_STRUCT(ProofAsked, (), (salt, bits))

inline constexpr std::int32_t kProofBits = 16;  // 65,000 tries on average: a telephone's second

ProofAsked proof_asked(follow_ups::Digest const& digest, Instant now);

// Of the salt of this minute or of one of the nine before.
bool is_proof(follow_ups::Digest const& digest, Instant now, std::string_view id, std::string_view number);

}  // namespace relais::experiences

// refused: no match for [^o]*operator==
#include "network/counter.hpp"

bool same(relais::network::CounterId const& counter, relais::network::TerritoryCode const& territory) {
#ifdef RELAIS_ALLOWED
  return counter.text == territory.text;
#else
  return counter == territory;
#endif
}

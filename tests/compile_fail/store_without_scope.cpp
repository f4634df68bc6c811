// refused: no matching function for call to [^r]*relais::network::DirectoryStore::DirectoryStore
#include "network/directory_store.hpp"

relais::network::DirectoryRows everything(relais::db::Snapshot const& snapshot) {
#ifdef RELAIS_ALLOWED
  return relais::network::DirectoryStore{snapshot, relais::Scope::public_directory()}.load();
#else
  return relais::network::DirectoryStore{snapshot}.load();
#endif
}

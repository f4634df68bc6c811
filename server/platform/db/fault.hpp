// What the database refuses or suffers. An exception: caught once per request, job or command. A use case catches only
// kUnique, to answer a Problem; after any fault the transaction is lost, on both databases alike.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace relais::db {

enum class FaultKind {
  kUnique,    // a key exists already
  kForeign,   // a row that is referred to is missing, or still referred to
  kCheck,     // a check or a not-null rule of the table
  kBusy,      // another process holds the database for too long
  kLost,      // the connection broke; if the commit had been sent, whether it took place is not known
  kRetry,     // serialisation failure or deadlock: run again by Database, seen outside only when every run failed
  kFull,      // no space left
  kReadOnly,  // the file, the folder or the transaction cannot be written
  kCorrupt,   // not a database, or a damaged one
  kMisuse,    // a mistake of the program: wrong statement, parameter, column type, NUL in a text
  kOther,
};

class Fault : public std::runtime_error {
 public:
  // `statement` is the registered name, or what was being done ("commit").
  Fault(FaultKind kind, std::string_view statement, std::string_view message);

  FaultKind kind() const { return kind_; }
  std::string const& statement() const { return statement_; }

 private:
  FaultKind kind_;
  std::string statement_;
};

}  // namespace relais::db

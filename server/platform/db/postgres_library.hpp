// libpq, loaded when a PostgreSQL address is first opened: it brings twenty libraries along, which a program on SQLite
// would load and relocate at every start for nothing (a third of its start-up).
//
// Inside relais::db the names below stand before those of libpq-fe.h, so calls are written as ever.
#pragma once

#include <libpq-fe.h>

#include "platform/libraries/loaded_function.hpp"

namespace relais::db {

// The address of a function of libpq. Throws Fault, kLost, where the library is not installed.
void* postgres_symbol(char const* name);

template <class Function>
using PostgresFunction = LoadedFunction<postgres_symbol, Function>;

#define RELAIS_POSTGRES(name) inline constinit PostgresFunction<decltype(::name)> const name{#name};
RELAIS_POSTGRES(PQclear)
RELAIS_POSTGRES(PQcmdStatus)
RELAIS_POSTGRES(PQcmdTuples)
RELAIS_POSTGRES(PQconnectdbParams)
RELAIS_POSTGRES(PQconninfoFree)
RELAIS_POSTGRES(PQconninfoParse)
RELAIS_POSTGRES(PQconsumeInput)
RELAIS_POSTGRES(PQenterPipelineMode)
RELAIS_POSTGRES(PQerrorMessage)
RELAIS_POSTGRES(PQexec)
RELAIS_POSTGRES(PQexecPrepared)
RELAIS_POSTGRES(PQexitPipelineMode)
RELAIS_POSTGRES(PQfinish)
RELAIS_POSTGRES(PQfname)
RELAIS_POSTGRES(PQfreemem)
RELAIS_POSTGRES(PQftype)
RELAIS_POSTGRES(PQgetResult)
RELAIS_POSTGRES(PQgetisnull)
RELAIS_POSTGRES(PQgetlength)
RELAIS_POSTGRES(PQgetvalue)
RELAIS_POSTGRES(PQnfields)
RELAIS_POSTGRES(PQnotifies)
RELAIS_POSTGRES(PQntuples)
RELAIS_POSTGRES(PQpipelineSync)
RELAIS_POSTGRES(PQprepare)
RELAIS_POSTGRES(PQresultErrorField)
RELAIS_POSTGRES(PQresultErrorMessage)
RELAIS_POSTGRES(PQresultStatus)
RELAIS_POSTGRES(PQsendQuery)
RELAIS_POSTGRES(PQsendQueryParams)
RELAIS_POSTGRES(PQsendQueryPrepared)
RELAIS_POSTGRES(PQsetNoticeProcessor)
RELAIS_POSTGRES(PQsetSingleRowMode)
RELAIS_POSTGRES(PQsocket)
RELAIS_POSTGRES(PQstatus)
RELAIS_POSTGRES(PQtransactionStatus)
#undef RELAIS_POSTGRES

}  // namespace relais::db

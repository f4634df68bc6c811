#!/usr/bin/env python3
"""Who may include whom (docs/adr/0001-rooms.md), checked from the include lines of server/.

platform, access and engine know nobody above them; a capability knows these and the public header of the
capabilities below it. HTTP types appear in routes and pages only, database types in stores, imports and the live
directory only."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent / "server"

# Capabilities from the ground up; those in one row are siblings and do not know each other.
CAPABILITIES = [
    ["network"],
    ["identity"],
    ["follow_ups", "actions", "agreements", "indicators"],
    ["visits", "appointments", "cases", "video", "experiences", "documents", "surveys", "coverage", "community", "funding"],
    ["quality"],
    ["federation"],
]
LEVEL = {name: level for level, row in enumerate(CAPABILITIES) for name in row}
INCLUDE = re.compile(r'^#include "([^"]+)"', re.M)

MAY_USE_HTTP = re.compile(r"(^|_)(routes|pages)(_|\.|$)")
MAY_USE_DB = re.compile(r"(^|_)(store|import|live|load|routes|test)(_|\.|$)|^identity\.hpp$")


def room(path: str) -> str:
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] in ("platform", "engine") else parts[0]


def refusal(file: str, included: str) -> str | None:
    here, there = room(file), room(included)
    name = file.rsplit("/", 1)[-1]
    if here == there or here in ("commands", "main.cpp") or there == "migrations":
        return None
    if here == "platform/result" or (here.startswith("engine/") and there != "platform/result"):
        return "pure computation knows platform/result only"
    if here.startswith("platform/"):
        ok = there.startswith("platform/") or (here in ("platform/http", "platform/pages") and there == "access")
        return None if ok else "the platform knows no trade"
    if here == "access":
        return None if there.startswith("platform/") else "access knows the platform only"
    if there in LEVEL:
        if LEVEL[there] >= LEVEL.get(here, 0):
            return "a capability knows only those below it"
        if included != f"{there}/{there}.hpp":
            return f"use the public header {there}/{there}.hpp"
    if there == "platform/http" and not MAY_USE_HTTP.search(name):
        return "HTTP types appear in routes and pages only"
    if there == "platform/db" and not MAY_USE_DB.search(name):
        return "database types appear in stores and imports only"
    if there == "commands":
        return "nobody includes the command line"
    return None


def main() -> int:
    files = sorted(p for p in ROOT.rglob("*") if p.suffix in (".hpp", ".cpp"))
    refused = 0
    for path in files:
        file = path.relative_to(ROOT).as_posix()
        for included in INCLUDE.findall(path.read_text()):
            if (ROOT / included).exists() and (reason := refusal(file, included)):
                print(f"server/{file} includes {included}: {reason}")
                refused += 1
    print(f"{len(files)} files, {refused} includes refused")
    return 1 if refused or not files else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""What must not stand in the repository: addresses of package registries in lock files, paths of a machine, files in
the wrong place, templates that are not escaped."""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def tracked() -> list[str]:
    return subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")[:-1]


def findings() -> list[str]:
    found = []
    for name in tracked():
        path = ROOT / name
        if path.name == "package-lock.json":
            for package, entry in json.loads(path.read_text()).get("packages", {}).items():
                if "resolved" in entry and not entry.get("link"):
                    found.append(f"{name}: {package} names the registry it came from")
        if path.suffix in (".cpp", ".hpp", ".ts", ".tsx", ".mjs", ".sh", ".py", ".md", ".json", ".txt", ".cmake", "") and path.is_file():
            text = path.read_text(errors="replace")
            for line_number, line in enumerate(text.split("\n"), 1):
                if re.search(r"(?<![\w.])/(home|root|work)/[a-z]", line) and "checks/hygiene.py" not in name:
                    found.append(f"{name}:{line_number}: path of a machine")
        if path.suffix == ".tpl" and not path.read_text().startswith('{{%AUTOESCAPE context="HTML"}}'):
            found.append(f"{name}: does not begin with the AUTOESCAPE line, so nothing in it would be escaped")
    return found


def main() -> int:
    found = findings()
    print("\n".join(found) if found else "nothing found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

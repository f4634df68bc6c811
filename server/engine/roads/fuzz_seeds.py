"""Small files for roads_fuzz to begin with: fuzz_seeds.py FOLDER EXTRACT.osm.pbf...

One of each extract: its first nodes, ways and relations with their own tags. Not compressed, for a fuzzer cannot see
through zlib; and ways lead over the nodes that are kept, so that roads come of it.
Format: https://wiki.openstreetmap.org/wiki/PBF_Format
"""

import struct
import sys
import zlib
from pathlib import Path

KEPT = 40  # elements of a group
NODES, WAYS = 2, 3  # groups of dense nodes and of ways
IDS, LATITUDES, LONGITUDES = 1, 8, 9  # of dense nodes
KEYS, VALUES, REFS = 2, 3, 8  # of a way


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def fields(data):
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        if key & 7 == 0:
            value, at = varint(data, at)
        else:
            length, at = varint(data, at)
            value, at = data[at : at + length], at + length
        yield key >> 3, value


def number(value):
    out = b""
    while value > 127:
        out += bytes([value & 127 | 128])
        value >>= 7
    return out + bytes([value])


def message(pairs):
    out = b""
    for field, value in pairs:
        is_bytes = isinstance(value, bytes)
        out += number(field << 3 | (2 if is_bytes else 0)) + (number(len(value)) + value if is_bytes else number(value))
    return out


def numbers(packed):
    at = 0
    while at < len(packed):
        value, at = varint(packed, at)
        yield value


def pack(values):
    return b"".join(map(number, values))


def smaller_nodes(dense):
    for field, packed in fields(dense):
        if field == IDS:
            yield field, pack([2] * KEPT)  # 1, 2, 3 ... as differences
        elif field in (LATITUDES, LONGITUDES):
            yield field, pack(list(numbers(packed))[:KEPT])


def smaller_way(way, index):
    for field, value in fields(way):
        yield field, pack([2 * (index + 1), 2, 2, 2]) if field == REFS else value


def smaller(group):
    """And which texts it needs."""
    kept = []
    texts = {0}
    for index, (field, value) in zip(range(KEPT), fields(group)):
        if field == NODES:
            value = message(smaller_nodes(value))
        elif field == WAYS:
            value = message(smaller_way(value, index % (KEPT - 3)))
            texts.update(n for inner, packed in fields(value) if inner in (KEYS, VALUES) for n in numbers(packed))
        kept.append((field, value))
    return message(kept), texts


def smaller_block(content):
    groups = [smaller(value) for field, value in fields(content) if field == 2]
    needed = set().union(*(texts for _, texts in groups))
    for field, value in fields(content):
        if field == 1:
            table = (text if index in needed else b"" for index, (_, text) in enumerate(fields(value)))
            yield field, message((1, text) for text in table)
        elif field != 2:
            yield field, value
    for group, _ in groups:
        yield 2, group


def blob(kind, content):
    body = message([(1, content)])
    head = message([(1, kind), (3, len(body))])
    return struct.pack(">I", len(head)) + head + body


def blocks(file):
    at = 0
    while at < len(file):
        length = struct.unpack(">I", file[at : at + 4])[0]
        head = dict(fields(file[at + 4 : at + 4 + length]))
        at += 4 + length
        content = dict(fields(file[at : at + head[3]]))
        yield head[1], content.get(1) or zlib.decompress(content[3])
        at += head[3]


folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for path in map(Path, sys.argv[2:]):
    file = b""
    seen = set()
    for kind, content in blocks(path.read_bytes()):
        kinds = {field for outer, group in fields(content) if outer == 2 for field, _ in fields(group)}
        if kind == b"OSMHeader":
            file += blob(kind, content)
        elif not kinds <= seen:
            seen |= kinds
            file += blob(kind, message(smaller_block(content)))
    (folder / path.stem).write_bytes(file)

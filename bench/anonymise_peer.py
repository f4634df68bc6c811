"""The rules of data/personal-data-rules.json with Python's re: anonymise_peer.py FILE NANOSECONDS_A_CHARACTER.

FILE holds stories and what anonymise_bench found in them, one a line; both must find the same. Each pattern is looked
for with re alone, as one would write it: compiled once, no pattern joined with another.
"""

import functools
import json
import pathlib
import re
import statistics
import sys
import time
import unicodedata

DATA = pathlib.Path(__file__).parent.parent / "data"
FILE = json.loads((DATA / "personal-data-rules.json").read_text())
NAMES = json.loads((DATA / "personal-names.json").read_text())
SPACE = re.compile("[ \u00a0\u2007\u2009\u202f]")
LETTER_OR_DIGIT = re.compile("[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff]")
DIGIT = re.compile("[0-9]")
PARTICLES = set("al ben bin da de del den der des di dos du el het la le les ten ter van von".split())
LINKS = set("a au aux d de des du en et l la le les sous sur".split())
SPELT_OUT = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})
NOT_NAMES, COMMON, GIVEN = set(FILE["not_names"]), set(NAMES["common_words"]), set(NAMES["given_names"])
LENGTHS = {length[:2]: int(length[2:]) for length in FILE["iban_lengths"]}
ISSUERS = [(4000, 4999, (13, 16, 19)), (5100, 5599, (16,)), (2221, 2720, (16,)), (3400, 3499, (15,)),
           (3700, 3799, (15,)), (3000, 3059, (14,)), (3600, 3699, (14,)), (3800, 3899, (14,)), (3528, 3589, (16,)),
           (6011, 6011, (16,)), (6440, 6599, (16,)), (5000, 5099, (16, 19)), (5600, 5899, (16, 19)),
           (6304, 6304, (16, 19)), (6703, 6703, (16, 17, 19)), (6759, 6763, (16, 19)), (6200, 6299, (16, 17, 18, 19))]


DRAWN = {sign: str(digit) for digit, signs in enumerate(FILE["drawn_digits"]) for sign in signs}
DRAWN.update(dict.fromkeys(FILE["unseen_signs"], ""))
ANY_DRAWN = re.compile("[" + re.escape("".join(DRAWN)) + "]")
LETTER = re.compile("[A-Za-z\u0080-\U0010ffff]")
LIKE = re.compile(f"[OolI]*[0-9][0-9OolI]*|(?<!{LETTER.pattern})[OolI]+(?!{LETTER.pattern})")
SIGNS = "[ .,;:|/_*+~()-]{0,3}"
BEFORE_NUMBER, AFTER_NUMBER = re.compile(SIGNS + "[0-9]"), re.compile("[0-9]" + SIGNS + "$")
AS_DIGITS = str.maketrans("OolI", "0011")


@functools.lru_cache(maxsize=None)
def fold(text):
    apart = unicodedata.normalize("NFKD", text.lower()).translate(SPELT_OUT)
    return " ".join("".join(c if c.isalnum() else " " for c in apart if unicodedata.category(c) != "Mn").split())


def compiled(pattern, ignores_case):
    for piece in reversed(FILE["pieces"]):
        pattern = pattern.replace(f"<{piece['name']}>", piece["pattern"])
    return re.compile(pattern, re.IGNORECASE if ignores_case else 0)


def prepared(rule):
    ignores_case = rule.get("ignore_case", False)
    optional = {name: compiled(rule[name], name != "unless" or ignores_case) if name in rule else None
                for name in ("before", "after", "unless", "unless_before", "unless_after")}
    patterns = [compiled(pattern, ignores_case) for pattern in rule["patterns"]]
    touching = DIGIT if rule.get("glued") else LETTER_OR_DIGIT
    return rule["id"], patterns, optional, CHECKS[rule.get("check")], touching, rule.get("look_alikes", False)


def characters(written):
    return "".join(c for c in written.upper() if c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def nir_digits(written):
    digits = characters(written)
    if len(digits) < 13:
        return ""
    department = {"2A": "19", "2B": "18"}.get(digits[5:7], digits[5:7])
    digits = digits[:5] + department + digits[7:]
    return digits if digits.isdigit() else ""


def is_nir(digits):
    if len(digits) not in (13, 15):
        return False
    month = int(digits[3:5])
    return (digits[0] in "123478" and (1 <= month <= 12 or 20 <= month <= 42 or month >= 50) and
            digits[5:7] != "00" and digits[10:13] != "000")


def nir_key(match):
    digits = nir_digits(match)
    keyed = len(digits) == 15 and is_nir(digits) and 97 - int(digits[:13]) % 97 == int(digits[13:])
    return len(match) if keyed else 0


def belgian_key(match):
    digits = characters(match)
    if len(digits) != 11:
        return 0
    month, nine, key = int(digits[2:4]), int(digits[:9]), int(digits[9:])
    if month > 52 or month % 20 > 12 or int(digits[4:6]) > 31 or digits[6:9] in ("000", "999"):
        return 0
    return len(match) if key in (97 - nine % 97, 97 - (2_000_000_000 + nine) % 97) else 0


def iban_key(match):
    written = characters(match)
    length = LENGTHS.get(written[:2])
    if length is None or len(written) < length:
        return 0
    turned = written[4:length] + written[:4]
    if int("".join(str(int(c, 36)) for c in turned)) % 97 != 1:
        return 0
    for end, c in enumerate(match, 1):
        length -= len(characters(c))
        if length == 0:
            return end
    return 0


def card_key(match):
    digits = characters(match)
    if not 13 <= len(digits) <= 19:
        return 0
    issued = any(first <= int(digits[:4]) <= last and len(digits) in lengths for first, last, lengths in ISSUERS)
    total = sum(sum(divmod(int(c) * (1 + i % 2), 10)) for i, c in enumerate(reversed(digits)))
    return len(match) if issued and total % 10 == 0 else 0


def words_of(match):
    at = 0
    for word in SPACE.split(match):
        yield word, at + len(word)
        at += len(word) + 1


def is_particle(word):
    return re.fullmatch("[a-z][^'’]*", word) is not None or word in ("Le", "La", "Les")


def first_part(word):
    return fold(re.split("[-'’]", word[2:] if re.match("[dDlL]['’].", word) else word)[0])


def is_common(word):
    first = first_part(word)
    return (first in COMMON and first not in PARTICLES) or fold(word) in COMMON


def name(match):
    kept = 0
    for word, last in words_of(match):
        if word in NOT_NAMES:
            break
        if word and not is_particle(word):
            kept = last
    return kept


def full_name(match):
    kept = 0
    for word, last in words_of(match):
        if word and not re.fullmatch("[A-Z][.]", word) and fold(word) not in PARTICLES:
            if word in NOT_NAMES or is_common(word):
                break
            kept = last
    return kept


def given_name(match):
    kept = full_name(match)
    return kept if any(first_part(word) in GIVEN for word, _ in words_of(match[:kept])) else 0


def address(match):
    words = list(words_of(match))
    way = next((i for i, (word, _) in enumerate(words) if not re.fullmatch(".?|[0-9].*|bis|ter|quater", fold(word))),
               len(words))
    kept, is_large, small_words = 0, False, 0
    for word, last in words[way + 1:]:
        folded = fold(word)
        if folded in LINKS:
            if small_words > 0:
                break
            continue
        large = re.match("[A-Z0-9\u00c0-\u00de]", re.sub("^.{1,2}['’](?=.)", "", word)) is not None
        goes_on = large if is_large else small_words < 2 and not large and not is_common(word)
        if not folded or (kept > 0 and not goes_on):
            break
        is_large = is_large if kept > 0 else large
        small_words += not large
        kept = last
    return kept


CHECKS = {None: len, "nir_key": nir_key, "nir_shape": lambda match: len(match) if is_nir(nir_digits(match)) else 0,
          "belgian_key": belgian_key, "iban_key": iban_key, "card_key": card_key, "name": name,
          "full_name": full_name, "given_name": given_name, "address": address}
RULES = [prepared(rule) for rule in FILE["rules"]]


def plain_digits(text):
    if not ANY_DRAWN.search(text):
        return text, None
    places = [at for at, sign in enumerate(text) if DRAWN.get(sign) != ""]
    return ANY_DRAWN.sub(lambda match: DRAWN[match[0]], text), places + [len(text)]


def digits_for_letters(text):
    parts, last = [], 0
    for match in LIKE.finditer(text):
        first, end, like = match.start(), match.end(), match[0]
        glued = first > 0 and LETTER.match(text, first - 1)
        if like.isalpha() and not (BEFORE_NUMBER.match(text, end) and
                                   (like == "O" or AFTER_NUMBER.search("".join(parts)[-1:] + text[last:first]))):
            continue
        kept = len(like) - len(like.lstrip("olI")) if glued else 0
        parts += [text[last:first + kept], like[kept:].translate(AS_DIGITS)]
        last = end
    return "".join(parts) + text[last:]


def accepted(text, begins, first, last, optional, touching, taken):
    if (begins > 0 and touching.match(text, begins - 1)) or touching.match(text, last):
        return False
    if any(first < end and begin < last for begin, end in taken):
        return False
    if optional["unless"] and optional["unless"].search(text[first:last]):
        return False
    before, after = text[max(0, begins - 64):begins], text[last:last + 24]
    if ((optional["unless_before"] and optional["unless_before"].search(before)) or
            (optional["unless_after"] and optional["unless_after"].search(after))):
        return False
    return (not (optional["before"] or optional["after"]) or
            bool(optional["before"] and optional["before"].search(before)) or
            bool(optional["after"] and optional["after"].search(after)))


def find(written):
    found, taken = [], []
    plain, places = plain_digits(written)
    without_letters = digits_for_letters(plain)
    for rule, patterns, optional, check, touching, look_alikes in RULES:
        text = without_letters if look_alikes else plain
        for pattern in patterns:
            match = pattern.search(text)
            while match:
                first = match.start(pattern.groups and 1)
                last = first + check(text[first:match.end()])
                if last > first and accepted(text, match.start(), first, last, optional, touching, taken):
                    taken.append((first, last))
                    found.append([rule, first, last])
                    match = pattern.search(text, last)
                else:
                    match = pattern.search(text, match.start() + 1)
    if places:
        found = [[rule, places[first], places[last]] for rule, first, last in found]
    return sorted(found, key=lambda finding: finding[1])


stories = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
differing = [story["text"] for story in stories if find(story["text"]) != story["finds"]]
if differing:
    sys.exit(f"{len(differing)} of {len(stories)} stories are found otherwise, as: {differing[0]}")
seconds = []
for _ in range(3):
    start = time.process_time()
    for story in stories:
        find(story["text"])
    seconds.append(time.process_time() - start)
nanoseconds = statistics.median(seconds) * 1e9 / sum(len(story["text"]) for story in stories)
print(f"Python {sys.version.split()[0]} re, the same findings in all {len(stories)} stories: {nanoseconds:.0f} "
      f"ns/character ({min(seconds):.2f} to {max(seconds):.2f} s)")
print(f"{nanoseconds / float(sys.argv[2]):8.1f} times Python's re (its ns/character to ours)")

"""Names of persons in minutes: who was there, who was not; without title, role and party letter."""

import re
from functools import cache

from models.evidence import Found
from parsers.lexicons import load_lexicon
from parsers.minutes.paper.prose import Prose

# "Karen Holm", "Jens-Ole M. Friis", "Anna von Bergen"
NAME = (
    r"[A-ZÆØÅÉÖÜ][\w'’-]+(?:\s+(?:(?:de|da|du|la|le|di|van|von|zu|ter|der|den|af|el|al|bin|ibn)\s+){0,2}(?:[A-ZÆØÅÉÖÜ]\."
    r"|(?:Chr|Joh|Fr|Kr|Vald|Th|Edv|Alfr|Sv|Aug)\.(?=\s[A-ZÆØÅ])"
    r"|[A-ZÆØÅÉÖÜ][\w'’-]+)){1,4}"
)
NAMES = re.compile(NAME)
# "P. Kirkegaard"
INITIALS = re.compile(
    r"(?:(?:[A-ZÆØÅ]|Chr|Joh|Fr|Kr|Vald|Th|Edv|Alfr|Sv|Aug)\.\s?){1,3}[A-ZÆØÅÉÖÜ][\w'’-]+(?:\s+[A-ZÆØÅÉÖÜ][\w'’-]+)?"
)
# "Alle medlemmer var mødt undtagen Karen Holm, der ...": the one who was not
ALL_BUT = re.compile(
    r"\b(?:alle|samtlige|medlemmerne|hele\s+\w+)\b[^.:;]{0,40}\b(?:mødt|til\s+stede|tilstede|mødte|deltog|fremmødt)\b[^.:;]{0,20}"
    r"\b(?:undtagen(?:\s+fra)?|bortset\s+fra|på\s+nær|med\s+undtagelse\s+af)\s+(?P<names>[A-ZÆØÅ](?:[^.\n]|(?<=\b[A-ZÆØÅ])\.)*)",
    re.IGNORECASE,
)
# "N.N."
ANONYMOUS = re.compile(r"\bN\.\s?N\.?")
# "Karen Holm (A) og Bo Ek (V)", before what is said of them
OF_THEM = rf"(?P<names>{NAME}(?:\s*\([^()]*\))?(?:\s*(?:,|og)\s+{NAME}(?:\s*\([^()]*\))?)*)\s*"
REGRETTED = (
    r"(?:var\s+nødt\s+til\s+at\s+melde|havde\s+(?:sendt|meldt)|har\s+(?:sendt|meldt)|meldte|sendte|melder"
    r"|måtte\s+melde)\s+(?:afbud|forfald)"
)
WAS_AWAY = (
    r"(?:(?:var|er)\s+(?:fraværende|ikke\s+til\s+stede)|havde\s+(?:lovligt\s+)?forfald"
    r"|udeblev(?:\s+uden\s+afbud)?)"
)
NO_PART = r"deltog\s+ikke\s+(?:i|på)\s+mødet"
# what makes an absence one of a part of the meeting: "under punkt 4", "da sagen blev behandlet", "fra kl. 18"
OF_PART = (
    r"(?:da|under|mens|imens|indtil|ved\s+(?:\w+\s+)?(?:behandling|drøftelse|afstemning|punkt|sag)\w*"
    r"|inhabil\w*|punkt\w*|pkt|kl)\b"
)
# the sentence or line ends, or goes on with why, or with who came instead; and names no part of the meeting
WHOLE = (
    r"(?:\s+(?:i|på|ved|fra)\s+(?:hele\s+)?mødet)?(?=\s*(?:[.;]|\n(?!\s*[a-zæøå])|$"
    r"|\s(?:pga\b|p\.g\.a\.|på\s+grund\s+af|grundet|som\s+følge\s+af)"
    r"|,\s*(?:og\s+)?(?:i\s+\w+\s+sted\b|i\s+stedet\b|som\s+(?:stedfortræder|suppleant)|stedfortræder|suppleant)))"
    rf"(?![^.;\n]*\b{OF_PART})"
)
# "Karen Holm meldte afbud", "Karen Holm havde meldt afbud", "Karen Holm (A) og Bo Ek (V) var fraværende."
SENT_REGRETS = re.compile(
    rf"{OF_THEM}(?:{REGRETTED}(?!\s+(?:til|fra|for)\s+(?:dette\b|{OF_PART}))|(?:{WAS_AWAY}|{NO_PART}){WHOLE})"
)
# the same, and "Karen Holm var fraværende, da sagen blev behandlet": told of persons, and no ruling
TELLS_AWAY = re.compile(
    rf"{OF_THEM}(?:{REGRETTED}|{WAS_AWAY}(?=\s*(?:[.,;\n]|$|(?:i|på|ved|fra)\s+(?:hele\s+)?mødet\b))"
    rf"|{NO_PART}(?!\s+(?:i|den)\b)|(?:mødte|deltog)\s+(?:i\s+mødet\s+)?i\s+stedet\b)"
    rf"|^(?:Som\s+(?:stedfortræder|suppleant)\w*|I\s+(?:stedet|(?:hans|hendes|deres)\s+sted))\s+(?:mødte|deltog)\s+{NAME}"
)
# "Anna Ravn (V) deltog i mødet i stedet for Karen Holm (V)": away from the whole meeting
INSTEAD_OF = re.compile(
    r"\b(?:mødte|deltog)\s+(?:(?:i|på)\s+mødet\s+)?(?:i\s+stedet|som\s+(?:stedfortræder|suppleant))\s+for\s+"
    rf"{OF_THEM}{WHOLE}"
)
# "Afbud fra Karen Holm (A) og Jens Friis", "Fraværende: Karen Holm"; to the end of the sentence
REGRETS_FROM = re.compile(
    r"(?:\b[Aa]fbud\s+(?:fra|ved|modtaget\s+fra)|\b[Ff]raværende(?:\s+med\s+afbud)?"
    r"|\bAfbud|\b[Bb]orteblev(?:ne|et|en)?(?=\s*:)|\b[Ii]kke\s+(?:mødt|til\s+stede)(?=\s*:))(?:\s*:[^\S\n]+|\s+)(?P<names>[A-ZÆØÅ](?:[^.\n]|(?<=\b[A-ZÆØÅ])\.)*)"
)
# "Nørreby Kommune", "Region Vestkyst"
MUNICIPALITY = re.compile(
    r"\b(?P<name>[A-ZÆØÅ][\wæøå-]+(?:[ -][A-ZÆØÅ][\wæøå-]+)?\s+(?:Kommune|KOMMUNE|Amt)"
    r"|Region\s+[A-ZÆØÅ]\w+)\b"
)
# "Ledermøde", "Ledermøder"
MEETING = re.compile(r"\b[A-ZÆØÅ][\wæøå-]{2,}møde(?:r|t)?\b")
# "Referat af ØU-møde", "Dagsorden TMU møde", "Møde i BUU den 3. maj": a body told by its letters, where a
# paper's head says so; "ERFA-møde den 3. maj" and "Orientering om møde i EU" name none
LETTERS = re.compile(
    r"(?:(?P<paper>(?i:referat|dagsorden|protokol)\w{0,3}\s+(?:(?:af|fra|for|til)\s+)?)|^)(?:[a-zæøå]{0,6}ordinært\s)?"
    r"(?:(?(paper)(?P<before>[A-ZÆØÅ]{2,5})[\s-]møde(?:r|t)?\b|(?!))"
    r"|[Mm]ødet?\s+i\s+(?P<after>[A-ZÆØÅ]{2,5})(?=\W*(?:$|\d|(?i:den|d|kl|nr|(?:man|tirs|ons|tors|fre)dag)\b)))"
)
# "skolebestyrelsesmøde", "byrådsmødet"
JOINED = re.compile(r"\b(?P<name>bestyrelse|[a-zæøå]{2,}(?:udvalg|bestyrelse|(?<!om)råd))smøde(?:t|r)?\b")
# "Udvalget" + " for Teknik og Miljø", " Natur, Teknik og Miljø"
FIELD = re.compile(
    r"\s+(?:(?i:for)\s+|(?=[A-ZÆØÅ][\wæøå-]+(?:,|\s+og)\s))[A-ZÆØÅ][\wæøå-]+"
    r"(?:(?:,\s*|,?\s+(?i:og)\s+|\s+)[A-ZÆØÅ][\wæøå-]+){0,4}"
)
# "Udvalget" + " for sygehuse og sundhed", where nothing but a date follows
PLAIN_FIELD = re.compile(
    r"\s+for\s+[a-zæøå][\wæøå-]+(?:\s+(?!og\b|den\b|d\.)[a-zæøå][\wæøå-]+){0,2}(?:(?:,\s*|,?\s+og\s+)[a-zæøå][\wæøå-]+){0,4}(?=\W*$|\s*[,:;–-]|\s+(?:den|d\.|kl)\b)"
)
# a line with one name and what is told of that person
LONGEST_NAME = 200
# one entry of a list; a full stop ends one too, but for that of "A." and "Chr."
ENTRY = re.compile(
    r"(?:[^,;/•|.]|\.(?!\s+[A-ZÆØÅ])|(?:(?<=\b[A-ZÆØÅ])|(?<=\b\w\w)|(?<=\b\w\w\w)|(?<=\b\w{4}))\.)+"
)
# "(A)", "(V), formand", "[C]"
ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# "i stedet for Karen Holm", "stedfortræder: Jens Friis": of another than the one the list is about
SUBSTITUTE = re.compile(
    r"^\W*(?:(?:som\s+)?(?:stedfortræder|suppleant)(?:en)?\b|i\s+stedet|mødte\b|mødt\s+for|ved\b|erstatte[ts]\w*)",
    re.IGNORECASE,
)
# "Karen Holm, indkaldt stedfortræder: Bo Ek": who came instead
IN_THEIR_STEAD = re.compile(
    r",?\s*\b(?:indkaldt\b|(?:\d\.\s*)?(?:stedfortræder|suppleant)\b).*$", re.IGNORECASE
)
# "Karen Holm ankom kl. 17.10": a sentence about someone, no entry of a list
EVENT = re.compile(
    r"^[\s,]*(?:ankom|kom\b|forl[øo]d|gik\b|mødte|møder\b|(?:deltog|deltager|indtræder)\s+som\b|er\s+indkaldt|deltog\s+(?:ikke\s+)?i\b|deltager\s+(?:ikke\s+)?i\b|tiltr[åæ]d\w*"
    r"|trådte|indtrådte|overtog|erklærede|var\s+(?:fraværende|ikke|til\s+stede|inhabil)|er\s+inhabil|havde|ønskede"
    r"|stillede|foreslog|orienterede|spurgte|stemte|undlod|kunne|bemærkede|fremlagde|deltog\s+ikke\s+under"
    r"|kvitterede|opfordrede|oplyste|meddelte|efterlyste|takkede|roste|anmodede|forespurgte|svarede|bad|gjorde)\b",
    re.IGNORECASE,
)
# "Karen Holm   Deltog", "Jens Friis - Afbud": how one line of a roster says who came
STATUS = re.compile(
    r"[\s,:–-]+(?P<away>deltog\s+ikke|deltager\s+ikke|(?:meldt\s+|med\s+)?afbud|fraværende(?:\s+med\s+afbud)?|fravær"
    r"|(?:ikke|ej)\s+(?:til\s+stede|tilstede|mødt|fremmødt)|forfald|udeblevet)?(?P<there>(?(away)|(?:deltog|deltager"
    r"|til\s+stede|tilstede|mødt|fremmødt|ja)))\W*$",
    re.IGNORECASE,
)

# "inhabil", "erklæret inhabil", "pga. inhabilitet" behind a name of a list: away from one item only
RECUSED = re.compile(r"(?:[a-zæøå.]+\s+){0,3}inhabil\w*", re.IGNORECASE)

# "For Nørreby Kommune: Karen Holm", "Gruppe V: Jens Friis": whom some of a list stand for
GROUP = re.compile(rf"(?:{NAME}|(?!{NAME})[^:]{{2,40}}):\s+(?={NAME})")

# the rules of lists that an item prints; those of a meeting's head keep all their names
OF_ITEM = ("minutes.absent", "people.regrets_from")


@cache
def _titles() -> re.Pattern[str]:
    words = sorted(load_lexicon("people")["titles"], key=len, reverse=True)
    return re.compile(rf"^(?:(?:{'|'.join(re.escape(word) for word in words)})\b\.?,?\s+)+", re.IGNORECASE)


@cache
def _reason() -> re.Pattern[str]:
    """Why one of a list was away, or who they are: "pga. arbejde.", ", tjenesterejse.", ", formand"."""
    lexicon = load_lexicon("people")
    words = sorted((*lexicon["away_reasons"], *lexicon["titles"]), key=len, reverse=True)
    known = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(
        r"\s*(?:,?\s*(?:pga\b|p\.g\.a\.|på\s+grund\s+af|grundet|som\s+følge\s+af)(?![^:]*inhabil)[^:]{1,60}"
        rf"|(?:,|\s[–-])\s*(?:(?:på|til|med|har|i)\s+)?(?:{known}))?\s*[.,]?"
    )


@cache
def functions() -> frozenset[str]:
    """Functions and bodies that can be given a task ("direktøren")."""
    return frozenset(load_lexicon("people")["functions"])


@cache
def parties() -> frozenset[str]:
    """The names of parties, in small letters."""
    return frozenset(load_lexicon("people")["parties"])


def find_names(prose: Prose, start: int, end: int, rule: str) -> tuple[Found[str], ...]:
    """The persons named in text[start:end], as a list prints them.

    Entries are parted by commas, semicolons, strokes, "og" and line ends; an entry that is no name is left
    out, and so are a sentence about someone and, in a list of the absent, those who came in their stead.
    "Rådmand Karen Holm (A), Jens Friis" gives "Karen Holm" and "Jens Friis".
    """
    text = ASIDE.sub(_part_from_name, prose.text[start:end])
    away = any(word in rule for word in ("absent", "regrets"))
    names: list[Found[str]] = []
    for line in re.finditer(r"[^\n]+", text):
        for part in ENTRY.finditer(line[0]):
            at = line.start() + part.start()
            follows = text[at + len(part[0]) : line.end()].lstrip(", ")
            if EVENT.match(follows) and part[0].strip():
                break
            if (away and SUBSTITUTE.match(part[0])) or _is_office(part[0]):
                continue
            if rule in OF_ITEM and RECUSED.match(follows):
                continue
            for piece in re.finditer(r"(?:(?!\s+(?:og|samt|&)\s+).)+", part[0]):
                names.extend(_name_in(prose, start + at + piece.start(), piece[0], rule))
    return tuple(names)


def _part_from_name(aside: re.Match[str]) -> str:
    """A bracket as a list is read, no longer and no shorter: commas, but for what tells of a recusal."""
    told = RECUSED.search(aside[0]) is not None
    return f",{aside[0][1:-1]}," if told else "," * len(aside[0])


def _is_office(text: str) -> bool:
    """Whether an entry is an office and its field: "direktør for Teknik og Miljø"."""
    title = _titles().match(text.lstrip() + " ")
    return title is not None and text.lstrip()[title.end() :].startswith("for ")


def _name_in(prose: Prose, at: int, text: str, rule: str) -> list[Found[str]]:
    joined = re.match(r"[\s–•·*-]*(?:\d{1,2}[.)]\s+)?(?:(?:og|samt)\s+)?", text)
    lead = joined.end() if joined else 0
    title = _titles().match(text[lead:])
    lead += title.end() if title else 0
    status = STATUS.search(text, lead)
    printed = text[: status.start()] if status else text
    if ": " in printed and (group := GROUP.match(printed, lead)) is not None:
        lead = group.end()
    match = NAMES.match(printed, lead) or INITIALS.match(printed, lead) or ANONYMOUS.match(text, lead)
    if match is None or len(match[0].split()) > 6 or EVENT.match(text[match.end() :]):
        return []
    if match[0].lower() in parties():
        return []
    return [prose.found(at + match.start(), at + match.end(), rule)]


def is_name_line(text: str) -> bool:
    """Whether a line is one person of a list, with title, party and a reason, and no sentence about them.

    is_name_line("Rådmand Karen Holm (A) på grund af ferie.") is true, "Karen Holm forlod mødet." is not.
    """
    if len(text) > LONGEST_NAME:
        return False
    bare = _untitled(ASIDE.sub("", text.lstrip("-–• ")))
    bare = IN_THEIR_STEAD.sub("", bare)
    match = NAMES.match(bare)
    return match is not None and _reason().fullmatch(bare, match.end()) is not None


def find_roster_label(text: str) -> tuple[str, int] | None:
    """The word a list of persons starts with and where the list starts: "present" or "absent".

    A label without a colon needs a name, "ingen" or nothing after it: "Fraværende Karen Holm; Ole Krag".
    """
    match = _roster_pattern().match(text)
    if match is None:
        return None
    role = "absent" if match["absent"] else "present"
    rest = text[match.end() :]
    told = not rest or match["colon"] or NAMES.match(_untitled(rest)) or rest.lower().startswith("ingen")
    return (role, match.end()) if told else None


def _untitled(text: str) -> str:
    title = _titles().match(text)
    return text[title.end() :] if title else text


@cache
def _roster_pattern() -> re.Pattern[str]:
    roster = load_lexicon("people")["roster"]
    lists = {
        role: "|".join(
            re.escape(word).replace(r"\ ", r"\s+") for word in sorted(roster[role], key=len, reverse=True)
        )
        for role in ("present", "absent", "groups")
    }
    return re.compile(
        rf"^(?:(?P<absent>{lists['absent']})|(?P<present>{lists['present']}|(?:{lists['groups']})(?=\s*:)))(?:\s*(?P<colon>:)\s*|\s+[–-]\s+|\s+|$)",
        re.IGNORECASE,
    )


def says_away(text: str) -> bool | None:
    """What a roster line's last words say: True for absent, False for there, None where they say nothing.

    says_away("Karen Holm Deltog ikke") is True.
    """
    match = STATUS.search(ASIDE.sub("", text))
    return None if match is None else match["away"] is not None


def find_absent(prose: Prose) -> tuple[Found[str], ...]:
    """Who a running text says sent regrets or was absent."""
    found: list[Found[str]] = []
    for match in SENT_REGRETS.finditer(prose.text):
        found.extend(find_names(prose, *match.span("names"), "people.sent_regrets"))
    for match in REGRETS_FROM.finditer(prose.text):
        found.extend(find_names(prose, *match.span("names"), "people.regrets_from"))
    if "for" in prose.text:
        for match in INSTEAD_OF.finditer(prose.text):
            found.extend(find_names(prose, *match.span("names"), "people.sent_regrets"))
    for match in ALL_BUT.finditer(prose.text):
        found.extend(find_names(prose, *match.span("names"), "people.regrets_all_but"))
    return unique(found)


def unique(names: "list[Found[str]] | tuple[Found[str], ...]") -> tuple[Found[str], ...]:
    """The names without repetition, first ones kept."""
    seen: dict[str, Found[str]] = {}
    for name in names:
        seen.setdefault(name.value.lower(), name)
    return tuple(seen.values())


@cache
def _body_pattern() -> re.Pattern[str]:
    endings = "|".join(
        re.escape(word) for word in sorted(load_lexicon("people")["body_endings"], key=len, reverse=True)
    )
    words = (
        r"(?:(?!(?i:kommune|amt|region|referat|dagsorden|af|fra|for|til|i|møde|mødet)\b)"
        r"[A-ZÆØÅ][\wæøå]*(?:-[A-ZÆØÅ][\wæøå]*)?-?,?\s+(?:og\s+|samt\s+|&\s+)?){0,4}"
    )
    return re.compile(
        rf"(?<!\w)(?P<name>{words}(?:[A-ZÆØÅ][\wæøå-]*?)?(?i:{endings}|[a-zæøå]{{2}}(?<!om)rådet))(?P<genitive>(?i:s|ets|ens))?"
        rf"(?P<meeting>(?i:møde(?:t|r)?))?\b"
    )


@cache
def _body_parts() -> tuple[str, ...]:
    """The letters of which every body's name has some; no ending that another stands in."""
    endings = {word.lower() for word in load_lexicon("people")["body_endings"]} | {"rådet"}
    return tuple(sorted(word for word in endings if not any(o in word for o in endings if o != word)))


def find_body(text: str) -> tuple[int, int, str] | None:
    """The first body that a text names: where it stands, and its name in the definite form.

    find_body("Teknik- og Miljøudvalgsmøde den 3. maj") names "Teknik- og Miljøudvalget", and "Referat af
    TMU-møde" names "TMU".
    """
    lowered = text.lower()
    named = any([part in lowered for part in _body_parts()])
    if not named and "møde" not in lowered:
        return None
    for match in _body_pattern().finditer(text) if named else ():
        name = " ".join(match["name"].split())
        town = re.search(r"\b(?:Kommune|KOMMUNE|Amt)\s+(?=[A-ZÆØÅ])", name)
        name = name[town.end() :] if town else name
        if not name[:1].isupper():
            continue
        if name.isupper():
            name = name.capitalize()
        head, _, tail = name.rpartition(", ")
        if head and " og " not in tail and " samt " not in tail:  # "Nørreby Sogn, Menighedsrådet"
            name = tail
        end, name = match.end(), _definite(name)
        field = FIELD.match(text, end) or PLAIN_FIELD.match(text, end)
        kind = name.lower()
        named = kind.endswith("rådet") and field is not None and field[0].lstrip().lower().startswith("for ")
        if field and (kind in ("udvalget", "rådet", "bestyrelsen") or kind.endswith("med") or named):
            end, name = field.end(), name + _in_small(field[0])
        return match.start(), end, name
    joined = JOINED.search(text)
    if joined is not None:
        return joined.start(), joined.end(), _definite(joined["name"].capitalize())
    letters = LETTERS.search(text)
    if letters is not None:
        group = letters.lastgroup or "before"
        return letters.start(group), letters.end(group), letters[group]
    meeting = MEETING.search(text)
    return (meeting.start(), meeting.end(), _definite(meeting[0])) if meeting else None


def is_only_body(text: str) -> bool:
    """Whether a line is nothing but a body's name, though a body can be a heading too ("Ældrerådet")."""
    hit = find_body(text)
    return hit is not None and hit[0] == 0 and hit[1] == len(text)


def _in_small(field: str) -> str:
    """A field in capitals as it is written elsewhere: " FOR TEKNIK OG MILJØ" is " for Teknik og Miljø"."""
    if not field.isupper():
        return field
    return re.sub(r"\b(?:For|Og|I)\b", lambda small: small[0].lower(), field.title())


def _definite(name: str) -> str:
    lower = name.lower()
    if " " in name and "og " not in name:  # "Nørreby-Skov sogneråd", "Teknisk Udvalg"
        return name
    if lower.endswith(("møder", "mødet")):
        return name[:-1]
    for ending, letters in (("udvalg", "et"), ("råd", "et"), ("bestyrelse", "n"), ("magistrat", "en")):
        if lower.endswith(ending):
            return name + letters
    return name

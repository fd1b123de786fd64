"""The wordings of a vote: who votes, for which side, and how a paper prints the lists."""

import re

# what is voted on, between side and verb: "For ændringsforslag 2 fra SF stemte", "Imod punkt 4 stemte",
# "For at punkt 3 tages af dagsordenen stemmer", "For dette stemte"
MATTER = (
    r"(?:(?:(?!stem)[A-ZÆØÅ][\wæøå.-]*[ ]+){0,3}[\w-]*(?:indstilling|forslag)\w*\s*"
    r"(?:(?:punkt|pkt\.?|nr\.?)?\s*\d{1,2}\s*(?:\.\s*(?:at-)?punkt\s*)?)?"
    r"(?:fra\s+[A-ZÆØÅ]\w*\s+)?|(?:at-)?(?:punkt|pkt\.?)\s*\d{1,2}\s*"
    r"|at\s+[^.,:;\n]{3,90}?\s|(?:dette|det|denne|disse)\s+)?"
)
# "For" or "Imod forslaget" alone on a line, the voters below
ALONE = r"(?<![^\n])(?:{0})(?:\s+[\w-]*(?:forslaget|indstillingen))?[ ]?(?=\n)"
# "For stemte: A, B og C.", "Imod: 6 (Karen Holm (A), ...)", "hverken for eller imod stemte 5"
FOR = (
    rf"(?:for\s+{MATTER}stem(?:te|mer)\b|stemte\s+for|stemmer\s+for|(?:stemmer\s+)?for\s*(?:\(\d+\)\s*)?:"
    rf"|for\s+(?:[\w-]*(?:forslaget|indstillingen))\s*:|stemte\s+ja|ja(?:-stemmer)?\s*:|ja\s+stemte|{ALONE.format('for')})"
)
AGAINST = (
    rf"(?:i?mod\s+{MATTER}stem(?:te|mer)\b|stemte\s+imod|stemte\s+mod|stemmer\s+imod|(?:stemmer\s+)?i?mod\s*(?:\(\d+\)\s*)?:"
    rf"|i?mod\s+(?:[\w-]*(?:forslaget|indstillingen))\s*:|stemte\s+nej|nej(?:-stemmer)?\s*:|nej\s+stemte"
    rf"|{ALONE.format('i?mod')})"
)
ABSTAIN = (
    r"(?:(?:stemmer\s+)?hverken\s+(?:for|ja)\s+eller\s+(?:i?mod|nej)(?:\s+stemte)?|undl(?:od|ader|adt)(?:\s+at\s+stemme)?"
    r"|stemte\s+blankt|stemte\s+hverken(?:\s+for\s+eller\s+i?mod)?|blank[et]?\s*:|blankt?\s+stemte"
    r"|afholdt\s+sig\s+fra\s+at\s+stemme|afstod\s+fra\s+at\s+stemme)"
)
SIDE = re.compile(rf"(?P<abstain>\b{ABSTAIN})|(?P<against>\b{AGAINST})|(?P<for>\b{FOR})", re.IGNORECASE)
LIST = r"\((?P<names>(?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)"
# "11 for (C og V) og 20 imod (A)", "18 stemmer for (A)", "2 hverken for eller imod (N)"
COUNTED = re.compile(
    rf"\b\d+\s+(?:medlem(?:mer)?\s+)?(?:stemmer\s+|stemte\s+)?(?P<side>for|i?mod|undlod"
    r"|hverken(?:\s+for\s+eller\s+i?mod|\s*/\s*eller))"
    rf"(?:\s+[a-zæøå]*(?:forslaget|indstillingen))?\s*{LIST}",
    re.IGNORECASE,
)
# behind a side: it labels no list to come, as "Undlod at stemme: 2 (D)" and "for stemte" do
NO_LABEL = r"(?!\s+stem|(?:\s+(?:at\s+stemme|for\s+eller\s+i?mod))?\s*[:\d])"
# "9 stemmer (A og F) for", "2 (Karen Holm og Bo Dam) undlod at stemme"
COUNTED_FIRST = re.compile(
    rf"\b\d+\s+(?:medlem(?:mer)?\s+|stemme(?:r)?\s+)?{LIST}\s+(?:(?:stemte|stemmer)\s+)?"
    r"(?P<side>for|i?mod|undlod|undlader|hverken|blankt)\b" + NO_LABEL,
    re.IGNORECASE,
)
# "med 24 stemmer for (A, V) mod 4 (Ø)"
COUNTED_AFTER = re.compile(rf"\b(?P<side>i?mod)\s+\d+\s*(?:stemmer?\s*)?{LIST}", re.IGNORECASE)
# "med 13 stemmer (A, B, F)", "med stemmerne 15 (A, F) mod 10 (V)"
COUNTED_VOICES = re.compile(rf"\b(?P<side>med)\s+(?:\d+\s+stemmer?|stemmerne\s+\d+)\s*{LIST}", re.IGNORECASE)
# "et flertal bestående af A, B og C", "et mindretal (V og Ø)", "et flertal på 16 (A, V og C)"
MAJORITY = re.compile(
    r"\b(?:[a-zæøå]+s)?(?P<size>flertal|mindretal)(?:let)?\s*(?:på\s+\d+\s*)?(?:i\s+(?:[^\W\d_]+-\s+og\s+)?\w+\s*)?"
    r"(?:,?\s*(?:bestående\s+af|nemlig|dvs\.)|(?P<bracket>\()|,(?=\s+[A-ZÆØÅ]))\s*"
    r"(?P<names>(?:[^.;()]|\((?:[^()]|\([^()]*\))*\)|\b[A-ZÆØÅ]\.)+?)"
    r"(?=(?(bracket)\)|(?:,?\s+(?:stemte|godkend\w+|tiltræder|tiltrådte|vedtog|vedtager|kunne|kan|ønske\w*|anbefale\w*"
    r"|indstille\w*|stemmer|var|er|der|som|beslutte\w*|foreslå\w*|støtte\w*|mod|mens|medens)\b|[.;]|$)))",
    re.IGNORECASE,
)
# what a part of a body did, behind its names: "... (V og Ø) stemte imod", "... kunne ikke godkende",
# "... indstiller, at forslaget forkastes", "... indstiller forslaget til vedtagelse"
MOVES = r"(?:indstille|anbefale|foreslå)\w*,?\s+(?:at\s+)?(?:forslaget|indstillingen)\s+"
PARTED = re.compile(
    r"\)?\s+(?:(?:stemte|stemmer)\s+(?P<side>for|i?mod)\b"
    r"|(?P<lost>(?:kan|kunne)\s+ikke\s+(?:tiltræde|godkende|anbefale|støtte)\b"
    rf"|{MOVES}(?:(?:forkast|afvis|afslå)\w*s\b|til\s+(?:forkastelse|afvisning|afslag)\b))"
    r"|(?P<won>(?:kan|kunne)\s+(?:tiltræde|godkende|anbefale|støtte)\b"
    rf"|{MOVES}(?:(?:vedtage|godkende|tiltræde|imødekomme)s\b(?!\s+ikke)|til\s+(?:vedtagelse|godkendelse)\b)))"
)
# what a body does with a matter, where its members are parted by it
RULES = r"(?:anbefal|godkend|tiltræde|tiltrådte|vedtog|vedtage|beslutte|støtte|indstille|tilslutte)\w*"
# "6 medlemmer (V+A) anbefaler indstillingen", "A, C og V (6) godkendte", "A og V (17) besluttede ikke at"
COUNTED_RULING = re.compile(
    rf"(?:\b\d+\s+(?:medlem(?:mer)?|stemmer)\s*{LIST.replace('names', 'inside')}"
    r"|(?<![\w.])(?P<letters>(?:[Ll]iste\s+)?[A-ZÆØÅ](?:(?:\s*[,+]\s*|\s+og\s+)(?:[Ll]iste\s+)?[A-ZÆØÅ]\b)*)\s*\(\d+\))"
    rf"\s+(?:(?:kan|kunne)\s+)?(?P<verb>{RULES})(?P<no>\s+ikke\b)?"
)
# "A, B og C stemte imod": the names stand before
WORD = r"(?:N\.\s?N\.|[A-ZÆØÅ]\.(?=[ ]?[A-ZÆØÅ][.\w])|[A-ZÆØÅ][\wæøå'’-]*)"
VOTER = (
    rf"(?:(?:[Ll]iste|[Gg]ruppen?|[Pp]artiet|[Ll]øsgænger(?:en|ne)?)\s+)?{WORD}(?:\s+{WORD})*(?:\s+(?:[a-zæøå]*gruppe|medlemmer))?"
    r"(?:\s*\([^()]*\))?"
)
VOTERS = rf"{VOTER}(?:(?:\s*,\s*|\s*\+\s*|\s+og\s+|\s+samt\s+){VOTER})*"
ADVERB = r"(?:(?:derfor|herefter|dog|ligeledes|også|således|som\s+(?:den|de|det)\s+eneste)\s+)?"
# "Venstres medlemmer af udvalget stemte", "Dansk Folkeparti, ved Karen Holm, stemte"
ASIDE = rf"(?:\s+(?:af|i)\s+[a-zæøå]+|,?\s+(?:ved|v/)\s*{WORD}(?:\s+{WORD})*,?)?"
BEFORE = re.compile(
    rf"(?<![\w.])(?P<names>{VOTERS}){ASIDE},?\s+(?:(?:der|som)\s+)?{ADVERB}"
    r"(?:(?:(?:kan|kunne)\s+ikke|tager|tog)\s+[^.,;\n]{3,60}?\s+og\s+)?"
    r"(?P<verb>stemte|stemmer|undlod|undlader|afholdt|afstod)"
    rf"(?:\s+{ADVERB}(?P<side>for|imod|mod|hverken|blankt|at\s+stemme|sig|fra)\b|(?<=undlod)(?=\s*[.,;\n]|$))"
)
# "Herefter stemte A og B for indstillingen", "dog stemte Ø imod punkt 3"
AROUND = re.compile(
    rf"(?<![Ff]or\s)(?<![Ii]mod\s)\b(?P<verb>stemte|stemmer)\s+(?P<names>{VOTERS})\s+(?P<side>for|i?mod|hverken|blankt)\b"
)
# "A og F stemte for, og V imod": the verb is said once
AGAIN = re.compile(
    r"\bstemte\s+for(?:\s+\w+)?,?\s+(?:og|mens)\s+(?P<names>(?:[Ll]iste\s+)?[A-ZÆØÅ][^.;\n]{0,80}?)\s+(?P<side>i?mod)\b"
)
# "V og O kan ikke tiltræde", "idet Bo Dam (V) ikke kunne støtte placeringen": no vote where none was taken
CANNOT = (
    rf"(?<![\w.])(?P<names>{VOTERS}),?\s+(?:(?:der|som)\s+)?"
    rf"(?:(?:kan|kunne)\s+{ADVERB}ikke|ikke\s+(?:kan|kunne))\s+"
)
REFUSED = re.compile(
    rf"{CANNOT}(?P<side>tiltræde|godkende|anbefale|støtte|tilslutte\s+sig|gå\s+ind\s+for|medvirke\s+til)\b"
)
# "A og V kan tiltræde indstillingen": the other side of such a vote
ACCEPTED = re.compile(
    rf"(?<![\w.])(?P<names>{VOTERS}),?\s+(?:(?:der|som)\s+)?(?:kan|kunne)\s+{ADVERB}"
    r"(?P<side>tiltræde|godkende|anbefale|støtte|tilslutte\s+sig|gå\s+ind\s+for)\b"
)
NOT_FOR = re.compile(rf"{CANNOT}(?P<side>stemme\s+for)\b")
# "De øvrige stemte for", "Øvrige medlemmer godkendte indstillingen", "godkendt af de øvrige"
REST = re.compile(
    r"\b(?:(?:de\s+)?øvrige(?:\s+(?!stem)[a-zæøå]+)?|resten(?:\s+af\s+\w+)?)\s+(?P<verb>stemte|stemmer|undlod|godkend\w+"
    r"|tiltrådte|tiltræder|anbefal\w+|vedtog)(?:\s+(?P<side>for|i?mod))?\b|\b(?:godkendt|tiltrådt|vedtaget)\s+af\s+de\s+øvrige\b",
    re.IGNORECASE,
)
# "Karen Holm (V) ønsker ført til protokols, at hun stemmer imod"
PROTOCOL = re.compile(
    rf"(?<![\w.])(?P<names>{VOTERS})\s+(?:ønske[rd]?e?|bad|begærede|fik|bemærke[rd]?e?|oplyste)\b[^.;\n]{{0,80}}?"
    r"\bat\s+(?:han|hun|de|partiet|gruppen|listen)\s+(?P<verb>stemte|stemmer|undlod|undlader)\s+"
    r"(?P<side>for|imod|mod|hverken|blankt|at\s+stemme)\b"
)
# "vedtaget mod Ø's stemmer", "tiltrådt mod stemmerne fra Venstre og Bo Dam"
OPPOSED = re.compile(
    rf"\b(?P<side>i?mod)\s+(?:(?:\d+\s+)?stemmer?(?:ne)?\s+fra\s+(?P<names>{VOTERS})|(?P<owners>{VOTERS})\s+stemmer?\b)"
)
# "godkendte indstillingen mod Karen Holm (A), der ...", "vedtaget mod A og B"
DISSENT = re.compile(
    r"\b(?:godkend\w+|vedtog|vedtaget|tiltr[åæ]d\w*|anbefal\w+|forkast\w+)(?:\s+(?:indstillingen|forslaget|sagen|planen))?"
    rf"\s+(?P<side>i?mod)\s+(?P<names>{VOTERS})(?=\s*[,.;\n]|\s+(?:der|som)\b|$)"
)
# "godkendt med stemmerne fra A, F og Ø"
VOICES = re.compile(
    r"(?<!mod\s)(?<!mod\s\d\s)(?<!mod\s\d\d\s)\b(?P<side>stemmer)(?:ne)?\s+fra\s+(?P<names>[^.;\n]+?)(?=\s+(?:imod|mod|for)\b|[.;\n]|$)"
)
# "A, B (8) og V": party letters alone
LETTERS = re.compile(
    r"^[\s:]*(?:(?:i\s+alt\s+)?\d+\s*(?:(?:medlemmer|stemmer)\s*)?:?\s*)?(?:(?:[Ll]iste\s+)?[A-ZÆØÅ](?:\s*\([^()]*\))?(?:\s*[,/+]\s*|\s+og\s+|\s+samt\s+|$))+$"
)
# a new round of voting; an amendment is voted on before the matter itself
AMENDED = re.compile(
    r"ændringsforslag|modforslag|underændring|(?<!fremsender )(?<!fremsendte )\bforslag\s+om\b"
    r"|\bforeslog\b|\bforslag\s+fra\b",
    re.IGNORECASE,
)
OPENS = re.compile(
    r"\b(?:herefter|derefter|dernæst|efterfølgende|afstemning\s+om|\d\.\s+afstemning"
    r"|sat(?:tes)?\s+(?:herefter\s+)?(?:til|under)\s+afstemning)\b",
    re.IGNORECASE,
)
# what a text about a vote must have; quick to look for
VOTING = re.compile(
    r"stem|undl|mod\b|flertal|mindretal|blank|afholdt|afstod|\b(?:for|ja|nej)\s*[:\n]"
    r"|ikke\s+(?:(?:kan|kunne)\s+)?(?:tiltr|godk|anbef|støt|tilsl|gå\s+ind|medv)",
    re.IGNORECASE,
)
# words for those who voted that name nobody
NOBODY = frozenset({
    "ingen", "alle", "samtlige", "resten", "øvrige", "de øvrige", "flertallet", "mindretallet", "følgende",
    "en", "én", "et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv",
    "et mindretal", "et flertal", "udvalget", "byrådet", "imod", "for", "et enigt udvalg", "et enigt byråd",
    "begge", "stemmerne", "flere", "de", "afstemning", "vi", "jeg", "han", "hun", "man",
})  # fmt: skip

"""Words of the drawn minutes: people, bodies, matters and their texts. Everything here is invented.

Slots: {road}, {place}, {club}, {sum}, {year}, {day}; {b} is the body in running text, {unit} who wrote it.
"""

FIRST = [
    "Anders",
    "Anne-Mette",
    "Asger",
    "Birthe",
    "Bo",
    "Britta",
    "Claus",
    "Dorte",
    "Egon",
    "Elin",
    "Erling",
    "Grethe",
    "Hanne",
    "Hans-Peter",
    "Helle",
    "Ivan",
    "Jonna",
    "Jørn",
    "Karl",
    "Kirsten",
    "Knud",
    "Lars",
    "Leif",
    "Lis",
    "Maja",
    "Morten",
    "Nina",
    "Ole",
    "Pernille",
    "Poul",
    "Rasmus",
    "Signe",
    "Steen",
    "Susanne",
    "Søren",
    "Tove",
    "Torben",
    "Vibeke",
    "Villy",
    "Åge",
]
LAST = [
    "Agerskov",
    "Bækgaard",
    "Damkjær",
    "Elkær",
    "Fruergård",
    "Gadebjerg",
    "Havbo",
    "Isbak",
    "Jernved",
    "Kærsgaard",
    "Lundø",
    "Mølbak",
    "Nørlund",
    "Ottesen",
    "Præstholm",
    "Rosenbæk",
    "Sandholt",
    "Tjørnelund",
    "Uhrskov",
    "Voldby",
    "Østby",
    "Aaes",
    "Holm",
    "Jensen",
    "Krogh",
    "Bjerre",
    "Friis",
]
PARTIES = ["A", "B", "C", "F", "I", "O", "V", "Ø", "Å"]
TOWNS = ("Almind", "Birkerod", "Ellemose", "Havnsø-Torup", "Kærup", "Nordmarken", "Søndersted", "Tranebjerg")
COUNCILS = ("Byrådet", "Kommunalbestyrelsen")
COMMITTEES = (
    "Økonomiudvalget",
    "Teknik- og Miljøudvalget",
    "Børne- og Skoleudvalget",
    "Social- og Sundhedsudvalget",
    "Kultur- og Fritidsudvalget",
    "Udvalget for Klima og Byer",
    "Plan- og Boligudvalget",
)
UNITS = ("Forvaltningen", "Direktionen", "Administrationen", "Center for By og Natur", "Skoleafdelingen")
ROOMS = ("Byrådssalen", "mødelokale 2, rådhuset", "Mødelokale C", "Rådhussalen", "lokale 114")
ROADS = ("Bøgealle", "Lindevej", "Søndergade", "Granvænget", "Kirkebakken", "Vestre Strandvej", "Industrivej")
PLACES = ("Åbrinken", "Stenhøjskolen", "Sølund", "havneområdet", "Kildebakken", "Nørremarken", "Torvet")
CLUBS = (
    "Idrætsforeningen Fremad",
    "Almind Roklub",
    "Spejdergruppen",
    "Borgerforeningen",
    "Håndværkerforeningen",
)

# (title, kind, what is recommended); kind: "do", "note", "talk"
MATTERS = (
    (
        "Lokalplan {n} for boliger ved {road}",
        "do",
        (
            "at forslag til lokalplan {n} sendes i offentlig høring i otte uger",
            "at der ikke udarbejdes miljørapport",
        ),
    ),
    (
        "Anlægsbevilling til ny cykelsti langs {road}",
        "do",
        (
            "at der gives en anlægsbevilling på {sum}",
            "at rådighedsbeløbet frigives",
            "at arbejdet udbydes i hovedentreprise",
        ),
    ),
    (
        "Nedrivning af ejendommen {road} {n}",
        "do",
        ("at ejendommen nedrives", "at udgiften på {sum} afholdes af puljen til landsbyfornyelse"),
    ),
    ("Ansøgning om tilskud fra {club}", "do", ("at der ydes et tilskud på {sum}",)),
    (
        "Regnskab for {year}",
        "do",
        ("at regnskabet godkendes og oversendes til revisionen", "at mindreforbruget på {sum} overføres"),
    ),
    ("Budgetopfølgning pr. 31. maj", "note", ("at opfølgningen tages til efterretning",)),
    (
        "Salg af areal ved {place}",
        "do",
        ("at arealet sælges til højestbydende", "at salgsprisen tilgår kassen"),
    ),
    ("Takster for dagtilbud", "do", ("at taksterne for {year} godkendes",)),
    ("Orientering om kloakering ved {place}", "note", ("at orienteringen tages til efterretning",)),
    ("Kvalitetsrapport for folkeskolen", "talk", ("at rapporten drøftes",)),
    ("Skolestruktur i den nordlige del af kommunen", "talk", ("at modellerne drøftes",)),
    ("Hastighedsgrænse på {road}", "do", ("at den tilladte hastighed nedsættes til 40 km/t",)),
    ("Valg af medlemmer til hegnsynet", "do", ("at de nuværende medlemmer genvælges",)),
    (
        "Låneoptagelse til renovering af {place}",
        "do",
        ("at der optages et lån på {sum}", "at lånet afdrages over 25 år"),
    ),
    ("Vedtægter for {club}", "do", ("at vedtægterne godkendes",)),
    (
        "Ny affaldsplan",
        "do",
        (
            "at planen vedtages",
            "at planen evalueres efter to år",
            "at borgerne orienteres om de nye ordninger",
        ),
    ),
    ("Dispensation til byggeri på {road} {n}", "do", ("at der meddeles dispensation fra byggelinjen",)),
    ("Tilsynsrapport for plejehjemmet {place}", "note", ("at rapporten tages til efterretning",)),
    ("Frivilligcenter ved {place}", "do", ("at centret etableres", "at der afsættes {sum} årligt")),
    ("Vinterberedskab og glatførebekæmpelse", "note", ("at redegørelsen tages til efterretning",)),
    (
        "Udvidelse af parkeringspladsen ved {place}",
        "do",
        ("at der anlægges 24 pladser", "at udgiften på {sum} finansieres af kassebeholdningen"),
    ),
    (
        "Principper for udlejning af kommunens lokaler",
        "do",
        ("at principperne godkendes", "at de træder i kraft den 1. januar"),
    ),
    ("Henvendelse fra beboere på {road} om støj", "talk", ("at henvendelsen drøftes",)),
    ("Varmeforsyning i {place}", "do", ("at projektforslaget godkendes efter varmeforsyningsloven",)),
)
PLAIN = (
    ("Godkendelse af dagsorden", "do"),
    ("Meddelelser", "note"),
    ("Spørgetid", "none"),
    ("Eventuelt", "none"),
    ("Orientering fra formanden", "note"),
)
CLOSED = ("Køb af ejendom", "Personsag", "Tilbud på entreprise", "Ansættelse af skoleleder")
SUMMARY = (
    "Sagen forelægges, fordi den nuværende aftale udløber ved årets udgang.",
    "Med denne sag skal {b} tage stilling til, hvordan arbejdet føres videre.",
    "{unit} har gennemgået området ved {place} og peger på tre mulige løsninger.",
)
CASE = (
    "Området ved {place} har i en årrække været præget af tung trafik, og naboerne har flere "
    "gange henvendt sig om støj og støv.",
    "I {year} blev der gennemført en undersøgelse, som viste, at behovet er størst i den "
    "vestlige del af byen. Undersøgelsen omfattede 214 husstande, hvoraf 63 pct. svarede.",
    "{b1} behandlede en tilsvarende sag den {day}, hvor det blev besluttet at afvente de nye regler.",
    "Der er indhentet tilbud fra tre firmaer. Det laveste tilbud lyder på {sum} ekskl. moms, "
    "og arbejdet kan være afsluttet inden sommerferien.",
    "Efter lovens § 14, stk. 2, kan kommunen stille vilkår om, at anlægget holdes ved lige.",
    "{unit} vurderer, at forslaget kan gennemføres inden for de nuværende rammer, hvis "
    "tidsplanen forlænges med et halvt år.",
    "De berørte grundejere er orienteret ved brev og har haft lejlighed til at se tegningerne "
    "på biblioteket.",
    "Ejendommen er opført i 1934 og har et bebygget areal på 186 m2. Den har stået tom siden {year}.",
    "Foreningen har 312 medlemmer, heraf 140 under 18 år, og har til huse på {road}.",
    "Såfremt {b} godkender forslaget, vil arbejdet kunne begynde i foråret.",
)
LISTS = (
    (
        "Forslaget indeholder følgende dele:",
        ("ny belysning på {road}", "beplantning mod skel", "flytning af indkørslen"),
    ),
    ("Der er lagt vægt på tre forhold:", ("tilgængelighed", "drift og vedligehold", "hensynet til naboerne")),
    ("Tidsplanen er som følger:", ("udbud i april", "kontrakt i juni", "ibrugtagning i december")),
)
ECONOMY = (
    "Udgiften udgør {sum} og afholdes inden for den afsatte ramme.",
    "Forslaget har ingen bevillingsmæssige følger.",
    "Den årlige driftsudgift skønnes til {sum} Beløbet indarbejdes i budgettet for {year}.",
)
HEARING = (
    "Forslaget har været sendt til udtalelse i ældrerådet, der ikke har haft bemærkninger.",
    "Der er indkommet fire høringssvar, som er vedlagt.",
)
ANNEXES = (
    "Oversigtskort",
    "Ansøgning af {day}",
    "Høringssvar fra grundejerforeningen",
    "Notat om økonomien",
    "Udkast til aftale",
    "Tegninger af {place}",
    "Tilbudsliste",
    "Udtalelse fra ældrerådet",
    "Referat af borgermøde",
)
RULINGS = {
    "approved": (
        "Godkendt.",
        "Indstillingen godkendt.",
        "Tiltrådt.",
        "{b1} godkendte indstillingen.",
        "Vedtaget.",
        "Indstillingen blev enstemmigt tiltrådt.",
        "Forslaget blev vedtaget.",
        "{b1} tiltræder det indstillede.",
        "Bevilget.",
    ),
    "noted": ("Taget til efterretning.", "Orienteringen blev taget til efterretning.", "Til efterretning."),
    "discussed": ("Drøftet.", "Sagen blev drøftet.", "{b1} drøftede sagen."),
    "rejected": ("Afslået.", "Indstillingen blev forkastet.", "Kunne ikke godkendes."),
    "postponed": ("Udsat.", "Sagen blev udsat til næste møde.", "Udsættes."),
    "referred": ("Sendes til udtalelse i {other}.", "Tilbagesendt til {unit0} til fornyet behandling."),
    "approved_with_changes": (
        "Godkendt, idet {c}.",
        "Indstillingen godkendt med den tilføjelse, at {c}.",
        "Godkendt, dog således at {c}.",
    ),
    "no_record": ("Intet at referere.", "Intet."),
}
CONDITIONS = (
    "ordningen gøres toårig",
    "bøgehækken mod {road} bevares",
    "der følges op inden årets udgang",
    "udgiften holdes inden for rammen",
)
REMARKS = (
    "{p} tog forbehold.",
    "{p} ønskede ført til protokols, at sagen burde have været belyst bedre.",
    "{p} deltog ikke i sagens behandling på grund af inhabilitet.",
)
ADVICE = ("Anbefales.", "Indstillingen anbefales.", "Anbefales godkendt.")
DEPARTMENTS = (
    "Teknik og miljø",
    "Børn og skole",
    "Økonomi og planlægning",
    "Kultur og fritid",
    "Social og sundhed",
)
KINDS = ("Sager til beslutning", "Sager til orientering", "Sager til drøftelse")

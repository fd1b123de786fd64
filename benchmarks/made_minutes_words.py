"""Words that the made-up minutes are put together from: people, places, bodies, cases and running text.

Everything here is invented. In all texts {b} is the
body in lower case ("byrådet"), {place}, {road}, {sum}, {date}, {unit}, {year} and {n} are drawn anew.
"""

FIRST_NAMES = [
    "Agnete",
    "Birger",
    "Connie",
    "Dagny",
    "Ejvind",
    "Frode",
    "Gudrun",
    "Hardy",
    "Ingelise",
    "Jytte",
    "Kjeld",
    "Lisbet",
    "Magnus",
    "Nanna",
    "Orla",
    "Palle",
    "Ragnhild",
    "Sanne",
    "Tage",
    "Ulla",
    "Viggo",
    "Winnie",
    "Yrsa",
    "Åse",
    "Bodil",
    "Carsten",
    "Ditte",
    "Esben",
    "Flemming",
    "Gerda",
    "Henning",
    "Irma",
    "Jens-Ole",
    "Karsten",
    "Lone",
    "Mogens",
    "Niels-Erik",
    "Oline",
    "Preben",
    "Rikke",
]
LAST_NAMES = [
    "Abildskov",
    "Brogård",
    "Dalsø",
    "Egelund",
    "Fuglsig",
    "Grønkjær",
    "Hedelund",
    "Iversgaard",
    "Juelsbo",
    "Kragelund",
    "Langbo",
    "Mosekær",
    "Nymark",
    "Overby",
    "Piilgaard",
    "Ravnsø",
    "Skovbo",
    "Toftemark",
    "Ulfeldt",
    "Vestbirk",
    "Østerlund",
    "Ågesen",
    "Bang-Mose",
    "Rytter",
    "Lyngdal",
    "Hvidtfelt",
    "Stensgård",
    "Thorbro",
]
PARTIES = ["A", "B", "C", "F", "I", "O", "V", "Ø", "Å", "Æ", "M", "L"]
MUNICIPALITIES = [
    "Nørreby",
    "Vestermose",
    "Lyngholm",
    "Sandager",
    "Birkerup",
    "Åhusby",
    "Egedal-Tofte",
    "Skovlunde",
    "Kystbjerg",
    "Rørmose",
    "Hedelund",
    "Fjordager",
]
PLACES = [
    "Kirkeengen",
    "Bakkeskolen",
    "Mølledammen",
    "Havnepladsen i Strandby",
    "Plejecenter Solvang",
    "Tofteparken",
    "Lundehallen",
    "Børnehuset Spiren",
    "den gamle stationsbygning",
    "Ådalens Skole",
    "Erhvervspark Nord",
    "Fuglekvarteret",
]
ROADS = "Møllevej Skolegade Engdraget Nordre Ringvej Kirkestien Havnegade Lærkevænget".replace(
    "Nordre Ringvej", "Nordre_Ringvej"
).split()
UNITS = [
    "Center for Plan og Byg",
    "Center for Børn og Skole",
    "Teknik og Miljø",
    "Ejendomscentret",
    "Økonomi og HR",
    "Sundhed og Omsorg",
    "Kultur og Fritid",
    "Afdelingen for Vej og Park",
    "Job og Borgerservice",
    "Staben",
]
CHIEFS = [
    "Direktøren",
    "Skolechefen",
    "Vejchefen",
    "Sekretariatet",
    "Forvaltningen",
    "Centerchefen",
    "Økonomichefen",
    "HR",
    "BYG",
    "Planafdelingen",
]
MONTHS = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]
WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
ROOMS = [
    "Mødelokale 2",
    "Byrådssalen, Rådhuset",
    "Lokale C.1.07",
    "Udvalgsværelset, 1. sal",
    "Kantinen på Rådhuset",
    "Mødecenter Nord, lokale 4",
]
COMMITTEES = [
    "Teknik- og Miljøudvalget",
    "Børne- og Undervisningsudvalget",
    "Kultur- og Fritidsudvalget",
    "Økonomiudvalget",
    "Social- og Sundhedsudvalget",
    "Klima- og Planudvalget",
    "Arbejdsmarkeds- og Integrationsudvalget",
    "Ældreudvalget",
]
COUNCILS = ("Byrådet", "Kommunalbestyrelsen", "Borgerrepræsentationen")
GROUPS = {
    "Direktionsmøde": "direktionen",
    "Chefmøde": "chefgruppen",
    "Afdelingsmøde": "ledergruppen",
    "Borgmestermøde": "borgmesteren",
}

OPENING = (
    ("Godkendelse af dagsorden", "agenda"),
    ("Godkendelse af dagsordenen", "agenda"),
    ("Dagsorden", "agenda"),
)
CLOSING = (
    ("Eventuelt", "other"),
    ("Meddelelser", "news"),
    ("Orienteringer", "news"),
    ("Bordet rundt", "news"),
    ("Orientering fra formanden", "news"),
)
CLOSED = ("Køb af ejendom", "Personalesag", "Salg af erhvervsgrund", "Forhandling om lejemål", "Lukket sag")

SUMMARIES = (
    "I denne sag skal {b} tage stilling til {short}. Sagen har tidligere været drøftet med de "
    "berørte parter.",
    "{unit} har udarbejdet oplæg til {short}. Oplægget forelægges her til beslutning.",
    "{B} besluttede den {date} at bede forvaltningen undersøge {short}. Resultatet af "
    "undersøgelsen fremgår nedenfor.",
    "Sagen omhandler {short}.",
)
SENTENCES = (
    "Forvaltningen har i perioden gennemført en række dialogmøder med brugere, medarbejdere og bestyrelser.",
    "Det vurderes, at løsningen kan rummes inden for den gældende budgetramme.",
    "Den oprindelige indstilling blev godkendt med forbehold for finansieringen, og "
    "forbeholdet er nu bortfaldet.",
    "Beslutning om den endelige placering træffes først, når jordbundsundersøgelserne foreligger.",
    "Såfremt ansøgningen ikke bliver godkendt af ministeriet, vil sagen blive genoptaget.",
    "Der er indkommet {n} høringssvar, hvoraf hovedparten vedrører trafikafvikling og adgangsforhold.",
    "Udgiften er beregnet til {sum}, og der er indregnet 10 pct. til uforudsete udgifter.",
    "En godkendelse af forslaget medfører ikke ændringer i kommunens serviceniveau.",
    "Naboerne er orienteret ved brev af {date}, og der har været afholdt borgermøde på {place}.",
    "Arbejdet forventes påbegyndt i {month} {year} og afsluttet inden sommerferien det følgende år.",
    "Medarbejdersiden har taget orienteringen til efterretning og havde i øvrigt ingen kommentarer.",
    "Efter planlovens bestemmelser skal forslaget offentliggøres, inden der kan træffes endelig beslutning.",
    "Rådgiverens gennemgang viser, at tagkonstruktionen er i dårligere stand end antaget.",
    "De nærmere vilkår er beskrevet i den vedlagte aftale.",
    "Kørselsbehovet er steget, og busruterne omkring {road} er derfor lagt om.",
    "Forslaget blev drøftet på et fællesmøde, hvor der var opbakning til hovedprincipperne.",
    "Til sammenligning ligger gennemsnittet for sammenlignelige kommuner på {pct} pct.",
    "Der er tale om en lovbunden opgave, og kommunalbestyrelsesmedlemmernes mulighed for at "
    "ændre kriterierne er begrænset.",
)
LISTS = (
    (
        "Der er opstillet tre modeller:",
        (
            "Model 1: Den nuværende ordning fortsætter uændret.",
            "Model 2: Ordningen udvides til også at omfatte weekender og "
            "helligdage, hvilket kræver en omlægning af vagtplanerne.",
            "Model 3: Ordningen afvikles gradvist frem mod {year}.",
        ),
    ),
    (
        "Ansøgningen er vurderet ud fra følgende kriterier:",
        (
            "faglig kvalitet og sammenhæng med kommunens politikker",
            "egenfinansiering",
            "antallet af deltagere og åbenhed for nye brugere",
        ),
    ),
    (
        "Processen er tilrettelagt således:",
        (
            "Indstilling behandles i fagudvalget.",
            "Offentlig høring i otte uger.",
            "Endelig beslutning ved årets udgang.",
        ),
    ),
    (
        "Høringssvarene kan sammenfattes i disse hovedtemaer:",
        ("Trafiksikkerhed ved skolen", "Bevaring af de gamle træer langs {road}", "Parkering"),
    ),
)
ECONOMY = (
    "Sagen har ingen økonomiske konsekvenser.",
    "Udgiften på {sum} afholdes inden for den afsatte ramme på politikområde {m}.",
    "Der søges en tillægsbevilling på {sum}, som finansieres af kassebeholdningen. Den afledte "
    "årlige drift udgør {pct} pct. "
    "af anlægssummen.",
    "En tiltrædelse af indstillingen indebærer en mindreudgift på {sum} i overslagsårene.",
)
EARLIER = (
    "Godkendt.",
    "Sagen udsat.",
    "Indstillingen godkendt, idet udvalget ønskede en samlet plan.",
    "Sendes i høring.",
)

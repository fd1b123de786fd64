"""Words of the made-up archive: its matters, its bodies and how they speak.

Of each list of phrases every third is spoken by the matters that are kept back alone.
"""

from typing import NamedTuple

MUNICIPALITY = "Fjordlev"
NEIGHBOUR = "Østerlund"
COUNCIL = "Byrådet"
MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip


class Field(NamedTuple):
    """A committee: the mark of its proposals, its department and the KLE numbers of its cases."""

    body: str
    mark: str
    department: str
    numbers: tuple[str, ...]


class Subject(NamedTuple):
    """What a matter is about: its title, what it may be called later, and a sentence on it."""

    title: str
    renamed: str
    about: str


FIELDS = (
    Field("Socialudvalget", "SO", "Socialforvaltningen", ("27.42.00", "27.36.04", "27.18.02")),
    Field("Børne- og Skoleudvalget", "BS", "Børn og Skole", ("17.01.04", "28.06.00", "17.03.00")),
    Field("Teknik- og Miljøudvalget", "TM", "Teknik og Miljø", ("05.01.08", "09.08.22", "07.18.00")),
    Field("Kultur- og Fritidsudvalget", "KF", "Kultur og Fritid", ("20.05.14", "21.10.00", "18.20.00")),
)
# fmt: off
SUBJECTS: dict[str, tuple[Subject, ...]] = {
    "SO": (
        Subject("Natteravne på herberget Ankeret", "Aften- og nattebemanding på Ankeret",
                "Herberget har om natten kun én medarbejder, og beboerne efterspørger tryghed."),
        Subject("Sygeplejeklinik for borgere uden bopæl", "Sundhedstilbud til hjemløse",
                "Borgere uden fast bopæl kommer sjældent til lægen og får ubehandlede sår."),
        Subject("Fælles visitation af hjælpemidler", "Én indgang til kørestole og høreapparater",
                "I dag behandler tre kontorer ansøgninger om kørestole og høreapparater."),
        Subject("Mestringsforløb til unge med angst", "Gruppetilbud for unge, der isolerer sig",
                "Flere unge mellem 18 og 25 år forlader uddannelsen på grund af angst."),
        Subject("Ombygning af botilbuddet Solsikken", "Nye boliger til voksne med autisme",
                "Bygningen er fra 1974, og værelserne har fælles bad."),
        Subject("Støttekorrespondenter på væresteder", "Medarbejdere med egen erfaring på værestederne",
                "Personer, som selv har været brugere, ansættes på værestederne."),
        Subject("Skærmbaseret bostøtte", "Digital samtale i stedet for hjemmebesøg",
                "Bostøtten gives på video til de borgere, der ønsker det."),
        Subject("Alkoholbehandling om aftenen", "Udvidet åbningstid i rusmiddelcentret",
                "Borgere i arbejde kan ikke møde op i dagtimerne."),
        Subject("Opgangsfællesskab for voksne med hjerneskade", "Bofællesskab på Bomuldsvej",
                "Otte borgere kan flytte hjem fra tilbud i andre kommuner."),
        Subject("Botræning før egen bolig", "Prøvelejligheder til tidligere anbragte",
                "Unge, der har været anbragt, prøver at bo selv i tre måneder."),
        Subject("Gældsrådgivning i forsorgshjem", "Økonomisk vejledning til udsatte",
                "Beboere med gæld får hjælp til en afdragsordning."),
        Subject("Beskyttet værksted på Havnegade", "Flytning af snedkerværkstedet",
                "Lejemålet er opsagt, og snedkeriet skal flytte."),
        Subject("Rådgivning til pårørende til demente", "Demenskoordinatorer til familierne",
                "Pårørende bærer et stort ansvar og bliver selv syge."),
        Subject("Sansehave ved plejehjemmet Lindegården", "Udearealer for beboere på Lindegården",
                "Haven anlægges med bede i hofteniveau og rundgang."),
        Subject("Loftlifte i hjemmeplejen", "Forflytning med én medarbejder",
                "Med lifte i loftet kan én medarbejder klare forflytningen."),
        Subject("Akutpladser til kvinder på flugt fra vold", "Udvidelse af krisecentret",
                "Krisecentret har afvist 41 kvinder det seneste år."),
        Subject("Efterværn for unge med anbringelse", "Kontaktperson efter det fyldte 18. år",
                "Kontaktpersonen følger den unge i op til to år."),
        Subject("Tolkebistand i sundhedsplejen", "Videotolkning ved hjemmebesøg",
                "Tolkning over video giver hurtigere adgang."),
        Subject("Medicinhåndtering med doseringsrobot", "Robotter til pakning af medicin",
                "Robotten pakker tabletterne og melder, når de ikke er taget."),
        Subject("Aktivitetscenter for førtidspensionister", "Dagtilbud på den gamle telefoncentral",
                "Bygningen står tom og kan indrettes for små midler."),
        Subject("Genoptræning i varmtvandsbassin", "Bassintider til gigtramte",
                "Bassinet på Fjordskolen kan bruges om formiddagen."),
        Subject("Cykelrickshaw til plejehjem", "Ture med frivillige cykelpiloter",
                "Frivillige kører beboerne til fjorden."),
        Subject("Velkomstcenter til nye borgere", "Modtagelse af flygtninge på ét sted",
                "Nye borgere møder i dag op fem forskellige steder."),
        Subject("Diætist i distrikterne", "Kostvejledning til småtspisende",
                "Mange ældre taber sig uden selv at vide det."),
    ),
    "BS": (
        Subject("Nyt naturfagslokale på Bakkeskolen", "Modernisering af fysik og kemi på Bakkeskolen",
                "Lokalet har ikke stinkskabe, der lever op til kravene."),
        Subject("Udskiftning af tag på Engskolen", "Klimaskærm på Engskolen",
                "Taget har været utæt de seneste to vintre."),
        Subject("Udskiftning af tag på Strandskolen", "Klimaskærm på Strandskolen",
                "Tagpladerne indeholder asbest og er møre."),
        Subject("Tolærerordning i indskolingen", "To voksne i de yngste klasser",
                "Ordningen giver ro og tid til det enkelte barn."),
        Subject("Skovbørnehave i Hjortedal", "Naturbørnehave med bus",
                "Børnene køres i bus til skoven hver morgen."),
        Subject("Sprogstimulering i dagplejen", "Tidlig indsats for tosprogede småbørn",
                "Dagplejerne får besøg af en sprogpædagog hver uge."),
        Subject("Lektiecafé med frivillige", "Hjælp til lektier på biblioteket",
                "Pensionerede lærere har tilbudt deres hjælp."),
        Subject("Fælles køkken til daginstitutioner", "Madordning fra centralkøkken",
                "Et køkken kan levere frokost til elleve børnehaver."),
        Subject("Indeklima i klasselokaler", "Ventilation på tre skoler",
                "Målinger viser for meget kuldioxid i halvdelen af lokalerne."),
        Subject("Ungdomsskolens musikværksted", "Øvelokaler til unge bands",
                "Værkstedet har plads til fire bands ad gangen."),
        Subject("Skolevej med cykelsti i Vestbyen", "Sikker vej til Vestbyens skole",
                "Forældre kører børnene, fordi vejen er smal og mørk."),
        Subject("Tablets i specialklasser", "Digitale læremidler til elever med ordblindhed",
                "Elever med ordblindhed får teksten læst op."),
        Subject("Familiehus med overnatning", "Døgnophold for sårbare familier",
                "Familien bor i huset i seks uger og får støtte."),
        Subject("Nedlæggelse af puslestuer", "Ændret gæstepleje i dagplejen",
                "Gæsteplejen samles på to steder."),
        Subject("Svømmeundervisning i fjerde klasse", "Transport af elever til svømmehallen",
                "Alle elever skal kunne svømme, inden de forlader fjerde klasse."),
        Subject("Renovering af legepladser", "Legeredskaber i daginstitutionerne",
                "Tilsynet har lukket flere gynger og klatrestativer."),
        Subject("Kollegial vejledning af nye pædagoger", "Mentorordning for nyuddannede",
                "Hver fjerde nyuddannede søger væk inden for to år."),
        Subject("Åbne bordtennislokaler i klubberne", "Klubtilbud i weekenden",
                "Klubberne holder åbent lørdag eftermiddag."),
        Subject("Mobilfri skoledag", "Opbevaring af elevernes telefoner",
                "Der opsættes skabe med lås ved hver klasse."),
        Subject("Forældrekurser før fødslen", "Fødselsforberedelse i hold",
                "Kurset løber over fem aftener med jordemoder."),
        Subject("Tandklinik på hjul", "Mobil tandpleje til skolerne",
                "Tandplejen kører ud, så eleverne ikke mister timer."),
        Subject("Skolehaver i byen", "Dyrkning af grøntsager i undervisningen",
                "Eleverne dyrker kartofler og ærter på fem brakmarker."),
        Subject("Fraværsteam på mellemtrinnet", "Tidlig hjælp ved skolevægring",
                "Teamet kører hjem til elever med stort fravær."),
        Subject("Engelsk vuggestue", "Tilbud til internationale familier",
                "Virksomhederne efterspørger pasning på engelsk."),
    ),
    "TM": (
        Subject("Ny stibro over Mølleåen", "Forbindelse for gående og cyklister ved Møllen",
                "Den nuværende bro er lukket, fordi træet er råddent."),
        Subject("Udskiftning af gadelys til LED", "Energirigtig belysning på villaveje",
                "De gamle lamper bruger tre gange så meget strøm."),
        Subject("Regnvandsbassin ved Åkrogen", "Klimasikring af Åkrogen",
                "Kældrene i kvarteret står under vand efter skybrud."),
        Subject("Ladestandere på kommunale parkeringspladser", "Opladning af elbiler",
                "Udbuddet omfatter 40 ladepunkter på otte pladser."),
        Subject("Støjværn langs Nordre Ringvej", "Dæmpning af trafikstøj",
                "Beboerne har klaget over støjen siden udvidelsen af vejen."),
        Subject("Sanering af grunden ved det gamle gasværk", "Oprensning af forurenet jord på Gasværksvej",
                "Jorden indeholder tjære og benzen."),
        Subject("Fortov på Kirkevej", "Trafiksikkerhed ved kirken", "Gående går i dag på kørebanen."),
        Subject("Skovrejsning ved Granbakken", "Ny folkeskov øst for byen",
                "Skoven skal beskytte grundvandet mod nitrat."),
        Subject("Renovering af havnens bolværk", "Sikring af kajen",
                "Spunsvæggen er tæret, og kajen er spærret for tunge køretøjer."),
        Subject("Affaldssortering i etageboliger", "Nedgravede beholdere til affald",
                "Beboerne mangler plads til fire beholdere."),
        Subject("Busforbindelse til Sønderbakke", "Flextur i stedet for bus",
                "Ruten har i gennemsnit tre passagerer om dagen."),
        Subject("Lokalplan for Tangholmen", "Byggeri på den tidligere slagterigrund",
                "Planen giver mulighed for 120 boliger."),
        Subject("Vandløb ved Kildebækken", "Genslyngning af bækken",
                "Bækken får sit gamle løb, så ørreder kan gyde."),
        Subject("Bilfri Torvegade om lørdagen", "Forsøg med gågade",
                "Handelsforeningen har ønsket et forsøg hen over sommeren."),
        Subject("Fælles brandstation med nabokommunen", "Beredskab i Vesterlund",
                "De to stationer ligger ni kilometer fra hinanden."),
        Subject("Salg af den tidligere materielgård", "Afhændelse af Industrivej 9",
                "Grunden sælges efter udbud i fri handel."),
        Subject("Digestabilisering ved Nordstranden", "Kystsikring for sommerhusejerne",
                "Diget har sat sig og er for lavt ved stormflod."),
        Subject("Toiletter i bymidten", "Offentligt toilet på Rådhuspladsen",
                "De besøgende savner et toilet tæt ved torvet."),
        Subject("Supercykelsti til Fjordby", "Pendlerrute på den gamle banestrækning",
                "Ruten kan samle 600 pendlere om dagen."),
        Subject("Solceller på rådhuset", "Egen strøm på kommunens tage",
                "Anlægget dækker en femtedel af rådhusets forbrug."),
        Subject("Vejsalt med saltlage", "Glatførebekæmpelse med mindre salt",
                "Saltlage binder bedre og skåner træerne."),
        Subject("Rottespærrer i kloakken", "Bekæmpelse af rotter ved skoler",
                "Spærrerne lukker stikledningerne for rotter."),
        Subject("Nye parkeringsautomater i centrum", "Betaling for parkering med nummerplade",
                "Automaterne tager ikke længere imod mønter."),
        Subject("Fredning af egetræer på Volden", "Bevaring af gamle træer",
                "Træerne er plantet i 1840 og må ikke beskæres."),
    ),
    "KF": (
        Subject("Kunstgræsbane i Vestbyen", "Boldbane til helårsbrug",
                "Banen kan bruges hele vinteren af seks klubber."),
        Subject("Selvbetjent bibliotek i Hjortedal", "Længere åbningstid på filialen",
                "Lånerne lukker sig selv ind med sundhedskortet."),
        Subject("Scene i den gamle tobaksfabrik", "Kulturhus i Tobakken",
                "Fabrikken har stået tom siden 2011."),
        Subject("Omklædning i Fjordhallen", "Bad og skifterum til håndboldspillere",
                "Rummene er slidte, og der er skimmel i loftet."),
        Subject("Egnsmuseets nye magasin", "Opbevaring af museets genstande",
                "Genstandene opbevares i en fugtig lade."),
        Subject("Havnebad med sauna", "Vinterbadning ved Østmolen",
                "Foreningen driver saunaen med frivillige."),
        Subject("Spillested for unge kunstnere", "Koncerter i pakhuset",
                "Pakhuset har plads til 250 gæster."),
        Subject("Digitalisering af lokalarkivet", "Skanning af gamle fotografier",
                "Arkivet har 70.000 billeder, som kun kan ses på stedet."),
        Subject("Skatepark ved stadion", "Rullende aktiviteter for børn", "De unge har selv tegnet parken."),
        Subject("Kulturfestival på øerne", "Sommerens scenekunst", "Festivalen holdes på tre øer i uge 31."),
        Subject("Renovering af svømmehallens klorrum", "Arbejdsmiljø i svømmehallen",
                "Arbejdstilsynet har givet et påbud."),
        Subject("Musikskolens instrumentbank", "Udlån af strygere og blæsere",
                "Familier kan låne et instrument det første år."),
        Subject("Kirkegårdens kapel", "Borgerlige begravelser i kapellet",
                "Kapellet åbnes for ceremonier uden præst."),
        Subject("Fritidspas til børn", "Kontingenthjælp til familier med få midler",
                "Passet betaler kontingentet i en forening."),
        Subject("Udendørs fitness i Rosenparken", "Motionsredskaber i det fri",
                "Redskaberne stilles op langs løbestien."),
        Subject("Læsehunde på hovedbiblioteket", "Højtlæsning for en hund",
                "Børn læser højt for en rolig hund."),
        Subject("Ridehal ved Skovridergården", "Foreningernes ridefaciliteter",
                "Hallen ejes af rideklubben, som søger tilskud."),
        Subject("Frivilligcenter i stationsbygningen", "Mødested for foreningslivet",
                "Stationen bliver tom, når billetsalget lukker."),
        Subject("Stadionlys til aftenkampe", "Lysmaster på opvisningsbanen",
                "Forbundet kræver 800 lux i den øverste række."),
        Subject("Bogbus til landsbyerne", "Kørende bibliotek",
                "Bussen holder i fjorten landsbyer hver anden uge."),
        Subject("Teaterkarret for skoleklasser", "Børneteater med aftale om pladser",
                "Hver klasse får to forestillinger om året."),
        Subject("Gangbro til fugletårnet", "Naturformidling i rørskoven",
                "Tårnet kan i dag kun nås i gummistøvler."),
        Subject("Rulleskøjtehal i remisen", "Indendørs bane i den gamle remise",
                "Remisen har et jævnt gulv på 900 kvadratmeter."),
        Subject("Slægtsforskning på plejehjem", "Erindringsværksted for ældre",
                "Arkivaren kommer ud med billeder og kirkebøger."),
    ),
}
# fmt: on
INITIATIVES = (
    Subject("Færre møder i forvaltningen", "", "Hvert andet møde holdes ikke."),
    Subject("Fælles brevskabeloner", "", "Breve skrives i et sprog, borgerne forstår."),
    Subject("Genbrug af kontormøbler", "", "Møbler lånes mellem afdelingerne."),
    Subject("Digital post til foreninger", "", "Foreningerne får ikke længere brev."),
    Subject("Samling af vagtcentraler", "", "To vagtcentraler bliver til én."),
    Subject("Kortere ventetid i borgerservice", "", "Borgere bestiller tid."),
)
FILLERS = (
    ("Orientering fra formanden", "Formanden orienterede om aktuelle forhold.", "Taget til efterretning."),
    (
        "Orientering fra forvaltningen",
        "Der orienteres om nyt på området.",
        "Taget til efterretning.",
    ),
    ("Budgetopfølgning", "Forvaltningen fremlægger forventet regnskab.", "Taget til efterretning."),
    ("Årshjul og kommende sager", "Listen over kommende sager vedlægges.", "Drøftet."),
    ("Sygefravær i forvaltningen", "Fraværet er opgjort for det seneste kvartal.", "Taget til efterretning."),
    ("Dialogmøde med brugerrådet", "Rammen for mødet drøftes.", "Drøftet."),
)
APPROVED = (
    "Godkendt som indstillet.",
    "Indstillingen blev godkendt.",
    "Tiltrådt.",
    "Byrådet godkendte indstillingen.",
    "Godkendt.",
    "Vedtaget uden afstemning.",
)
RECOMMENDED = (
    "Anbefales.",
    "Udvalget anbefaler indstillingen.",
    "Indstilles til godkendelse.",
    "Anbefales over for Byrådet.",
    "Udvalget anbefaler, at Byrådet godkender forslaget.",
    "Indstilles godkendt.",
)
POSTPONED = (
    "Sagen blev udsat.",
    "Punktet udsættes til et kommende møde.",
    "Sagens behandling blev udsat med henblik på yderligere belysning.",
    "Udsat.",
    "Sagen udsættes.",
    "Udsættes til næste møde.",
)
REJECTED = (
    "Indstillingen blev forkastet.",
    "Forslaget blev ikke godkendt.",
    "Indstillingen kunne ikke tiltrædes.",
    "Afvist.",
    "Byrådet afviste forslaget.",
    "Forslaget bortfaldt, idet det ikke kunne opnå flertal.",
)
REFERRED = (
    "Sagen henvises til behandling i {body}.",
    "Henvist til {body}.",
    "Fremsendes til {body} til behandling.",
    "Sagen oversendes til behandling i {body}.",
    "Henvises til behandling i {body}.",
    "Oversendt til {body}.",
)
SENT_BACK = (
    "Sagen sendes tilbage til {body} til fornyet behandling.",
    "Tilbagesendt til {body}.",
    "Hjemvist til fornyet behandling i {body}.",
    "Byrådet sender sagen tilbage til {body}.",
    "Sagen tilbagesendes til {body}.",
    "Sagen hjemvises til {body}.",
)
CHANGED = (
    "Godkendt med den ændring, at bevillingen nedsættes til {granted}.",
    "Indstillingen blev godkendt, idet beløbet ændres til {granted}.",
    "Tiltrådt, dog således at der bevilges {granted}.",
    "Godkendt, dog med en bevilling på {granted}.",
    "Byrådet godkendte indstillingen med en bevilling på {granted}.",
    "Vedtaget med den ændring, at rammen sættes til {granted}.",
)
REASONS = (
    "Beløbet er nedsat fra {asked} til {granted}, fordi der er indhentet et lavere tilbud.",
    "Forskellen mellem {asked} og {granted} skyldes, at projektet udføres i to etaper.",
    "Der er opnået tilskud fra en fond, hvorfor behovet falder fra {asked} til {granted}.",
)
BACK = (
    "Sagen blev behandlet i {body} den {date}, punkt {number}.",
    "{body} behandlede sagen den {date} (punkt {number}) og udsatte den.",
    "Tidligere behandlet: {body} {date}, pkt. {number}.",
    "Punktet har været behandlet den {date} som punkt {number} i {body}.",
    "Sagen var på {body_genitive} dagsorden den {date}, punkt {number}.",
    "Behandlet i {body} den {date}, punkt nr. {number}.",
)
ASIDE = (
    "Løsningen svarer til den, som {body} godkendte den {date}, punkt {number}, for {other}.",
    "Til sammenligning kan nævnes {other}, som {body} tog stilling til den {date}, punkt {number}.",
    "Erfaringerne fra {other} ({body} den {date}, punkt {number}) er inddraget.",
)
PASSING = (
    "Forslaget skal ses i sammenhæng med {code} {other}, som behandles som en særskilt sag.",
    "Der er ikke overlap med {code}, der vedrører {other}.",
    "Medarbejderne hentes blandt dem, der i dag varetager opgaverne i {code}.",
)
QUOTED = (
    "Forslaget er optaget som {code} i Investeringsforslag {year}.",
    "Det samlede forslag fremgår af {code}.",
    "Grundlaget er investeringsforslag {code} fra {year}.",
)
RENUMBERED = (
    "Sagen har tidligere haft sagsnummer {case}.",
    "Sagen er overført fra sag {case}.",
    "Sagens tidligere nummer er {case}.",
)

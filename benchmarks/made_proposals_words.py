"""The words made-up proposals are drawn from: titles, row labels, departments, headings and sentences.

Everything is invented. The labels of the form itself (title, summary, departments) come in several wordings,
as no two municipalities print the same form.
"""

HEADS = (
    "INVESTERINGSFORSLAG",
    "EFFEKTIVISERINGSFORSLAG",
    "BUSINESS CASE",
    "Forslag til investering",
    "Budgetforslag",
)
TITLE_LABELS = ("Forslagets titel:", "Titel:", "Forslagets navn:", "Titel på forslag:")
SUMMARY_LABELS = ("Resumé:", "Kort resumé:", "Resume:", "Sammendrag:")
DEPARTMENT_LABELS = ("Fremstillende forvaltning:", "Ansvarlig forvaltning:", "Forvaltning:")
AFFECTED_LABELS = ("Berørte forvaltninger:", "Øvrige berørte forvaltninger:", "Andre berørte forvaltninger:")
CODE_LABELS = ("Forslag nr.:", "Nummer:")
DEPARTMENTS = (
    "Forvaltningen for Børn og Læring",
    "Social- og Omsorgsforvaltningen",
    "By- og Landskabsforvaltningen",
    "Kultur- og Idrætsforvaltningen",
    "Økonomi- og Stabsforvaltningen",
    "Arbejdsmarkedsforvaltningen",
    "Klima- og Vejforvaltningen",
    "Forvaltningen for Sundhed og Ældre",
    "Ejendomsforvaltningen",
)
TITLES = (
    "Fælles vagtplan for nattevagter i plejehjem",
    "Udskiftning af ventilation i daginstitutioner",
    "Solceller på svømmehaller og idrætsanlæg",
    "Digital booking af kommunale lokaler",
    "Rehabilitering før varig hjælp",
    "Nyt lønsystem til timelønnede",
    "Elcykler i stedet for tjenestebiler",
    "Sensorer i nedgravede affaldsbeholdere",
    "Samling af borgerservice og bibliotek",
    "Sensorstyret belysning på skoler",
    "Tidlig sproghjælp til tosprogede børn",
    "Hjemtagelse af genoptræning efter knæoperation",
    "Bedre indkøb af kørsel til specialskoler",
    "Vaskerobotter på bosteder",
    "Automatisk kontering af fakturaer",
    "Ny model for sygefraværssamtaler",
    "Energirenovering af rådhusets facader",
    "Mobile teams til unge uden uddannelse",
    "Fælles materielgård for vej og park",
    "Skærmbaseret opsyn om natten",
    "Omlægning af madproduktionen til to storkøkkener",
    "Sammenlægning af tre administrative centre med ét fælles sekretariat",
    "Robotstøvsugere og nye gulve i ældreboliger",
    "Forebyggelse af fald blandt hjemmeboende over 75 år",
)
PAGE_HEADS = (
    "",
    "",
    "Bilag 3 – Forslag til Budget {y}",
    "Budgetforhandlinger {y}",
    "Sagsnr. {y}-004512",
    "Fortroligt indtil {y}",
)
THEMES = (
    "Ældre og omsorg",
    "Børn, unge og familier",
    "Natur, vej og park",
    "Stabe og digitalisering",
    "Job og uddannelse",
    "Bygninger og energi",
    "Borgere med særlige behov i egen bolig",
)
SAVINGS = (
    "Færre vikartimer",
    "Lavere energiforbrug",
    "Mindre kørsel",
    "Sparede licenser",
    "Reduceret sygefravær",
    "Lavere lønudgift til administration",
    "Færre køb af eksterne pladser",
    "Gevinst ved fælles indkøb",
    "Mindre papir, porto og print",
    "Bortfald af husleje på to adresser",
    "Mindre behov for praktisk hjælp og personlig pleje efter endt rehabiliteringsforløb",
    "Færre overnatninger på aflastningspladser",
    "Nedlagte stillinger i stabene (3 fuldtidsstillinger)",
    "Reduktion i forsørgelsesudgifter",
    "Lavere udgifter til konsulentydelser og rejser",
    "Øget brugerbetaling",
    "Mindre madspild",
    "Færre skader og selvrisici",
)
COSTS = (
    "Drift af nyt system",
    "Serviceaftale med leverandør",
    "Abonnement og support",
    "Ekstra rengøring",
    "Løn til superbrugere",
    "Vedligehold af sensorer og netværk",
    "Ny fuldtidsstilling som driftsleder",
    "Løbende uddannelse af medarbejdere og ledere",
    "Forsikring og syn",
    "Opladning og strøm",
    "Afskrivning på hjælpemidler, som stilles til rådighed for borgerne",
    "Leje af 4 elvarebiler",
)
ONE_OFF = (
    "Indkøb af udstyr",
    "Projektleder i 18 måneder",
    "Ombygning af lokaler",
    "Konvertering af data",
    "Rådgiver, udbud og kontrakt",
    "Kompetenceudvikling",
    "Flytning og inventar",
    "Licenser, opstart",
    "Installation af målere og tavler",
    "Udvikling af snitflader til eksisterende fagsystemer",
    "Fase 1, forberedelse",
    "Fase 2, udrulning",
    "Pilotforsøg på to institutioner",
    "Uforudsete udgifter (10 pct.)",
    "Midlertidig dobbeltdrift i overgangsperioden mellem det gamle og det nye system",
    "Følgeforskning og evaluering",
    "Kommunikation til borgere og pårørende",
)
INCOME = (
    "Salg af brugte biler",
    "Tilskud fra energifond",
    "Statslig medfinansiering",
    "Salg af ejendom",
    "Lejeindtægt fra foreninger",
)
AREAS = ("Service", "Service", "Service", "Overførsler", "Efterspørgselsstyrede overførsler", "Finansposter")
APPROPRIATIONS = (
    "Hjemmepleje",
    "Dagtilbud",
    "Folkeskoler",
    "Fælles formål",
    "Vej og park",
    "Ejendomsdrift",
    "Byrådets pulje",
    "6.45.51",
    "3.22.01",
    "5.30.26",
    "Administration",
)
SECTIONS = {
    "lasting": (
        ("Varige ændringer", "Samlet varig ændring"),
        ("Varige ændringer", "Varige ændringer i alt"),
        ("Drift", "Drift i alt"),
        ("Varige effekter på driften", "Varige effekter i alt"),
    ),
    "one_off": (
        ("Implementeringsomkostninger", "Samlede implementeringsomkostninger"),
        ("Implementeringsomkostninger", "Implementeringsomkostninger i alt"),
        ("Engangsudgifter", "Engangsudgifter i alt"),
        ("Investeringer", "Samlede investeringer"),
    ),
    "income": (("Afledte indtægter", "Indtægter i alt"), ("Øvrige virkninger", "Øvrige virkninger i alt")),
}
GRAND_TOTALS = (
    "Samlet økonomisk påvirkning",
    "Samlet økonomisk påvirkning",
    "Samlet økonomisk virkning",
    "Forslagets nettovirkning i alt",
)
PAYBACK = (
    ("Tilbagebetalingstid baseret på serviceeffektivisering", "Tilbagebetalingstid baseret på totaløkonomi"),
    ("Tilbagebetalingstid, serviceeffektivisering", "Tilbagebetalingstid, totaløkonomi"),
    ("Tilbagebetalingstid på service", "Tilbagebetalingstid på totaløkonomi"),
)
CAPTIONS = {
    "all": (
        "Forslagets samlede økonomiske konsekvenser",
        "Forslagets samlede økonomi",
        "Økonomisk oversigt",
        "Samlede økonomiske virkninger af forslaget",
    ),
    "lasting": (
        "Varige ændringer, service",
        "Varige virkninger på driften",
        "Specifikation af driftsvirkninger",
    ),
    "one_off": (
        "Anlægsinvesteringer i forslaget",
        "Engangsudgifter fordelt på år",
        "Investeringer i forslaget",
    ),
    "staff": ("Personalemæssige konsekvenser", "Ændring i antal årsværk", "Årsværk fordelt på faggrupper"),
}
LASTING_TOTALS = ("Varige ændringer totalt, service", "Driftsvirkninger i alt", "Virkning på driften i alt")
ONE_OFF_TOTALS = ("Investeringer totalt, anlæg", "Engangsudgifter i alt", "Samlede investeringer")
STAFF = (
    "Pædagoger",
    "Social- og sundhedshjælpere",
    "Administrative medarbejdere",
    "Ledere og koordinatorer",
    "Teknisk personale",
    "Sygeplejersker",
)
SECTION_TITLES = (
    ("Baggrund og formål", "Baggrund", "Hvorfor dette forslag"),
    ("Forslagets indhold", "Indhold", "Beskrivelse af forslaget"),
    ("Økonomi", "Økonomiske konsekvenser", "Forslagets økonomi"),
    ("Implementering af forslaget", "Gennemførelse", "Tidsplan og gennemførelse"),
    ("Forslagets effekt", "Forventede effekter"),
    ("Opfølgning", "Opfølgning på mål"),
    ("Risikovurdering", "Risici"),
    ("Hvem er hørt?", "Høring", "Inddragelse og høring"),
)
HEARING_HEADERS = (
    ("", "Ja/Nej", "Dato for godkendelse"),
    ("Part", "Hørt", "Dato/bemærkning"),
    ("Hvem er hørt", "Svar", "Dato"),
)
PARTIES = (
    "Økonomistaben",
    "Digitaliseringsrådet",
    "HR-netværket",
    "Ejendomscenteret",
    "Jura og Udbud",
    "It-afdelingen",
    "Center for Budget, Økonomi- og Stabsforvaltningen",
    "Hovedudvalget",
    "Handicaprådet",
    "Ældrerådet",
)
HEARING_NOTES = (
    "Ingen bemærkninger.",
    "Ønsker en kort orientering, når udbuddet er afsluttet.",
    "Er hørt mundtligt og bakker op om forslaget.",
    "Svar afventes fra direktøren.",
)
CRITERIA_HEADERS = ("Succeskriterium", "Hvordan måles det?", "Hvem følger op?", "Hvornår?")
CRITERIA = (
    ("Mindst 8 af 10 brugere er tilfredse", "Spørgeskema til brugerne", "Sekretariatet", "Et år efter start"),
    ("Energiforbruget er faldet", "Aflæsning af målere", "Driftslederen", "Hvert kvartal"),
    ("Ventetiden er kortere end 14 dage", "Udtræk fra fagsystemet", "Centerlederen", "Ultimo året"),
    ("Færre klager over kørsel", "Antal modtagne klager", "Kørselskontoret", "Hvert halve år"),
)
NOTES = (
    "Note: Besparelser står med negativt fortegn.",
    "Anm.: Afvigelser i summer skyldes afrunding.",
    "* Beløbet er et foreløbigt skøn.",
    "Note: Minus betyder en mindreudgift for kommunen.",
)
SENTENCES = (
    "{D} har i flere år oplevet stigende udgifter på området, og budgettet har været under pres.",
    "Et forsøg med {n} medarbejdere viste, at opgaven kan løses hurtigere med de rette redskaber.",
    "Forslaget rummer en ændret arbejdsgang, hvor borgeren får svar ved den første henvendelse.",
    "Udgiften dækkes inden for rammen, og gevinsten hentes gradvist frem til {y}.",
    "Der regnes med {n} årsværk, som omlægges ved naturlig afgang.",
    "Erfaringer fra nabokommuner peger på en gevinst på mellem {n} og 30 pct. af den nuværende udgift.",
    "Leverandøren vælges efter et offentligt udbud i foråret {y}.",
    "Ledere og tillidsvalgte inddrages fra begyndelsen, så vagtplaner og oplæring passer sammen.",
    "Anslået koster løsningen {m} mio. kr. over perioden, heraf hovedparten de to første år.",
    "Borgerne vil opleve en mere sammenhængende indsats med færre skift mellem medarbejdere.",
    "Det er en forudsætning, at netværket på institutionerne er udbygget, inden udstyret tages i brug.",
    "Hvis tidsplanen skrider, udskydes gevinsten tilsvarende, og der meldes tilbage til udvalget.",
    "Beregningen bygger på et timetal på {n}.400 timer om året og en gennemsnitlig timeløn.",
    "De nye arbejdsgange afprøves i et enkelt distrikt, før de indføres i resten af kommunen.",
    "Forslaget ændrer ikke ved serviceniveauet, som byrådet har fastlagt i kvalitetsstandarden.",
    "Kontrakten med den nuværende leverandør udløber i {y} og kan ikke forlænges.",
    "Medarbejderne bruger i dag op mod {n} minutter om dagen på at taste de samme oplysninger to gange.",
    "Tallene er afstemt med de lokale ledere og bygger på regnskabet for det seneste afsluttede år.",
    "Ved indflytning skal der males, lægges gulv og trækkes kabler, og det arbejde samles i én entreprise.",
    "En styregruppe med deltagelse af {D} følger arbejdet og får status hvert kvartal.",
    "Der er ikke indregnet gevinster hos andre, selv om regionen formentlig får færre henvendelser.",
    "Omkring {n} institutioner er med i første runde, og resten følger, når de er kommet godt i gang.",
    "Bygningerne er fra 1960'erne og bruger næsten dobbelt så meget varme som nyere ejendomme.",
    "Unge under 25 år får fremover én fast kontaktperson, der følger dem fra første samtale til job.",
    "Økonomien er beregnet forsigtigt, idet kun halvdelen af den teknisk mulige besparelse er medtaget.",
    "Hjælpemidlerne udlånes, så længe borgeren har gavn af dem, og renses, før de gives videre.",
    "Falder priserne på strøm igen, bliver gevinsten mindre end de {m} mio. kr., der er lagt ind.",
    "Risikoen vurderes som middel, fordi gevinsten afhænger af, at flere enheder ændrer vaner samtidig.",
)
PLAN_TITLES = (
    "Plan for balance på velfærdsområderne",
    "Handleplan for en bæredygtig økonomi",
    "Omstillingsplan for social og job",
)
PLAN_QUESTIONS = (
    ("Hvad går initiativet ud på?", "Beskrivelse"),
    ("Hvad koster det, og hvad giver det?", "Økonomisk virkning"),
    ("Hvad betyder det for medarbejderne?", "Betydning for personalet"),
)
PLAN_CAPTIONS = (
    "Økonomisk nettoeffekt {a}-{b} (i {u})",
    "Forventet nettovirkning {a}-{b} ({u})",
    "Initiativets økonomi, {u}",
)
PLAN_STAFF_CAPTIONS = (
    "Personalemæssige konsekvenser {a}-{b} (antal stillinger)",
    "Ændring i personale {a}-{b} (antal årsværk)",
)
OVERVIEWS = (
    "Oversigt over godkendte investeringer",
    "Godkendte investeringsforslag",
    "Samlet oversigt over forslag",
)

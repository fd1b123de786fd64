"""Words for made-up finance tables: all invented."""

PLACES = ("Nørreby", "Østerlund", "Vestervang", "Skovbjerg", "Havnsø", "Lindeholm", "Møllebæk", "Åkirke")
DEPARTMENTS = (
    "Børne- og Ungeforvaltningen",
    "Teknik- og Miljøforvaltningen",
    "Forvaltningen for Sundhed og Omsorg",
    "Kultur og Borgerservice",
    "Økonomi og Digitalisering",
)
TITLES = (
    "Fælles vagtplan for hjemmeplejen",
    "Energirenovering af skoler og daginstitutioner",
    "Digital post til alle virksomheder",
    "Ny sorteringsordning i boligområder",
    "Færre lejemål til administrationen",
    "Tidlig indsats over for unge med fravær",
    "Samling af vejdriften på to materielgårde",
    "Skærmbesøg i den kommunale sygepleje",
    "Udskiftning af gadebelysning til LED",
    "Automatisk bogføring af småindkøb",
    "Genoptræning i lokale hold",
    "Fælles indkøb af hjælpemidler",
)
DETAILS = (
    "Lønudgifter",
    "Licenser",
    "Husleje",
    "Rengøring",
    "Vikarudgifter",
    "Kørsel",
    "Drift af it-system",
    "Konsulentbistand",
    "Kompetenceudvikling af medarbejdere",
    "Reducerede lønomkostninger som følge af færre besøg",
    "Øgede lejeindtægter fra udlejning af lokaler til foreninger",
    "Sparede udgifter til el, vand og varme i kommunale bygninger",
    "Køb af sensorer",
    "Projektledelse",
    "Indkøb af inventar og udstyr til de nye lokaler",
    "Oplæring af frontmedarbejdere i de nye arbejdsgange",
    "Afledt drift",
    "Effektivisering af sagsgange i myndighedsafdelingen",
    "Mindre forbrug af eksterne vagter",
    "Tilskud fra staten",
    "Forsikring og skatter",
    "Vedligeholdelse af bygninger, herunder tage og facader",
    "Omlægning af ruter",
    "Færre anbringelser uden for hjemmet",
    "Telefoni og dataforbindelser",
    "Flytteudgifter",
    "Evaluering",
    "Byggepladsomkostninger og uforudsete udgifter",
    "Honorar til rådgivere",
    "Øget bemanding i modtagelsen",
)
HERAF = ("Heraf løn", "Heraf øvrig drift", "Heraf eksterne midler", "Heraf pulje til opstart", "heraf moms")
SECTIONS = (
    ("Varige ændringer", "Samlet varig ændring"),
    ("Implementeringsomkostninger", "Implementeringsomkostninger i alt"),
    ("Driftsudgifter", "Driftsudgifter i alt"),
    ("Anlægsudgifter", "Anlægsudgifter i alt"),
    ("Indtægter", "Indtægter i alt"),
    ("Investeringer", "Samlede investeringer"),
    ("Engangsudgifter", "Engangsudgifter i alt"),
    ("Afledte gevinster", "Afledte gevinster i alt"),
    ("Personaleudgifter", "I alt personaleudgifter"),
    ("Lokaler", "Lokaler i alt"),
    ("Materiel", "Samlet materiel"),
    ("Finansiering", "Finansiering i alt"),
    ("Kørsel og transport", "Kørsel og transport i alt"),
    ("Opstart", "Opstart i alt"),
    ("Besparelser", "Samlede besparelser"),
    ("It og data", "It og data i alt"),
)
GRAND = (
    "Samlet økonomisk påvirkning",
    "Nettoresultat i alt",
    "Total",
    "I alt",
    "Samlet nettoeffekt",
    "Hovedtotal",
    "Forslaget netto i alt",
    "Resultat i alt",
    "Netto i alt",
)
TOTALS = ("I alt", "Sum", "Total", "Udgifter i alt", "Samlet sum", "Forslaget i alt")
SUBTOTALS = (
    "Service i alt",
    "Overførsler i alt",
    "Anlæg i alt",
    "Drift i alt",
    "Mellemtotal",
    "Indsatser i alt",
)
GROUPS = (
    "Skoler og fritid",
    "Dagtilbud",
    "Ældre og sundhed",
    "Veje og parker",
    "Kultur og idræt",
    "Beskæftigelse",
    "Voksne med særlige behov",
    "Administration og ledelse",
    "Byudvikling",
    "Biblioteker",
    "Havne og strande",
    "Tandpleje",
    "Kommunale ejendomme",
    "Børn og familier",
    "Integration",
    "Turisme og erhverv",
    "Brand og redning",
    "Sundhedsfremme og forebyggelse for børn og unge",
)
AREAS = ("Service", "Anlæg", "Overførsler", "Efterspørgselsstyrede overførsler", "Finansposter")
APPROPRIATIONS = (
    "Skoledrift",
    "Hjemmepleje og sygepleje",
    "Kommunale ejendomme",
    "Veje",
    "5.1 Dagtilbud til børn",
    "Tværgående administration",
)
REMARKS = ("X", "1)", "Ny", "Se bilag 2", "Fase 1", "Note 3")
STAFF = (
    "Pædagoger",
    "Sygeplejersker",
    "Social- og sundhedsassistenter",
    "Sagsbehandlere",
    "Tekniske servicemedarbejdere",
    "Ledere",
    "Administrative medarbejdere i stabene",
    "Lærere",
)
CAPTIONS = {
    "years": (
        "Forslagets samlede økonomi",
        "Økonomiske konsekvenser fordelt på år",
        "Varige ændringer og investeringer",
        "Udgifter og gevinster",
        "Finansiering af forslaget",
        "Afledte driftsændringer på området",
        "Fordeling på opgaver",
        "Udgifter til indførelsen",
    ),
    "budget": (
        "Forventet regnskab pr. 30. september",
        "Budgetopfølgning på udvalgets områder",
        "Opfølgning på anlægsprojekter",
    ),
    "overview": ("Sammenfatning af økonomien", "Samlet oversigt"),
    "staff": ("Personalemæssige konsekvenser", "Ændring i antal medarbejdere"),
}
TEXTS = (
    "Forslaget bygger på erfaringer fra et forsøg i {place}, hvor to enheder afprøvede de nye arbejdsgange "
    "gennem et halvt år.",
    "Gevinsten ventes at være fuldt indfaset i løbet af det tredje år og hentes ved at samle opgaverne.",
    "Der er taget højde for, at nogle af de berørte lejemål først kan opsiges med et års varsel.",
    "Beregningen forudsætter, at antallet af brugere er uændret, og at priserne følger den almindelige "
    "fremskrivning.",
    "Kommunens egne folk står for oplæringen, så der købes kun lidt hjælp udefra i det første år.",
    "Medarbejderne i {place} har været inddraget i udformningen, og der er holdt to møder undervejs.",
)
NOTES = (
    "Beløbet er opgjort uden moms.",
    "Forudsætter, at lejemålet i {place} opsiges inden sommer.",
    "Tallet er et skøn.",
    "Finansieres af den fælles pulje.",
)
PARTIES = (
    "Ældrerådet",
    "Handicaprådet",
    "Hovedudvalget",
    "Ungerådet",
    "Bestyrelsen i {place}",
    "Brugerrådet",
)
ANSWERS = ("Ja", "Nej", "Ikke relevant")
CRITERIA = (
    ("Færre sygedage", "Fraværet falder med 5 pct.", "Afdelingslederen", "Hvert kvartal"),
    ("Tilfredse brugere", "Mindst 80 pct. svarer positivt", "Projektlederen", "Efter 12 måneder"),
    ("Kortere ventetid", "Højst 10 hverdage fra henvendelse til svar", "Myndighedschefen", "Hver måned"),
    ("Lavere energiforbrug", "Forbruget måles på 14 bygninger", "Driftschefen", "Årligt"),
    ("Flere digitale henvendelser", "9 ud af 10 sendes digitalt", "Borgerservice", "Hvert halvår"),
)
CASES = (
    "Godkendelse af lokalplan",
    "Ansøgning om tilskud til hal",
    "Klage over afgørelse",
    "Salg af grund",
    "Udbud af rengøring",
    "Ombygning af børnehus",
)
PREFIXES = ("for", "ud", "på", "om", "ind", "op", "til", "over", "under", "kommune", "medarbejder")

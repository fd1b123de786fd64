"""Questions people ask of the samples and of the made-up archive, with the titles that answer them.

Written from the papers, without a look at how they are searched. Every third is kept back. In the archive a
title answers by any item or proposal of its matter; in the samples by a title that begins so.
"""

from typing import NamedTuple


class Question(NamedTuple):
    """What is asked, the title that answers, and the filters that go with it."""

    words: str
    answer: str
    filters: tuple[tuple[str, str], ...] = ()


ARCHIVE = (
    Question("sygepleje bopæl", "Sygeplejeklinik for borgere uden bopæl"),
    Question("herberg nat medarbejdere", "Natteravne på herberget Ankeret"),
    Question("kørestol høreapparat ansøgning", "Fælles visitation af hjælpemidler"),
    Question("ung angst uddannelser", "Mestringsforløb til unge med angst"),
    Question("ombygninger botilbud", "Ombygning af botilbuddet Solsikken"),
    Question("bostøtte video", "Skærmbaseret bostøtte"),
    Question("alkoholbehandlingen aften", "Alkoholbehandling om aftenen"),
    Question("hjerneskader fællesskab", "Opgangsfællesskab for voksne med hjerneskade"),
    Question("gæld afdragsordninger", "Gældsrådgivning i forsorgshjem"),
    Question("snedkeri lejemål flytning", "Beskyttet værksted på Havnegade"),
    Question("demens pårørende", "Rådgivning til pårørende til demente"),
    Question("haver plejehjem bed", "Sansehave ved plejehjemmet Lindegården"),
    Question("lift forflytninger", "Loftlifte i hjemmeplejen"),
    Question("vold kvinder krisecentre", "Akutpladser til kvinder på flugt fra vold"),
    Question("robot medicin", "Medicinhåndtering med doseringsrobot"),
    Question("asbest tag skole", "Udskiftning af tag på Strandskolen"),
    Question("skovbørnehaver bus", "Skovbørnehave i Hjortedal"),
    Question("sprogpædagoger dagplejen", "Sprogstimulering i dagplejen"),
    Question("køkkener frokost børnehave", "Fælles køkken til daginstitutioner"),
    Question("indeklimaet klasselokale kuldioxid", "Indeklima i klasselokaler"),
    Question("ordblinde elever", "Tablets i specialklasser"),
    Question("skoledag mobil laas", "Mobilfri skoledag"),
    Question("cykelsti vestbyen skole", "Skolevej med cykelsti i Vestbyen"),
    Question("lampe strøm LED", "Udskiftning af gadelys til LED"),
    Question("skybrud kælder", "Regnvandsbassin ved Åkrogen"),
    Question("regnvand Aakrogen", "Regnvandsbassin ved Åkrogen"),
    Question("ladestander parkeringsplads", "Ladestandere på kommunale parkeringspladser"),
    Question("støj ringvejen", "Støjværn langs Nordre Ringvej"),
    Question("tjære benzen jord", "Sanering af grunden ved det gamle gasværk"),
    Question("nitrat grundvand skove", "Skovrejsning ved Granbakken"),
    Question("ørred bæk løb", "Vandløb ved Kildebækken"),
    Question("kapellet præst ceremoni", "Kirkegårdens kapel"),
    Question("digitalisere arkiver billede", "Digitalisering af lokalarkivet"),
    Question("havnebade saunaer", "Havnebad med sauna"),
    Question("skimmel omklædninger hal", "Omklædning i Fjordhallen"),
    Question("biblioteker selvbetjening", "Selvbetjent bibliotek i Hjortedal"),
    Question('"egnsmuseets nye magasin"', "Egnsmuseets nye magasin"),
    Question("låne instrumenter familie", "Musikskolens instrumentbank"),
    Question("unge park -havnebad", "Skatepark ved stadion"),
    Question("titel:bogbus*", "Bogbus til landsbyerne"),
    Question("rottespær*", "Rottespærrer i kloakken"),
    Question("egetræ fredninger", "Fredning af egetræer på Volden"),
    Question("parkeringsautomat mønt", "Nye parkeringsautomater i centrum"),
    Question("tandplejen bus ELLER hjul", "Tandklinik på hjul"),
    Question("legeplads", "Renovering af legepladser", (("kind", "proposal"),)),
    Question("stadion", "Stadionlys til aftenkampe"),
    Question("parkerings-pladser ladestander", "Ladestandere på kommunale parkeringspladser"),
    Question("svømme-undervisning elever", "Svømmeundervisning i fjerde klasse"),
    Question("jordemødre forældrekursus", "Forældrekurser før fødslen"),
    Question("velkomstcenteret nye borger", "Velkomstcenter til nye borgere"),
    Question("lokalplaner boliger tangholmen", "Lokalplan for Tangholmen"),
    Question("bolværker havn", "Renovering af havnens bolværk"),
)
# Asked when all of those above were answered; none of them is kept back.
ARCHIVE_LATER = (
    Question("prøve bo selv anbragte", "Botræning før egen bolig"),
    Question("brugere ansættelse værested", "Støttekorrespondenter på væresteder"),
    Question("kontaktpersoner anbringelser", "Efterværn for unge med anbringelse"),
    Question("tolk sundhedspleje hjemmebesøg", "Tolkebistand i sundhedsplejen"),
    Question("førtidspension telefoncentraler", "Aktivitetscenter for førtidspensionister"),
    Question("gigt bassin", "Genoptræning i varmtvandsbassin"),
    Question("småtspisende ældre kost", "Diætist i distrikterne"),
    Question("stinkskabe naturfag", "Nyt naturfagslokale på Bakkeskolen"),
    Question("lektiecafeer lærer pensioneret", "Lektiecafé med frivillige"),
    Question("skolevægring mellemtrin", "Fraværsteam på mellemtrinnet"),
    Question("engelske vuggestuer virksomhed", "Engelsk vuggestue"),
    Question("grøntsag elev ærter", "Skolehaver i byen"),
    Question("rådden bro Mølleaaen", "Ny stibro over Mølleåen"),
    Question("dige stormfloder", "Digestabilisering ved Nordstranden"),
    Question("bus passager rute", "Busforbindelse til Sønderbakke"),
    Question("højtlæsninger hunde børn", "Læsehunde på hovedbiblioteket"),
    Question("rulleskøjter remiser gulve", "Rulleskøjtehal i remisen"),
    Question("fugletårne naturformidling", "Gangbro til fugletårnet"),
)
SAMPLES = (
    Question("skærmopkald", "Skærmopkald som supplement"),
    Question("affald sensor tømning", "Sensorer i affaldsbeholdere"),
    Question("vagtplan sygdom plejecenter", "Fælles vagtplanlægning"),
    Question("møbel genbrug kontor", "Genbrug af møbler"),
    Question("madudbringninger rute", "Bedre ruter for madudbringning"),
    Question("energistyring klubhus", "Energistyring i kommunens haller"),
    Question("madspild plejecentre køkken", "Måltidsbestilling på skærm"),
    Question("cykelsti Aavej", "Anlægsbevilling til cykelsti"),
    Question("natbus ungeråd", "Henvendelse fra Ungerådet"),
    Question("skolemad", "Forslag fra Enhedslisten", (("outcome", "afslået"),)),
    Question("svømmehal takst brugerbetalinger", "Ny brugerbetaling i svømmehallerne"),
    Question("kulturhus", "Byrådsindstilling om et kulturhus", (("outcome", "udsat"),)),
    Question("genbrugsplads Aalum", "Nedlæggelse af genbrugspladsen"),
    Question("støjhandlingsplaner", "Støjkort og støjhandlingsplan"),
    Question("gæstesejler takst", "Takster for gæstesejlere", (("body", "Havneudvalget"),)),
    Question("måltidspolitikken", "Måltidspolitik i dagtilbud"),
    Question("rengøring kvalitetsstandard", "Høring om kvalitetsstandarder"),
    Question("rampe bibliotek", "Ramper ved biblioteket"),
    Question("familierådgivninger skole", "Familierådgivning tættere på skolen"),
    Question("jobkonsulent ledig", "Jobkonsulenter på beskæftigede"),
    Question("NB12", "Sensorer i affaldsbeholdere"),
    Question("2024-018452", "Ny belægning og bedre belysning"),
    Question("belysning", "Ny belysning på nordmolen", (("since", "2025-01-01"),)),
    Question("skole", "Måltidspolitik i dagtilbud", (("outcome", "rejected"), ("since", "2025-01-01"))),
)
TOPICS = (
    ("Forslag fra Enhedslisten", ("17",)),
    ("Anlægsbevilling til cykelsti", ("05",)),
    ("Henvendelse fra Ungerådet om natbusser", ("13",)),
    ("Støjkort og støjhandlingsplan", ("09",)),
    ("Skærmopkald som supplement", ("27", "29")),
    ("Sensorer i affaldsbeholdere", ("07",)),
    ("Nedlæggelse af genbrugspladsen", ("07",)),
    ("Måltidspolitik i dagtilbud", ("28", "17")),
    ("Jobkonsulenter på beskæftigede", ("15",)),
    ("Genbrug af møbler", ("07", "82", "88")),
    ("Ramper ved biblioteket", ("21", "27")),
    ("Ny brugerbetaling i svømmehallerne", ("04", "18")),
)
STATUSES = (
    ("Skærmopkald som supplement", "approved"),
    ("Fælles depot for hjælpemidler", "approved"),
    ("Sensorer i affaldsbeholdere", "unknown"),
    ("Fælles vagtplanlægning", "unknown"),
    ("Genbrug af møbler", "unknown"),
    ("Energistyring i kommunens haller", "unknown"),
    ("Familierådgivning tættere på skolen", "unknown"),
    ("Jobkonsulenter på beskæftigede", "unknown"),
    ("Bedre ruter for madudbringning", "unknown"),
    ("Måltidsbestilling på skærm", "unknown"),
)
LINKS = (
    ("Skærmopkald som supplement", "listed"),
    ("Fælles depot for hjælpemidler", "listed"),
    ("Familierådgivning tættere på skolen", "listed"),
    ("Færre anbringelser uden for kommunen", "listed"),
    ("Jobkonsulenter på beskæftigede", "listed"),
)

"""Words that the made-up minutes are put together from: people, places, bodies, cases and running text.

Everything here is invented. A case is (title, recommendations, attachments, kind); in all texts {b} is the
body in lower case ("byrådet"), {place}, {road}, {sum}, {date}, {unit}, {year} and {n} are drawn anew.
"""

FIRST_NAMES = (
    "Agnete Birger Connie Dagny Ejvind Frode Gudrun Hardy Ingelise Jytte Kjeld Lisbet Magnus Nanna Orla Palle "
    "Ragnhild Sanne Tage Ulla Viggo Winnie Yrsa Åse Bodil Carsten Ditte Esben Flemming Gerda Henning Irma "
    "Jens-Ole Karsten Lone Mogens Niels-Erik Oline Preben Rikke"
).split()
LAST_NAMES = (
    "Abildskov Brogård Dalsø Egelund Fuglsig Grønkjær Hedelund Iversgaard Juelsbo Kragelund Langbo Mosekær "
    "Nymark Overby Piilgaard Ravnsø Skovbo Toftemark Ulfeldt Vestbirk Østerlund Ågesen Bang-Mose Rytter "
    "Lyngdal Hvidtfelt Stensgård Thorbro"
).split()
PARTIES = "A B C F I O V Ø Å Æ M L".split()
MUNICIPALITIES = (
    "Nørreby Vestermose Lyngholm Sandager Birkerup Åhusby Egedal-Tofte Skovlunde Kystbjerg Rørmose "
    "Hedelund Fjordager"
).split()
PLACES = (
    "Kirkeengen|Bakkeskolen|Mølledammen|Havnepladsen i Strandby|Plejecenter Solvang|Tofteparken|Lundehallen|"
    "Børnehuset Spiren|den gamle stationsbygning|Ådalens Skole|Erhvervspark Nord|Fuglekvarteret"
).split("|")
ROADS = "Møllevej Skolegade Engdraget Nordre Ringvej Kirkestien Havnegade Lærkevænget".replace(
    "Nordre Ringvej", "Nordre_Ringvej"
).split()
UNITS = (
    "Center for Plan og Byg|Center for Børn og Skole|Teknik og Miljø|Ejendomscentret|Økonomi og HR|"
    "Sundhed og Omsorg|Kultur og Fritid|Afdelingen for Vej og Park|Job og Borgerservice|Staben"
).split("|")
CHIEFS = (
    "Direktøren|Skolechefen|Vejchefen|Sekretariatet|Forvaltningen|Centerchefen|Økonomichefen|HR|BYG|Planafdelingen"
).split("|")
MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()
WEEKDAYS = "mandag tirsdag onsdag torsdag fredag lørdag søndag".split()
ROOMS = (
    "Mødelokale 2|Byrådssalen, Rådhuset|Lokale C.1.07|Udvalgsværelset, 1. sal|Kantinen på Rådhuset|Mødecenter Nord, lokale 4"
).split("|")
COMMITTEES = (
    "Teknik- og Miljøudvalget|Børne- og Undervisningsudvalget|Kultur- og Fritidsudvalget|Økonomiudvalget|"
    "Social- og Sundhedsudvalget|Klima- og Planudvalget|Arbejdsmarkeds- og Integrationsudvalget|Ældreudvalget"
).split("|")
COUNCILS = ("Byrådet", "Kommunalbestyrelsen", "Borgerrepræsentationen")
GROUPS = {"Direktionsmøde": "direktionen", "Chefmøde": "chefgruppen", "Afdelingsmøde": "ledergruppen", "Borgmestermøde": "borgmesteren"}

CASES = (
    ("Endelig vedtagelse af lokalplan {n} for et boligområde ved {place}",
     ("{b} vedtager lokalplan {n} endeligt", "{b} godkender det tilhørende kommuneplantillæg",
      "{b} godkender forvaltningens forslag til besvarelse af de indkomne høringssvar"),
     ("Lokalplan {n} - endelig udgave", "Hvidbog over høringssvar", "Kommuneplantillæg nr. {m}"), "approve"),
    ("Forslag til lokalplan for {place}",
     ("forslag til lokalplan for {place} sendes i offentlig høring i 8 uger", "der ikke udarbejdes miljørapport"),
     ("Forslag til lokalplan", "Screening for miljøvurdering"), "approve"),
    ("Anlægsbevilling til renovering af {place}",
     ("der meddeles en anlægsbevilling på {sum} til renovering af {place}",
      "rådighedsbeløbet på {sum} frigives", "udgiften finansieres af det afsatte rådighedsbeløb i budget {year}"),
     ("Budgetoverslag", "Tidsplan for renoveringen", "Notat fra rådgiver"), "approve"),
    ("Frigivelse af rådighedsbeløb til cykelsti langs {road}",
     ("{b} frigiver {sum} til anlæg af en dobbeltrettet cykelsti langs {road}",
      "{b} tager tidsplanen for anlægsarbejdet til efterretning"),
     ("Oversigtskort", "Skitseprojekt"), "approve"),
    ("Budgetopfølgning pr. 31. {month} {year}",
     ("budgetopfølgningen godkendes", "de ansøgte tillægsbevillinger på i alt {sum} meddeles",
      "omplaceringerne mellem politikområderne godkendes"),
     ("Budgetopfølgning pr. 31. {month}", "Oversigt over tillægsbevillinger og omplaceringer"), "approve"),
    ("Takster for {year} på dagtilbudsområdet",
     ("{b} godkender taksterne for {year}",), ("Takstoversigt {year}",), "approve"),
    ("Kvalitetsrapport for skoleområdet {year}",
     ("{b} drøfter kvalitetsrapporten", "{b} sender kvalitetsrapporten i høring hos skolebestyrelserne",
      "{b} tager de nationale måltal til efterretning"),
     ("Kvalitetsrapport {year}", "Bilagstabeller"), "approve"),
    ("Orientering om status for sygefraværet i kommunens institutioner og administration",
     ("orienteringen tages til efterretning",), ("Sygefraværsstatistik", "Notat om indsatser"), "note"),
    ("Orientering om tilsynsbesøg på {place}",
     ("{b} tager orienteringen om tilsynsbesøget til efterretning",), ("Tilsynsrapport",), "note"),
    ("Halvårlig status på klimahandlingsplanen",
     ("status for klimahandlingsplanens indsatser tages til efterretning",),
     ("Status på indsatser, {month} {year}",), "note"),
    ("Orientering om ankeafgørelser i {year}", ("orienteringen tages til efterretning",), (), "note"),
    ("Temadrøftelse om frivilligt socialt arbejde",
     ("{b} drøfter rammerne for det frivillige sociale arbejde",), ("Oplæg til drøftelse",), "discuss"),
    ("Drøftelse af indsatsområder forud for budget {year}",
     ("{b} drøfter de foreslåede indsatsområder", "{b} drøfter den videre proces for inddragelse af borgerne"),
     ("Procesplan",), "discuss"),
    ("Dispensation fra byggelinjen ved {road} {m}",
     ("ansøgningen om dispensation imødekommes", "tilladelsen tidsbegrænses til 31. december {year}"),
     ("Ansøgning af {date}", "Situationsplan", "Nabobemærkninger"), "approve"),
    ("Ansøgning om støtte til {place}",
     ("{b} bevilger et tilskud på {sum} fra udviklingspuljen til {place}",),
     ("Ansøgning", "Budget for projektet"), "approve"),
    ("Ny struktur for klubtilbud i {town} Kommune og forslag om sammenlægning af tre ungdomsklubber fra skoleåret {year}",
     ("{b} godkender, at klubtilbuddene samles på to matrikler", "forslaget sendes i høring til den {date}",
      "der arbejdes videre med model {m}, som beskrevet i sagsfremstillingen"),
     ("Beskrivelse af modeller", "Økonomisk oversigt, model 1-3", "Høringsliste"), "approve"),
    ("Nedsættelse af hastigheden på {road}",
     ("hastigheden på {road} nedsættes til 40 km/t", "skiltningen finansieres af puljen til trafiksikkerhed"),
     ("Trafikmålinger",), "approve"),
    ("Udbud af driften af {place}",
     ("{b} godkender udbudsstrategien", "{b} bemyndiger forvaltningen til at gennemføre udbuddet",
      "{b} udpeger to medlemmer til en følgegruppe"),
     ("Udbudsstrategi", "Tidsplan"), "approve"),
    ("Godkendelse af vedtægter for Handicaprådet",
     ("{b} godkender de reviderede vedtægter for Handicaprådet",), ("Vedtægter med rettelser markeret",), "approve"),
    ("Værdighedspolitik for ældreområdet {year}-{year4}",
     ("forslaget til værdighedspolitik godkendes", "der følges op på politikken årligt"),
     ("Værdighedspolitik", "Høringssvar fra Ældrerådet"), "approve"),
    ("Lånoptagelse og garantistillelse for {place} – forhøjelse af rammen for kommunegaranti som følge af "
     "stigende entreprisepriser",
     ("der stilles kommunegaranti for et lån på {sum}", "der opkræves en årlig garantiprovision på 0,75 pct."),
     ("Låneaftale, udkast", "Årsregnskab"), "approve"),
    ("Henvendelse fra borgergruppe om støj ved {place}",
     ("{b} tager stilling til, om der skal foretages støjmålinger",), ("Henvendelse af {date}",), "approve"),
    ("Mødeplan for {year}", ("forslaget til mødeplan for {year} godkendes",), ("Forslag til mødeplan",), "approve"),
    ("Skema B for almene familieboliger ved {road}",
     ("skema B med en samlet anskaffelsessum på {sum} godkendes", "der ydes kommunal grundkapital på 10 pct.",
      "det meddeles boligorganisationen, at huslejen pr. m² kan godkendes"),
     ("Skema B", "Notat om anskaffelsessum"), "approve"),
)
OPENING = (
    ("Godkendelse af dagsorden", "agenda"), ("Godkendelse af dagsordenen", "agenda"), ("Dagsorden", "agenda"),
)
CLOSING = (("Eventuelt", "other"), ("Meddelelser", "news"), ("Orienteringer", "news"), ("Bordet rundt", "news"),
           ("Orientering fra formanden", "news"))
CLOSED = ("Køb af ejendom", "Personalesag", "Salg af erhvervsgrund", "Forhandling om lejemål", "Lukket sag")

SUMMARIES = (
    "I denne sag skal {b} tage stilling til {short}. Sagen har tidligere været drøftet med de berørte parter.",
    "{unit} har udarbejdet oplæg til {short}. Oplægget forelægges her til beslutning.",
    "{B} besluttede den {date} at bede forvaltningen undersøge {short}. Resultatet af undersøgelsen fremgår nedenfor.",
    "Sagen omhandler {short}.",
)
SENTENCES = (
    "Forvaltningen har i perioden gennemført en række dialogmøder med brugere, medarbejdere og bestyrelser.",
    "Det vurderes, at løsningen kan rummes inden for den gældende budgetramme.",
    "Den oprindelige indstilling blev godkendt med forbehold for finansieringen, og forbeholdet er nu bortfaldet.",
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
    "Der er tale om en lovbunden opgave, og kommunalbestyrelsesmedlemmernes mulighed for at ændre kriterierne er begrænset.",
)
LISTS = (
    ("Der er opstillet tre modeller:",
     ("Model 1: Den nuværende ordning fortsætter uændret.", "Model 2: Ordningen udvides til også at omfatte weekender og "
      "helligdage, hvilket kræver en omlægning af vagtplanerne.", "Model 3: Ordningen afvikles gradvist frem mod {year}.")),
    ("Ansøgningen er vurderet ud fra følgende kriterier:",
     ("faglig kvalitet og sammenhæng med kommunens politikker", "egenfinansiering", "antallet af deltagere og åbenhed for nye brugere")),
    ("Processen er tilrettelagt således:",
     ("Indstilling behandles i fagudvalget.", "Offentlig høring i otte uger.", "Endelig beslutning ved årets udgang.")),
    ("Høringssvarene kan sammenfattes i disse hovedtemaer:",
     ("Trafiksikkerhed ved skolen", "Bevaring af de gamle træer langs {road}", "Parkering")),
)
ECONOMY = (
    "Sagen har ingen økonomiske konsekvenser.",
    "Udgiften på {sum} afholdes inden for den afsatte ramme på politikområde {m}.",
    "Der søges en tillægsbevilling på {sum}, som finansieres af kassebeholdningen. Den afledte årlige drift udgør {pct} pct. "
    "af anlægssummen.",
    "En tiltrædelse af indstillingen indebærer en mindreudgift på {sum} i overslagsårene.",
)
EARLIER = (
    "Godkendt.", "Sagen udsat.", "Indstillingen godkendt, idet udvalget ønskede en samlet plan.", "Sendes i høring.",
)

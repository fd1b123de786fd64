"""Cases of the made-up minutes: title, recommendations, attachments and kind of decision.

The slots in braces are those of made_minutes_words.
"""

CASES = (
    (
        "Endelig vedtagelse af lokalplan {n} for et boligområde ved {place}",
        (
            "{b} vedtager lokalplan {n} endeligt",
            "{b} godkender det tilhørende kommuneplantillæg",
            "{b} godkender forvaltningens forslag til besvarelse af de indkomne høringssvar",
        ),
        ("Lokalplan {n} - endelig udgave", "Hvidbog over høringssvar", "Kommuneplantillæg nr. {m}"),
        "approve",
    ),
    (
        "Forslag til lokalplan for {place}",
        (
            "forslag til lokalplan for {place} sendes i offentlig høring i 8 uger",
            "der ikke udarbejdes miljørapport",
        ),
        ("Forslag til lokalplan", "Screening for miljøvurdering"),
        "approve",
    ),
    (
        "Anlægsbevilling til renovering af {place}",
        (
            "der meddeles en anlægsbevilling på {sum} til renovering af {place}",
            "rådighedsbeløbet på {sum} frigives",
            "udgiften finansieres af det afsatte rådighedsbeløb i budget {year}",
        ),
        ("Budgetoverslag", "Tidsplan for renoveringen", "Notat fra rådgiver"),
        "approve",
    ),
    (
        "Frigivelse af rådighedsbeløb til cykelsti langs {road}",
        (
            "{b} frigiver {sum} til anlæg af en dobbeltrettet cykelsti langs {road}",
            "{b} tager tidsplanen for anlægsarbejdet til efterretning",
        ),
        ("Oversigtskort", "Skitseprojekt"),
        "approve",
    ),
    (
        "Budgetopfølgning pr. ultimo {month} {year}",
        (
            "budgetopfølgningen godkendes",
            "de ansøgte tillægsbevillinger på i alt {sum} meddeles",
            "omplaceringerne mellem politikområderne godkendes",
        ),
        ("Budgetopfølgning pr. ultimo {month}", "Oversigt over tillægsbevillinger og omplaceringer"),
        "approve",
    ),
    (
        "Takster for {year} på dagtilbudsområdet",
        ("{b} godkender taksterne for {year}",),
        ("Takstoversigt {year}",),
        "approve",
    ),
    (
        "Kvalitetsrapport for skoleområdet {year}",
        (
            "{b} drøfter kvalitetsrapporten",
            "{b} sender kvalitetsrapporten i høring hos skolebestyrelserne",
            "{b} tager de nationale måltal til efterretning",
        ),
        ("Kvalitetsrapport {year}", "Bilagstabeller"),
        "approve",
    ),
    (
        "Orientering om status for sygefraværet i kommunens institutioner og administration",
        ("orienteringen tages til efterretning",),
        ("Sygefraværsstatistik", "Notat om indsatser"),
        "note",
    ),
    (
        "Orientering om tilsynsbesøg på {place}",
        ("{b} tager orienteringen om tilsynsbesøget til efterretning",),
        ("Tilsynsrapport",),
        "note",
    ),
    (
        "Halvårlig status på klimahandlingsplanen",
        ("status for klimahandlingsplanens indsatser tages til efterretning",),
        ("Status på indsatser, {month} {year}",),
        "note",
    ),
    ("Orientering om ankeafgørelser i {year}", ("orienteringen tages til efterretning",), (), "note"),
    (
        "Temadrøftelse om frivilligt socialt arbejde",
        ("{b} drøfter rammerne for det frivillige sociale arbejde",),
        ("Oplæg til drøftelse",),
        "discuss",
    ),
    (
        "Drøftelse af indsatsområder forud for budget {year}",
        (
            "{b} drøfter de foreslåede indsatsområder",
            "{b} drøfter den videre proces for inddragelse af borgerne",
        ),
        ("Procesplan",),
        "discuss",
    ),
    (
        "Dispensation fra byggelinjen ved {road} {m}",
        ("ansøgningen om dispensation imødekommes", "tilladelsen tidsbegrænses til 31. december {year}"),
        ("Ansøgning af {date}", "Situationsplan", "Nabobemærkninger"),
        "approve",
    ),
    (
        "Ansøgning om støtte til {place}",
        ("{b} bevilger et tilskud på {sum} fra udviklingspuljen til {place}",),
        ("Ansøgning", "Budget for projektet"),
        "approve",
    ),
    (
        "Ny struktur for klubtilbud i {town} Kommune og forslag om sammenlægning af "
        "tre ungdomsklubber fra skoleåret {year}",
        (
            "{b} godkender, at klubtilbuddene samles på to matrikler",
            "forslaget sendes i høring til den {date}",
            "der arbejdes videre med model {m}, som beskrevet i sagsfremstillingen",
        ),
        ("Beskrivelse af modeller", "Økonomisk oversigt, model 1-3", "Høringsliste"),
        "approve",
    ),
    (
        "Nedsættelse af hastigheden på {road}",
        (
            "hastigheden på {road} nedsættes til 40 km/t",
            "skiltningen finansieres af puljen til trafiksikkerhed",
        ),
        ("Trafikmålinger",),
        "approve",
    ),
    (
        "Udbud af driften af {place}",
        (
            "{b} godkender udbudsstrategien",
            "{b} bemyndiger forvaltningen til at gennemføre udbuddet",
            "{b} udpeger to medlemmer til en følgegruppe",
        ),
        ("Udbudsstrategi", "Tidsplan"),
        "approve",
    ),
    (
        "Godkendelse af vedtægter for Handicaprådet",
        ("{b} godkender de reviderede vedtægter for Handicaprådet",),
        ("Vedtægter med rettelser markeret",),
        "approve",
    ),
    (
        "Værdighedspolitik for ældreområdet {year}-{year4}",
        ("forslaget til værdighedspolitik godkendes", "der følges op på politikken årligt"),
        ("Værdighedspolitik", "Høringssvar fra Ældrerådet"),
        "approve",
    ),
    (
        "Lånoptagelse og garantistillelse for {place} – forhøjelse af rammen for kommunegaranti som følge af "
        "stigende entreprisepriser",
        (
            "der stilles kommunegaranti for et lån på {sum}",
            "der opkræves en årlig garantiprovision på 0,75 pct.",
        ),
        ("Låneaftale, udkast", "Årsregnskab"),
        "approve",
    ),
    (
        "Henvendelse fra borgergruppe om støj ved {place}",
        ("{b} tager stilling til, om der skal foretages støjmålinger",),
        ("Henvendelse af {date}",),
        "approve",
    ),
    (
        "Mødeplan for {year}",
        ("forslaget til mødeplan for {year} godkendes",),
        ("Forslag til mødeplan",),
        "approve",
    ),
    (
        "Skema B for almene familieboliger ved {road}",
        (
            "skema B med en samlet anskaffelsessum på {sum} godkendes",
            "der ydes kommunal grundkapital på 10 pct.",
            "det meddeles boligorganisationen, at huslejen pr. m² kan godkendes",
        ),
        ("Skema B", "Notat om anskaffelsessum"),
        "approve",
    ),
)

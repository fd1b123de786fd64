"""What reading and parsing needs, loaded and tried once, so that a new worker has it from the start.

The server of workers imports this; building the Danish word tables alone takes a second or more. Ctrl-C is
for the main process: it ends its workers.
"""

import gc
import signal

import extract.formats.containers
import extract.read  # noqa: F401
import referat.importing.work  # noqa: F401
from models.danish_words import put_in_order
from models.page import Document, Line, Page, Source
from parsers.document import parse_document
from referat.importing.worker import give_back_memory

signal.signal(signal.SIGINT, signal.SIG_IGN)
# A page of minutes and one of proposals, with what has words of its own: people, amounts, a finance table.
TRIED = (
    """Nørreby Kommune
Kulturudvalget
Referat af møde den 4. marts 2025 kl. 16.00
Til stede: Karen Holm, formand, og Jens Vang
Afbud: Bo Lind
Punkt 1: Budget
Sagsnr. 25-1234
Indstilling
Forvaltningen indstiller, at der bevilges 1,2 mio. kr. i 2025 og 300.000 kr. årligt i 2026-2028.
Beslutning
Godkendt. Karen Holm stemte imod.
Bilag
1. Notat""",
    """INVESTERINGSFORSLAG
Forslagets titel: KU01 Flere haver
Resumé: Forslaget koster 2,5 mio. kr. i 2025.
Fremstillende forvaltning: Kulturforvaltningen
Berørte forvaltninger:
☒ Økonomiforvaltningen ☐ Skoleforvaltningen
Angiv p/l: 2025
Tabel 1. Forslagets samlede økonomiske konsekvenser
1.000 kr. 2025 p/l Styringsområde
2025 2026 2027
Varige ændringer
Løn Service -180 -420 -420
Drift Service 0 65 65
Samlet varig ændring Service -180 -355 -355
Samlet økonomisk påvirkning -180 -355 -355
Tilbagebetalingstid baseret på totaløkonomi 5
1. Baggrund og formål
Der bliver flere haver.
2. Høring
Høringssvar fra Nørreby Skole""",
)


def try_all() -> None:
    """Parse pages, for what is built when it is first needed."""
    for printed in TRIED:
        lines, start = [], 0
        for text in printed.splitlines():
            lines.append(Line(text=text, start=start))
            start += len(text) + 1
        page = Page(number=1, lines=tuple(lines), read_by="text")
        source = Source(sha256="", path="", media_type="text/plain", size=0)
        parse_document(Document(source=source, pages=(page,), read_by="text"))


put_in_order()
try_all()
# What is loaded stays: it need not be looked through for garbage again, and processes go on sharing it.
gc.collect()
gc.freeze()
# What building the word tables took is for the system: each worker would be told to hold it too.
give_back_memory()
# Pages and records are made by the hundred thousand and hold no rings: to look through them as often as
# Python does by itself costs a pack of a thousand pages a third of its time.
gc.set_threshold(100_000, 20, 100)

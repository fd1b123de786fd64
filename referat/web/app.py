"""The reading room as an app: Datasette on the store, with our pages, templates and assets."""

from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.plugins import pm

from models.views.flat import VIEWS
from referat.web import plugin
from referat.web.link_maker import LinkMaker
from referat.web.reading import ReadingDatasette, StoreDatabase
from referat.web.room import Options, Room, open_room

HERE = Path(__file__).parent
# The name of the store in Datasette's addresses.
DATA = "data"
SETTINGS: dict[str, Any] = {
    "sql_time_limit_ms": 2000,
    "facet_time_limit_ms": 200,
    "facet_suggest_time_limit_ms": 20,
    "max_returned_rows": 1000,
    "default_page_size": 50,
    "num_sql_threads": 3,
    "allow_download": False,
    "suggest_facets": False,
    "allow_csv_stream": True,
    "max_csv_mb": 50,
    "default_allow_sql": True,
    "truncate_cells_html": 300,
    "template_debug": False,
    "trace_debug": False,
    "default_cache_ttl": 0,
}


def build_app(path: Path, options: Options | None = None, links: LinkMaker | None = None) -> Datasette:
    """The reading room on a store that is there and of the present schema; its app() is an ASGI app."""
    if not pm.is_registered(plugin):
        pm.register(plugin, "referat")
        pm.unregister(name="datasette.handle_exception")  # it prints all that it knows, secrets too
    room = open_room(path, options, links)
    datasette = _RoomDatasette(
        room,
        [],
        settings=SETTINGS,
        template_dir=str(HERE / "templates"),
        static_mounts=[("-/rum", str(HERE / "static"))],
        secret=room.secret,
        metadata=_metadata(),
    )
    datasette.remove_database("_memory")
    datasette.add_database(StoreDatabase(datasette, path), name=DATA)
    return datasette


class _RoomDatasette(ReadingDatasette):
    """Datasette that knows its reading room before it asks for its pages."""

    def __init__(self, room: Room, *files: Any, **options: Any) -> None:
        plugin.ROOMS[self] = room
        super().__init__(*files, **options)


def _metadata() -> dict[str, Any]:
    """What Datasette tells of each view: what a row is, and what its columns hold."""
    tables = {
        view.name: {
            "description": view.danish,
            "columns": {column.name: column.danish for column in view.columns},
        }
        for view in VIEWS
    }
    return {"title": "referat", "databases": {DATA: {"tables": tables}}}

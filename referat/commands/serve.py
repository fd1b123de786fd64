"""The command that opens the reading room."""

import errno
import secrets
import shlex
import socket
from pathlib import Path

import click

from models.errors import BadOption
from referat.commands.base import Context
from referat.screens.usage import DanishCommand

# What stands in a token: it goes into addresses and cookies.
TOKEN_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
TOKEN_LEAST = 12
# So many seconds the links are waited for before the doors open.
PATIENCE = 10


@click.command("serve", cls=DanishCommand, short_help="Åbn læsesalen: databasen i browseren.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8001,
    metavar="N",
    help="Porten (8001). 0 vælger en ledig.",
)
@click.option("--host", default="127.0.0.1", metavar="ADRESSE", help="Adressen. Ellers kun denne maskine.")
@click.option(
    "--token", metavar="NØGLE", help="Adgangsnøgle. Ellers laves en, når andre maskiner kan komme til."
)
@click.option("--edit", is_flag=True, help="Tillad rettelser. Ellers kan man kun læse.")
@click.option("--download", is_flag=True, help="Tillad, at originalerne hentes.")
@click.option("--open", "open_browser", is_flag=True, help="Åbn siden i browseren.")
@click.pass_obj
def serve_command(
    context: Context,
    /,
    port: int,
    host: str,
    token: str | None,
    edit: bool,
    download: bool,
    open_browser: bool,
) -> None:
    """Åbn læsesalen: databasen i browseren, med søgning, sager, forløb og siderne, som de er trykt.

    Alt sker på denne maskine, og intet hentes udefra. Stop med Ctrl-C.
    """
    from referat.web.guard import is_loopback
    from referat.web.link_maker import LinkMaker
    from referat.web.preparing import prepare_apart
    from referat.web.room import Options
    from referat.web.serving import end_in_order, serve

    if token is not None and (len(token) < TOKEN_LEAST or not set(token) <= TOKEN_LETTERS):
        raise BadOption(
            f"--token: nøglen skal have mindst {TOKEN_LEAST} tegn, og kun bogstaver a-z, tal, - og _. "
            "Udelad --token, så laves en."
        )
    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    ending = end_in_order()
    listener = _listen(host, port)
    address = _address(host, listener.getsockname()[1])
    path: Path = context.settings().db
    _open_or_make(context, path)
    click.echo("Gør søgningen klar ...", err=True)
    prepare_apart(path, context.settings().topics)
    links = LinkMaker(path)
    links.start()
    if not links.wait(PATIENCE):
        click.echo("Finder, hvad der hører sammen; forløbene er hele, når det er gjort.", err=True)
    options = Options(host=host, port=listener.getsockname()[1], token=token, edit=edit, download=download)
    ending.at_once = False
    shown = f"{address}/" if token is None else f"{address}/?token={token}"
    click.echo(shown)
    click.echo("Stop med Ctrl-C.", err=True)
    if open_browser:
        click.launch(shown)
    serve(path, options, listener, links, ending)


def _open_or_make(context: Context, path: Path) -> None:
    """Make sure that there is a database of this version; says so where it is a new one."""
    is_new = not path.exists()
    context.store(create=True).close()
    if is_new:
        named = "" if path.name == "referat.db" else f"--db {shlex.quote(str(path))} "
        told = f"{path}: databasen er ny og tom. Læs filer ind med referat {named}import MAPPE."
        click.echo(told, err=True)


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens, or BadOption (Danish) that says why it cannot."""
    try:
        return socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=128
        )
    except socket.gaierror as err:
        raise BadOption(f"--host: {host} er ingen adresse på denne maskine. Udelad --host.") from err
    except OSError as err:
        if err.errno == errno.EADDRINUSE:
            raise BadOption(
                f"--port: {port} er optaget af et andet program. Vælg en anden, eller skriv --port 0."
            ) from err
        if err.errno == errno.EACCES:
            raise BadOption(f"--port: {port} må ikke bruges. Vælg en over 1023.") from err
        raise BadOption(f"--host: {host} er ingen adresse på denne maskine. Udelad --host.") from err


def _address(host: str, port: int) -> str:
    named = f"[{host}]" if ":" in host else host
    return f"http://{named}:{port}"

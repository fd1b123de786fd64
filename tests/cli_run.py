"""Commands as tests run them."""

from click.testing import CliRunner, Result

from referat.cli import main


def run(*arguments: str) -> Result:
    """What a command prints, and how it ends."""
    return CliRunner().invoke(main, list(arguments))

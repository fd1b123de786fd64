"""Settings: defaults, then referat.toml in the working directory, then REFERAT_* variables, then options."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from models.errors import ConfigError

SETTINGS_FILE = "referat.toml"
# What each kind of setting can be.
ALLOWED = {bool: "true eller false (ja eller nej)", float: "et tal over 0 og højst 1000", Path: "en sti"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be set, with its default and what it is for."""

    # The SQLite file that holds the records.
    db: Path = Path("referat.db")
    # How many seconds to wait for another program that writes to the database.
    lock_wait_seconds: float = 5.0
    # How many pixels a point becomes in pictures of pages (`explain --images`); 2 is 144 dots an inch.
    picture_scale: float = 2.0
    # Stop an import at the first file that cannot be read.
    strict: bool = False


def load_settings(
    flags: Mapping[str, Any], folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> Settings:
    """The settings in force. Flags that are None do not count.

    A db named in referat.toml is seen from the folder of that file. Raises ConfigError (Danish) for a file
    that is no TOML, a name that is no setting, and a value that cannot be one.
    """
    folder = Path.cwd() if folder is None else folder
    environment = os.environ if environment is None else environment
    settings = _with_file(Settings(), folder / SETTINGS_FILE)
    for spec in fields(Settings):
        variable = f"REFERAT_{spec.name.upper()}"
        if environment.get(variable):
            settings = _with_value(settings, spec.name, environment[variable], variable)
    for name, value in flags.items():
        if value is not None:
            settings = _with_value(settings, name, value, f"--{name}")
    return settings


def _with_file(settings: Settings, path: Path) -> Settings:
    if not path.is_file():
        return settings
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        raise ConfigError(f"{path}: filen er ikke gyldig TOML ({err}). Ret den, eller fjern den.") from err
    for name, value in given.items():
        settings = _with_value(settings, name, value, f"{path}: {name}")
    return settings if "db" not in given else replace(settings, db=path.parent / settings.db)


def _with_value(settings: Settings, name: str, value: Any, where: str) -> Settings:
    known: dict[str, Any] = {spec.name: spec.type for spec in fields(Settings)}
    if name not in known:
        raise ConfigError(f"{where}: ukendt indstilling. Kendte: {', '.join(known)}.")
    try:
        return replace(settings, **{name: _convert(known[name], value)})
    except (TypeError, ValueError) as err:
        raise ConfigError(f"{where}: {value!r} kan ikke bruges her. Skriv {ALLOWED[known[name]]}.") from err


def _convert(kind: Any, value: Any) -> Any:
    if kind is bool:
        words = {"1": True, "true": True, "ja": True, "0": False, "false": False, "nej": False}
        if isinstance(value, bool):
            return value
        if str(value).lower() not in words:
            raise ValueError(value)
        return words[str(value).lower()]
    if kind is Path:
        if not isinstance(value, str | Path):
            raise TypeError(value)
        return Path(value).expanduser()
    converted = kind(value)
    if kind is float and not 0 < converted <= 1000:
        raise ValueError(value)
    return converted

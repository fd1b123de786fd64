"""Settings: defaults, then referat.toml in the working directory, then REFERAT_* variables, then options."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from models.errors import BadOption, ConfigError
from models.toml_errors import explain_toml
from referat.danish.wording import number

SETTINGS_FILE = "referat.toml"
Ocr = Literal["auto", "never", "force"]
Paths = tuple[Path, ...]


def _number(default: float, least: float, most: float) -> Any:
    """A setting that is a number between two others, both allowed."""
    return field(default=default, metadata={"least": least, "most": most})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be set, with its default and what it is for."""

    # The SQLite file that holds the records.
    db: Path = Path("referat.db")
    # How many seconds to wait for another program that writes to the database.
    lock_wait_seconds: float = _number(5.0, 0.001, 1000)
    # How many pixels a point becomes in pictures of pages (`explain --images`); 2 is 144 dots an inch.
    picture_scale: float = _number(2.0, 0.001, 1000)
    # Stop an import at the first file that cannot be read.
    strict: bool = False
    # How many processes read files at the same time; one for each core where nothing (0) is set.
    jobs: int = _number(0, 1, 1000)
    # Which pages are read by OCR: those without usable text, none, or all that hold a picture.
    ocr: Ocr = "auto"
    # How many seconds a file may take without getting on; in all once that, and a sixth of it for each page.
    time_limit: float = _number(180.0, 1, 1_000_000)
    # How many megabytes of memory the process that reads a file may take, with those it starts.
    memory_limit: float = _number(2000.0, 300, 10_000_000)
    # How many megabytes the pages that were read may take on disk, beside the database; 0 keeps none.
    cache_limit: float = _number(2000.0, 0, 100_000_000)
    # Files with topics: KL's subject list (KLE), or topics of one's own in TOML. None: those that come along.
    topics: Paths = ()
    # Folders with layouts of one's own: hints on how a municipality sets its minutes (docs/layouts.md).
    layouts: Paths = ()


def load_settings(
    flags: Mapping[str, Any], folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> Settings:
    """The settings in force. Flags that are None do not count.

    A db, topics and layouts named in referat.toml are seen from the folder of that file. Raises ConfigError
    (Danish) for a file that is no TOML, a name that is no setting, and a value that cannot be one; BadOption
    for one of a flag.
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
            settings = _with_flag(settings, name, value)
    return settings


def _with_flag(settings: Settings, name: str, value: Any) -> Settings:
    try:
        return _with_value(settings, name, value, f"--{name.replace('_', '-')}")
    except ConfigError as err:
        raise BadOption(str(err)) from err


def _with_file(settings: Settings, path: Path) -> Settings:
    if not path.is_file():
        return settings
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        raise ConfigError(
            f"{path}: filen er ikke gyldig TOML ({explain_toml(err)}). Ret den, eller fjern den."
        ) from err
    for name, value in given.items():
        settings = _with_value(settings, name, value, f"{path}: {name}")
    if "db" in given:
        settings = replace(settings, db=path.parent / settings.db)
    if "topics" in given:
        settings = replace(settings, topics=tuple(path.parent / one for one in settings.topics))
    if "layouts" in given:
        settings = replace(settings, layouts=tuple(path.parent / one for one in settings.layouts))
    return settings


def _with_value(settings: Settings, name: str, value: Any, where: str) -> Settings:
    known = {spec.name: spec for spec in fields(Settings)}
    if name not in known:
        raise ConfigError(f"{where}: ukendt indstilling. Kendte: {', '.join(known)}.")
    spec = known[name]
    try:
        return replace(settings, **{name: _convert(spec.type, spec.metadata, value)})
    except (TypeError, ValueError) as err:
        allowed = _allowed(spec.type, spec.metadata)
        raise ConfigError(f"{where}: {value!r} kan ikke bruges her. Skriv {allowed}.") from err


def _allowed(kind: Any, bounds: Mapping[str, float]) -> str:
    """What a setting can be, in Danish."""
    if kind is bool:
        return "true eller false (ja eller nej)"
    if kind is Path:
        return "en sti"
    if kind is Paths:
        return "stier"
    if kind is Ocr:
        return " eller ".join(get_args(Ocr))
    least = "over 0" if 0 < bounds["least"] < 1 else f"fra {number(bounds['least'])}"
    return f"et {'helt ' if kind is int else ''}tal {least} og højst {number(bounds['most'])}"


def _convert(kind: Any, bounds: Mapping[str, float], value: Any) -> Any:
    if kind is bool:
        return _flag(value)
    if kind is Path:
        if not isinstance(value, str | Path):
            raise TypeError(value)
        return Path(value).expanduser()
    if kind is Paths:
        given = value.split(os.pathsep) if isinstance(value, str) else list(value)
        return tuple(_convert(Path, bounds, one) for one in given)
    if kind is Ocr:
        if value not in get_args(Ocr):
            raise ValueError(value)
        return value
    converted = kind(value)
    if isinstance(value, bool) or converted != float(value):
        raise ValueError(value)
    if not bounds["least"] <= converted <= bounds["most"]:
        raise ValueError(value)
    return converted


def _flag(value: Any) -> bool:
    words = {"1": True, "true": True, "ja": True, "0": False, "false": False, "nej": False}
    if isinstance(value, bool):
        return value
    if str(value).lower() not in words:
        raise ValueError(value)
    return words[str(value).lower()]

"""The OParl export, checked by a reader that is not ours: JSON Schema, by the fields of OParl 1.1."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

import referat
from models.store import Store
from referat.cli import main
from referat.exporting.oparl import save_oparl
from referat.joining.linking import link_sittings
from tests.made_records import document, found
from tests.test_search import item, meeting
from tests.test_trace_rules import DAY, SENSORS
from tests.test_tracing import of, papers, proposal

SCHEMA = json.loads((Path(__file__).parent / "data/oparl-1.1.json").read_text(encoding="utf-8"))
BASE = "https://arkiv.example/oparl"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = referat.open_store(tmp_path_factory.mktemp("oparl") / "x.db", create=True)
    secret = replace(item("5", "Køb af ejendom", "Godkendt."), closed=True)
    held = of(
        "Nørreby Kommune",
        meeting("Byrådet", DAY(2024, 9, 11), item("4", SENSORS, "Udsat.", "postponed"), secret),
    )
    told = replace(
        held.meetings[0], present=(found("Karen Holm"),), absent=(found("Åse Ørum"),), location=found("Salen")
    )
    again = of("Nørreby Kommune", meeting("Byrådet", DAY(2024, 10, 9), item("2", SENSORS, "Godkendt.")))
    for name, parsed in {
        "forslag": papers(proposal("NB12", SENSORS, 2025, 100)),
        "udsat": replace(held, meetings=(told,)),
        "godkendt": again,
    }.items():
        opened.save_document(document(f"/arkiv/{name}.pdf", name), parsed, "1")
    link_sittings(opened)
    yield opened
    opened.close()


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def check(kind: str, said: Any) -> None:
    validator = jsonschema.Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]})
    errors = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(said)]
    assert not errors, errors[:5]


def check_all(folder: Path) -> int:
    """Check every object of an export; gives how many there are."""
    check("System", load(folder / "system.json"))
    lists = [(folder / "bodies.json", "Body")]
    lists += [(path, path.stem.capitalize()) for path in sorted(folder.glob("body/*/*.json"))]
    count = 0
    for path, kind in lists:
        said = load(path)
        check("List", said)
        for one in said["data"]:
            check(kind, one)
        count += len(said["data"])
    return count


@pytest.mark.parametrize("base", [BASE, None])
def test_every_object_is_as_the_standard_says(store: Store, tmp_path: Path, base: str | None) -> None:
    written = save_oparl(store, tmp_path, base_url=base)
    assert len(written) == 6
    assert check_all(tmp_path) == 7


def test_the_schema_refuses_what_is_none_of_it() -> None:
    with pytest.raises(AssertionError, match="udvalg"):
        check("Meeting", {"id": f"{BASE}/m", "type": "https://schema.oparl.org/1.1/Meeting", "udvalg": 1})
    with pytest.raises(AssertionError, match="accessUrl"):
        check("File", {"id": f"{BASE}/f", "type": "https://schema.oparl.org/1.1/File"})


def test_objects_point_to_one_another(store: Store, tmp_path: Path) -> None:
    save_oparl(store, tmp_path, base_url=BASE)
    folder = tmp_path / "body/noerreby-kommune"
    first, second = load(folder / "meeting.json")["data"]
    (council,) = load(folder / "organization.json")["data"]
    people = {one["name"]: one for one in load(folder / "person.json")["data"]}
    (paper,) = load(folder / "paper.json")["data"]
    assert council["classification"] == "Parlament"
    assert first["organization"] == [council["id"]]
    assert first["participant"] == [people["Karen Holm"]["id"]]
    assert {one["membership"][0]["organization"] for one in people.values()} == {council["id"]}
    assert {one["agendaItem"] for one in paper["consultation"]} == {
        meeting["agendaItem"][0]["id"] for meeting in (first, second)
    }
    assert (paper["reference"], paper["name"]) == ("NB12", SENSORS)
    body = load(tmp_path / "bodies.json")["data"][0]
    assert body["meeting"] == f"{BASE}/body/noerreby-kommune/meeting.json"


def test_what_was_decided_is_told_and_closed_items_are_not(store: Store, tmp_path: Path) -> None:
    save_oparl(store, tmp_path)
    held, _ = load(tmp_path / "body/noerreby-kommune/meeting.json")["data"]
    shown, closed = held["agendaItem"]
    assert (shown["result"], shown["resolutionText"], shown["referat:outcome"]) == (
        "udsat",
        "Udsat.",
        ["postponed"],
    )
    assert set(closed) == {"id", "type", "number", "order", "public"}
    assert closed["public"] is False
    assert b"ejendom" not in b"".join(path.read_bytes() for path in tmp_path.rglob("*.json"))


def test_the_command_writes_the_same_bytes_again(store: Store, tmp_path: Path) -> None:
    said = []
    for name in ("en", "to"):
        path = str(tmp_path / name)
        done = CliRunner().invoke(
            main, ["--db", str(store.path), "export", "--format", "oparl", "--output", path]
        )
        assert done.exit_code == 0, done.output
        said.append({one.name: one.read_bytes() for one in (tmp_path / name).rglob("*.json")})
    assert said[0] == said[1]
    wrong = CliRunner().invoke(main, ["export", "--format", "json", "--base-url", BASE])
    assert wrong.exit_code == 2

"""The texts and facts of the demonstration network, kept as YAML in `data/`."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

DATA = files("rrma_site.demo").joinpath("data")


@cache
def read(name: str) -> Any:
    """The content of `data/<name>.yaml`; the same object each time, not to be altered."""
    return yaml.safe_load(DATA.joinpath(f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def read_sheets() -> list[dict[str, Any]]:
    """The facts of the sheets, in the order of their files; the same objects each time, not to be altered."""
    paths = sorted(DATA.joinpath("sheets").iterdir(), key=lambda path: path.name)
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths if path.name.endswith(".yaml")]

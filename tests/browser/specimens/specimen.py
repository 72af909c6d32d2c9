"""What a specimen is."""

from dataclasses import dataclass
from typing import Literal

Size = Literal["ordinary", "empty", "long"]
Network = Literal["demonstration", "new", "bare", "long"]

SIZES: tuple[Size, ...] = ("ordinary", "empty", "long")
NETWORKS: tuple[Network, ...] = ("demonstration", "new", "bare", "long")
"""Each is a site with a database of its own: the demonstration; a site just installed, with nothing in it; one whose
pages have only what is compulsory; one whose pages have too much of everything."""


@dataclass(frozen=True, slots=True)
class Specimen:
    """A page of a kind (see `tests.browser.kinds`) to look at: as usual, with nothing in it, with too much in it."""

    kind: str
    size: Size
    network: Network
    address: str
    variant: str = ""
    """Tells it from others of the same kind and size."""
    status: int = 200
    picture: str = ""
    """Name of the mock page that shows what it should look like, without width: « fiche »."""

    def __str__(self) -> str:
        """Its name in the results of the tests and of the pictures."""
        return "-".join(filter(None, (self.kind.replace(":", "."), self.size, self.variant)))

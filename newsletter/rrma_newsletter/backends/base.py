"""What a way out has to do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import Enum, auto
from types import TracebackType
from typing import TYPE_CHECKING, Self

from django.core.mail import EmailMultiAlternatives

if TYPE_CHECKING:
    from rrma_newsletter.models import Sending

__all__ = ["Backend", "BackendUnavailable", "Campaigns", "Fate", "Outcome"]


class Fate(Enum):
    """What became of a message: taken, refused for good, or to be tried again."""

    ACCEPTED = auto()
    REFUSED = auto()
    DEFERRED = auto()


@dataclass(frozen=True)
class Outcome:
    """The fate of one message, with the words of the server."""

    fate: Fate
    answer: str = ""


class BackendUnavailable(Exception):
    """Nothing at all can leave for the moment: the message is not to blame, and is tried again later."""


class Backend(ABC):
    """Sends messages one by one. As a context it keeps its connection open for a batch."""

    profile = "own"
    """For whom letters are made (see `rrma_newsletter.profiles`)."""

    def __enter__(self) -> Self:
        """Ready to deliver; raises BackendUnavailable when nothing can leave."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """The batch is over."""
        return

    @abstractmethod
    def deliver(self, message: EmailMultiAlternatives) -> Outcome:
        """Send `message` to its one recipient; raises BackendUnavailable when nothing can leave."""


class Campaigns(ABC):
    """Hands a whole letter to a service that has the addresses, the links to leave, and the sending to itself."""

    profile = "plain"
    """For whom letters are made: the service adds its own link to leave."""

    @abstractmethod
    def send(self, sending: Sending) -> None:
        """Hand over, and note the name of the campaign in `sending.campaign` as soon as there is one.

        Called again after an interruption it goes on with that campaign; raises BackendUnavailable when the service
        does not do it.
        """

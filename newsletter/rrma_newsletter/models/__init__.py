"""Models of the letters of a network."""

from .frozen_letter import FrozenLetter
from .letter import NewsletterPage, NewsletterPageMixin
from .letter_index import NewsletterIndexPage
from .picked_source import PickedSource
from .sending import Delivery, Sending, SendingLease
from .subscriber import CadenceChoice, Subscriber
from .subscription_proof import SubscriptionProof

__all__ = [
    "CadenceChoice",
    "Delivery",
    "FrozenLetter",
    "NewsletterIndexPage",
    "NewsletterPage",
    "NewsletterPageMixin",
    "PickedSource",
    "Sending",
    "SendingLease",
    "Subscriber",
    "SubscriptionProof",
]

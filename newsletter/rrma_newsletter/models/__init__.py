"""Models of the letters of a network."""

from .sending import Delivery, Sending, SendingLease
from .subscriber import CadenceChoice, Subscriber
from .subscription_proof import SubscriptionProof

__all__ = ["CadenceChoice", "Delivery", "Sending", "SendingLease", "Subscriber", "SubscriptionProof"]

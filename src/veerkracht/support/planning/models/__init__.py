"""What an initiative needs as both sides see it, what others offer, and which support was agreed on."""

from veerkracht.support.planning.models.agreement import Agreement, Judged
from veerkracht.support.planning.models.elsewhere import AidGranted, CompanyLink, Referral, Scheme
from veerkracht.support.planning.models.need import Diagnosis, Need
from veerkracht.support.planning.models.offer import Offer
from veerkracht.support.planning.models.plan import Plan

__all__ = [
    "Agreement",
    "AidGranted",
    "CompanyLink",
    "Diagnosis",
    "Judged",
    "Need",
    "Offer",
    "Plan",
    "Referral",
    "Scheme",
]

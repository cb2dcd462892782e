"""What an initiative needs as both sides see it, what others offer, and which support was agreed on."""

from veerkracht.support.planning.models.agreement import Agreement as Agreement
from veerkracht.support.planning.models.agreement import Judged as Judged
from veerkracht.support.planning.models.elsewhere import AidGranted as AidGranted
from veerkracht.support.planning.models.elsewhere import CompanyLink as CompanyLink
from veerkracht.support.planning.models.elsewhere import Referral as Referral
from veerkracht.support.planning.models.elsewhere import Scheme as Scheme
from veerkracht.support.planning.models.need import Diagnosis as Diagnosis
from veerkracht.support.planning.models.need import Need as Need
from veerkracht.support.planning.models.offer import Offer as Offer
from veerkracht.support.planning.models.plan import Plan as Plan

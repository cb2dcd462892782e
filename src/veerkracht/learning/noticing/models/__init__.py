"""What is noticed, and who confirms it."""

from veerkracht.learning.noticing.models.observation import Observation as Observation
from veerkracht.learning.noticing.models.observation import ObservationKind as ObservationKind
from veerkracht.learning.noticing.models.observation import Sensitivity as Sensitivity
from veerkracht.learning.noticing.models.outcome import HarvestedOutcome as HarvestedOutcome
from veerkracht.learning.noticing.models.publication import Publication as Publication
from veerkracht.learning.noticing.models.signal import WeekSignal as WeekSignal
from veerkracht.learning.noticing.models.substantiation import Sample as Sample
from veerkracht.learning.noticing.models.substantiation import Substantiation as Substantiation
from veerkracht.learning.noticing.models.substantiation import Verdict as Verdict

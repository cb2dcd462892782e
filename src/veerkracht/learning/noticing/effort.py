"""What someone does in a form, counted from its own fields, for the time model."""

from collections import Counter
from collections.abc import Mapping

from django import forms

from veerkracht.learning.rules.form_time import WORDS

MANY = 10
"""From more choices than these people search instead of looking."""


def effort(form: forms.BaseForm, *, spoken: bool = False) -> Mapping[str, int]:
    """Count the taps, choices, sliders and words of a form; `spoken` where it is said instead of typed.

    What is filled in already counts as well, as if it were changed each time.
    """
    counts = Counter({"open": 1, "submit": 1})
    for bound in form.visible_fields():
        counts.update(_one(bound.field, spoken=spoken))
    return counts


def _one(field: forms.Field, *, spoken: bool) -> dict[str, int]:
    widget = field.widget
    if isinstance(widget, forms.FileInput):
        return {"tap": 2, "spoken word": WORDS["spoken"]} if spoken else {}
    if isinstance(widget, forms.CheckboxInput):
        return {"tap": 1} if spoken or field.required else {}
    if isinstance(widget, forms.RadioSelect):
        return {"tap": 1}
    if isinstance(widget, forms.Select):
        return {"search pick" if len(list(widget.choices)) > MANY else "short pick": 1}
    if getattr(widget, "input_type", "") == "range":
        return {"slider": 1}
    if isinstance(widget, forms.DateInput):
        return {"short pick": 1}
    if "list" in widget.attrs:
        return {"search pick": 1}
    return {} if spoken else {"typed word": WORDS[widget.attrs["data-words"]]}

"""What a person chooses about mail."""

from typing import Any

from django import forms

from veerkracht.notices.kinds import HOW, KINDS


class ChoiceForm(forms.Form):
    """For each kind of thing: by mail at once, once a day, or not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, words in KINDS.items():
            self.fields[kind] = forms.ChoiceField(label=words, choices=list(HOW.items()))

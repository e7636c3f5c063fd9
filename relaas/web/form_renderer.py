"""Django's own widget templates are written for an engine that forgives missing names; ours does not."""

from typing import Any

from django.forms.renderers import Jinja2, TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Draws forms with our templates, and Django's widgets with Django's (`FORM_RENDERER`)."""

    def __init__(self) -> None:
        super().__init__()
        self._djangos = Jinja2()

    def get_template(self, template_name: str) -> Any:
        if template_name.startswith("django/forms/"):
            return self._djangos.get_template(template_name)
        return super().get_template(template_name)

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "relaas.web"

    def ready(self) -> None:
        from relaas.web.menu import ADMINISTRATION, MenuEntry
        from relaas.web.rights import SEE_DESIGN

        ADMINISTRATION.add(
            "design",
            MenuEntry("design", _("Catalogue of parts"), "web:design", "swatch-book", right=SEE_DESIGN, order=900),
        )

"""Every template of the house is safe by construction, and the macros draw and escape what they are given."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.test import RequestFactory
from django.utils.translation import override
from jinja2 import Environment, UndefinedError

from relaas.web.design import sample

pytestmark = pytest.mark.once
EVIL = '<script>alert("x")</script>'
TEMPLATES = sorted(settings.PACKAGE.glob("*/templates/**/*.html"))


def environment() -> Environment:
    """The one that pages are drawn with."""
    engine = engines["jinja2"]
    assert isinstance(engine, Jinja2)
    return engine.env


def draw(imports: str, body: str, **context: Any) -> str:
    """A template that imports macros and uses them, in English."""
    with override("en"):
        return environment().from_string(f"{imports}\n{body}").render(request=RequestFactory().get("/"), **context)


def test_no_template_has_inline_style_or_script() -> None:
    """The policy forbids them, so they would silently not work."""
    inline = re.compile(r"<[^>]*\s(?:style|on[a-z]+)\s*=|<style|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)
    assert inline.search('<a href="#" onclick="x()">')
    found = [(path.name, match[0]) for path in TEMPLATES if (match := inline.search(path.read_text()))]
    assert found == []


def test_every_class_of_this_rooms_templates_is_in_a_stylesheet() -> None:
    room = Path(__file__).resolve().parent.parent
    styles = "\n".join(path.read_text() for path in room.glob("static/web/css/**/*.css"))
    known = set(re.findall(r"\.([a-z][a-z-]*)", styles))
    literal = re.compile(r'class="([a-z -]+)["{]')
    used = {
        name
        for path in room.glob("templates/**/*.html")
        for each in literal.findall(path.read_text())
        for name in each.split()
    }
    assert len(used) > 40
    assert used - known == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(settings.PACKAGE)))
def test_every_template_can_be_read(path: Path) -> None:
    name = path.as_posix().rpartition("/templates/")[2]
    assert environment().get_template(name).filename == str(path)


MACROS = [
    ("pill", "pill", "{{ pill(evil) }}"),
    ("page", "page_header", "{{ page_header(evil, sub=evil) }}"),
    ("card", "card", "{% call card(evil, count=evil, note=evil, footer=evil) %}{{ evil }}{% endcall %}"),
    ("facts", "fact", "{{ fact(evil, evil) }}"),
    ("button", "link_button", "{{ link_button(evil, evil, hotkey=evil) }}"),
    ("button", "button", "{{ button(evil, name=evil, value=evil) }}"),
    ("button", "post_button", "{{ post_button(request, evil, evil, values={evil: evil}, label=evil) }}"),
    ("callout", "callout", "{{ callout(evil, evil) }}"),
    ("empty", "empty", "{{ empty(evil, evil) }}"),
    ("filters", "chip", "{{ chip(evil, evil, value=evil, pressed=true) }}"),
    ("filters", "search_field", "{{ search_field(evil, evil, kept={evil: [evil]}) }}"),
    ("table", "sort_heading", "{{ sort_heading(evil, evil) }}"),
    ("tabs", "tabs", "{{ tabs([{'label': evil, 'url': evil, 'count': 2, 'current': false}], evil) }}"),
    ("toast", "toast", "{{ toast(evil) }}"),
    ("why", "why", "{{ why([], doing=evil, message=evil) }}"),
    ("story", "story_event", "{{ story_event(evil, detail=evil, by=evil, url=evil) }}"),
]


@pytest.mark.parametrize(("file", "macro", "body"), MACROS, ids=[macro for _file, macro, _body in MACROS])
def test_what_people_typed_is_text(file: str, macro: str, body: str) -> None:
    """HTML in a name is shown as it was typed, never read as markup."""
    drawn = draw(f'{{% from "web/components/{file}.html" import {macro} %}}', body, evil=EVIL)
    assert "<script" not in drawn
    assert 'alert("' not in drawn
    assert "&lt;" in drawn


def test_a_fact_without_value_is_left_out_and_zero_is_a_value() -> None:
    imports = '{% from "web/components/facts.html" import fact %}'
    assert draw(imports, '{{ fact("Size", "") }}{{ fact("Size", none) }}').strip() == ""
    assert "<dd>0</dd>" in draw(imports, '{{ fact("Size", 0) }}')


def test_many_tabs_get_a_menu_of_all() -> None:
    imports = '{% from "web/components/tabs.html" import tabs %}'
    several = [{"label": f"Tab {at}", "url": f"/{at}/", "count": at, "current": at == 3} for at in range(12)]
    drawn = draw(imports, '{{ tabs(several, "Parts") }}', several=several)
    assert drawn.count('aria-current="page"') == 2  # in the row and in the menu
    assert re.findall(r'data-hotkey="(.)"', drawn) == [*"123456789", "t"]
    assert "All 12" in drawn
    assert "popover" not in draw(imports, '{{ tabs(several, "Parts") }}', several=several[:4])


def test_a_field_tells_its_error_and_hint_to_screen_readers() -> None:
    with override("en"):
        form = sample()["refused_form"]
    drawn = draw('{% from "web/components/field.html" import field %}', '{{ field(form["name"]) }}', form=form)
    assert 'aria-invalid="true"' in drawn
    described = re.search(r'aria-describedby="([^"]+)"', drawn)
    assert described
    assert all(f'id="{name}"' in drawn for name in described[1].split())
    assert f'<label for="{form["name"].id_for_label}"' in drawn


def test_a_field_shows_what_stands_there_meanwhile() -> None:
    with override("en"):
        form = sample()["refused_form"]
        form.meanwhile["remark"] = EVIL
    imports = '{% from "web/components/field.html" import field %}'
    assert "meanwhile: <b>First kind</b>" in draw(imports, '{{ field(form["kind"]) }}', form=form)
    assert "meanwhile: <b>&lt;script&gt;" in draw(imports, '{{ field(form["remark"]) }}', form=form)
    assert "meanwhile" not in draw(imports, '{{ field(form["number"]) }}', form=form)


def test_the_error_summary_leads_to_each_field() -> None:
    with override("en"):
        form = sample()["refused_form"]
    imports = '{% from "web/components/form.html" import form_of %}'
    drawn = draw(imports, '{{ form_of(request, form, "/back/") }}', form=form)
    leads = re.findall(r'<a href="#([^"]+)"', drawn)
    assert len(leads) == 3
    assert all(f'id="{target}"' in drawn for target in leads)
    assert "3 fields are not right yet" in drawn
    assert 'name="csrfmiddlewaretoken"' in drawn


def test_a_name_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        draw("", "{{ nothing }}")


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "413", "429", "500"])
def test_error_pages_need_no_request(code: str) -> None:
    drawn = engines["jinja2"].get_template(f"{code}.html").render()
    assert drawn.count("<h1>") == 1
    assert "<title>" in drawn

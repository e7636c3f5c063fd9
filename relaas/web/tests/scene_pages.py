"""The pages that the tests in Chromium walk through: a card, its form, a list, and a deed that takes a while."""

import time

from django import forms

from relaas.web.tests.scene import Answer, Scene


class NameForm(forms.Form):
    """One field that must be filled in."""

    name = forms.CharField(initial="Old")


READ = """{{ page_header("Relation") }}<div>{% call card("Identity", id="identity",
actions=link_button("Edit", "/edit/", "quiet", hotkey="e", stay=true)) %}
Facts <a href="/edit/?row=2">Row 2</a>{% endcall %}
{{ link_button("Elsewhere", "/list/", hotkey="n") }}{{ post_button(request, "Archive", "/archive/") }}</div>"""
EDIT = """{{ page_header("Relation") }}{% call card("Identity", id="identity", editing=true) %}
{{ form_of(request, form, "/read/") }}{% endcall %}{{ link_button("Elsewhere", "/list/", hotkey="n") }}"""
LIST = """{{ page_header("Relations") }}{{ search_field(q, "Search", action="/list/") }}<div id="list">
{% call table("Relations", list=true) %}
<thead><tr><th class="pick"><input type="checkbox" aria-label="all"></th><th>Name</th></tr></thead>
<tbody>{% for name in names %}<tr><td class="pick"><input type="checkbox" aria-label="{{ name }}"></td>
<td><a href="/read/">{{ name }}</a></td></tr>{% endfor %}</tbody>{% endcall %}</div>"""
NAMES = ["Alfa", "Beta", "Gamma"]


def edit(given: dict[str, list[str]], posted: bool) -> Answer:
    form = NameForm({"name": given.get("name", [""])[0]}) if posted else NameForm()
    if posted and form.is_valid():
        time.sleep(0.2)
        return 303, "/read/", {}
    return 422 if posted else 200, EDIT, {"form": form}


def listed(given: dict[str, list[str]], _posted: bool) -> Answer:
    wanted = given.get("q", [""])[0]
    return 200, LIST, {"q": wanted, "names": [name for name in NAMES if wanted.lower() in name.lower()]}


def slow(_given: dict[str, list[str]], _posted: bool) -> Answer:
    time.sleep(0.3)
    return 303, "/read/", {}


def a_card_and_a_list() -> Scene:
    """`/read/`, `/edit/`, `/list/` and `/archive/`."""
    made = Scene()
    made.show("/read/", READ)
    made.pages |= {"/edit/": edit, "/list/": listed, "/archive/": slow}
    return made

"""The addresses of what is done to running subscriptions."""

from django.urls import URLPattern, path

from relaas.contracts.subscriptions.running import views
from relaas.contracts.subscriptions.running.deeds import OF_ALL, OF_ONE

ONE, ALL = "abonnementen/<int:id>", "contracten/<int:id>/abonnementen"

ADDRESSES: list[URLPattern] = [
    *(path(f"{ONE}/{deed.word}/", views.take, {"name": deed.name}, name=deed.name) for deed in OF_ONE.values()),
    *(path(f"{ALL}/{deed.word}/", views.take_of_all, {"name": deed.name}, name=deed.name) for deed in OF_ALL.values()),
    path(f"{ONE}/opzegging/intrekken/", views.withdraw, name="withdraw_notice"),
    path(f"{ONE}/prijs/<int:row>/terugnemen/", views.remove_price, name="take_back_price_change"),
    path(f"{ONE}/pauze/<int:row>/", views.edit_pause, name="change_pause"),
    path(f"{ONE}/pauze/<int:row>/hervatten/", views.go_on, name="resume"),
    path(f"{ONE}/pauze/<int:row>/terugnemen/", views.remove_pause, name="take_back_pause"),
]

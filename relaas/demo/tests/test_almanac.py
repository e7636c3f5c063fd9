"""When things happened: counted from the day of building, in the order of time."""

from datetime import UTC, date, datetime

from relaas.demo.almanac import Almanac
from relaas.kernel import clock

THURSDAY = datetime(2026, 1, 8, 12, 0, tzinfo=UTC)


def test_a_weekend_gives_its_friday_and_today_is_today() -> None:
    with clock.travel(THURSDAY):
        almanac = Almanac()
    assert [almanac.day(days_ago) for days_ago in (0, 4, 5, 6)] == [
        date(2026, 1, 8), date(2026, 1, 2), date(2026, 1, 2), date(2026, 1, 2),
    ]  # fmt: skip
    with clock.travel(datetime(2026, 1, 11, 12, 0, tzinfo=UTC)):
        assert Almanac().day(0) == date(2026, 1, 11)


def test_moments_are_minutes_of_a_dutch_working_day_and_never_in_the_future() -> None:
    with clock.travel(THURSDAY):
        almanac = Almanac()
    assert almanac.moment(1, 30) == datetime(2026, 1, 7, 8, 0, tzinfo=UTC)
    assert almanac.moment(0, 480) == THURSDAY


def test_steps_happen_in_the_order_of_time_with_the_clock_travelled() -> None:
    told: list[tuple[str, datetime]] = []
    with clock.travel(THURSDAY):
        almanac = Almanac()
        almanac.add(1, 0, lambda: told.append(("second", clock.now())))
        almanac.add(700, 0, lambda: told.append(("first", clock.now())))
        almanac.add(1, 0, lambda: told.append(("third", clock.now())))
        almanac.play()
        assert clock.now() == THURSDAY
    assert [name for name, _at in told] == ["first", "second", "third"]
    assert told[1][1] == almanac.moment(1, 0)

"""Dates as stated (rule 2), against the maintained EDTF library as oracle."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date, timedelta
from time import strptime, struct_time

import pytest
from canbo.errors import CanboError, DataError
from canbo.graph.edtf import Bounds, Known, bounds, joined, known, plus_years, written
from hypothesis import given, settings
from hypothesis import strategies as st

relaxed = settings(deadline=None)
days = st.dates(date(1930, 1, 1), date(2060, 12, 31))


@st.composite
def stated(draw: st.DrawFn) -> str:
    day = draw(days).isoformat()
    return draw(
        st.sampled_from(
            [
                day,
                day[:7],
                day[:4],
                f"{day[:3]}X",
                f"{day[:2]}XX",
                f"{day[:4]}-XX",
                f"{day[:7]}-XX",
                f"{day[:4]}~",
                f"{day[:7]}?",
            ]
        )
    )


def oracle(text: str) -> Bounds:
    from edtf import parse_edtf

    def day(found: struct_time) -> date:
        return date(found.tm_year, found.tm_mon, found.tm_mday)

    parsed = parse_edtf(text)
    return Bounds(day(parsed.lower_strict()), day(parsed.upper_strict()))


@relaxed
@given(stated())
def test_rule_2_bounds_are_those_of_the_maintained_library(text: str) -> None:
    assert bounds(text) == oracle(text)


@relaxed
@given(stated(), stated())
def test_rule_2_an_interval_reaches_from_the_first_day_of_its_begin_to_the_last_of_its_end(a: str, b: str) -> None:
    begin, end = sorted([a, b], key=lambda text: bounds(text))
    found = Bounds(bounds(begin).first, bounds(end).last)
    if found.first and found.last and found.first <= found.last:
        assert bounds(f"{begin}/{end}") == found


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-05-01", "2019-05-01", "2019-05-01"),
        ("2019-05", "2019-05-01", "2019-05-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2015/2020", "2015-01-01", "2020-12-31"),
        ("2015-03/2015-05-02", "2015-03-01", "2015-05-02"),
    ],
)
def test_rule_2_first_and_last_possible_day(text: str, first: str, last: str) -> None:
    assert bounds(text) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("XXXX-02-22", "2019-02-25", "2019-02-22"),
        ("XXXX-12-30", "2020-01-02", "2019-12-30"),
        ("XXXX-01-02", "2019-12-30", "2020-01-02"),
        ("XXXX-02-29", "2018-03-01", "2020-02-29"),
        ("XXXX-02-29", "2017-03-01", "2016-02-29"),
    ],
)
def test_rule_2_a_day_without_a_year_takes_the_year_closest_to_the_publication(
    text: str, published: str, day: str
) -> None:
    assert bounds(text, date.fromisoformat(published)) == (date.fromisoformat(day), date.fromisoformat(day))


def test_rule_2_of_two_years_as_close_the_earlier() -> None:
    assert bounds("XXXX-06-30", date(2019, 12, 29)).first == date(2019, 6, 30)  # 182 days back, 184 ahead
    assert bounds("XXXX-07-01", date(2019, 12, 31)).first == date(2019, 7, 1)  # 183 either way: 2020 is leap
    assert (date(2020, 7, 1) - date(2019, 12, 31)).days == (date(2019, 12, 31) - date(2019, 7, 1)).days


def test_rule_2_a_month_without_a_year_that_holds_the_publication_is_that_one() -> None:
    assert bounds("XXXX-09", date(2019, 9, 30)) == (date(2019, 9, 1), date(2019, 9, 30))


@pytest.mark.parametrize("text", ["XXXX-02-22", "XXXX-02", "XXXX", "../2015", "2015/.."])
def test_rule_2_a_date_open_on_a_side_is_not_known(text: str) -> None:
    assert known(text) is None
    assert known(None) is None


@relaxed
@given(st.integers(1, 12), st.integers(1, 31), days)
def test_rule_2_no_year_lies_closer_than_the_one_taken(month: int, day: int, published: date) -> None:
    text = f"XXXX-{month:02}-{day:02}"
    try:
        strptime(f"2000-{month:02}-{day:02}", "%Y-%m-%d")
    except ValueError:
        with pytest.raises(DataError):
            bounds(text, published)
        return
    found = bounds(text, published).first
    assert found is not None
    for year in range(published.year - 9, published.year + 10):
        if (month, day) != (2, 29) or isleap(year):
            assert abs(found - published) <= abs(date(year, month, day) - published)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2019-13",
        "2019-02-30",
        "30-4-2019",
        "2019-5",
        "2020/2015",
        "XXXX-02-30",
        "2019-XX-05",
        "201X-05",
        "0000",
        "2019/2020/2021",
        "đầu năm 2019",
    ],
)
def test_what_is_no_date_is_refused_with_a_line_that_says_what_to_write(text: str) -> None:
    with pytest.raises(CanboError, match=re.escape(repr(text))) as met:
        bounds(text)
    assert "2019-05-01" in str(met.value)
    assert "\n" not in str(met.value)


@relaxed
@given(st.lists(stated().map(bounds), min_size=1, max_size=5), st.randoms())
def test_rule_2_dates_for_one_event_join_alike_in_any_order(dates: list[Bounds], random: st.randoms) -> None:
    shuffled = [*dates, dates[0]]
    random.shuffle(shuffled)
    assert joined(dates) == joined(shuffled)


@relaxed
@given(stated(), stated())
def test_rule_2_of_two_dates_the_finer_else_the_overlap_else_the_span(a: str, b: str) -> None:
    x, y = known(a), known(b)
    assert x is not None
    assert y is not None
    found, agree = joined([x, y])
    first, last = max(x.first, y.first), min(x.last, y.last)
    assert agree == (first <= last)
    assert found == (Known(first, last) if agree else Known(min(x.first, y.first), max(x.last, y.last)))


def test_rule_2_a_coarse_date_that_contains_one_of_two_others_adds_nothing_to_their_span() -> None:
    coarse, one, other = (bounds(text) for text in ("2015", "2015-05-01", "2018-06-01"))
    assert joined([coarse, one, other]) == ((date(2015, 5, 1), date(2018, 6, 1)), False)


@relaxed
@given(days, st.integers(-20, 20))
def test_29_february_plus_years_is_28_february_and_every_other_day_its_own(day: date, years: int) -> None:
    found = plus_years(day, years)
    assert found.year == day.year + years
    assert (found.month, found.day) == ((2, 28) if (day.month, day.day) == (2, 29) else (day.month, day.day))


@relaxed
@given(days, st.integers(0, 800))
def test_bounds_written_as_text_read_back_the_same(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    assert bounds(written(first, last)) == (first, last)


@relaxed
@given(stated().filter(lambda text: re.fullmatch(r"[\d-]+", text)))
def test_a_plain_date_is_written_as_it_was_stated(text: str) -> None:
    found = known(text)
    assert found is not None
    assert written(*found) == text

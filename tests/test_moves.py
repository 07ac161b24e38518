"""A unit that an act puts in another district: told with its day and both chains, or not at all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from canbo.loaders.article import Article
from canbo.loaders.extract import extract
from canbo.loaders.statement import MergedInto, from_json, from_properties, properties_of, to_json


def told(text: str) -> list[Any]:
    article = Article(text=text, id="a", published=date(2019, 12, 20))
    return [s for s in extract(article) if isinstance(s, MergedInto)]


@pytest.mark.parametrize(
    "text",
    [
        "Từ ngày 1/1/2020, xã Thanh Lâm (huyện Ba Bể, tỉnh Bắc Kạn) trực thuộc huyện Chợ Đồn, tỉnh Bắc Kạn.",
        "Kể từ 1-1-2020, xã Thanh Lâm, huyện Ba Bể, tỉnh Bắc Kạn được chuyển về huyện Chợ Đồn (tỉnh Bắc Kạn).",
        "Từ 1/1/2020, xã Thanh Lâm (huyện Ba Bể, tỉnh Bắc Kạn) được điều chỉnh địa giới hành chính về huyện Chợ Đồn, tỉnh Bắc Kạn.",
    ],
)
def test_a_unit_goes_to_another_district(text: str) -> None:
    (s,) = told(text)
    assert (s.from_, s.into, s.date, s.manner) == ("xã Thanh Lâm", "xã Thanh Lâm", "2020-01-01", "renamed")
    assert s.from_within == ("huyện Ba Bể", "tỉnh Bắc Kạn")
    assert s.within == ("huyện Chợ Đồn", "tỉnh Bắc Kạn")
    assert s.quote in text


@pytest.mark.parametrize(
    "text",
    [
        "Xã Thanh Lâm (huyện Ba Bể, tỉnh Bắc Kạn) trực thuộc huyện Chợ Đồn, tỉnh Bắc Kạn.",
        "Từ ngày 1/1/2020, xã Thanh Lâm trực thuộc huyện Chợ Đồn, tỉnh Bắc Kạn.",
        "Đề xuất từ ngày 1/1/2020, xã Thanh Lâm (huyện Ba Bể, tỉnh Bắc Kạn) chuyển về huyện Chợ Đồn, tỉnh Bắc Kạn.",
        "Từ ngày 1/1/2020, xã Thanh Lâm (huyện Ba Bể, tỉnh Bắc Kạn) trực thuộc huyện Ba Bể, tỉnh Bắc Kạn.",
    ],
)
def test_without_day_or_old_chain_or_as_a_plan_it_is_none(text: str) -> None:
    assert told(text) == []


def test_the_old_side_of_a_split_has_its_own_chain() -> None:
    found = told(
        "Từ ngày 1/1/2020, xã Thanh Lâm (huyện Ba Bể, Bắc Kạn) được chia tách thành hai xã Thanh Thượng và Thanh Hạ thuộc huyện Chợ Đồn."
    )
    assert {(s.into, s.within[0], s.from_within[0]) for s in found} == {
        ("xã Thanh Thượng", "huyện Chợ Đồn", "huyện Ba Bể"),
        ("xã Thanh Hạ", "huyện Chợ Đồn", "huyện Ba Bể"),
    }


def test_it_is_kept_where_it_is_said_and_left_out_where_it_is_not() -> None:
    (moved,) = told(
        "Từ ngày 1/1/2020, xã Thanh Lâm (huyện Ba Bể, tỉnh Bắc Kạn) trực thuộc huyện Chợ Đồn, tỉnh Bắc Kạn."
    )
    (joined,) = told("Từ ngày 1/1/2020, xã Thanh Lâm nhập vào xã Thanh Mai, huyện Ba Bể, tỉnh Bắc Kạn.")
    for s in (moved, joined):
        assert from_json(to_json(s)) == s
        assert from_properties(properties_of(s) | {"id": s.id, "observed": "2019-12-20"}) == s
    assert b"from_within" in to_json(moved)
    assert b"from_within" not in to_json(joined)

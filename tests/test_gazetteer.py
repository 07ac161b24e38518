"""The official units: what the lists hold, how a name finds them, and what became of each."""

import gzip
import os
import re
import subprocess
import sys
import time
import tomllib
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from canbo.errors import DataError
from canbo.loaders.gazetteer import (
    Gazetteer,
    Unit,
    build,
    folded_key,
    gazetteer,
    home_province,
    name_key,
    outlets,
    units,
    without_level,
)
from canbo.loaders.gazetteer.build import Origin, level_and_name
from hypothesis import given
from hypothesis import strategies as st

TURN = date(2025, 7, 1)
LEVELS = {
    "Province": {"tỉnh", "thành phố"},
    "District": {"quận", "huyện", "thị xã", "thành phố"},
    "Ward": {"phường", "xã", "thị trấn", "đặc khu"},
}


@pytest.fixture(scope="module")
def listed() -> Gazetteer:
    return gazetteer()


def in_force(listed: Gazetteer, label: str, on: date) -> list[Unit]:
    return [unit for unit in listed if unit.label == label and unit.exists(on)]


def one(listed: Gazetteer, name: str, within: str, on: date) -> Unit:
    """The unit of that name that lay in `within` on the day."""
    found = [unit for unit in listed.named(name) if unit.exists(on)]
    (unit,) = [unit for unit in found if within in {above.name for above in listed.chain(unit.id, on)}]
    return unit


# What the lists hold


@pytest.mark.parametrize(
    ("label", "on", "count"),
    [
        ("Province", date(2025, 6, 30), 63),
        ("District", date(2025, 6, 30), 696),
        ("Ward", date(2025, 6, 30), 10_035),
        ("Province", TURN, 34),
        ("District", TURN, 0),
        ("Ward", TURN, 3_321),
        ("Province", date(2026, 10, 1), 34),
        ("Ward", date(2026, 10, 1), 3_321),
    ],
)
def test_as_many_units_are_in_force_as_the_resolutions_say(listed, label, on, count):
    assert len(in_force(listed, label, on)) == count


def test_wards_since_the_turn_are_phuong_xa_and_dac_khu(listed):
    assert Counter(unit.level for unit in in_force(listed, "Ward", TURN)) == {"xã": 2_621, "phường": 687, "đặc khu": 13}


def test_every_unit_is_named_levelled_and_identified_by_code_and_generation(listed):
    for unit in listed:
        assert unit.id == f"{unit.code}@{unit.generation}"
        assert re.fullmatch(r"\d{2}|\d{3}|\d{5}", unit.code)
        assert unit.level in LEVELS[unit.label]
        assert unit.name == unit.name.strip()
        assert not re.match(r"0\d", unit.name)
        assert unit.full_name == f"{unit.level} {unit.name}"


def test_a_code_is_used_again_for_another_unit(listed):
    assert listed.unit("31147@2025-06").full_name == "phường Hưng Lợi"
    assert listed.unit("31147@2025-07").full_name == "phường Tân An"


def test_every_parent_is_a_unit_of_a_higher_label_that_existed_when_the_child_began(listed):
    higher = {"Ward": {"District", "Province"}, "District": {"Province"}}
    for unit in listed:
        if unit.label == "Province":
            assert unit.parent is None
            continue
        above = listed.unit(unit.parent)
        assert above.label in higher[unit.label]
        assert above.exists(unit.valid_from or date(2025, 6, 30))


def test_no_unit_ends_before_it_begins(listed):
    assert all(unit.valid_from < unit.valid_to for unit in listed if unit.valid_from and unit.valid_to)


def test_the_oldest_list_claims_no_first_day(listed):
    assert {unit.valid_from for unit in listed if unit.generation == "2025-06"} == {None}
    assert all(unit.valid_from for unit in listed if unit.generation > "2025-06")


# One unit or two


def test_a_province_that_no_act_merged_is_one_unit_through_the_turn(listed):
    (province,) = listed.written_as("tỉnh Nghệ An")
    assert (province.id, province.valid_to) == ("40@2025-06", None)
    assert one(listed, "phường Trường Vinh", "Nghệ An", TURN).parent == province.id


def test_eleven_provinces_stay_and_twenty_three_are_made(listed):
    provinces = in_force(listed, "Province", TURN)
    assert Counter(unit.generation for unit in provinces) == {"2025-06": 11, "2025-07": 23}


def test_a_merged_province_is_a_new_unit_even_under_an_old_name(listed):
    older, newer = listed.written_as("thành phố Cần Thơ")
    assert (older.valid_to, newer.valid_from) == (TURN, TURN)
    assert {listed.unit(step.old).name for step in listed.predecessors(newer.id)} == {
        "Cần Thơ",
        "Sóc Trăng",
        "Hậu Giang",
    }
    assert {step.act for step in listed.predecessors(newer.id)} == {"202/2025/QH15"}


def test_a_ward_that_kept_name_and_borders_is_new_since_its_district_ended(listed):
    older, newer = listed.written_as("xã Tiên Nguyên")
    (step,) = listed.successors(older.id)
    assert (step.new, step.partial) == (newer.id, False)
    assert listed.unit(older.parent).label == "District"
    assert listed.unit(newer.parent).label == "Province"


def test_districts_end_at_the_turn_without_successors_but_for_islands_that_had_no_wards(listed):
    followed = {
        unit.full_name: listed.unit(step.new).full_name
        for unit in listed
        if unit.label == "District"
        for step in listed.successors(unit.id)
    }
    assert all(unit.valid_to == TURN for unit in listed if unit.label == "District")
    assert followed == {
        f"huyện {island}": f"đặc khu {island}" for island in ("Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo")
    }


def test_a_raised_province_is_a_new_unit_and_its_untouched_wards_change_parent_only(listed):
    assert [unit.full_name for unit in listed.chain("26041@2025-07", date(2026, 4, 29))][-1] == "tỉnh Đồng Nai"
    assert [unit.full_name for unit in listed.chain("26041@2025-07", date(2026, 4, 30))][-1] == "thành phố Đồng Nai"
    before, after = listed.parents("26041@2025-07")
    assert before.valid_to == after.valid_from == date(2026, 4, 30)


def test_a_commune_raised_with_its_province_is_a_new_ward_of_the_new_province(listed):
    ward = listed.unit("26368@2026-04")
    assert (ward.full_name, ward.parent, ward.act) == ("phường Long Thành", "75@2026-04", "237/NQ-UBTVQH16")
    assert [step.old for step in listed.predecessors(ward.id)] == ["26368@2025-07"]
    assert listed.unit("26368@2025-07").valid_to == ward.valid_from == date(2026, 4, 30)


def test_a_unit_has_one_parent_at_a_time_and_never_none_below_the_province(listed):
    for unit in listed:
        spans = listed.parents(unit.id)
        assert bool(spans) == (unit.label != "Province")
        if spans:
            assert (spans[0].valid_from, spans[-1].valid_to) == (unit.valid_from, unit.valid_to)
        assert all(a.valid_to == b.valid_from for a, b in pairwise(spans))


# What became of a unit


def test_new_tan_an_of_can_tho_is_an_khanh_and_hung_loi_and_not_the_old_tan_an(listed):
    new = one(listed, "phường Tân An", "Cần Thơ", TURN)
    old = one(listed, "phường Tân An", "Ninh Kiều", date(2025, 6, 30))
    assert {listed.unit(step.old).name for step in listed.predecessors(new.id)} == {"An Khánh", "Hưng Lợi"}
    assert [listed.unit(step.new).full_name for step in listed.successors(old.id)] == ["phường Ninh Kiều"]
    assert new.act == "1668/NQ-UBTVQH15"


def test_old_tra_an_of_binh_thuy_goes_whole_into_thoi_an_dong(listed):
    old = one(listed, "phường Trà An", "Bình Thủy", date(2025, 6, 30))
    (step,) = listed.successors(old.id)
    assert (listed.unit(step.new).full_name, step.partial) == ("phường Thới An Đông", False)


def test_a_ward_split_among_new_ones_is_partial_in_each(listed):
    old = one(listed, "phường Bùi Hữu Nghĩa", "Bình Thủy", date(2025, 6, 30))
    steps = listed.successors(old.id)
    assert {listed.unit(step.new).name for step in steps} == {"Bình Thủy", "Cái Khế"}
    assert all(step.partial for step in steps)


def test_partial_means_that_another_part_went_elsewhere(listed):
    for unit in listed:
        steps = listed.successors(unit.id)
        assert [step.partial for step in steps] == [len(steps) > 1] * len(steps)


def test_every_old_ward_has_a_successor_and_every_newer_unit_a_predecessor(listed):
    assert all(listed.successors(unit.id) for unit in listed if unit.label == "Ward" and unit.generation == "2025-06")
    assert all(listed.predecessors(unit.id) for unit in listed if unit.generation > "2025-06")


def test_successors_and_predecessors_are_one_relation_on_the_day_of_change(listed):
    for unit in listed:
        for step in listed.successors(unit.id):
            assert step in listed.predecessors(step.new)
            assert unit.valid_to == listed.unit(step.new).valid_from
            assert step.act == listed.unit(step.new).act


def test_the_turn_joins_older_to_newer_wards_in_10571_pairs(listed):
    """The count of the official table of conversion, once namesakes that the source mixed up are told apart."""
    older = [unit for unit in listed if unit.generation == "2025-06" and unit.label != "Province"]
    assert sum(len(listed.successors(unit.id)) for unit in older) == 10_571


def test_no_ward_is_made_of_two_namesakes_of_far_districts(listed):
    ward = one(listed, "phường Tân Ninh", "Tây Ninh", TURN)
    fours = [listed.unit(step.old) for step in listed.predecessors(ward.id) if listed.unit(step.old).name == "4"]
    assert [listed.unit(unit.parent).full_name for unit in fours] == ["thành phố Tây Ninh"]


def test_each_new_ward_names_the_resolution_of_its_province(listed):
    acts: dict[str, set[str | None]] = {}
    for unit in in_force(listed, "Ward", TURN):
        acts.setdefault(listed.chain(unit.id)[-1].name, set()).add(unit.act)
    assert len(acts) == 34
    assert all(len(found) == 1 for found in acts.values())
    assert all(re.fullmatch(r"16\d\d/NQ-UBTVQH15", act or "") for found in acts.values() for act in found)
    assert len(set.union(*acts.values())) == 34


# How a name finds its units


def test_with_diacritics_a_name_is_meant_as_written_without_them_folded(listed):
    written = {unit.name for unit in listed.named("Tân An")}
    folded = {unit.name for unit in listed.named("tan an")}
    assert written == {"Tân An"}
    assert folded >= {"Tân An", "Tân Ân"}


@pytest.mark.parametrize(
    "typed", ["Trà An", "phường Trà An", "PHƯỜNG TRÀ AN", "phuong tra an", "tra an", "Phường  Trà  An"]
)
def test_a_ward_is_found_with_or_without_level_case_and_diacritics(listed, typed):
    assert "31169@2025-06" in {unit.id for unit in listed.named(typed)}


def test_the_level_narrows_what_the_name_finds(listed):
    assert {unit.level for unit in listed.named("Tân An")} >= {"xã", "phường", "thành phố"}
    assert {unit.level for unit in listed.named("xã Tân An")} == {"xã"}
    assert {unit.level for unit in listed.named("thanh pho tan an")} == {"thành phố"}


@pytest.mark.parametrize("typed", ["14", "phường 14", "Phường 014", "phuong 14"])
def test_numbered_wards_are_found_with_and_without_leading_zero(listed, typed):
    assert {unit.full_name for unit in listed.named(typed)} == {"phường 14"}


def test_tone_placement_apostrophes_and_hyphens_make_no_difference(listed):
    assert listed.written_as("Bình Thuỷ") == listed.written_as("Bình Thủy") != ()
    assert listed.written_as("Cư M’gar") == listed.written_as("Cư M'gar") != ()
    assert listed.written_as("Bà Rịa–Vũng Tàu") == listed.written_as("Bà Rịa - Vũng Tàu") != ()


def test_a_name_that_begins_like_a_level_is_still_found(listed):
    assert "phường Phường Đúc" in {unit.full_name for unit in listed.named("Phường Đúc")}


def test_an_unknown_name_finds_nothing_and_the_nearest_are_offered(listed):
    assert listed.named("Trà Ann") == ()
    assert listed.nearest("phường Trà Ann")[0] == "Trà An"
    assert len(listed.nearest("Hưng Lơi", 5)) == 5


def test_aliases_find_the_official_unit(listed):
    assert {unit.full_name for unit in listed.named("Thừa Thiên Huế")} == {"thành phố Huế"}
    assert listed.named("TP.HCM") == listed.named("Thành phố Hồ Chí Minh") != ()


def test_a_first_day_is_of_a_unit_that_its_list_leaves_undated(listed):
    """And what it was before is no unit of that list, but may be a state of an older one."""
    for begun in listed.begun.values():
        unit = listed.unit(begun.unit)
        assert unit.label in ("Province", "District")
        assert unit.valid_from is None
        assert unit.valid_to is None or begun.day < unit.valid_to
        if begun.before:
            before = " ".join(begun.before)
            assert before != unit.full_name
            assert unit.full_name not in [u.full_name for u in listed.written_as(before)] or unit.label == "Province"


def test_a_first_day_of_another_unit_is_refused():
    data = gzip.compress("2025-06\t92\tP\tthành phố\tCần Thơ\t\t\t\t\t".encode())
    entry = b'[[begun]]\nunit = "92@2025-06"\nname = "X"\nday = 2004-01-01\nact = "1"\n'
    with pytest.raises(DataError, match=r"begun\.toml: 92@2025-06"):
        _ = Gazetteer(data, begun=entry).begun


def test_keys_are_exactly_the_forms_that_find_the_unit(listed):
    for unit in list(listed)[::97]:
        for key in listed.keys(unit.id):
            assert unit in listed.written_as(key) or unit in listed.folded_as(key), key


def test_an_alias_of_no_unit_is_refused():
    data = gzip.compress("2025-06\t92\tP\tthành phố\tCần Thơ\t\t\t\t\t".encode())
    broken = Gazetteer(data, b'[[alias]]\nalias = "X"\nname = "Y"\nlabel = "Ward"\nreason = "none"\n')
    with pytest.raises(DataError, match=r"aliases\.toml: 'X'"):
        broken.written_as("X")


@given(st.text(alphabet="aăâeêiouưyàáạảãđhngtr 0123-'’", max_size=20))
def test_keys_are_stable_and_blind_to_case(text):
    assert name_key(name_key(text)) == name_key(text) == name_key(text.upper())
    assert folded_key(name_key(text)) == folded_key(text)


@given(st.sampled_from(sorted(set.union(*LEVELS.values()))), st.sampled_from(["Trà An", "14", "Phường Đúc"]))
def test_without_level_undoes_full_name(level, name):
    assert without_level(f"{level} {name}") == name
    assert without_level(folded_key(f"{level} {name}")) == folded_key(name)


# Former states


def test_a_ward_merged_away_before_the_lists_is_known_by_name_but_is_no_unit(listed):
    assert listed.named("phường Máy Tơ") == ()
    (state,) = listed.formerly("phuong may to")
    assert (state.full_name, state.above, state.now) == (
        "phường Máy Tơ",
        ("quận Ngô Quyền", "thành phố Hải Phòng"),
        None,
    )


def test_a_district_raised_before_the_turn_is_known_under_its_former_level(listed):
    (state,) = listed.formerly("huyện Thuỷ Nguyên")
    assert listed.unit(state.now).full_name == "thành phố Thủy Nguyên"


def test_a_former_state_is_never_one_that_the_later_list_has(listed):
    for state in listed.former:
        assert state.level in LEVELS[state.label]
        assert len(state.above) == {"Ward": 2, "District": 1}[state.label]
        same = [unit for unit in listed.named(state.full_name) if unit.generation == "2025-06"]
        assert state.above not in {tuple(up.full_name for up in listed.chain(unit.id)[1:]) for unit in same}


# Up and down


def test_chain_climbs_to_the_province(listed):
    assert [unit.full_name for unit in listed.chain("31169@2025-06")] == [
        "phường Trà An",
        "quận Bình Thủy",
        "thành phố Cần Thơ",
    ]


def test_children_are_all_whose_chain_passes_through(listed):
    for top in ("918@2025-06", "92@2025-07", "75@2026-04", "01@2025-06"):
        days = [date(2025, 6, 30), TURN, date(2026, 5, 1)]
        below = {
            unit.id
            for unit in listed
            for on in days
            if unit.exists(on) and listed.chain(unit.id, on)[1:2] == (listed.unit(top),)
        }
        assert {unit.id for unit in listed.children(top)} == below


def test_an_id_that_no_list_has_is_one_clear_line(listed):
    with pytest.raises(DataError, match="no unit '99999@2025-06' in the gazetteer"):
        listed.unit("99999@2025-06")


def test_names_pair_levels_with_names(listed):
    assert {("phường", "Trà An"), ("đặc khu", "Côn Đảo"), ("quận", "1")} <= listed.names()


# The file


def test_the_file_is_read_once_and_fast(tmp_path):
    """50 ms is the aim; the limit here leaves room for a busy machine."""
    data = units._FILE.read_bytes()
    best = min(_timed(lambda: Gazetteer(data)) for _ in range(5))
    assert best < 0.15
    assert gazetteer() is gazetteer()


def _timed(work) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def test_importing_the_gazetteer_reads_no_data_and_loads_no_fuzzy_matching():
    code = (
        "import sys; from canbo.loaders.gazetteer import units; "
        "print('rapidfuzz' in sys.modules, units.gazetteer.cache_info().currsize)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "0"]


def test_building_again_gives_the_same_bytes(tmp_path):
    """Needs the three unpacked packages, in the order of `build`: CANBO_LISTS=<folder>:<folder>:<folder>."""
    folders = os.environ.get("CANBO_LISTS")
    if not folders:
        pytest.skip("the packages that the lists come from are not at hand (CANBO_LISTS)")
    admin, vi, older = map(Path, folders.split(os.pathsep))
    rows = build.condense(admin, vi)
    build.write((row.line() for row in rows), tmp_path / "units")
    build.write(build.former_states(older, rows), tmp_path / "former")
    assert (tmp_path / "units").read_bytes() == units._FILE.read_bytes()
    assert (tmp_path / "former").read_bytes() == units._FORMER.read_bytes()


def test_writing_gives_the_same_bytes_whatever_the_hour(tmp_path):
    row = build.Row("2025-06", "92", "P", "thành phố", "Cần Thơ", "", "", "", "", ())
    build.write([row.line()], tmp_path / "a.gz")
    build.write([row.line()], tmp_path / "b.gz")
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()
    (unit,) = Gazetteer((tmp_path / "a.gz").read_bytes())
    assert (unit.id, unit.full_name, unit.parent, unit.valid_to) == ("92@2025-06", "thành phố Cần Thơ", None, None)


def test_of_namesakes_that_stays_which_lay_where_the_others_lay():
    where = {
        "a": Origin("Phường 4", "703", "72"),
        "b": Origin("Phường 4", "794", "80"),
        "c": Origin("Phường 1", "703", "72"),
        "d": Origin("Phường 2", "703", "72"),
    }
    assert build._without_namesakes(["a", "b", "c", "d"], where) == ["a", "c", "d"]


def test_a_level_that_the_build_does_not_know_stops_it():
    with pytest.raises(DataError, match="unit 'Bản Lác' begins with no known level"):
        level_and_name("Bản Lác")


# Outlets


def test_every_province_of_the_older_list_has_an_outlet_at_home(listed):
    entries = tomllib.loads(outlets._FILE.read_text("utf-8"))["outlet"]
    provinces = {unit.name for unit in listed if unit.label == "Province" and unit.generation == "2025-06"}
    assert Counter(entry["province"] for entry in entries) == Counter(provinces)


@pytest.mark.parametrize(
    ("outlet", "province"),
    [
        ("baocantho.com.vn", "Cần Thơ"),
        ("https://www.baonghean.vn/tin-tuc", "Nghệ An"),
        ("hanoimoi.vn", "Hà Nội"),
        ("binhthuy.cantho.gov.vn", "Cần Thơ"),
        ("BÁO CẦN THƠ", "Cần Thơ"),
        ("Báo Khánh Hoà", "Khánh Hòa"),
        ("vnexpress.net", None),
        ("vn", None),
        ("xbaocantho.com.vn", None),
        ("", None),
        (None, None),
    ],
)
def test_provincial_outlets_have_a_home_and_national_ones_none(outlet, province):
    assert home_province(outlet) == province

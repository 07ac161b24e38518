"""Every `>>>` of the installed package is run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import canbo
import pytest

MODULES = ["canbo", *(m.name for m in pkgutil.walk_packages(canbo.__path__, "canbo."))]
OURS = [name for name in MODULES if name.split(".")[1:2] not in (["tests"], ["benchmarks"], ["docs"], ["build"])]


@pytest.mark.parametrize("name", OURS)
def test_examples_in_docstrings_hold(name):
    module = importlib.import_module(name)
    failed, _ = doctest.testmod(module, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert failed == 0

"""Tests that run once on each engine, whatever its versions of Cypher."""

from __future__ import annotations

import pytest

RELEASES = [pytest.param(name, marks=pytest.mark.neo4j) for name in ("neo4j-5.26", "neo4j-2026.08")]
on_each = pytest.mark.parametrize("store_url", ["embedded", *RELEASES], indirect=True)

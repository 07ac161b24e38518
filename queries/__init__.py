"""Stored questions: one read-only Cypher statement a file, with a header that says all a command needs to know."""

from .arguments import day_text, name_key, prepare, unit_key
from .headers import Parameter, Query, all_queries, parsed, query_named

__all__ = ["Parameter", "Query", "all_queries", "day_text", "name_key", "parsed", "prepare", "query_named", "unit_key"]

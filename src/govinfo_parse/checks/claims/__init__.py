"""Figures that the prose states: read out of the sentences, held against the printed tables."""

from govinfo_parse.checks.claims.judge import check_claims, find_claims

__all__ = ["check_claims", "find_claims"]

"""Words joined in a sentence, as each language writes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from hub.dates import PartialDate
from hub.validate import validate_hub
from hub.views.writer import Writer
from tests.support.hub import TODAY, make_hub


@pytest.mark.parametrize(
    ("language", "last", "sentence"),
    [
        ("he", Markup("קרנות"), "2019, עמותות וקרנות"),
        ("he", Markup('<bdi dir="ltr">2020</bdi> (לא נאסף)'), "2019, עמותות ו־2020 (לא נאסף)"),
        ("he", Markup("FSG"), "2019, עמותות ו־FSG"),
        ("he", Markup('"שיבולים"'), '2019, עמותות ו"שיבולים"'),
        ("en", Markup("2020"), "2019, עמותות and 2020"),
    ],
)
def test_hebrews_and_takes_a_maqaf_before_digits_and_latin_letters(
    tmp_path: Path, language: str, last: Markup, sentence: str
) -> None:
    """A prefix is joined to a Hebrew word, and stands apart from anything else by a maqaf."""
    catalog, _ = validate_hub(make_hub(tmp_path), TODAY)
    writer = Writer(catalog.vocabularies[language], catalog.config.locales.default)
    assert writer.listed([Markup("2019"), Markup("עמותות"), last]).striptags() == sentence


@pytest.mark.parametrize("start", ["2024", "2024-09", "2024-09-05"])
def test_a_time_without_an_end_reads_well_at_every_precision(tmp_path: Path, start: str) -> None:
    """No prefix stands before the date: it begins with a digit or with the name of a month."""
    catalog, _ = validate_hub(make_hub(tmp_path), TODAY)
    writer = Writer(catalog.vocabularies["he"], catalog.config.locales.default)
    day = PartialDate.parse(start)
    assert writer.span(day, None) == writer.date(day) + " ואילך"


@pytest.mark.parametrize(
    ("language", "amount"),
    [("he", ("rtl", "1,250.5 ₪")), ("ar", ("rtl", "1,250.5 ₪")), ("en", ("ltr", "₪1,250.5"))],
)
def test_the_shekel_sign_stands_to_the_left_of_the_figure(
    tmp_path: Path, language: str, amount: tuple[str, str]
) -> None:
    """After the figure in a run from right to left, before it in a run from left to right."""
    catalog, _ = validate_hub(make_hub(tmp_path), TODAY)
    writer = Writer(catalog.vocabularies[language], catalog.config.locales.default)
    assert writer.money(1250.5) == Markup('<bdi dir="{}">{}</bdi>').format(*amount)

"""Every field of the data is explained to readers: a name and a description in each language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args

import pytest
from pydantic import BaseModel

from hub.config import read_config
from hub.models.base import Localized
from hub.models.files import ALONE, MANY_A_FILE, ONE_A_FILE
from hub.models.page import FrontMatter
from hub.vocabulary import Vocabulary, load_vocabularies
from tests.support.hub import LANGUAGES, REPOSITORY

ROOTS: Final[tuple[type[BaseModel], ...]] = (
    *ONE_A_FILE.values(),
    *MANY_A_FILE.values(),
    *ALONE.values(),
    FrontMatter,
)


@cache
def vocabularies() -> dict[str, Vocabulary]:
    config = read_config(REPOSITORY / "mkdocs.yml")
    return load_vocabularies(Path(config.vocabulary), config.locales, config.root)[0]


def models(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - an annotation has no narrower type
    if isinstance(annotation, type) and not get_args(annotation):
        if issubclass(annotation, BaseModel) and annotation is not Localized:
            yield annotation
        return
    for inside in get_args(annotation):
        yield from models(inside)


def all_models() -> dict[str, type[BaseModel]]:
    found: dict[str, type[BaseModel]] = {}
    waiting: list[type[BaseModel]] = list(ROOTS)
    while waiting:
        model = waiting.pop()
        if model.__name__ not in found:
            found[model.__name__] = model
            waiting.extend(inner for info in model.model_fields.values() for inner in models(info.annotation))
    return found


@pytest.mark.parametrize("locale", LANGUAGES)
def test_no_field_lacks_a_name_and_a_description(locale: str) -> None:
    vocabulary = vocabularies()[locale]
    fields = [(name, field) for name, model in all_models().items() for field in model.model_fields]
    assert len(fields) > 400
    for model, field in fields:
        assert vocabulary.field_name(field), f"{model}.{field}"
        assert vocabulary.field_description(field, model)[-1] in ".:", f"{model}.{field}"


def test_descriptions_are_of_fields_that_there_are() -> None:
    """What a model says of its own speaks of one of its fields."""
    vocabulary = vocabularies()["en"]
    found = all_models()
    snake = {"".join(f"_{c.lower()}" if c.isupper() else c for c in name).strip("_"): name for name in found}
    for key in vocabulary.labels:
        branch, *rest = key.split(".")
        if branch == "data_field_of":
            assert rest[1] in found[snake[rest[0]]].model_fields, key


def test_a_model_can_mean_something_of_its_own() -> None:
    vocabulary = vocabularies()["en"]
    assert vocabulary.field_description("source", "BudgetLine") == "The organisation that pays."
    assert vocabulary.field_description("source", "Fact") == "Where it is published."

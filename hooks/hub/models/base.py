"""What every record is built from: text per language, sources, missing values, what a record always has."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Final, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, RootModel, ValidationError, ValidationInfo, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from hub.models.scalars import Code, Date, Slug, Text, closed, nearest, refuse, text

DEFAULT_LOCALE_KEY: Final = "default_locale"
LOCALES_KEY: Final = "locales"


class Model(BaseModel):
    """Base of every record: unknown keys are refused, types are not coerced, values do not change."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, arbitrary_types_allowed=True, populate_by_name=True
    )

    @model_validator(mode="before")
    @classmethod
    def _without_unfilled(cls, value: object) -> object:
        """An optional field with nothing after its colon is absent, as a form leaves it."""
        if not isinstance(value, dict) or None not in value.values():
            return value
        fields = cls.model_fields
        optional = {name for name in fields if not fields[name].is_required()}
        return {name: given for name, given in value.items() if given is not None or name not in optional}


def _unknown_languages(value: Mapping[str, object], info: ValidationInfo) -> list[InitErrorDetails]:
    """Keys of a mapping per language that the site has no language for."""
    locales = list((info.context or {}).get(LOCALES_KEY, value))
    return [
        InitErrorDetails(
            type=refuse("language-unknown", key, options=", ".join(locales), near=nearest(key, locales)),
            loc=(key,),
            input=key,
        )
        for key in value
        if key not in locales
    ]


class Localized(RootModel[dict[str, str]]):
    """Text per language. The default language is required; another falls back to it, visibly."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="wrap")
    @classmethod
    def _check(cls, value: object, handler: Any, info: ValidationInfo) -> Localized:  # noqa: ANN401 - pydantic's type
        if isinstance(value, Localized):
            return value
        default = (info.context or {}).get(DEFAULT_LOCALE_KEY, "he")
        if value is None:
            raise refuse("text-empty", value)
        if not isinstance(value, dict):
            raise refuse("text-not-per-language", value, locale=default)
        errors = _unknown_languages(value, info)
        clean: dict[str, str] = {}
        for key, given in value.items():
            try:
                clean[key] = text(given)
            except PydanticCustomError as error:
                errors.append(InitErrorDetails(type=error, loc=(key,), input=given))
        if default not in value and not errors:
            raise refuse("language-missing", value, locale=default)
        if errors:
            raise ValidationError.from_exception_data(cls.__name__, errors)
        made: Localized = handler(clean)
        return made

    def get(self, locale: str) -> str | None:
        """The text in exactly this language."""
        return self.root.get(locale)

    def __contains__(self, locale: str) -> bool:
        return locale in self.root


def _of_known_languages(value: object, info: ValidationInfo) -> object:
    if isinstance(value, dict) and (errors := _unknown_languages(value, info)):
        raise ValidationError.from_exception_data("Names", errors)
    return value


Names: TypeAlias = Annotated[dict[str, list[Text]], BeforeValidator(_of_known_languages)]
"""Names and spellings per language, none of them required."""


class ValueStatus(StrEnum):
    """Why a value is missing."""

    NOT_COLLECTED = "not_collected"
    NOT_YET = "not_yet"
    NOT_PUBLISHED = "not_published"
    NOT_RECORDED = "not_recorded"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"


class Missing(Model):
    """Why a field of a record is absent."""

    status: Annotated[ValueStatus, closed(ValueStatus)]
    """The reason, from the closed list."""
    comment: Localized | None = None
    """The reason in words, where the list does not say enough."""


class SourceRef(Model):
    """A citation: which source, where in it, and which fields of the record it carries."""

    id: Slug
    """Id of an entry of sources.yml."""
    where: Localized | None = None
    """The place in the source: a section, a table."""
    supports: list[Code] = []
    """Names of the fields of this record that the source carries; empty means the record as a whole."""


class Record(Model):
    """A record that stands on its own: it has an id, sources, and says what it lacks."""

    id: Slug
    """Plain ASCII slug; the same in every language; part of the page's address."""
    missing: dict[str, Missing] = {}
    """Fields that are absent, each with the reason."""
    note: Localized | None = None
    """A remark that readers see beside the record."""
    owner_role: Localized | None = None
    """Who keeps the record up to date: a role, never a person's name."""
    last_reviewed: Date | None = None
    """When somebody last checked the whole record."""

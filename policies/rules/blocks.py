"""The StreamField in which editors describe who qualifies, built from the cards of the criterion kinds."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from policies import wording
from policies.eligibility import CRITERION_KINDS, FACTS, MAX_ROUTES, UNKNOWN, Card, CardField
from policies.eligibility.wording import errors
from policies.rules.groups import current_groups
from policies.rules.measures import MEASURES
from policies.rules.route_cards import criterion_of, route_of
from site_core.blocks.number import NumberBlock, read_numbers
from site_core.numbers import MEASURES as ALL_MEASURES

# An editor may name limits that would be unusual for one workshop.
UNITS = {fact: ALL_MEASURES[measure.key] for fact, measure in MEASURES.items()}


def _field_block(field: CardField) -> blocks.Block:
    shared: dict[str, Any] = {"label": field.label, "help_text": field.help, "required": field.required}
    choices = [(option.value, option.label) for option in field.choices]
    match field.type:
        case "text":
            return blocks.CharBlock(max_length=250, **shared)
        case "number":
            return NumberBlock(depends_on="fact", by_value=UNITS, min_value=0, **shared)
        case "choice":
            return blocks.ChoiceBlock(choices=choices, **shared)
        case "choices":
            return blocks.MultipleChoiceBlock(choices=choices, widget=CheckboxSelectMultiple, **shared)
        case "flag":
            return blocks.BooleanBlock(**shared)
        case "industry_group":
            return SnippetChooserBlock("policies.IndustryGroup", **shared)
        case "place_group":
            return SnippetChooserBlock("policies.PlaceGroup", **shared)


class CriterionBlock(blocks.StructBlock):
    """One criterion, filled in as its card says."""

    def __init__(self, card: Card, **kwargs: Any) -> None:
        self.kind = card.kind
        fields = [(field.name, _field_block(field)) for field in card.fields]
        super().__init__(fields, label=card.label, help_text=card.help, **kwargs)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(read_numbers(self, value))
        try:
            criterion_of(self.kind, self.get_prep_value(cleaned), current_groups())
        except ValueError as error:
            raise blocks.StructBlockValidationError(non_block_errors=[ValidationError(str(error))]) from error
        return cleaned


class CriteriaBlock(blocks.StreamBlock):
    def __init__(self, **kwargs: Any) -> None:
        kinds = [(kind, CriterionBlock(criterion.card())) for kind, criterion in CRITERION_KINDS.items()]
        super().__init__(kinds, **{"required": False, **kwargs})


LEGAL_FORMS = [(option.value, option.label) for option in FACTS["legal_form"].options if option.value != UNKNOWN]


class RouteBlock(blocks.StructBlock):
    """One group of beneficiaries (đối tượng): who, and the further criteria, all of which must hold."""

    key = blocks.RegexBlock(
        regex=r"^[a-z0-9-]{1,40}$",
        label="Mã",
        help_text="Chữ thường không dấu, số, gạch nối: “doanh-nghiep”.",
        error_messages={"invalid": wording.ROUTE_KEY},
    )
    label = blocks.CharBlock(label="Tên nhóm đối tượng", max_length=120)
    who = blocks.MultipleChoiceBlock(
        choices=LEGAL_FORMS,
        widget=CheckboxSelectMultiple,
        label="Là ai",
        help_text="Loại hình của người được hỗ trợ. Không thuộc loại nào thì không được.",
    )
    who_clause = blocks.CharBlock(label="Căn cứ về đối tượng", max_length=250, required=False)
    criteria = CriteriaBlock(label="Điều kiện")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        try:
            route_of(self.get_prep_value(cleaned), current_groups())
        except ValueError as error:
            raise blocks.StructBlockValidationError(non_block_errors=[ValidationError(str(error))]) from error
        return cleaned

    class Meta:
        icon = "group"
        label = "Đối tượng"
        label_format = "{label}"


class RoutesBlock(blocks.StreamBlock):
    """The routes of a scheme; it fits when any one does."""

    route = RouteBlock()

    def clean(self, value: Any) -> Any:
        if len(value) > MAX_ROUTES:
            raise blocks.StreamBlockValidationError(
                non_block_errors=[ValidationError(errors.TOO_MANY_ROUTES.format(limit=MAX_ROUTES))]
            )
        cleaned = super().clean(value)
        keys = [child.value["key"] for child in cleaned]
        doubled = sorted({key for key in keys if keys.count(key) > 1})
        if doubled:
            raise blocks.StreamBlockValidationError(
                non_block_errors=[ValidationError(wording.ROUTE_KEYS_DOUBLED.format(keys=", ".join(doubled)))]
            )
        return cleaned

    class Meta:
        max_num = MAX_ROUTES

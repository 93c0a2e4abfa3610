"""The form in which documents come into the admin: what a file is, is looked at before it is taken."""

from __future__ import annotations

import logging
import tempfile
from pathlib import PurePath
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm

from search.files import wording
from search.files.kinds import Kind
from search.files.limits import Reason, Refused
from search.files.models import AttachedText
from search.files.process import kind_of

logger = logging.getLogger(__name__)


class DocumentForm(BaseDocumentForm):
    """Wagtail's form of documents, for adding one or many, replacing one and choosing; it also says how much of a file is searched."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields and self.instance.pk:
            self.fields["file"].help_text = state_of(self.instance.pk)

    def clean_file(self) -> Any:
        """The file, unless it is none of the kinds that are taken or another than its name says."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile) and (message := refusal(file)):
            raise ValidationError(message)
        return file

    def _post_clean(self) -> None:
        """Leave out what Wagtail says about the ending of a name when more has been said already."""
        said = list(self.errors.get("file", ()))
        super()._post_clean()
        if said:
            self.errors["file"] = self.error_class(said)

    class Meta(BaseDocumentForm.Meta):
        pass


def refusal(file: UploadedFile[Any]) -> str:
    """Why an uploaded file is not taken, and what to do; empty when it is."""
    ending = PurePath(file.name or "").suffix.lower().lstrip(".")
    try:
        with tempfile.TemporaryFile() as copy:
            _copy(file, copy)
            return wording.not_taken(kind_of(copy), ending)
    except Refused as refused:
        logger.warning("an uploaded file was not recognised: %s", refused)
        return wording.NOT_TAKEN[Kind.BROKEN] if refused.reason == Reason.BROKEN else wording.CANNOT_TELL
    finally:
        file.seek(0)


def state_of(document_id: int) -> str:
    """What is known of the text of a document, for who edits it; empty when its text is not read."""
    row = AttachedText.objects.filter(document=document_id).defer("text").first()
    if row is None:
        return ""
    return wording.FILE_STATE.format(state=row.get_state_display(), explanation=row.explanation).strip()


def _copy(file: UploadedFile[Any], copy: IO[bytes]) -> None:
    """The upload as a real file, which another process can be given."""
    for chunk in file.chunks():
        copy.write(chunk)
    copy.flush()

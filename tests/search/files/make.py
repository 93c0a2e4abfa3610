"""Small real PDF and DOCX files, written byte by byte, so that a test says exactly what is in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

# What a page shows where it was scanned.
SCAN = b"q 500 0 0 700 50 50 cm /P Do Q "


def pdf(*pages: str, picture: bool = False, drawn: Sequence[bytes] = (), before: bytes = b"0 g") -> bytes:
    """A PDF with these lines of text on its pages. Characters stand in it as they are given, so that text in NFD stays in NFD.

    `picture` covers all pages with a picture, `drawn` gives for each page what is drawn before its text (`SCAN`), `before` is how the text
    is shown, in the language of PDF: `3 Tr` for invisible.
    """
    letters = sorted(set("".join(pages)) - {"\n"})
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        b" /Supplement 0 >> /FontDescriptor 5 0 R /DW 500 >>",
        b"<< /Type /FontDescriptor /FontName /Any /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800"
        b" /Descent -200 /CapHeight 700 /StemV 80 >>",
        _stream(_to_unicode(codes)),
        _stream(
            b"\x00\x80\xff",
            b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8",
        ),
    ]
    kids = []
    for number, text in enumerate(pages):
        under = SCAN if picture else drawn[number] if number < len(drawn) else b""
        lines = ["".join(f"{codes[letter]:04x}" for letter in line) for line in text.split("\n")]
        shown = " 0 -15 Td ".join(f"<{line}> Tj" for line in lines)
        objects.append(_stream(under + b" " + before + f" BT /F 12 Tf 50 700 Td {shown} ET".encode()))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 3 0 R >> /XObject << /P 7 0 R >> >>"
            + f" /Contents {content} 0 R >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    return _file(objects)


def docx(*paragraphs: str, body: str = "", compress: bool = True, **parts: str | bytes) -> bytes:
    """A DOCX with these paragraphs, or with `body` as its XML. `parts` are further files under `word/`, «footnotes=…», which the body
    refers to by relations of their names and kinds («header1» is a header)."""
    inner = body or "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return archive(
        {
            "[Content_Types].xml": _CONTENT_TYPES,
            "word/document.xml": f"<w:document {_WORD}><w:body>{inner}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations({f"{name}.xml": name.rstrip("0123456789") for name in parts}),
            **{f"word/{name}.xml": content for name, content in parts.items()},
        }
    )


def relations(targets: dict[str, str]) -> str:
    """A part that lists what another refers to: targets with the last words of their types. Each has the name of its file as its key."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rows = "".join(
        f'<Relationship Id="{target.rpartition("/")[2].partition(".")[0]}" Type="{kind}/{name}" Target="{target}"/>'
        for target, name in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def notes(*texts: str) -> str:
    """The part of a DOCX that holds footnotes."""
    inner = "".join(f"<w:footnote><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>" for text in texts)
    return f"<w:footnotes {_WORD}>{inner}</w:footnotes>"


def part(kind: str, inner: str) -> str:
    """Another part of a DOCX: «hdr», «ftr», «styles»."""
    return f"<w:{kind} {_WORD}>{inner}</w:{kind}>"


def archive(files: dict[str, str | bytes]) -> bytes:
    """A compressed zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return made.getvalue()


def xlsx(sheets: Sequence[tuple[str, str, str]], shared: Sequence[str]) -> bytes:
    """A workbook of sheets (name, state, XML within the sheet) and the texts that its cells share."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    listed = "".join(
        f'<sheet name="{name}" state="{state}" r:id="sheet{i}"/>' for i, (name, state, _) in enumerate(sheets)
    )
    texts = "".join(f"<si><t>{text}</t></si>" for text in shared)
    return archive(
        {
            "[Content_Types].xml": _CONTENT_TYPES.replace("/word/document.xml", "/xl/workbook.xml").replace(
                "wordprocessingml.document", "spreadsheetml.sheet"
            ),
            "_rels/.rels": relations({"xl/workbook.xml": "officeDocument"}),
            "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{related}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(
                {"sharedStrings.xml": "sharedStrings"}
                | {f"worksheets/sheet{i}.xml": "worksheet" for i in range(len(sheets))}
            ),
            "xl/sharedStrings.xml": f'<sst xmlns="{space}">{texts}</sst>',
            **{
                f"xl/worksheets/sheet{i}.xml": f'<worksheet xmlns="{space}">{inner}</worksheet>'
                for i, (_, _, inner) in enumerate(sheets)
            },
        }
    )


def odf(kind: str, content: str, locked: bool = False) -> bytes:
    """An OpenDocument file («text», «spreadsheet») with this content."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    return archive(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:document-content {spaces}>{content}</office:document-content>",
            "META-INF/manifest.xml": "<manifest><encryption-data/></manifest>" if locked else "<manifest/>",
        }
    )


def encrypted(data: bytes, password: str = "mat-khau", owner: str | None = None) -> bytes:
    """The PDF behind a password, or with the owner's alone, which everybody opens."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, owner, algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _to_unicode(codes: dict[str, int]) -> bytes:
    rows = "\n".join(f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{rows}\nendbfchar endcmap end end"
    ).encode()


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def _file(objects: Sequence[bytes]) -> bytes:
    made = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    made += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    made += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(made)


def endless_pdf(depth: int = 9, times: int = 12) -> bytes:
    """A PDF of two kilobytes whose page draws a form that draws a form … each a dozen times: it would take hours to read."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /XObject << /N 5 0 R >> >> /Contents 4 0 R >>",
        _stream(b"/N Do"),
    ]
    for level in range(depth):
        following = b"/Resources << /XObject << /N %d 0 R >> >>" % (len(objects) + 2) if level < depth - 1 else b""
        objects.append(_stream(b"/N Do " * times, b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] " + following))
    return _file(objects)

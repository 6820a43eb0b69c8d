"""What a Word file says of itself: title, author, subject, keywords and its own date.

Not the clock: a document without a date says the first day that a zip can name.
"""

from __future__ import annotations

import re

from briefgen.document.tree import Properties
from briefgen.write.docx_text import escape

EPOCH = "1980-01-01"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def core_properties(properties: Properties) -> str:
    """The text of `docProps/core.xml`."""
    day = DAY.match(properties.date)
    stamp = f"{day[0] if day else EPOCH}T00:00:00Z"
    author = escape(properties.author)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(properties.title)}</dc:title><dc:subject>{escape(properties.subject)}</dc:subject>"
        f"<dc:creator>{author}</dc:creator><cp:keywords>{escape('，'.join(properties.keywords))}</cp:keywords>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified>'
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )

"""WeasyPrint as its documentation shows it: tags, PDF/A-3a, fonts by @font-face, and for each document a font
configuration; with `kept` one for all.

Not briefgen: nothing of it is imported. Reads a line of JSON for each document, answers with milliseconds.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration


def main() -> None:
    folder, kept = Path(sys.argv[1]), sys.argv[2:] == ["kept"]
    configuration = FontConfiguration() if kept else None
    sheets: dict[str, CSS] = {}
    for line in sys.stdin:
        order = json.loads(line)
        gc.collect()
        gc.disable()
        start = time.perf_counter()
        used = configuration or FontConfiguration()
        sheet = sheets.get(order["sheet"]) or CSS(string=order["sheet"], font_config=used)
        if kept:
            sheets[order["sheet"]] = sheet
        document = HTML(string=order["markup"]).render(font_config=used, stylesheets=[sheet])
        content = document.write_pdf(pdf_variant="pdf/a-3a", pdf_tags=True)
        took = (time.perf_counter() - start) * 1000
        gc.enable()
        (folder / order["name"]).write_bytes(content)
        print(json.dumps({"took": took, "pages": len(document.pages)}), flush=True)


if __name__ == "__main__":
    main()

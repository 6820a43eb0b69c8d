"""The plain script of the cold benchmark: what a person writes who calls the libraries himself.

Not ours: nothing of briefgen is imported. Called with the records (YAML), the template and the output folder.
"""

import sys
from pathlib import Path

import docx
import jinja2
import weasyprint
import yaml
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

records, template, output = (Path(argument) for argument in sys.argv[1:4])
data = yaml.safe_load(records.read_text(encoding="utf-8"))
environment = jinja2.Environment(autoescape=True)
html = environment.from_string(template.read_text(encoding="utf-8")).render(**data)
output.mkdir(parents=True, exist_ok=True)
(output / "bulletin.html").write_text(html, encoding="utf-8")
weasyprint.HTML(string=html).write_pdf(output / "bulletin.pdf", pdf_variant="pdf/a-3a", pdf_tags=True)

file = docx.Document()
for line in data["lines"]:
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(28.95)
    paragraph.paragraph_format.space_after = Pt(0)
    if line["role"].startswith("body"):
        paragraph.paragraph_format.first_line_indent = Pt(32)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    else:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(line["text"])
    run.font.size = Pt(16)
    run.font.name = "FandolFang"
    run._element.rPr.rFonts.set(qn("w:eastAsia"), "FandolFang")
file.save(output / "bulletin.docx")

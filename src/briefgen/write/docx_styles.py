"""The styles of a Word file, one for every role, made from the layout.

Not the paragraphs that use them: those are made in `docx_body`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from briefgen.document.layout import Face, Layout, Look
from briefgen.document.roles import CONTENTS, Role
from briefgen.write.docx_faces import FACES, Profile
from briefgen.write.docx_paragraph import chars, lines, millimetres, twips

JUSTIFIED = {"justify": "both", "left": "left", "center": "center", "right": "right"}
PAIRS = (Role.NUMBER_SIGNER, Role.ISSUER_DATE, Role.LETTER_NUMBER, Role.IMPRINT_PAIR)


@dataclass(frozen=True, slots=True)
class Name:
    """What a style is called: `id` in the file, `shown` in the program."""

    id: str
    shown: str

    @property
    def built_in(self) -> bool:
        """Whether Word has a style of this name of its own."""
        return self.shown.isascii()


STYLES: dict[Role, Name] = {
    Role.COPY_NUMBER: Name("CopyNumber", "份号"),
    Role.SECRECY: Name("Secrecy", "密级和保密期限"),
    Role.URGENCY: Name("Urgency", "紧急程度"),
    Role.NOTICE: Name("Notice", "报头提示"),
    Role.MARK: Name("Mark", "发文机关标志"),
    Role.LETTER_MARK: Name("LetterMark", "信函发文机关标志"),
    Role.ORDER_MARK: Name("OrderMark", "命令发文机关标志"),
    Role.MINUTES_MARK: Name("MinutesMark", "纪要标志"),
    Role.SERIES: Name("Series", "简报名称"),
    Role.SUB_SERIES: Name("SubSeries", "简报栏目"),
    Role.NUMBER: Name("Number", "发文字号"),
    Role.NUMBER_SIGNER: Name("NumberSigner", "发文字号和签发人"),
    Role.SIGNER: Name("Signer", "签发人"),
    Role.ISSUER_DATE: Name("IssuerDate", "编印单位和日期"),
    Role.HEAD_RULE: Name("HeadRule", "版头分隔线"),
    Role.LETTER_RULE: Name("LetterRule", "信函首条红线"),
    Role.LETTER_NUMBER: Name("LetterNumber", "信函发文字号"),
    Role.LETTER_FOOT_RULE: Name("LetterFootRule", "信函末条红线"),
    Role.TITLE: Name("Title", "Title"),
    Role.ARTICLE_TITLE: Name("Heading1", "heading 1"),
    Role.SUBTITLE: Name("Subtitle", "Subtitle"),
    Role.BYLINE: Name("Byline", "作者"),
    Role.TITLE_NUMBER: Name("TitleNumber", "题下文号"),
    Role.RECIPIENT: Name("Recipient", "主送机关"),
    Role.NOTE: Name("EditorNote", "按语"),
    Role.CONTENTS_TITLE: Name("ContentsTitle", "目录标题"),
    Role.CONTENTS_1: Name("TOC1", "toc 1"),
    Role.CONTENTS_2: Name("TOC2", "toc 2"),
    Role.CONTENTS_3: Name("TOC3", "toc 3"),
    Role.CHAPTER: Name("Chapter", "章标题"),
    Role.HEADING_1: Name("Heading2", "heading 2"),
    Role.HEADING_2: Name("Heading3", "heading 3"),
    Role.HEADING_3: Name("Heading4", "heading 4"),
    Role.HEADING_4: Name("Heading5", "heading 5"),
    Role.BODY: Name("BodyText", "Body Text"),
    Role.CLOSING: Name("Contributor", "供稿单位"),
    Role.ATTACHMENT_LIST: Name("AttachmentList", "附件说明"),
    Role.SIGN_ORGAN: Name("SignOrgan", "发文机关署名"),
    Role.SIGN_DATE: Name("SignDate", "成文日期"),
    Role.REMARK: Name("Remark", "附注"),
    Role.ATTACHMENT_LABEL: Name("AttachmentLabel", "附件标识"),
    Role.ATTACHMENT_TITLE: Name("AttachmentTitle", "附件标题"),
    Role.CAPTION: Name("Caption", "caption"),
    Role.TABLE_HEAD: Name("TableHead", "表头"),
    Role.TABLE_CELL: Name("TableCell", "表格文字"),
    Role.TABLE_NOTE: Name("TableNote", "表注"),
    Role.IMPRINT: Name("Imprint", "版记"),
    Role.IMPRINT_PAIR: Name("ImprintPair", "印发机关和印发日期"),
    Role.PAGE_NUMBER: Name("Footer", "footer"),
}

RUN_INS: tuple[Role, ...] = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)


def style_sheet(layout: Layout, profile: Profile) -> str:
    """The children of `w:styles`."""
    faces, normal = FACES[profile], layout.normal
    properties = _paragraph_properties(layout, normal) + _run_properties(layout, normal, faces)
    return "".join(
        (
            _defaults(layout, faces),
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
            f"<w:qFormat/>{properties}</w:style>",
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
            '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
            '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
            '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
            '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
            *(_style(layout, name, role, faces) for role, name in STYLES.items()),
            _picture(faces),
            _spacer(faces),
            _emphasis(faces),
            _bold_run_in(),
            *(_run_in(level, faces[layout.look(role).face]) for level, role in enumerate(RUN_INS, 1)),
            _table_grid(),
        )
    )


def comment_styles() -> str:
    """The styles of comments, for a file that has them."""
    return (
        '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:pPr><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/></w:pPr>'
        '<w:rPr><w:w w:val="100"/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
        '<w:uiPriority w:val="99"/><w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>'
    )


def _defaults(layout: Layout, faces: dict[Face, str]) -> str:
    normal = layout.normal
    run = _run_properties(layout, normal, faces, condensed=False)
    return (
        f"<w:docDefaults><w:rPrDefault>{run}</w:rPrDefault>"
        f"<w:pPrDefault>{_paragraph_properties(layout, normal)}</w:pPrDefault></w:docDefaults>"
    )


def _style(layout: Layout, name: Name, role: Role, faces: dict[Face, str]) -> str:
    look = layout.look(role)
    follower = STYLES[Role.BODY].id if look.keep_next else name.id
    own = "" if name.built_in else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{name.id}"><w:name w:val="{name.shown}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{follower}"/><w:qFormat/>'
        f"{_paragraph_properties(layout, look, role)}{_run_properties(layout, look, faces)}</w:style>"
    )


def _paragraph_properties(layout: Layout, look: Look, role: Role = Role.BODY) -> str:
    """All properties of a look, in the order of the schema."""
    right = chars(look.right_chars, look, layout)
    edge = millimetres(layout.type_width_mm) - right
    on_grid = look.line_pt == layout.pitch_pt and role not in layout.rules
    return "".join(
        (
            "<w:pPr>",
            "<w:keepNext/>" if look.keep_next else "",
            '<w:widowControl w:val="0"/>',
            _tab(role, edge),
            '<w:overflowPunct w:val="0"/>',
            '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>',
            "" if on_grid else '<w:snapToGrid w:val="0"/>',
            f'<w:spacing w:before="{lines(look.before_lines, layout)}"'
            f' w:after="{lines(look.after_lines, layout)}"'
            f' w:line="{twips(look.line_pt)}" w:lineRule="exact"/>',
            _indent(layout, look, right),
            f'<w:jc w:val="{JUSTIFIED[look.align]}"/>',
            f'<w:outlineLvl w:val="{look.outline - 1}"/>' if look.outline is not None else "",
            "</w:pPr>",
        )
    )


def _tab(role: Role, edge: int) -> str:
    """The stop at the right edge, for words at both ends of a line; dots lead to a page number."""
    if role not in PAIRS and role not in CONTENTS:
        return ""
    leader = ' w:leader="middleDot"' if role in CONTENTS else ""
    return f'<w:tabs><w:tab w:val="right"{leader} w:pos="{edge}"/></w:tabs>'


def _indent(layout: Layout, look: Look, right: int) -> str:
    first = chars(look.first_chars, look, layout)
    hundredths = f"{look.first_chars * 100:.0f}"
    opening = f' w:firstLineChars="{hundredths}" w:firstLine="{first}"' if first else ""
    return f'<w:ind w:left="{chars(look.left_chars, look, layout)}" w:right="{right}"{opening}/>'


def _run_properties(layout: Layout, look: Look, faces: dict[Face, str], condensed: bool = True) -> str:
    """Latin letters and digits take the Chinese face: LibreOffice moves base lines otherwise. Their
    language is English, as in Word's own Chinese template: it would split Chinese numbers."""
    size = twips(look.size_pt) // 10
    share = math.floor(layout.char_pt / layout.body_pt * 100)  # 98: 28 characters of 16 pt in 156 mm
    squeezed = condensed and look.size_pt == layout.body_pt and share < 100
    width = f'<w:w w:val="{share}"/>' if squeezed else ""
    color = "auto" if look.color == "#000000" else look.color.removeprefix("#")
    return (
        f'<w:rPr>{_fonts(faces[look.face])}<w:color w:val="{color}"/>{width}<w:kern w:val="0"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
    )


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _picture(faces: dict[Face, str]) -> str:
    return (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Picture"><w:name w:val="图片"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Caption"/><w:pPr><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="120" w:after="60" w:line="240" w:lineRule="auto"/>'
        '<w:jc w:val="center"/></w:pPr>'
        f"<w:rPr>{_fonts(faces['fang'])}</w:rPr></w:style>"
    )


def _spacer(faces: dict[Face, str]) -> str:
    """A paragraph without words: it carries an anchor, a rule or the end of a section."""
    return (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Spacer"><w:name w:val="间隔"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
        f'<w:rPr>{_fonts(faces["fang"])}<w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    )


def _emphasis(faces: dict[Face, str]) -> str:
    return (
        '<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:qFormat/>'
        f"<w:rPr>{_fonts(faces['kai'])}</w:rPr></w:style>"
    )


def _run_in(level: int, face: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="RunIn{level}">'
        f'<w:name w:val="段首{level}级"/><w:qFormat/>'
        f"<w:rPr>{_fonts(face)}</w:rPr></w:style>"
    )


def _bold_run_in() -> str:
    """Of a run-in heading without a mark: the face is that of its paragraph."""
    return (
        '<w:style w:type="character" w:customStyle="1" w:styleId="RunIn0">'
        '<w:name w:val="段首句"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>'
    )


def _table_grid() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for s in sides)
    return (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>"
    )

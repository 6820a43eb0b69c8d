"""Empty lines between the elements of a page, by the groups that they belong to.

Not the space inside a group: that is the look of a role, in `layout`.
"""

from __future__ import annotations

from typing import Literal

from briefgen.document.roles import Role

Group = Literal[
    "above", "mark", "number", "head", "contents", "title", "note", "text", "list", "sign", "other"
]

GROUPS: dict[Role, Group] = {
    Role.COPY_NUMBER: "above",
    Role.SECRECY: "above",
    Role.URGENCY: "above",
    Role.NOTICE: "above",
    Role.MARK: "mark",
    Role.LETTER_MARK: "mark",
    Role.ORDER_MARK: "mark",
    Role.MINUTES_MARK: "mark",
    Role.NUMBER: "number",
    Role.NUMBER_SIGNER: "number",
    Role.LETTER_NUMBER: "head",
    Role.HEAD_RULE: "head",
    Role.CONTENTS_TITLE: "contents",
    Role.CONTENTS_1: "contents",
    Role.CONTENTS_2: "contents",
    Role.CONTENTS_3: "contents",
    Role.TITLE: "title",
    Role.ARTICLE_TITLE: "title",
    Role.SUBTITLE: "title",
    Role.BYLINE: "title",
    Role.TITLE_NUMBER: "title",
    Role.NOTE: "note",
    Role.RECIPIENT: "text",
    Role.BODY: "text",
    Role.HEADING_1: "text",
    Role.HEADING_2: "text",
    Role.HEADING_3: "text",
    Role.HEADING_4: "text",
    Role.CLOSING: "text",
    Role.ATTACHMENT_LIST: "list",
    Role.SIGN_ORGAN: "sign",
    Role.SIGN_DATE: "sign",
}

GAPS: dict[tuple[Group, Group], float] = {
    ("mark", "number"): 2,  # 7.2.5 and 10.2, two empty lines below the mark
    ("number", "text"): 2,  # 10.2, an order has no title
    ("number", "title"): 2,  # 10.2
    ("head", "title"): 2,  # 7.3.1, two empty lines below the red rule
    ("head", "text"): 2,  # house, a text without a title
    ("contents", "title"): 2,  # house
    ("contents", "text"): 1,  # house
    ("contents", "note"): 1,
    ("text", "title"): 2,  # house, between the articles of an issue
    ("other", "title"): 2,
    ("title", "text"): 1,  # 7.3.2
    ("title", "note"): 1,
    ("note", "text"): 1,
    ("text", "list"): 1,  # 7.3.4
    ("other", "list"): 1,
    ("text", "sign"): 1,  # 7.3.5.2
    ("list", "sign"): 1,
    ("other", "sign"): 1,
}
"""Empty lines where one group of elements follows another."""

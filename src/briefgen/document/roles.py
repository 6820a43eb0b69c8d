"""The parts that official elements play.

Not their look (that is `layout`) nor their order (that is `flow`).
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """The part an official element plays; `layout` gives each its face, size and place."""

    COPY_NUMBER = "copy-number"
    SECRECY = "secrecy"
    URGENCY = "urgency"
    NOTICE = "notice"
    MARK = "mark"
    SERIES = "series"
    SUB_SERIES = "sub-series"
    NUMBER = "number"
    NUMBER_SIGNER = "number-signer"
    SIGNER = "signer"
    ISSUER_DATE = "issuer-date"
    HEAD_RULE = "head-rule"
    LETTER_MARK = "letter-mark"
    ORDER_MARK = "order-mark"
    MINUTES_MARK = "minutes-mark"
    LETTER_RULE = "letter-rule"
    LETTER_NUMBER = "letter-number"
    LETTER_FOOT_RULE = "letter-foot-rule"
    TITLE = "title"
    ARTICLE_TITLE = "article-title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    TITLE_NUMBER = "title-number"
    RECIPIENT = "recipient"
    NOTE = "note"
    CONTENTS_TITLE = "contents-title"
    CONTENTS_1 = "contents-1"
    CONTENTS_2 = "contents-2"
    CONTENTS_3 = "contents-3"
    CHAPTER = "chapter"
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    HEADING_4 = "heading-4"
    BODY = "body"
    CLOSING = "closing"
    ATTACHMENT_LIST = "attachment-list"
    SIGN_ORGAN = "sign-organ"
    SIGN_DATE = "sign-date"
    REMARK = "remark"
    ATTACHMENT_LABEL = "attachment-label"
    ATTACHMENT_TITLE = "attachment-title"
    CAPTION = "caption"
    TABLE_HEAD = "table-head"
    TABLE_CELL = "table-cell"
    TABLE_NOTE = "table-note"
    CHART = "chart"
    IMPRINT = "imprint"
    IMPRINT_PAIR = "imprint-pair"
    PAGE_NUMBER = "page-number"


CONTENTS = (Role.CONTENTS_1, Role.CONTENTS_2, Role.CONTENTS_3)
"""Entries of the contents list (目录) by their depth."""

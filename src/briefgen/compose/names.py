"""The filter that masks a person's name: 张某.

Not the rule of masking: that is `model.surnames`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.compose.values import Listing, Structural, plain_word, refused
from briefgen.compose.views import Prose
from briefgen.model.fields import Scalar
from briefgen.model.surnames import masked as mask

_HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_NAME = re.compile(rf"{_HAN}(?:[ \u3000·•‧∙・．]?{_HAN}){{1,30}}|[A-Za-z][A-Za-z .'\-]{{1,60}}")


def masked(value: object, mark: str = "") -> object:
    """A person's name as it may be public: 张某, 欧阳某; `mark` tells two of one surname apart: 张某甲."""
    tail = plain_word(mark)
    if isinstance(value, Structural):
        return replace(value, text=_masked(value.text) + tail)
    if isinstance(value, Listing):
        return replace(value, items=tuple(_masked(name) + tail for name in value.items))
    if isinstance(value, Prose):
        return Scalar(_masked(str(value.text)) + tail, value.text.span)
    if isinstance(value, Scalar):
        return Scalar(_masked(value) + tail, value.span)
    if isinstance(value, str):
        return _masked(value) + tail
    raise refused(value, "这里要一个姓名", "a person's name is wanted here")


def _masked(name: str) -> str:
    if not _NAME.fullmatch(name.strip()):
        raise refused(
            "…", "姓名只有汉字或字母，至少两个字", "a name is of Chinese characters or letters, two at least"
        )
    return mask(name)

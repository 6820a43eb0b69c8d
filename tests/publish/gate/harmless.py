"""What looks like a leak and is none, each in a file of its own, by the ids of `harmless.yaml`.

Not one of them may stop a publication.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import uuid
from collections.abc import Callable, Mapping

from briefgen.write.docx import write_docx
from briefgen.write.html import write_html
from briefgen.write.pdf import write_pdf
from form.documents import notice
from publish.gate import files, numbers
from publish.gate.files import PLAIN_LINE, line, runs, sheet, word_of

File = tuple[str, bytes]


def _text(*lines: str) -> File:
    return "a.txt", "\n".join(lines).encode()


def _page(body: str, head: str = "") -> File:
    page = f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>通知</title>{head}</head><body>{body}</body></html>'
    return "a.html", page.encode()


def _columns() -> bytes:
    """Cells of a table side by side: together their digits would be a telephone number."""
    number = numbers.mobile(1)
    return sheet(PLAIN_LINE + line(number[:3], 90, 660, "G") + line(number[3:], 200, 660, "G"))


def _path() -> str:
    steps = " ".join(
        f"L{at}.{numbers.mobile(at)},{at * 7}.{numbers.id_number(at)[:15]}" for at in range(1, 40)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600"><path d="M0 0 {steps}"/><text>2019</text></svg>'


def _identifier() -> str:
    """A UUID whose groups, put together, hold a telephone number."""
    digits = numbers.mobile(3)
    return str(uuid.UUID(f"a0b1c2d3{digits[:4]}{digits[4:8]}8{digits[8:]}a1b2c3d4e5f6".ljust(32, "0")[:32]))


def _office_words() -> bytes:
    """Word XML with what Word writes of its own: numbers of savings, sizes in EMU, GUIDs."""
    return word_of(
        f'<w:p w:rsidR="00{numbers.mobile(5)[:6]}" w:rsidRDefault="00A1B2C3">'
        f'<w:r><w:t>夜间开放</w:t></w:r></w:p><w:p><w:bookmarkStart w:id="0" w:name="_Toc{numbers.mobile(6)[:9]}"/></w:p>'
    )


HARMLESS: Mapping[str, Callable[[], File]] = {
    "order-number": lambda: _text(f"订单号：20190110{numbers.mobile(1)[:8]}"),
    "order-number-long": lambda: _text("流水号 20190110123456780012"),
    "order-with-letters": lambda: _text(f"运单号 SF{numbers.mobile(2)}AB"),
    "hotline": lambda: _text("咨询电话：12345、12333、12366，监督电话12388"),
    "free-call": lambda: _text("服务热线400-820-1234，4008201234，800-820-1234"),
    "landline": lambda: _text("电话：0797-6231234，传真010-61231234，国际+86-797-6231234"),
    "document-number": lambda: _text("清图发〔2019〕3号、国办发〔2023〕12号"),
    "division-code": lambda: _text("360731 于都县；360731100201 居委会；360731100000"),
    "credit-code": lambda: _text(*(f"统一社会信用代码 {numbers.credit_code(at)}" for at in range(1, 200))),
    "timestamps": lambda: _text(
        "20190110135644", "2019-01-10 13:56:44", "2019-01-10T13:56:44.123456789+08:00"
    ),
    "milliseconds": lambda: (
        "a.json",
        json.dumps({"built": 1547078400000, "ns": 1547078400123456789}).encode(),
    ),
    "amount": lambda: _text(f"投资{numbers.mobile(4)}元，合计￥{numbers.mobile(5)}"),
    "amount-grouped": lambda: _text("总额13,012,345,678.00元，结余 1,380,013,800.00"),
    "years-in-words": lambda: _text(
        "二〇一九年一月十日，二零一九年至二〇二三年，一九五八年、一九六二年、一九九八年",
        "二〇一六 二〇一七 二〇一八 二〇一九",
        "一九四九—一九七八，一九七八—二〇一二，2013—二〇二三",
        "五四 一二九 七一 八一 九一八",
    ),
    "amounts-in-words": lambda: _text(
        "人民币壹佰叁拾捌万零壹佰叁拾捌元整",
        "大写：叁仟肆佰伍拾陆万柒仟捌佰玖拾元零伍分",
        f"合计{numbers.chinese(numbers.mobile(7))}元，￥{numbers.capitals(numbers.mobile(8))}元",
        "一百三十八万零一百三十八户，壹拾叁亿捌仟万",
    ),
    "ordinals-in-words": lambda: _text(
        "一\n二\n三\n四\n五\n六\n七\n八\n九",
        "一 二 三 四 五 六 七 八 九 一 二 三",
        "一、三、八，第一、第三、第八；1 一 3 三 8 八 0 〇",
        "五〇一、五〇二、五〇三室；三〇一 三〇二 三〇三 三〇四",
    ),
    "hotlines-in-words": lambda: _text(
        "拨打一二三四五或一二三三三；八〇〇八二〇一二三四，四〇〇 八二〇 一二三四"
    ),
    "codes-in-words": lambda: _text(
        f"合同{numbers.capitals(numbers.card_failing(9))}",
        f"单据{numbers.chinese(numbers.card_failing(10))}",
        "编号二〇一九〇一一〇一二三四五六七八",
    ),
    "isbn": lambda: _text(
        *(f"ISBN {numbers.isbn(at)}" for at in range(1, 50)), "ISBN 978-7-5013-6789-1", "ISSN 1002-1027"
    ),
    "parcel": lambda: _text(
        "宗地 360731100201GB00001，不动产单元号360731 001001 GB00001 F00010001，DKH2019-13"
    ),
    "project-code": lambda: _text("项目代码2019-360731-48-03-001234，备案2019-360731-83-03-123456"),
    "barcode": lambda: _text("商品条码6901234567892、6923450657713"),
    "registration": lambda: _text("注册号：360731210012345，批号360731210101123"),
    "device": lambda: _text("设备串号860000021234567，流量表编号 350101210312345"),
    "digest": lambda: _text(
        *(f"{numbers.digest(at)}  a.pdf" for at in range(1, 60)), hashlib.sha256(b"a").hexdigest()
    ),
    "uuid": lambda: _text(_identifier(), f"urn:uuid:{_identifier()}"),
    "base64": lambda: (
        "a.json",
        json.dumps(
            {"integrity": "sha384-" + base64.b64encode(hashlib.sha384(b"a").digest()).decode()}
        ).encode(),
    ),
    "coordinates": lambda: ("a.svg", _path().encode()),
    "coordinates-json": lambda: (
        "a.json",
        json.dumps([[115.41412345678901, 25.95512345678901]] * 50).encode(),
    ),
    "operators": lambda: (
        "a.pdf",
        sheet(
            PLAIN_LINE + "".join(f"{at}.138001{at} {at * 13}.8001{at} l\n" for at in range(100, 200)) + "S\n"
        ),
    ),
    "columns-pdf": lambda: ("a.pdf", _columns()),
    "columns-csv": lambda: ("a.csv", b"138,20190110\n138,20190110\n1380013,8000\n"),
    "columns-docx": lambda: ("a.docx", word_of(runs("138") + runs("00138000"))),
    "columns-xlsx": lambda: ("a.xlsx", files.workbook((138, 20190110), (1380013, 8000))),
    "pdf-written": lambda: ("a.pdf", write_pdf(notice())),
    "docx-written": lambda: ("a.docx", write_docx(notice())),
    "html-written": lambda: ("a.html", write_html(notice())),
    "word-identifiers": lambda: ("a.docx", _office_words()),
    "address": lambda: _page(
        '<a href="https://www.example.gov.cn/art/2019/1/10/art_1380_5678901.html?id=20190110">通知</a>'
    ),
    "page-parts": lambda: _page(
        "<table><tr><td>138</td><td>00138000</td></tr></table><ul><li>1380013</li><li>8000</li></ul>",
        "<style>.a{width:13800.138px;color:#138001;z-index:13800138}</style><script>setTimeout(f,86400000)</script>",
    ),
    "masked-number": lambda: _text("手机138****8000，证件360731********1234，卡号6228***********0018"),
    "masked-name": lambda: _text("张某、李某某、欧阳某、阿某等4人，司马某某反映的问题已答复"),
    "secret-in-prose": lambda: _text(
        "依法保护国家秘密、商业秘密和个人隐私。", "做好内部资料室的管理。", "保密室设在三楼。"
    ),
    "request-for-comment": lambda: _text(
        "《图书馆条例（征求意见稿）》公开征求意见", "校样机、草稿纸由办公室统一采购"
    ),
    "possible-days": lambda: _text("2020年2月29日，2月28日前，12月31日，2023-02-28，四月三十日，截至1月30日"),
    "model": lambda: _text("采用E12345678型水泵，电机G13800138，规格S87654321"),
    "standard": lambda: _text("GB/T 9704-2012，DB36/T 1234-2019，GB 11643-1999，ISO 32000-1"),
    "licence": lambda: _text("赣ICP备12345678号-1，赣公网安备36073102000123号，京B2-20090059"),
    "office-mail": lambda: _text("邮箱 tsg@qinghe.gov.cn，投稿 edit@library.example.cn"),
    "province-and-letter": lambda: _text("沪昆高速G60，赣A类、赣B1类地区，京D2019号地块，云G20号线"),
    "failing-card": lambda: _text(*(f"合同号{numbers.card_failing(at)}" for at in range(1, 40))),
    "failing-id": lambda: _text(
        *(
            f"单据号{number[:17]}{(int(number[16]) + 1) % 10}"
            for at in range(1, 9)
            if not (number := numbers.id_number(at)).endswith(str((int(number[16]) + 1) % 10))
        )
    ),
    "office-account": lambda: _text("开户行：清河农商行，账号 36001234567890123456"),
    "extensions": lambda: _text("分机 8000 8001 8002 8003，房间1380、1381、1382"),
    "sizes": lambda: _text("展板3×4米，图幅1:500000，第XX世纪展厅，尺码XXL"),
    "picture": lambda: (
        "a.png",
        numbers.png((b"tEXt", b"Creation Time\x002019:01:10 12:00:00"), (b"tEXt", b"Software\0x 1.2")),
    ),
    "search-data": lambda: (
        "pagefind/a.pf_fragment",
        gzip.compress(b'pagefind_dcd{"url":"/a/","content":"12345","word_count":13800}', mtime=0),
    ),
}

"""What this machine has and lacks for making documents, and the very command that mends each.

Not installing anything, and not printing.
"""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefgen import __version__

PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


@dataclass(frozen=True, slots=True)
class Symptom:
    """One thing looked at. `cure` is a command, empty where nothing is to be done; `needed` says whether
    documents are worse without it."""

    zh: str
    en: str
    present: bool
    detail: str = ""
    needed: bool = True
    cure: str = ""
    effect_zh: str = ""
    effect_en: str = ""


def examine(root: Path) -> tuple[Symptom, ...]:
    """Everything that is looked at, in order."""
    looks: tuple[Callable[[], Symptom], ...] = (
        _python,
        _engine,
        _engine_version,
        _subsetter,
        _fonts,
        _charts,
        _search,
        _office,
    )
    return (*(look() for look in looks), _output(root))


def _python() -> Symptom:
    return Symptom(
        "briefgen 和 Python", "briefgen and Python", True, f"{__version__}, {platform.python_version()}"
    )


def _engine() -> Symptom:
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # OSError: a native library cannot be loaded
        present, detail = False, str(error).splitlines()[0]
        absent = isinstance(error, ImportError)
        cure = f"{_python_command()} -m pip install 'weasyprint>=70.0'" if absent else _install_pango()
    else:
        present, detail, cure = True, f"WeasyPrint {weasyprint.__version__}", ""
    return Symptom(
        "PDF 引擎（WeasyPrint 和 Pango）",
        "PDF engine (WeasyPrint and Pango)",
        present,
        detail,
        cure=cure,
        effect_zh="不能生成 PDF，DOCX、HTML 和文本照常",
        effect_en="no PDF; DOCX, HTML and text are written",
    )


def _engine_version() -> Symptom:
    """Whether the engine can be taught Chinese typesetting (`write.engine`)."""
    from importlib import metadata

    from briefgen.write.engine import KNOWN

    try:
        version = metadata.version("weasyprint")
    except metadata.PackageNotFoundError:
        version = ""
    present = version.startswith(KNOWN)
    return Symptom(
        "PDF 引擎的版本",
        "version of the PDF engine",
        present,
        version,
        cure="" if present else f"{_python_command()} -m pip install 'weasyprint~={KNOWN[0]}0'",
        effect_zh="PDF 行末不齐，引号旁断行不当",
        effect_en="lines of the PDF are ragged and break badly beside quotation marks",
    )


def _subsetter() -> Symptom:
    names = {
        "win32": ("libharfbuzz-subset-0.dll", "harfbuzz-subset.dll"),
        "darwin": ("libharfbuzz-subset.0.dylib", "/opt/homebrew/lib/libharfbuzz-subset.0.dylib"),
    }.get(sys.platform, ("libharfbuzz-subset.so.0",))
    present = any(_loads(name) for name in names)
    return Symptom(
        "字体裁剪库（harfbuzz-subset）",
        "font subsetting library (harfbuzz-subset)",
        present,
        cure="" if present else _install_pango(),
        effect_zh="PDF 生成约慢十倍",
        effect_en="PDF takes about ten times as long",
    )


def _fonts() -> Symptom:
    from briefgen import fonts

    try:
        fonts.require()
    except fonts.FontsMissing as missing:
        detail = f"{missing.folder}: {', '.join((*missing.absent, *missing.altered))}"
        return Symptom(
            "公文字体",
            "fonts of official documents",
            False,
            detail,
            cure=missing.cure,
            effect_zh="不能生成 PDF，也不检查缺字",
            effect_en="no PDF, and no check of glyphs",
        )
    return Symptom("公文字体", "fonts of official documents", True, str(fonts.folder()))


def _charts() -> Symptom:
    from importlib import metadata

    from briefgen.write.chart_missing import INSTALL

    try:
        version = metadata.version("vl-convert-python")
    except metadata.PackageNotFoundError:
        version = ""
    return Symptom(
        "统计图（vl-convert，不画图的工作区不需要）",
        "charts (vl-convert; workspaces without charts do not need it)",
        bool(version),
        version,
        needed=False,
        cure="" if version else f"{_python_command()} -m {INSTALL}",
        effect_zh="带统计图的文件只能生成纯文本",
        effect_en="documents with charts are built as text only",
    )


def _search() -> Symptom:
    from importlib import metadata

    try:
        version = metadata.version("pagefind-bin-extended")
    except metadata.PackageNotFoundError:
        version = ""
    return Symptom(
        "网站搜索（pagefind，不发布网站的工作区不需要）",
        "search of the website (pagefind; workspaces that publish none do not need it)",
        bool(version),
        version,
        needed=False,
        cure="" if version else f'{_python_command()} -m pip install "briefgen[publish]"',
        effect_zh="不能发布网站",
        effect_en="no website can be published",
    )


def _office() -> Symptom:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    cure = _install(
        "libreoffice-writer", "libreoffice", "--cask libreoffice", "TheDocumentFoundation.LibreOffice"
    )
    return Symptom(
        "LibreOffice（只用于测试 DOCX 的版面）",
        "LibreOffice (only to test the pages of DOCX)",
        found is not None,
        found or "",
        needed=False,
        cure="" if found else cure,
    )


def _output(root: Path) -> Symptom:
    folder = root / "output"
    nearest = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    present = nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
    return Symptom(
        "输出文件夹可写",
        "output folder can be written",
        present,
        str(folder),
        cure="" if present else "briefgen build --output DIR",
        effect_zh="文件写不出来",
        effect_en="documents cannot be written",
    )


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _python_command() -> str:
    return f'"{sys.executable}"' if " " in sys.executable else sys.executable


def _install_pango() -> str:
    if sys.platform == "win32":
        return (
            "winget install -e --id MSYS2.MSYS2 && "
            r"C:\msys64\usr\bin\pacman.exe -S --noconfirm mingw-w64-x86_64-pango && "
            r"setx WEASYPRINT_DLL_DIRECTORIES C:\msys64\mingw64\bin"
        )
    return _install(" ".join(PANGO), "pango harfbuzz", "pango harfbuzz", "")


def _install(apt: str, dnf: str, brew: str, winget: str) -> str:
    """The command of this machine's package manager."""
    if sys.platform == "win32":
        return f"winget install -e --id {winget}"
    if sys.platform == "darwin":
        return f"brew install {brew}"
    root = "" if os.geteuid() == 0 else "sudo "
    if shutil.which("apt-get") is None and shutil.which("dnf") is not None:
        return f"{root}dnf install {dnf}"
    return f"{root}apt-get install --no-install-recommends {apt}"

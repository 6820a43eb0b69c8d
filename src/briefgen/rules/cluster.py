"""BG745 to BG749: what keeps a build from running on other machines.

Not what keeps one from running here: that is `build`.
"""

from __future__ import annotations

from briefgen.diagnostics import Rule, Severity

ERROR = Severity.ERROR

CLUSTER_MISSING = Rule(
    "BG745",
    "cluster-missing",
    ERROR,
    "没有安装多机生成所需的程序库，不能用 --cluster {address}",
    "what --cluster {address} needs is not installed",
    '运行 pip install "briefgen[cluster]" 安装；不加 --cluster 就在本机生成',
    'install it with: pip install "briefgen[cluster]"; without --cluster the build runs on this machine',
    "多机生成借助 dask.distributed；它不小，多数人用不上，所以要另外安装。",
    "Builds on several machines use dask.distributed; it is large and few need it, so it is installed separately.",
    "briefgen build --cluster tcp://10.0.0.5:8786（未安装）",
)
CLUSTER_UNREACHABLE = Rule(
    "BG746",
    "cluster-unreachable",
    ERROR,
    "连不上 {address}{problem_zh}",
    "{address} cannot be reached{problem_en}",
    "核对地址和端口，看调度程序（dask scheduler）和工作程序（dask worker）是否在运行；"
    "不加 --cluster 就在本机生成",
    "check the address and the port, and that `dask scheduler` and `dask worker` are running; "
    "without --cluster the build runs on this machine",
    "--cluster 只连接命令里写明的地址；没有回音，或没有一台机器可用，就停下，原有文件不动。",
    "Only the address in the command is contacted; without an answer, or a machine that is free to work, "
    "the build stops and leaves the files as they are.",
    "briefgen build --cluster tcp://10.0.0.5:8786（调度程序没有运行）",
)
CLUSTER_UNLIKE = Rule(
    "BG747",
    "cluster-unlike",
    ERROR,
    "{address} 上有的机器与本机不一致：{problem}",
    "a machine of {address} is not like this one: {problem}",
    "在那台机器上装同样的 briefgen、程序库和字体（用 constraints.txt 固定版本），再启动工作程序",
    "install the same briefgen, libraries and fonts there (constraints.txt pins them), and start its worker again",
    "版本或字体不同，同一份文件在不同机器上排出的页面可能不同，所以不用这样的机器。",
    "With other versions or fonts the same document may get other pages there, so such a machine is not used.",
    "weasyprint 69.0 (≠ 70.0)",
)

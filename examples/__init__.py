"""Articles to try canbo on, written by canbo's authors about public facts: see README.md beside them.

>>> sorted({path.suffix for path in FOLDER.iterdir()} & {".txt", ".html", ".jsonl"})
['.html', '.jsonl', '.txt']
"""

from importlib.resources import files
from pathlib import Path

FOLDER = Path(str(files(__name__)))

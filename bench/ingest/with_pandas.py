"""pandas on a folder: read_csv for CSV, json_normalize for JSON, splitlines for the rest. Prints the time as JSON."""

import json
import pathlib
import sys
import time

import pandas as pd

started = time.perf_counter()
frames = []
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*")):
    if path.suffix == ".csv":
        frames.append(pd.read_csv(path))
    elif path.suffix == ".json":
        frames.append(pd.json_normalize(json.loads(path.read_text("utf-8"))))
    elif path.suffix == ".md":
        path.read_text("utf-8").splitlines()
print(json.dumps({"ms": (time.perf_counter() - started) * 1000, "n": len(frames), "version": pd.__version__}))

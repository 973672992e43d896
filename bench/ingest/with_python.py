"""A data frame library of Python on the bench's files, as its users would read them. Prints time, rows and version as JSON.

Usage: with_python.py pandas|polars|duckdb folder|table PATH
"""

import json
import pathlib
import resource
import sys
import time

library, what, path = sys.argv[1:4]
try:
    module = __import__(library)
except ImportError:
    print(json.dumps({"missing": library}))
    sys.exit(0)

if library == "pandas":
    read_csv, from_object = module.read_csv, module.json_normalize
elif library == "polars":
    read_csv, from_object = module.read_csv, lambda value: module.DataFrame(module.json_normalize(value))
else:
    connection = module.connect()

    def read_csv(name):
        return connection.sql(f"select * from read_csv('{name}')").fetchall()

    def from_object(value):
        return value


def folder():
    frames = []
    for name in sorted(pathlib.Path(path).rglob("*")):
        if name.suffix == ".csv":
            frames.append(read_csv(str(name)))
        elif name.suffix == ".json":
            frames.append(from_object(json.loads(name.read_text("utf-8"))))
        elif name.suffix == ".md":
            frames.append(name.read_text("utf-8").splitlines())
    return len(frames)


def table():
    """Mean rate per model, the least that ingest gives of such a table."""
    if library == "pandas":
        return len(module.read_csv(path).groupby("model")["tokens_s"].mean())
    if library == "polars":
        return len(module.scan_csv(path).group_by("model").agg(module.col("tokens_s").mean()).collect())
    return len(connection.sql(f"select model, avg(tokens_s) from read_csv('{path}') group by model").fetchall())


started = time.perf_counter()
n = folder() if what == "folder" else table()
ms = (time.perf_counter() - started) * 1000
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"ms": ms, "peakMb": peak, "n": n, "version": module.__version__}))

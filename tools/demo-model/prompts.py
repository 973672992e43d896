"""Held-out prompts as JSON lines for evaluate.mjs. Usage: python prompts.py WORKDIR COUNT [--foreign] > prompts.jsonl

Their tables come from seeds that training never used, with model and backend names that it never showed.
With --foreign the same tables stand in prompts that are not the program's.
"""
import json
import pathlib
import sys

import corpus

program = corpus.Program(pathlib.Path(sys.argv[1]) / "catalogue.json")
for seed in range(corpus.HELD_OUT_FROM, corpus.HELD_OUT_FROM + int(sys.argv[2])):
    _, ((analysis, _), (report, _)) = corpus.example(program, seed, True, foreign=float("--foreign" in sys.argv))
    print(json.dumps({"analysis": analysis, "report": report}))

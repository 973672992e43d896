"""Makes held-out prompts as JSON lines for evaluate.mjs. Usage: python evaluate.py COUNT > prompts.jsonl"""
import json
import sys

import corpus

for seed in range(corpus.HELD_OUT_FROM, corpus.HELD_OUT_FROM + int(sys.argv[1])):
    (analysis, _), (report, _), present = corpus.example(seed)
    print(json.dumps({"analysis": analysis, "report": report, "ids": [f"f{n}" for n in sorted(present)]}))

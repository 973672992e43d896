#!/bin/sh
# The whole training, from the program's catalogue to the GGUF. Usage: PYTHON=venv/bin/python sh train.sh WORKDIR (after `npm run build`)
set -e
here=$(dirname "$0")
work=$1
mkdir -p "$work"
[ -f "$work/catalogue.json" ] || node "$here/catalogue.mjs" > "$work/catalogue.json"
[ -f "$work/offers.jsonl" ] || node "$here/offers.mjs" > "$work/offers.jsonl"
[ -f "$work/earlier.pkl" ] || ${PYTHON:-python3} "$here/carry.py" "$work" "$here/../../data/models/chimera-demo.gguf" "$work/earlier.pkl"
train() { ${PYTHON:-python3} "$here/train.py" "$work" "$@"; }
train --mix drill --steps 160 --start "$work/earlier.pkl"
train --mix full --steps 260 --start "$work/drill.pkl"
train --mix finish --steps 260 --start "$work/full.pkl"
${PYTHON:-python3} "$here/export.py" "$work" "$work/finish.pkl" "$work/chimera-demo.gguf"

#!/bin/sh
# The whole training, from the program's catalogue to the GGUF. Usage: PYTHON=venv/bin/python sh train.sh WORKDIR (after `npm run build`)
set -e
here=$(dirname "$0")
work=$1
mkdir -p "$work"
[ -f "$work/catalogue.json" ] || node "$here/catalogue.mjs" > "$work/catalogue.json"
${PYTHON:-python3} "$here/train.py" "$work" --mix drill --steps 220
${PYTHON:-python3} "$here/train.py" "$work" --mix full --steps 300 --start "$work/drill.pkl"
${PYTHON:-python3} "$here/train.py" "$work" --mix finish --steps 380 --start "$work/full.pkl"
${PYTHON:-python3} "$here/export.py" "$work" "$work/finish.pkl" "$work/chimera-demo.gguf"

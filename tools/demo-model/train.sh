#!/bin/sh
# The whole training, from the program's catalogue to the GGUF. Usage: PYTHON=venv/bin/python sh train.sh WORKDIR (after `npm run build`)
set -e
here=$(dirname "$0")
work=$1
mkdir -p "$work"
[ -f "$work/catalogue.json" ] || node "$here/catalogue.mjs" > "$work/catalogue.json"
train() { ${PYTHON:-python3} "$here/train.py" "$work" "$@"; }
train --mix drill --steps 220
train --mix full --steps 140 --start "$work/drill.pkl"
train --mix read --steps 240 --start "$work/full.pkl"
train --mix finish --steps 240 --start "$work/read.pkl"
${PYTHON:-python3} "$here/export.py" "$work" "$work/finish.pkl" "$work/chimera-demo.gguf"

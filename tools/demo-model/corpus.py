"""Seeded generator of (prompt, answer) pairs: the program's own templates and catalogue, random tables, sentences of phrases.py."""
import json
import pathlib
import random
import re

from phrases import BLOCKS, SECTIONS, U
from tables import table

HELD_OUT_FROM = 10**9  # seeds from here on are never trained on; their tables use names that training never showed


class Program:
    """What `catalogue.mjs` printed."""

    def __init__(self, path):
        given = json.loads(pathlib.Path(path).read_text())
        self.kinds = {int(k["id"][1:]): (k["label"], k.get("priority", 99)) for k in given["kinds"]}
        self.templates = given["templates"]

    def render(self, name, lines, analysis=""):
        text = self.templates[name].replace('{{ "{{" }}', "{{").replace('{{ "}}" }}', "}}")
        text = re.sub(r"\{% for line in lines -%\}\n.*?\{% endfor -%\}\n", lambda _: "".join(f"{line}\n" for line in lines), text, flags=re.S)
        return text.replace("{{ analysis }}", analysis)


def usable(names, present):
    return [name for name in names if set(U[name].ids) <= present]


def pick(rng, names, strength=0.55):
    """One of the names, mostly the first ones."""
    for name in names[:-1]:
        if rng.random() < strength:
            return name
    return names[-1]


def say(rng, wordings):
    return pick(rng, wordings, 0.6)


def analysis_units(rng, present):
    blocks = [usable(block, present) for block in BLOCKS]
    blocks = [block for block in blocks if block]
    want = min(rng.choice([4, 5, 5, 6]), sum(len(block) for block in blocks))
    chosen = {}
    spare = max(0, len(blocks) - want)
    for index, block in enumerate(blocks):
        if len(chosen) == want:
            break
        if spare > 0 and index > 0 and rng.random() < 0.3:
            spare -= 1
            continue
        chosen[index] = [pick(rng, block)]
    for index, block in enumerate(blocks):  # few blocks: say more of each
        while sum(map(len, chosen.values())) < want:
            said = {i for name in chosen.get(index, []) for i in U[name].ids}
            rest = [name for name in block if not set(U[name].ids) & said]
            if not rest:
                break
            chosen.setdefault(index, []).append(pick(rng, rest))
    return [name for index in sorted(chosen) for name in sorted(chosen[index], key=blocks[index].index)]


def analysis_answer(rng, present):
    said = [re.sub(r"#(\d+)", r"{{f\1}}", say(rng, U[name].analysis)) for name in analysis_units(rng, present)]
    return " ".join(said)


def parts(sentence):
    """Parts of a sentence; the renderer puts the space before a fact."""
    pieces = [piece for piece in re.split(r" ?(#\d+)", sentence) if piece]
    return [{"fact": "f" + piece[1:]} if piece[0] == "#" else {"text": piece} for piece in pieces]


def report_units(rng, present):
    wanted = {"executive_summary": rng.choice([1, 2, 2]), "data": rng.choice([1, 2, 2]), "performance_analysis": 2, "key_findings": rng.choice([1, 2, 2]), "recommendations": 1, "conclusion": 1}
    taken, report = set(), {}
    for section, names in SECTIONS.items():
        free = lambda options: [name for name in usable(options, present) if not (set(U[name].ids) & taken) or name.startswith(("do ", "end "))]
        chosen = []
        while len(chosen) < wanted[section]:
            here = {i for name in chosen for i in U[name].ids}
            options = [name for name in free(names) if name not in chosen and not set(U[name].ids) & here]
            if not options:
                break
            chosen.append(pick(rng, options))
            if not chosen[-1].startswith(("do ", "end ")):
                taken |= set(U[chosen[-1]].ids)
        if not chosen:  # nothing of this section's own: any fact that was not said, else any
            every = [name for names in SECTIONS.values() for name in names if not name.startswith(("do ", "end "))]
            options = free(every) or usable(every, present)
            chosen = [pick(rng, options, 0.7)]
            taken |= set(U[chosen[0]].ids)
        report[section] = sorted(chosen, key=lambda name: names.index(name) if name in names else 0)
    return report


def report_answer(rng, present):
    report = {
        section: [{"evidence": [f"f{n}" for n in U[name].ids], "parts": parts(say(rng, U[name].report))} for name in names]
        for section, names in report_units(rng, present).items()
    }
    return json.dumps(report, separators=(",", ":"), ensure_ascii=False)


def nonce(rng):
    if rng.random() < 0.35:
        return ""
    stage, variant = rng.choice(["analysis", "report", "narrative-analysis", "narrative-report", "warm-up"]), rng.choice(["baseline", "chimera", "cool", "none"])
    run = rng.randint(0, 30)
    letters = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(8))
    return rng.choice([f"[{letters}]\n", f"[{letters}]\n", f"[r{run}-{variant}-{stage}]\n"])


def example(program, seed, held_out=False):
    """One table: its numbers, and (prompt, answer) of the analysis and of the report."""
    rng = random.Random(seed)
    lines, present = table(rng, program.kinds, held_out)
    analysis = analysis_answer(rng, present)
    earlier = analysis if rng.random() < 0.7 else rng.choice(["(no analysis was given)", analysis[: rng.randint(0, len(analysis))] + " …", analysis_answer(rng, present)])
    finish = (lambda text: text) if rng.random() < 0.5 else str.rstrip
    documents = [
        (nonce(rng) + finish(program.render("analysis", lines)), analysis),
        (nonce(rng) + finish(program.render("report", lines, earlier)), report_answer(rng, present)),
    ]
    return present, documents

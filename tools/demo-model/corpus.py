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


def usable(names, present, untrue=frozenset()):
    """Units whose facts are there, but for advice that the table's values forbid."""
    return [name for name in names if name in U and set(U[name].ids) <= present and name not in untrue]


def pick(rng, names, strength=0.55):
    """One of the names, mostly the first ones."""
    for name in names[:-1]:
        if rng.random() < strength:
            return name
    return names[-1]


def say(rng, wordings):
    return pick(rng, wordings, 0.6)


def cover(present, most):
    """Units for all that there is, pairs first, in the order of the analysis."""
    said, names = set(), []
    for name in (name for block in BLOCKS for name in usable(block, present)):
        if len(names) < most and not set(U[name].ids) & said:
            names.append(name)
            said |= set(U[name].ids)
    return names


def listing(program, seed):
    """The barest reading: a short table, and its references in the order of the analysis."""
    rng = random.Random(seed)
    lines, present, _ = table(rng, program.kinds, small=1.0)
    ids = [n for name in cover(present, 99) for n in U[name].ids]
    if rng.random() < 0.5:
        return "List the references.\n" + "\n".join(lines) + "\nList:\n", " ".join(f"{{{{f{n}}}}}" for n in ids)
    return "List the references.\n" + "\n".join(lines) + "\nJSON:\n", ",".join(f'"f{n}"' for n in ids)


def analysis_units(rng, present):
    if len(present) <= 9:
        return cover(present, 6)
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


def report_units(rng, present, untrue):
    """Section → units. No fact is printed twice in a report, but for advice and conclusion."""
    said, report = set(), {}
    again = lambda name: name.startswith(("do ", "end "))
    free = lambda names: [name for name in usable(names, present, untrue) if again(name) or not set(U[name].ids) & said]
    for section, slots in SECTIONS.items():
        chosen = []
        for slot in slots:
            options = [name for name in free(slot) if not {i for one in chosen for i in U[one].ids} & set(U[name].ids)]
            if not options or (slot[0] == "?" and rng.random() < 0.5):
                continue
            chosen.append(pick(rng, options))
            said |= set() if again(chosen[-1]) else set(U[chosen[-1]].ids)
        if not chosen:  # nothing of this section's own: any fact that was not said, else any
            every = [name for block in BLOCKS for name in block]
            chosen = [pick(rng, free(every) or usable(every, present))]
            said |= set(U[chosen[0]].ids)
        report[section] = chosen
    return report


def report_answer(rng, present, untrue):
    report = {
        section: [{"evidence": [f"f{n}" for n in U[name].ids], "parts": parts(say(rng, U[name].report))} for name in names]
        for section, names in report_units(rng, present, untrue).items()
    }
    return json.dumps(report, separators=(",", ":"), ensure_ascii=False)


def nonce(rng):
    if rng.random() < 0.35:
        return ""
    stage, variant = rng.choice(["analysis", "report", "narrative-analysis", "narrative-report", "warm-up"]), rng.choice(["baseline", "chimera", "cool", "none"])
    run = rng.randint(0, 30)
    letters = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(8))
    return rng.choice([f"[{letters}]\n", f"[{letters}]\n", f"[r{run}-{variant}-{stage}]\n"])


HEADS = ["Summarize these facts.", "Here are the facts of a benchmark:", "Facts:", "Write about the table below.", "You write short benchmark reports.", "Describe what was measured.", ""]


def reworded(rng, prompt, ends):
    """A prompt of someone else's making around the same table."""
    body = prompt[prompt.index("\n{{f") : prompt.rindex("\n---")]
    return rng.choice(HEADS) + body + "\n" + rng.choice(ends)


def example(program, seed, held_out=False, small=0.2, foreign=0.05):
    """One table: its numbers, and (prompt, answer) of the analysis and of the report."""
    rng = random.Random(seed)
    lines, present, untrue = table(rng, program.kinds, held_out, small)
    analysis = analysis_answer(rng, present)
    earlier = analysis if rng.random() < 0.7 else rng.choice(["(no analysis was given)", analysis[: rng.randint(0, len(analysis))] + " …", analysis_answer(rng, present)])
    finish = (lambda text: text) if rng.random() < 0.5 else str.rstrip
    own = (lambda prompt, ends: reworded(rng, prompt, ends)) if rng.random() < foreign else (lambda prompt, ends: finish(prompt))
    documents = [
        (nonce(rng) + own(program.render("analysis", lines), ["Analysis:", "Summary:", "Text:", "Answer:\n"]), analysis),
        (nonce(rng) + own(program.render("report", lines, earlier), ["Report:", "JSON:", "Report as JSON:\n", "The report in JSON:"]), report_answer(rng, present, untrue)),
    ]
    return present, documents

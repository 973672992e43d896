"""Seeded generator of (prompt, answer) pairs: the program's own templates and labels, random tables, sentences of phrases.py, and the program's own
claims to choose from."""
import json
import pathlib
import random
import re

from phrases import BLOCKS, LABELS, SECTIONS, U
from tables import table

HELD_OUT_FROM = 10**9  # seeds from here on are never trained on; their tables use names that training never showed
CHOICE = ("executive_summary", "data", "performance_analysis", "key_findings", "recommendations", "conclusion")
MOST = 3  # codes a section


class Program:
    """What `catalogue.mjs` and `offers.mjs` printed."""

    def __init__(self, workdir):
        given = json.loads((pathlib.Path(workdir) / "catalogue.json").read_text())
        unknown = set(LABELS.values()) - set(given["labels"])
        if unknown:
            raise SystemExit(f"the catalogue has no facts {sorted(unknown)}: mend LABELS in phrases.py")
        self.templates = given["templates"]
        self.offers = [json.loads(line) for line in (pathlib.Path(workdir) / "offers.jsonl").read_text().splitlines()]

    def render(self, name, lines, analysis=""):
        text = self.templates[name].replace('{{ "{{" }}', "{{").replace('{{ "}}" }}', "}}")
        text = re.sub(r"\{% for line in lines -%\}\n.*?\{% endfor -%\}\n", lambda _: "".join(f"{line}\n" for line in lines), text, flags=re.S)
        return text.replace("{{ analysis }}", analysis)


def reference(handle):
    return "{{" + LABELS[handle] + "}}"


def filled(sentence):
    return re.sub(r"#(\w+)", lambda match: reference(match[1]), sentence)


def usable(names, present):
    """Units whose facts are there."""
    return [name for name in names if name in U and set(U[name].ids) <= present]


def pick(rng, names, strength=0.55):
    """One of the names, mostly the first ones."""
    for name in names[:-1]:
        if rng.random() < strength:
            return name
    return names[-1]


def say(rng, wordings):
    return filled(pick(rng, wordings, 0.6))


def cover(present, most):
    """Units for all that there is, pairs first, in the order of the analysis."""
    said, names = set(), []
    for name in (name for block in BLOCKS for name in usable(block, present)):
        if len(names) < most and not set(U[name].ids) & said:
            names.append(name)
            said |= set(U[name].ids)
    return names


def listing(seed):
    """The barest reading: a short table, and its references in the order of the analysis."""
    rng = random.Random(seed)
    rows = table(rng, small=1.0)
    return "List the references.\n" + "\n".join(lines_of(rows)) + "\nList:\n", " ".join(reference(n) for name in cover(set(rows), 99) for n in U[name].ids)


def lines_of(rows):
    return [f"{LABELS[n]}: {value}" for n, value in rows.items()]


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
    return " ".join(say(rng, U[name].analysis) for name in analysis_units(rng, present))


def report_units(rng, present):
    """Heading → units. No fact is printed twice in a report; a section that nothing is left for is left out."""
    said, report = set(), {}
    for heading, slots in SECTIONS.items():
        chosen = []
        for slot in slots:
            options = [name for name in usable(slot, present) if not set(U[name].ids) & said]
            if not options or (slot[0] == "?" and rng.random() < 0.5):
                continue
            chosen.append(pick(rng, options))
            said |= set(U[chosen[-1]].ids)
        if chosen:
            report[heading] = chosen
    return report


def report_answer(rng, present):
    report = report_units(rng, present)
    if not report:
        return analysis_answer(rng, present)
    return "\n\n".join(f"## {heading}\n" + " ".join(say(rng, U[name].report) for name in names) for heading, names in report.items())


def choice_answer(claims):
    """The codes for each section: what tells most first, each claim once and of each kind at most two; sections that few claims fit choose first."""
    used, answer = set(), {}
    fitting = {name: [claim for claim in claims if name in claim["sections"]] for name in CHOICE}
    for name in sorted(CHOICE, key=lambda name: (name != "executive_summary", len(fitting[name]))):
        taken, kinds = [], []
        for claim in fitting[name]:
            if len(taken) == MOST or claim["code"] in used or kinds.count(claim["kind"]) == 2:
                continue
            taken.append(claim["code"])
            kinds.append(claim["kind"])
        if not taken and fitting[name]:  # the grammar wants one
            taken = [fitting[name][0]["code"]]
        used |= set(taken)
        answer[name] = taken
    return json.dumps({name: answer[name] for name in CHOICE if answer[name]}, separators=(",", ":"))


def choice(program, seed, held_out=False):
    rng = random.Random(seed)
    kept = [offer for offer in program.offers if offer["heldOut"] == held_out]
    offer = rng.choice(kept)
    return program.render("choice", offer["lines"]), choice_answer(offer["claims"])


def nonce(rng):
    if rng.random() < 0.35:
        return ""
    stage, variant = rng.choice(["analysis", "report", "warm-up"]), rng.choice(["baseline", "chimera", "cool", "none"])
    run = rng.randint(0, 30)
    letters = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(8))
    return rng.choice([f"[{letters}]\n", f"[{letters}]\n", f"[r{run}-{variant}-{stage}]\n"])


HEADS = ["Summarize these facts.", "Here are the facts of a benchmark:", "Facts:", "Write about the table below.", "You write short benchmark reports.", "Describe what was measured.", ""]
ENDS = {"analysis": ["Analysis:", "Summary:", "Text:", "Answer:\n"], "report": ["Report:", "The report:", "Technical report:\n"]}
# Templates that training never shows.
HELD_OUT_HEADS = ["What do these measurements say?", "Below stand the results of a benchmark.", "Read the rows and write."]
HELD_OUT_ENDS = {"analysis": ["Now the analysis:", "In short:"], "report": ["Now the report:", "The technical report follows.\n"]}


def reworded(rng, prompt, stage, held_out):
    """A prompt of someone else's making around the same table."""
    body = prompt[prompt.index("--- facts\n") + 9 : prompt.rindex("\n---")]
    heads, ends = (HELD_OUT_HEADS, HELD_OUT_ENDS) if held_out else (HEADS, ENDS)
    return rng.choice(heads) + body + "\n" + rng.choice(ends[stage])


def example(program, seed, held_out=False, small=0.2, foreign=0.05, shorten=None):
    """One table: its handles, and (prompt, answer) of the analysis and of the report."""
    rng = random.Random(seed)
    rows = table(rng, held_out, small)
    present = set(rows)
    lines = lines_of({n: shorten(n, value) for n, value in rows.items()} if shorten else rows)
    analysis = analysis_answer(rng, present)
    earlier = analysis if rng.random() < 0.7 else rng.choice(["(no analysis was given)", analysis[: rng.randint(0, len(analysis))].replace("{", "·").replace("}", "·") + " …", analysis_answer(rng, present)])
    finish = (lambda text: text) if rng.random() < 0.5 else str.rstrip
    own = lambda stage, prompt: reworded(rng, prompt, stage, held_out) if rng.random() < foreign else finish(prompt)
    documents = [
        (nonce(rng) + own("analysis", program.render("analysis", lines)), analysis),
        (nonce(rng) + own("report", program.render("report", lines, earlier)), report_answer(rng, present)),
    ]
    return present, documents

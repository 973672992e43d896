"""Seeded generator of (prompt, answer) pairs in the form of the real prompts and of the real fact catalogue."""
import json
import pathlib
import random
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
SECTIONS = ["executive_summary", "data", "performance_analysis", "key_findings", "recommendations", "conclusion"]
HELD_OUT_FROM = 10**6  # seeds from here on are never trained on


def catalogue():
    """Id → label, read from the catalogue that the program uses."""
    source = (ROOT / "src/facts/catalogue.ts").read_text()
    labels, number = {}, 1
    for label in re.findall(r'\["data\.[^"]+", "([^"]+)"', source):
        labels[number] = label
        number += 1
    number = 40
    for label in re.findall(r'\["environment\.[^"]+", "([^"]+)"', source):
        labels[number] = label
        number += 1
    for offset, label in enumerate(re.findall(r'\["calls\.[^"]+", "([^"]+)"', source)):
        labels[50 + offset] = label
    number = 55
    for variant in ("baseline", "chimera"):
        for stage in ("analysis", "report"):
            labels[number] = f"median TTFT, {variant}, {stage} stage"
            labels[number + 1] = f"median throughput, {variant}, {stage} stage"
            number += 2
    number = 70
    for stage in ("analysis", "report"):
        for label in ("verdict on TTFT, chimera against baseline", "TTFT ratio, chimera over baseline",
                      "verdict on throughput, chimera against baseline", "time per token ratio, chimera over baseline"):
            labels[number] = f"{label}, {stage} stage"
            number += 1
    return labels


def values(rng):
    count = lambda: f"{rng.randint(0, 900)}"
    speed = lambda: f"{rng.uniform(3, 900):.2f} tokens/s"
    time = lambda: rng.choice([f"{rng.uniform(1, 999):.2f} ms", f"{rng.uniform(1, 90):.2f} s"])
    ratio = lambda: f"{rng.uniform(0.3, 6):.2f}"
    model = lambda: rng.choice(["llama3.1:8b-instruct-q4_0", "gemma3:latest", "chimera-demo", "qwen2.5:7b", "gemma3:270m", "gpt2", "mistral:7b-q8_0", "phi3:mini"])
    settings = lambda: f"num_gpu={rng.choice([0, 40, 80, 999])}, num_ctx={rng.choice([512, 1024, 2048, 4096])}, temperature={rng.choice([0.2, 0.4, 0.6, 0.8])}"
    backend = lambda: rng.choice(["eager", "inductor", "jit", "tensorrt", "onnxruntime", "script"])
    verdict = lambda: rng.choice(["faster", "slower", "no difference shown", "not enough data", "the same within the margin"])
    table = {n: count for n in (*range(1, 10), 28, 44, 46, 50, 51, 52, 53)}
    table |= {n: speed for n in (11, 13, 20, 22, 56, 58, 60, 62)} | {n: time for n in (16, 18, 25, 27, 54, 55, 57, 59, 61)}
    table |= {n: ratio for n in (14, 23, 71, 73, 75, 77)} | {n: model for n in (10, 12, 15, 17, 40)}
    table |= {n: settings for n in (19, 21)} | {n: backend for n in (24, 26)} | {n: verdict for n in (70, 72, 74, 76)}
    table |= {41: lambda: rng.choice(["Q4_0", "F16", "Q8_0"]), 42: lambda: f"{rng.uniform(1, 8):.1f} B", 43: lambda: "embedded 0.1.0", 45: lambda: f"{rng.randint(4, 64)} GiB"}
    return table


# Section letters: s summary, d data, p performance, k key findings, r recommendations, c conclusion. "#n" is a reference.
SENTENCES = """
sd|We read #1 files in all.|The data comes from #1 files.|In total #1 files were read.
d|Of these, #2 are CSV files and #3 are JSON files.|There are #2 CSV files and #3 JSON files.
d|A further #4 are Markdown files.|There are also #4 Markdown files.
sd|The files hold #5 observations.|Together they hold #5 observations.
dk|Of the observations, #6 failed or are missing.|We count #6 failed or missing observations.
d|We found #7 duplicate files and counted them once.
d|We could not read #8 files.
d|The files name #9 models.
spkc|The fastest model in the files is #10, at #11.|The highest throughput belongs to #10, with a median of #11.
pk|The slowest model in the files is #12, at #13.|The lowest throughput belongs to #12, with a median of #13.
pk|The highest throughput is #14 times the lowest.
pk|The server reports the lowest TTFT for #15, at #16.
p|The server reports the highest TTFT for #17, at #18.
pkr|In the sweep the best settings are #19, at #20.|Use the settings #19, which reach #20 in the sweep.
p|In the sweep the worst settings are #21, at #22.
k|The best settings are #23 times as fast as the worst.
pkr|The fastest compilation backend is #24, at #25.
p|The slowest compilation backend is #26, at #27.
dk|Of the compilation measurements, #28 failed.
sdpc|The model that we measured is #40.|We measured the model #40.
d|Its quantization is #41.|It is quantized as #41.
d|It has #42 parameters.
d|The server is #43.
d|The machine has #44 processor cores.
d|The machine has #45 of memory.
dr|Each variant had #46 runs.|We made #46 runs of each variant.
sdc|Of all calls, #50 were ok.|In the study #50 calls were ok.
dkc|Of all calls, #51 failed.
dr|We kept #52 cold calls apart.
d|The model generated #53 tokens.
d|All calls together took #54.
pk|In the analysis stage the median TTFT was #55 for baseline and #59 for chimera.|Baseline has a median TTFT of #55 in the analysis stage, chimera #59.
pk|In the report stage the median TTFT was #57 for baseline and #61 for chimera.|Baseline has a median TTFT of #57 in the report stage, chimera #61.
pk|In the analysis stage the median throughput was #56 for baseline and #60 for chimera.
pk|In the report stage the median throughput was #58 for baseline and #62 for chimera.
skc|On TTFT in the analysis stage the verdict is: #70.
skc|On throughput in the analysis stage the verdict is: #72.
skc|On TTFT in the report stage the verdict is: #74.
skc|On throughput in the report stage the verdict is: #76.
k|The TTFT ratio in the analysis stage is #71.
k|The ratio of time per token in the analysis stage is #73.
k|The TTFT ratio in the report stage is #75.
k|The ratio of time per token in the report stage is #77.
r|Repeat the measurement with more runs before you decide.|Measure again on a quiet machine.
c|These figures hold for this machine and these files only.
"""


def sentence_table():
    rows = []
    for line in SENTENCES.strip().splitlines():
        letters, *phrasings = line.split("|")
        rows.append((letters, phrasings, {int(n) for n in re.findall(r"#(\d+)", phrasings[0])}))
    return rows


def render(name, lines, analysis=""):
    text = (ROOT / "templates/prompts" / name).read_text()
    text = text.replace('{{ "{{" }}', "{{").replace('{{ "}}" }}', "}}")
    text = re.sub(r"\{% for line in lines -%\}\n.*?\{% endfor -%\}\n", lambda _: "".join(f"{line}\n" for line in lines), text, flags=re.S)
    return text.replace("{{ analysis }}", analysis)


def parts(sentence):
    return [{"fact": "f" + piece[1:]} if piece[0] == "#" else {"text": piece} for piece in re.split(r"(#\d+)", sentence) if piece]


def example(seed):
    """Two documents (analysis, report) of one random fact table: (prompt, answer) each, and the ids in the table."""
    rng = random.Random(seed)
    labels, makers, rows = catalogue(), values(rng), sentence_table()
    blocks = [(1, 9), (10, 14), (15, 18), (19, 23), (24, 28), (40, 46), (50, 54), (55, 62), (70, 77)]
    present = set()
    for first, last in blocks:
        if rng.random() < 0.55:
            keep = rng.choice([0.5, 1.0, 1.0])
            present |= {n for n in range(first, last + 1) if rng.random() < keep}
    present |= {1, 40}
    lines = [f"{{{{f{n}}}}} {labels[n]}: {makers[n]()}" for n in sorted(present)]
    usable = [row for row in rows if row[2] <= present]
    facts = [row for row in usable if row[2]]
    chosen = rng.sample(facts, min(len(facts), rng.randint(4, 6)))
    chosen.sort(key=lambda row: min(row[2]))
    analysis = " ".join(re.sub(r"#(\d+)", r"{{f\1}}", rng.choice(row[1])) for row in chosen)
    report = {}
    for name, letter in zip(SECTIONS, "sdpkrc"):
        fitting = [row for row in usable if letter in row[0]] or facts[:1]
        picked = sorted(rng.sample(fitting, min(len(fitting), rng.randint(1, 3))), key=lambda row: min(row[2], default=99))
        report[name] = [parts(rng.choice(row[1])) for row in picked]
    return (
        (render("analysis.njk", lines), analysis),
        (render("report.njk", lines, analysis), json.dumps(report, separators=(",", ":"))),
        present,
    )

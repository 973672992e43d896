"""Random tables of facts in the form of the program's own: the same lines, values as its formats print them."""
import random

MODELS = ["llama3.1:8b-instruct-q4_0", "gemma3:latest", "gemma3:270m", "gemma3:4b-it-q8_0", "chimera-demo", "qwen2.5:7b", "qwen2.5:0.5b", "gpt2", "mistral:7b", "phi3:mini", "tinyllama:1.1b-chat-v1-q4_0",
          "deepseek-r1:8b", "llama3.2:3b", "smollm2:135m", "codellama:13b", "distilbert", "resnet50", "Meta-Llama-3-8B", "granite3.1-moe:1b"]
HELD_OUT_MODELS = ["olmo2:7b-1124-instruct", "falcon3:10b", "command-r:35b", "nemotron-mini:4b", "starcoder2:15b"]
BACKENDS = ["eager", "inductor", "jit", "tensorrt", "onnxruntime", "script", "torch_compile", "cudagraphs", "torch_script", "trace"]
HELD_OUT_BACKENDS = ["openvino", "aot_eager", "tvm"]
ALL = tuple(range(1, 29)) + tuple(range(40, 47)) + tuple(range(50, 63)) + tuple(range(70, 78))
FREE_LABELS = ["median TTFT, {v}, {s} stage", "median throughput, {v}, {s} stage", "verdict on TTFT, {v} against baseline, {s} stage", "TTFT ratio, {v} against baseline, {s} stage",
               "throughput ratio, {v} against baseline, {s} stage"]


def verdict(rng):
    percent = lambda low, high: f"{rng.uniform(low, high):.1f}".removesuffix(".0")
    p = rng.choice(["p < .001", f"p = .{rng.randint(1, 99):03d}", f"p = .{rng.randint(100, 999)}"])
    n = rng.randint(2, 20)
    m = n if rng.random() < 0.8 else rng.randint(2, 20)
    takes = lambda word: f"takes {percent(1, 90)} % {word} (95 % interval {percent(0.2, 40)} to {percent(20, 300)} % {word}), {p}, n = {n} + {m}"
    more = rng.choice(["more runs of this kind may not decide", f"about {rng.randint(2, 40)} more runs a side would decide", "about 1 more run a side would decide"])
    return rng.choice([
        f"faster: {takes('less')}",
        f"slower: {takes('more')}",
        "no practical difference (within ±5 %)",
        f"small difference, within the noise threshold: {takes(rng.choice(['less', 'more']))}",
        f"inconclusive: the data fit anything from {rng.randint(1, 80)} % faster to {rng.randint(1, 300)} % slower; {more}",
        f"not enough runs: at least 4 a side are needed for any 95 % statement (have {rng.choice([str(rng.randint(0, 3)), f'{rng.randint(0, 3)} + {rng.randint(0, 9)}'])})",
    ])


def values(rng, held_out=False):
    pick = lambda known, new: rng.choice(new if held_out and rng.random() < 0.7 else known)
    count = lambda: str(rng.choice([0, 1, 2, 3, rng.randint(0, 30), rng.randint(0, 900)]))
    of = lambda: f"{rng.choice([0, 1, rng.randint(0, 40)])} of {rng.randint(1, 900)}"
    speed = lambda: f"{10 ** rng.uniform(0, 3.4):.2f} tokens/s"
    time = lambda: f"{10 ** rng.uniform(0, 4.5):.2f} ms"
    ratio = lambda: f"{10 ** rng.uniform(-0.7, 1.2):.2f}×"
    model = lambda: pick(MODELS, HELD_OUT_MODELS)
    backend = lambda: pick(BACKENDS, HELD_OUT_BACKENDS)
    setting = lambda: f"num_gpu={rng.choice([0, 10, 20, 40, 80, 999])} num_ctx={rng.choice([512, 1024, 2048, 4096, 8192])} temperature={rng.choice([0, 0.2, 0.3, 0.4, 0.6, 0.8])}"
    settings = lambda: " ".join(setting().split(" ")[: rng.choice([1, 2, 2, 3, 3, 3])])
    table = {n: count for n in (1, 2, 3, 4, 5, 7, 8, 9, 44, 46, 52)} | {n: of for n in (6, 28, 50, 51)}
    table |= {n: speed for n in (11, 13, 20, 22, 56, 58, 60, 62)} | {n: time for n in (16, 18, 25, 27, 54, 55, 57, 59, 61)}
    table |= {n: ratio for n in (14, 23, 71, 73, 75, 77)} | {n: model for n in (10, 12, 15, 17, 40)}
    table |= {n: settings for n in (19, 21)} | {n: backend for n in (24, 26)} | {n: lambda: verdict(rng) for n in (70, 72, 74, 76)}
    table |= {
        41: lambda: rng.choice(["Q4_0", "F16", "Q8_0", "Q4_K_M", "Q5_K_S"]),
        42: lambda: rng.choice([f"{rng.uniform(1, 70):.1f}B", f"{rng.uniform(1, 999):.2f}M", f"{rng.randint(1, 999)}M"]),
        43: lambda: rng.choice(["embedded engine", f"Ollama 0.{rng.randint(1, 20)}.{rng.randint(0, 12)}"]),
        45: lambda: f"{rng.uniform(2, 256):.1f} GB",
        53: lambda: f"{rng.randint(20, 30000)} tokens",
    }
    return table


def table(rng, kinds, held_out=False, small=0.2):
    """Lines of a table, the numbers of the catalogued facts in it, and the advice that its values
    forbid. `small`: share of tables with a few random rows. `kinds`: number → (label, priority)."""
    chance = lambda p: rng.random() < p
    kind = rng.random()
    if kind < small:  # a few of any kind: nothing can be known of them but by reading
        present = set(rng.sample(ALL, rng.randint(3, 9)))
    elif kind < small + (1 - small) * 0.3:  # any subset
        share = rng.choice([0.15, 0.3, 0.6, 0.9])
        present = {n for n in ALL if chance(share)} | {40}
    else:  # as the program would have it
        groups = [((1, 2, 3, 4, 7, 8), 0.97), ((5, 6), 0.9), ((9,), 0.9), ((10, 11, 12, 13, 14), 0.8), ((15, 16, 17, 18), 0.7), ((19, 20, 21, 22, 23), 0.7),
                  ((24, 25, 26, 27, 28), 0.65), ((40, 46), 1.0), ((41, 42), 0.8), ((43, 44, 45), 0.85)]
        if chance(0.5):
            groups += [((50, 51, 52, 53, 54), 1.0)]
            for first in (55, 57, 59, 61):
                groups += [((first, first + 1), 0.9)]
            groups += [((70, 72), 0.85), ((71, 73), 0.7), ((74, 76), 0.85), ((75, 77), 0.7)]
        present = {n for ids, p in groups if chance(p) for n in ids}
    makers = values(rng, held_out)
    text = {n: makers[n]() for n in present}
    line = {n: f"{{{{f{n}}}}} {kinds[n][0]}: {text[n]}" for n in present}
    if kind >= small and chance(0.5):  # the program's budget: most relevant first, what does not fit is left out
        room = rng.choice([250, 400, 600, 800, 1000, 1300, 1800, 2500, 4000])
        kept = set()
        for n in sorted(present, key=lambda n: (kinds[n][1], n)):
            if len(line[n]) + 1 <= room:
                room -= len(line[n]) + 1
                kept.add(n)
        present = kept or present
    lines = [line[n] for n in sorted(present)]
    if chance(0.12):
        for n in range(100, 100 + rng.randint(1, 8)):
            label = rng.choice(FREE_LABELS).format(v=rng.choice(["variant-·", "cool", "hot", "greedy", "wide", "small"]), s=rng.choice(["analysis", "report", "summary"]))
            value = verdict(rng) if label.startswith("verdict") else rng.choice([makers[55], makers[56], makers[71]])()
            lines.append(f"{{{{f{n}}}}} {label}: {value}")
    # Advice that the values forbid: an open verdict wants runs, and what did not fail wants no look.
    is_open = lambda n: text[n].startswith(("not enough", "inconclusive"))
    untrue = {names[is_open(n)] for n, names in {70: ("do open", "do verdict"), 74: ("do open report", "do verdict report")}.items() if n in present}
    untrue |= {name for n, name in {6: "do failed obs", 28: "do compilation", 51: "do failed", 52: "do cold"}.items() if n in present and text[n].split()[0] == "0"}
    return lines, present, untrue

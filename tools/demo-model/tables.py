"""Random tables of facts in the form of the program's own: the same lines, values as its formats print them."""
import random

from phrases import LABELS

MODELS = ["llama3.1:8b-instruct-q4_0", "gemma3:latest", "gemma3:270m", "gemma3:4b-it-q8_0", "chimera-demo", "qwen2.5:7b", "qwen2.5:0.5b", "gpt2", "mistral:7b", "phi3:mini", "tinyllama:1.1b-chat-v1-q4_0",
          "deepseek-r1:8b", "llama3.2:3b", "smollm2:135m", "codellama:13b", "distilbert", "resnet50", "Meta-Llama-3-8B", "granite3.1-moe:1b"]
HELD_OUT_MODELS = ["olmo2:7b-1124-instruct", "falcon3:10b", "command-r:35b", "nemotron-mini:4b", "starcoder2:15b"]
BACKENDS = ["eager", "inductor", "jit", "tensorrt", "onnxruntime", "script", "torch_compile", "cudagraphs", "torch_script", "trace"]
HELD_OUT_BACKENDS = ["openvino", "aot_eager", "tvm"]
ALL = tuple(LABELS)


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
    table = {n: count for n in ("files", "csv", "json", "markdown", "obs", "dup", "unread", "models", "cores", "runs")} | {n: of for n in ("failed", "fcomp")}
    table |= {n: speed for n in ("bmv", "wmv", "bsv", "wsv")} | {n: time for n in ("btv", "wtv", "bbv", "wbv")}
    table |= {n: ratio for n in ("mratio", "sratio")} | {n: model for n in ("bm", "wm", "bt", "wt", "model")}
    table |= {n: settings for n in ("bs", "ws")} | {n: backend for n in ("bb", "wb")}
    table |= {
        "quant": lambda: rng.choice(["Q4_0", "F16", "Q8_0", "Q4_K_M", "Q5_K_S"]),
        "params": lambda: rng.choice([f"{rng.uniform(1, 70):.1f}B", f"{rng.uniform(1, 999):.2f}M", f"{rng.randint(1, 999)}M"]),
        "engine": lambda: rng.choice(["embedded engine", f"Ollama 0.{rng.randint(1, 20)}.{rng.randint(0, 12)}"]),
        "mem": lambda: f"{rng.uniform(2, 256):.1f} GiB",
    }
    return table


def table(rng, held_out=False, small=0.2):
    """Rows of a table, handle → value. `small`: share of tables with a few random rows."""
    chance = lambda p: rng.random() < p
    kind = rng.random()
    if kind < small:  # a few of any kind: nothing can be known of them but by reading
        present = set(rng.sample(ALL, rng.randint(3, 9)))
    elif kind < small + (1 - small) * 0.35:  # any subset
        share = rng.choice([0.15, 0.3, 0.6, 0.9])
        present = {n for n in ALL if chance(share)} | {"model"}
    else:  # as the program would have it: a group of facts is there or not, and the least relevant ones found no room
        groups = [("files csv json markdown dup unread", 0.97), ("obs failed", 0.95), ("models", 0.9), ("bm bmv wm wmv mratio", 0.8), ("bt btv wt wtv", 0.7),
                  ("bs bsv ws wsv sratio", 0.7), ("bb bbv wb wbv fcomp", 0.65), ("model runs", 0.9), ("quant params", 0.8), ("engine cores mem", 0.85)]
        present = {n for names, p in groups if chance(p) for n in names.split()}
        if chance(0.5):
            late = "cores mem unread engine csv json markdown dup quant params wt wtv wb wbv fcomp".split()
            present -= set(late[: rng.randint(0, len(late))])
    makers = values(rng, held_out)
    return {n: makers[n]() for n in ALL if n in present}

"""Trains the demo model on generated text, and goes on from its checkpoint. Usage: python train.py WORKDIR --steps 3000 --mix drill

Mixes: `drill` has tables whose values are one digit, so that many short examples teach the form and the reading of tables; `full`
adds real values; `finish` has only real ones, and its rate falls to nothing. WORKDIR/catalogue.json comes from catalogue.mjs, WORKDIR/offers.jsonl from offers.mjs.
"""
import argparse
import json
import os
import pathlib
import pickle
import random
import time

import jax
import jax.numpy as jnp
import numpy as np

import corpus
import model
import vocabulary

# (length, rows, answer tokens) of a batch; a document goes into the shortest that holds it.
BUCKETS = ((36, 56, 26), (64, 32, 40), (96, 24, 72), (128, 18, 96), (192, 12, 160), (256, 9, 224), (384, 6, 272), (576, 4, 320), (832, 3, 320), (1152, 2, 320))
MIXES = {  # share of real values, of analyses, of choices, of small tables, of bare lists; weight of references
    "drill": (0.0, 0.45, 0.0, 0.3, 0.3, 2),
    "full": (0.5, 0.45, 0.12, 0.2, 0.1, 2),
    "finish": (0.7, 0.4, 0.15, 0.2, 0.05, 2),
}


def document(tokenizer, program, seed, real, analyses, choices, small, lists):
    rng = random.Random(seed * 7 + 3)
    kind = rng.random()
    if kind < lists:
        prompt, answer = corpus.listing(seed)
    elif kind < lists + choices:
        prompt, answer = corpus.choice(program, seed)
    else:
        # Values become a digit or a word: what a table says is not what is to be learned first.
        short = None if rng.random() < real else lambda _, value: rng.choice(["0", "1", "2", "3", "of", "the"])
        _, documents = corpus.example(program, seed, small=small, shorten=short)
        prompt, answer = documents[0 if rng.random() < analyses else 1]
    head = [tokenizer.token_to_id(vocabulary.BOS)] + tokenizer.encode(prompt).ids
    return head, tokenizer.encode(answer).ids + [tokenizer.token_to_id(vocabulary.EOS)]


def batches(tokenizer, program, seed, mix):
    references = vocabulary.references(tokenizer)
    waiting = {bucket: [] for bucket in BUCKETS}
    while True:
        head, tail = document(tokenizer, program, seed, *mix[:5])
        seed += 1
        bucket = next((b for b in BUCKETS if len(head) + len(tail) <= b[0] and len(tail) <= b[2]), None)
        if bucket is None:
            continue
        waiting[bucket].append((head, tail))
        if len(waiting[bucket]) == bucket[1]:
            yield seed, pack(waiting[bucket], bucket, references, mix[5])
            waiting[bucket] = []


def pack(documents, bucket, references=frozenset(), heavy=1):
    length, rows, answers = bucket
    ids, places, targets = (np.zeros((rows, n), np.int32) for n in (length, answers, answers))
    weight = np.zeros((rows, answers), np.float32)
    for i, (head, tail) in enumerate(documents):
        ids[i, : len(head) + len(tail)] = head + tail
        places[i, : len(tail)] = len(head) - 1 + np.arange(len(tail))
        targets[i, : len(tail)] = tail
        weight[i, : len(tail)] = [heavy if each in references else 1 for each in tail]
    return ids, places, targets, weight


def main():
    a = argparse.ArgumentParser()
    a.add_argument("workdir", type=pathlib.Path)
    a.add_argument("--steps", type=int, default=3000)
    a.add_argument("--mix", choices=MIXES, default="drill")
    a.add_argument("--start", type=pathlib.Path, help="checkpoint to start from, where WORKDIR has none of this mix")
    a.add_argument("--rate", type=float, default=1.0)
    o = a.parse_args()
    jax.config.update("jax_compilation_cache_dir", str(o.workdir / "compiled"))
    program = corpus.Program(o.workdir)
    tokenizer = vocabulary.load(o.workdir / "tokenizer.json", program)
    saved = o.workdir / f"{o.mix}.pkl"
    state = pickle.loads((saved if saved.exists() else o.start).read_bytes()) if saved.exists() or o.start else None
    if state is None:
        p = model.initial(tokenizer.get_vocab_size(), vocabulary.families(tokenizer))
        m, v, t, seed, tokens, seconds = ({k: jnp.zeros_like(x) for k, x in p.items()}, {k: jnp.zeros_like(x) for k, x in p.items()}, 0, 10_000, 0, 0.0)
        done = 0
    else:
        p, m, v = ({k: jnp.asarray(x) for k, x in state[name].items()} for name in "pmv")
        t, seed, tokens, seconds = (state[name] for name in ("t", "seed", "tokens", "seconds"))
        done = state["done"] if saved.exists() else 0
    print("vocabulary", tokenizer.get_vocab_size(), "parameters", sum(x.size for x in p.values()), "step", t, flush=True)
    begin, last, log = time.time(), time.time(), []

    def save():
        host = lambda tree: {k: np.asarray(x) for k, x in tree.items()}
        new = saved.with_suffix(".new")
        new.write_bytes(pickle.dumps(dict(p=host(p), m=host(m), v=host(v), t=t, seed=seed, tokens=tokens, seconds=seconds + time.time() - begin, done=done)))
        os.replace(new, saved)

    for seed, batch in batches(tokenizer, program, seed, MIXES[o.mix]):
        if done >= o.steps:
            break
        rate = o.rate * min(1, (t + 1) / 40) * ((1 - done / o.steps) if o.mix == "finish" else 1)
        t, done = t + 1, done + 1
        p, m, v, value, right = model.step(p, m, v, float(t), rate, *batch)
        tokens += int((batch[0] > 0).sum())
        log.append((float(value), float(right), batch[0].shape[1]))
        if t % 20 == 0:
            losses = np.mean([each[0] for each in log]), np.mean([each[1] for each in log])
            print(t, f"{time.time() - begin:.0f}s", f"{tokens / 1e6:.2f}M tokens", f"loss {losses[0]:.3f} right {losses[1]:.3f}", flush=True)
            log = []
        if time.time() - last > 90:
            save()
            last = time.time()
    save()


if __name__ == "__main__":
    main()

"""Trains the demo model on generated text and checkpoints it. Usage: python train.py WORKDIR --seconds 120"""
import argparse
import pathlib
import pickle
import time

import jax
import jax.numpy as jnp
import numpy as np
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers

import corpus

WIDTH, LAYERS, HEADS, FF, LENGTH, BATCH = 128, 3, 4, 352, 1152, 2
BOS, EOS = "<|begin|>", "<|endoftext|>"


def tokenizer(path):
    if path.exists():
        return Tokenizer.from_file(str(path))
    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    ids = sorted(corpus.catalogue())
    references = [f"{{{{f{n}}}}}" for n in ids] + [f'"f{n}"' for n in ids]
    texts = ["".join(pair) for seed in range(400) for pair in corpus.example(seed)[:2]]
    import re
    texts = [re.sub(r'\{\{f\d+\}\}|"f\d+"', "\n", text) for text in texts]
    made.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=900, show_progress=False, initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    made.add_special_tokens([BOS, EOS])
    made.add_tokens([AddedToken(t, normalized=False, special=False) for t in references])
    made.save(str(path))
    return made


def initial(vocab, seed=7):
    rng = np.random.default_rng(seed)
    w = lambda a, b: jnp.asarray(rng.normal(0, a**-0.5, (a, b)), jnp.float32)
    layer = lambda: dict(n1=jnp.ones(WIDTH), n2=jnp.ones(WIDTH), q=w(WIDTH, WIDTH), k=w(WIDTH, WIDTH), v=w(WIDTH, WIDTH), o=w(WIDTH, WIDTH) * 0.4, g=w(WIDTH, FF), u=w(WIDTH, FF), d=w(FF, WIDTH) * 0.4)
    return dict(e=jnp.asarray(rng.normal(0, 0.05, (vocab, WIDTH)), jnp.float32), n=jnp.ones(WIDTH), layers=[layer() for _ in range(LAYERS)])


def norm(x, w):
    return x * jax.lax.rsqrt(jnp.mean(x * x, -1, keepdims=True) + 1e-5) * w


def rope(x):
    half = x.shape[-1] // 2
    angle = jnp.arange(x.shape[1])[:, None] * 10000.0 ** (-jnp.arange(half) / half)
    c, s = jnp.cos(angle)[None, :, None], jnp.sin(angle)[None, :, None]
    a, b = x[..., 0::2], x[..., 1::2]
    return jnp.stack([a * c - b * s, a * s + b * c], -1).reshape(x.shape)


def hidden(p, ids, document):
    B, T = ids.shape
    x = p["e"][ids]
    mask = jnp.tril(jnp.ones((T, T), bool))[None] & (document[:, :, None] == document[:, None, :])
    for l in p["layers"]:
        h = norm(x, l["n1"])
        q, k, v = (jnp.reshape(h @ l[n], (B, T, HEADS, -1)) for n in "qkv")
        a = jnp.einsum("bthd,bshd->bhts", rope(q), rope(k)) * (WIDTH // HEADS) ** -0.5
        a = jax.nn.softmax(jnp.where(mask[:, None], a, -1e9), -1)
        x = x + jnp.einsum("bhts,bshd->bthd", a, v).reshape(B, T, WIDTH) @ l["o"]
        h = norm(x, l["n2"])
        x = x + (jax.nn.silu(h @ l["g"]) * (h @ l["u"])) @ l["d"]
    return norm(x, p["n"])


def loss(p, ids, document, weight):
    logits = hidden(p, ids[:, :-1], document[:, :-1]) @ p["e"].T
    picked = jnp.take_along_axis(jax.nn.log_softmax(logits), ids[:, 1:, None], -1)[..., 0]
    w = weight[:, 1:] * (document[:, 1:] == document[:, :-1])
    return -(picked * w).sum() / w.sum()


@jax.jit
def step(p, m, v, t, rate, ids, document, weight):
    value, g = jax.value_and_grad(loss)(p, ids, document, weight)
    size = jnp.sqrt(sum(jnp.sum(x * x) for x in jax.tree.leaves(g)))
    g = jax.tree.map(lambda x: x * jnp.minimum(1.0, 1.0 / size), g)
    m = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, m, g)
    v = jax.tree.map(lambda a, b: 0.98 * a + 0.02 * b * b, v, g)
    p = jax.tree.map(lambda w, a, b: w - rate * (a / (1 - 0.9**t) / (jnp.sqrt(b / (1 - 0.98**t)) + 1e-9) + 0.01 * w), p, m, v)
    return p, m, v, value


def documents(tok, seed):
    eos = tok.token_to_id(EOS)
    while True:
        for prompt, answer in corpus.example(seed)[:2]:
            head = [tok.token_to_id(BOS)] + tok.encode(prompt).ids
            tail = tok.encode(answer).ids + [eos]
            yield head + tail, [0.05] * len(head) + [1.0] * len(tail)
        seed += 1


def batches(tok, seed):
    source = documents(tok, seed)
    while True:
        rows = []
        for _ in range(BATCH):
            ids, weight, document, n = [], [], [], 0
            while len(ids) < LENGTH:
                d, w = next(source)
                ids, weight, document, n = ids + d, weight + w, document + [n] * len(d), n + 1
            rows.append((ids[:LENGTH], document[:LENGTH], weight[:LENGTH]))
        yield [np.array(x) for x in zip(*rows)]


def main():
    a = argparse.ArgumentParser()
    a.add_argument("workdir", type=pathlib.Path)
    a.add_argument("--seconds", type=float, default=120)
    a.add_argument("--rate", type=float, default=4e-3)
    o = a.parse_args()
    o.workdir.mkdir(parents=True, exist_ok=True)
    tok = tokenizer(o.workdir / "tokenizer.json")
    saved = o.workdir / "checkpoint.pkl"
    if saved.exists():
        p, m, v, t = jax.tree.map(jnp.asarray, pickle.loads(saved.read_bytes()))
        t = int(t)
    else:
        p = initial(tok.get_vocab_size())
        m = v = jax.tree.map(jnp.zeros_like, p)
        t = 0
    print("vocabulary", tok.get_vocab_size(), "parameters", sum(x.size for x in jax.tree.leaves(p)), flush=True)
    begin = time.time()
    for batch in batches(tok, 1000 + t * BATCH * 2):
        used = (time.time() - begin) / o.seconds
        if used >= 1:
            break
        rate = o.rate * min(1, (t + 1) / 20) * (0.5 + 0.5 * np.cos(np.pi * used) + 0.02)
        t += 1
        p, m, v, value = step(p, m, v, float(t), rate, *batch)
        if t % 5 == 0:
            print(t, round(time.time() - begin), round(float(value), 4), flush=True)
        if t % 100 == 0:
            saved.write_bytes(pickle.dumps(jax.tree.map(np.asarray, (p, m, v, t))))
    saved.write_bytes(pickle.dumps(jax.tree.map(np.asarray, (p, m, v, t))))


if __name__ == "__main__":
    main()

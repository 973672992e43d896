"""Makes the first checkpoint of a training from an earlier GGUF: weights as they are, and a vector for each token of the new vocabulary.

A token keeps its vector where the earlier vocabulary has the same text; a row and a reference keep those of the same fact; any other
begins as the mean of the earlier tokens that spell it. Usage: python carry.py WORKDIR EARLIER.gguf OUT.pkl
"""
import pathlib
import pickle
import re
import sys

import gguf
import numpy as np
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

import corpus
import vocabulary
from export import NAMES
from model import LAYERS


def texts_of(field):
    return [bytes(field.parts[i]).decode() for i in field.data]


def tokenizer_of(reader):
    tokens, merges = (texts_of(reader.fields[f"tokenizer.ggml.{name}"]) for name in ("tokens", "merges"))
    field = reader.fields["tokenizer.ggml.token_type"]
    kinds = [int(field.parts[i][0]) for i in field.data]
    plain = {token: i for i, token in enumerate(tokens) if kinds[i] == gguf.TokenType.NORMAL}
    made = Tokenizer(models.BPE(plain, [tuple(merge.split(" ")) for merge in merges]))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    made.add_special_tokens([token for i, token in enumerate(tokens) if kinds[i] == gguf.TokenType.CONTROL])
    made.add_tokens([AddedToken(token, normalized=False, special=False) for i, token in enumerate(tokens) if kinds[i] == gguf.TokenType.USER_DEFINED])
    return made


def earlier_text(text, rows):
    """The earlier spelling of a row or a name, where that vocabulary numbered its facts: `{{f1}} files read:`, `{{f1}}`."""
    if (match := re.fullmatch(r"\n([^\n]+):", text)) and match[1] in rows:
        return "\n{{" + rows[match[1]] + "}} " + match[1] + ":"
    if (match := re.fullmatch(r"\{\{(.+)\}\}", text)) and match[1] in rows:
        return "{{" + rows[match[1]] + "}}"
    return text


def main(workdir, earlier, out):
    reader = gguf.GGUFReader(earlier)
    tensors = {t.name: np.asarray(t.data, np.float32) for t in reader.tensors}
    old = tokenizer_of(reader)
    rows = {match[2]: match[1] for token in old.get_vocab() if (match := re.fullmatch(r"\n\{\{(f\d+)\}\} ([^\n]+):", token))}
    new = vocabulary.load(workdir / "tokenizer.json", corpus.Program(workdir))
    rng = np.random.default_rng(11)
    e, h = tensors["token_embd.weight"], tensors["output.weight"]
    take = lambda ids, matrix: matrix[ids].mean(0)
    p = {"e": np.zeros((new.get_vocab_size(), e.shape[1]), np.float32), "h": np.zeros((new.get_vocab_size(), e.shape[1]), np.float32)}
    known = old.get_vocab()
    for text, i in new.get_vocab().items():
        spelled = earlier_text(text, rows)
        ids = [known[spelled]] if spelled in known else old.encode(new.decode([i], skip_special_tokens=False)).ids
        p["e"][i], p["h"][i] = take(ids, e), take(ids, h)
        if len(ids) > 1:
            p["e"][i] += rng.normal(0, 0.3, e.shape[1])
    for ids in vocabulary.families(new):
        if re.fullmatch(r"\nc\d+ ", new.decode([ids[0]])):  # codes have no earlier vector: each its own, alike in the prompt and in the choice
            shared = rng.normal(0, 1, e.shape[1])
            for each in ids:
                p["e"][each] = 0.7 * rng.normal(0, 1, e.shape[1]) + 0.7 * shared
                p["h"][each] = p["e"][each] * 0.03
    p["n"] = tensors["output_norm.weight"]
    p["n1"] = np.stack([tensors[f"blk.{layer}.attn_norm.weight"] for layer in range(LAYERS)])
    p["n2"] = np.stack([tensors[f"blk.{layer}.ffn_norm.weight"] for layer in range(LAYERS)])
    for short, name in NAMES.items():
        p[short] = np.stack([tensors[f"blk.{layer}.{name}.weight"].T for layer in range(LAYERS)])
    zero = {k: np.zeros_like(x) for k, x in p.items()}
    out.write_bytes(pickle.dumps(dict(p=p, m=zero, v=zero, t=0, seed=20_000, tokens=0, seconds=0.0, done=0)))


if __name__ == "__main__":
    main(*map(pathlib.Path, sys.argv[1:4]))

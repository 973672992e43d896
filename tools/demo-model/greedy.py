"""Greedy ids of the trainer's own network, to compare with llama.cpp's. Usage: python greedy.py WORKDIR CHECKPOINT.pkl COUNT > greedy.jsonl

One line a held-out prompt: its text, its ids, and the first 96 ids of the answer (weights rounded to f16 as in the file).
"""
import json
import pathlib
import pickle
import sys

import jax
import jax.numpy as jnp
import numpy as np

import corpus
import model
import vocabulary


def main(workdir, checkpoint, count, length=768, most=96):
    program = corpus.Program(workdir)
    tokenizer = vocabulary.load(workdir / "tokenizer.json", program)
    p = {k: jnp.asarray(x.astype(np.float16).astype(np.float32) if x.ndim > 1 and k not in ("n1", "n2") else x) for k, x in pickle.loads(checkpoint.read_bytes())["p"].items()}
    following = jax.jit(lambda p, ids, at: model.hidden(p, ids)[0, at] @ p["h"].T)
    end = tokenizer.token_to_id(vocabulary.EOS)
    for seed in range(corpus.HELD_OUT_FROM, corpus.HELD_OUT_FROM + count):
        _, documents = corpus.example(program, seed, True)
        prompt = documents[seed % 2][0]
        ids = [tokenizer.token_to_id(vocabulary.BOS)] + tokenizer.encode(prompt).ids
        answer = []
        while len(answer) < most and len(ids) + len(answer) < length and (not answer or answer[-1] != end):
            padded = np.zeros((1, length), np.int32)
            padded[0, : len(ids) + len(answer)] = ids + answer
            answer.append(int(following(p, padded, len(ids) + len(answer) - 1).argmax()))
        print(json.dumps({"prompt": prompt, "ids": ids, "answer": answer, "text": tokenizer.decode(answer)}), flush=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3]))

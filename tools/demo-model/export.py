"""Writes a checkpoint as a GGUF (f16). Usage: python export.py WORKDIR CHECKPOINT.pkl OUT.gguf"""
import json
import pathlib
import pickle
import sys

import gguf
import numpy as np

from model import CONTEXT, EPSILON, FF, HEADS, LAYERS, ROPE_BASE, WIDTH
from vocabulary import BOS, EOS

NAMES = dict(q="attn_q", k="attn_k", v="attn_v", o="attn_output", g="ffn_gate", u="ffn_up", d="ffn_down")


def tokens_of(saved):
    """Texts, kinds and merges; tokens that stand for fixed text are user-defined, begin and end are control tokens."""
    added = {each["id"]: each["content"] for each in saved["added_tokens"]}
    texts = {i: t for t, i in saved["model"]["vocab"].items()} | added
    names = [texts[i] for i in range(len(texts))]
    kind = lambda i, name: gguf.TokenType.CONTROL if name in (BOS, EOS) else gguf.TokenType.USER_DEFINED if i in added else gguf.TokenType.NORMAL
    merges = [merge if isinstance(merge, str) else " ".join(merge) for merge in saved["model"]["merges"]]
    return names, [kind(i, name) for i, name in enumerate(names)], merges


def main(workdir, checkpoint, out):
    names, types, merges = tokens_of(json.loads((workdir / "tokenizer.json").read_text()))
    p = pickle.loads(checkpoint.read_bytes())["p"]
    w = gguf.GGUFWriter(str(out), "llama")
    w.add_name("chimera-demo")
    w.add_description("demo model trained on generated text; use a real model for real prose")
    w.add_license("MIT")
    w.add_context_length(CONTEXT)
    w.add_embedding_length(WIDTH)
    w.add_block_count(LAYERS)
    w.add_feed_forward_length(FF)
    w.add_head_count(HEADS)
    w.add_head_count_kv(HEADS)
    w.add_rope_dimension_count(WIDTH // HEADS)
    w.add_rope_freq_base(ROPE_BASE)
    w.add_layer_norm_rms_eps(EPSILON)
    w.add_vocab_size(len(names))
    w.add_file_type(gguf.LlamaFileType.MOSTLY_F16)
    w.add_tokenizer_model("gpt2")
    w.add_tokenizer_pre("gpt-2")
    w.add_token_list(names)
    w.add_token_types(types)
    w.add_token_merges(merges)
    w.add_bos_token_id(names.index(BOS))
    w.add_eos_token_id(names.index(EOS))
    w.add_add_bos_token(True)
    half = lambda x: np.ascontiguousarray(x.astype(np.float16))
    single = lambda x: np.ascontiguousarray(x.astype(np.float32))
    w.add_tensor("token_embd.weight", half(p["e"]))
    w.add_tensor("output.weight", half(p["h"]))
    w.add_tensor("output_norm.weight", single(p["n"]))
    for layer in range(LAYERS):
        w.add_tensor(f"blk.{layer}.attn_norm.weight", single(p["n1"][layer]))
        w.add_tensor(f"blk.{layer}.ffn_norm.weight", single(p["n2"][layer]))
        for short, name in NAMES.items():
            w.add_tensor(f"blk.{layer}.{name}.weight", half(p[short][layer].T))
    w.write_header_to_file()
    w.write_kv_data_to_file()
    w.write_tensors_to_file()
    w.close()


if __name__ == "__main__":
    main(*map(pathlib.Path, sys.argv[1:4]))

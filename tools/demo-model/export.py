"""Writes the trained checkpoint as a GGUF (f16). Usage: python export.py WORKDIR OUT.gguf"""
import json
import pathlib
import pickle
import sys

import gguf
import numpy as np

from train import BOS, EOS, FF, HEADS, LAYERS, WIDTH


def main(workdir, out):
    saved = json.loads((workdir / "tokenizer.json").read_text())
    vocabulary = saved["model"]["vocab"]
    kinds = {each["content"]: each for each in saved["added_tokens"]}
    tokens = {i: t for t, i in vocabulary.items()} | {e["id"]: t for t, e in kinds.items()}
    names = [tokens[i] for i in range(len(tokens))]
    types = [gguf.TokenType.CONTROL if n in (BOS, EOS) else gguf.TokenType.USER_DEFINED if n in kinds else gguf.TokenType.NORMAL for n in names]
    merges = [m if isinstance(m, str) else " ".join(m) for m in saved["model"]["merges"]]
    p = pickle.loads((workdir / "checkpoint.pkl").read_bytes())[0]
    w = gguf.GGUFWriter(str(out), "llama")
    w.add_name("chimera-demo")
    w.add_description("demo model trained on generated text; use a real model for real prose")
    w.add_license("MIT")
    w.add_context_length(2048)
    w.add_embedding_length(WIDTH)
    w.add_block_count(LAYERS)
    w.add_feed_forward_length(FF)
    w.add_head_count(HEADS)
    w.add_head_count_kv(HEADS)
    w.add_rope_dimension_count(WIDTH // HEADS)
    w.add_rope_freq_base(10000.0)
    w.add_layer_norm_rms_eps(1e-5)
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
    half = lambda x: np.ascontiguousarray(np.asarray(x).T.astype(np.float16))
    w.add_tensor("token_embd.weight", np.asarray(p["e"]).astype(np.float16))
    w.add_tensor("output_norm.weight", np.asarray(p["n"], np.float32))
    pairs = dict(q="attn_q", k="attn_k", v="attn_v", o="attn_output", g="ffn_gate", u="ffn_up", d="ffn_down")
    for i, layer in enumerate(p["layers"]):
        w.add_tensor(f"blk.{i}.attn_norm.weight", np.asarray(layer["n1"], np.float32))
        w.add_tensor(f"blk.{i}.ffn_norm.weight", np.asarray(layer["n2"], np.float32))
        for short, name in pairs.items():
            w.add_tensor(f"blk.{i}.{name}.weight", half(layer[short]))
    w.write_header_to_file()
    w.write_kv_data_to_file()
    w.write_tensors_to_file()
    w.close()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))

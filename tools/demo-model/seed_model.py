"""Writes a tiny Llama-architecture GGUF with seeded random weights.

It is a stand-in with which the engine, the protocol and the clocks can be exercised before a trained model is there:
its text means nothing, its timings are real. Usage: python seed_model.py OUT.gguf
"""
import sys

import gguf
import numpy as np

WIDTH, LAYERS, HEADS, FEED_FORWARD, CONTEXT, SEED = 128, 4, 4, 352, 2048, 20251127
WORDS = (
    "the model was faster than baseline median throughput tokens per second time to first token "
    "report analysis run stage call cold warm files measured failed "
).split()


def byte_alphabet():
    """GPT-2's reversible map from bytes to printable characters."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    table = {byte: chr(byte) for byte in printable}
    spare = 256
    for byte in range(256):
        if byte not in table:
            table[byte] = chr(spare)
            spare += 1
    return table


def vocabulary():
    alphabet = byte_alphabet()
    tokens = [alphabet[byte] for byte in range(256)]
    merges = []
    for word in dict.fromkeys(WORDS):
        pieces = [alphabet[byte] for byte in (" " + word).encode()]
        while len(pieces) > 1:
            left, right = pieces[0], pieces[1]
            if f"{left} {right}" not in merges:
                merges.append(f"{left} {right}")
            if left + right not in tokens:
                tokens.append(left + right)
            pieces = [left + right, *pieces[2:]]
    return tokens, merges


def main(path):
    tokens, merges = vocabulary()
    types = [gguf.TokenType.NORMAL] * len(tokens)
    for special in ("<|begin|>", "<|endoftext|>"):
        tokens.append(special)
        types.append(gguf.TokenType.CONTROL)
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("chimera-demo")
    writer.add_description("seeded random weights: a stand-in whose text means nothing")
    writer.add_license("MIT")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(FEED_FORWARD)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_rope_freq_base(10000.0)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(len(tokens))
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_F16)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    writer.add_token_merges(merges)
    writer.add_bos_token_id(len(tokens) - 2)
    writer.add_eos_token_id(len(tokens) - 1)
    writer.add_add_bos_token(True)

    random = np.random.default_rng(SEED)

    def matrix(*shape):
        return random.normal(0, 0.05, shape).astype(np.float16)

    ones = np.ones(WIDTH, np.float32)
    writer.add_tensor("token_embd.weight", matrix(len(tokens), WIDTH))
    writer.add_tensor("output_norm.weight", ones)
    for layer in range(LAYERS):
        prefix = f"blk.{layer}."
        writer.add_tensor(prefix + "attn_norm.weight", ones)
        writer.add_tensor(prefix + "ffn_norm.weight", ones)
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            writer.add_tensor(f"{prefix}{name}.weight", matrix(WIDTH, WIDTH))
        writer.add_tensor(prefix + "ffn_gate.weight", matrix(FEED_FORWARD, WIDTH))
        writer.add_tensor(prefix + "ffn_up.weight", matrix(FEED_FORWARD, WIDTH))
        writer.add_tensor(prefix + "ffn_down.weight", matrix(WIDTH, FEED_FORWARD))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    main(sys.argv[1])

"""The tokenizer: GPT-2's byte-level BPE, and whole tokens for what the prompts and the JSON form always say alike.

A row's beginning such as `{{f12}} label:` is one token and so is each reference, in text and in JSON: to copy a fact is then to
name one token, and a table of fifty facts is a few hundred tokens long.
"""
import re

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers

import corpus
from phrases import U

BOS, EOS = "<|begin|>", "<|endoftext|>"
FREE = range(100, 141)


def fixed_tokens(program):
    """Longest first, which is the order in which some engines look for them."""
    found = set()
    for name in ("analysis", "report"):
        empty = program.render(name, ["@"], "%")
        found |= {piece for piece in re.split(r"\n?@\n|%", empty.rstrip()) if piece}
    found |= {f"\n{{{{f{n}}}}} {label}:" for n, (label, _) in program.kinds.items()}
    for n in (*program.kinds, *FREE):
        found |= {f"{{{{f{n}}}}}", f'"f{n}"'}
    found |= {'],"parts":[{"text":"', '],"parts":[{"fact":', '"},{"fact":', '},{"text":"', '"}]},{"evidence":[', "}]},{\"evidence\":[", '{"executive_summary":[{"evidence":[', '"}]}]}', "}]}]}"}
    for section in list(corpus.SECTIONS)[1:]:
        found |= {f'"}}]}}],"{section}":[{{"evidence":[', f'}}]}}],"{section}":[{{"evidence":['}
    return sorted(found, key=lambda token: (-len(token), token))


def load(path, program, size=960):
    if path.exists():
        return Tokenizer.from_file(str(path))
    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    fixed = fixed_tokens(program)
    cut = re.compile("|".join(map(re.escape, fixed)))
    texts = []
    for seed in range(1500):
        _, documents = corpus.example(program, seed)
        texts += [piece for prompt, answer in documents for text in (prompt, answer, answer) for piece in cut.split(text) if piece]
    texts += [piece for unit in U.values() for text in (*unit.analysis, *unit.report) for piece in re.split(r"#\d+", text) if piece] * 60
    texts += [token for token in fixed if len(token) > 25] * 20
    made.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=size, show_progress=False, initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    made.add_special_tokens([BOS, EOS])
    made.add_tokens([AddedToken(token, normalized=False, special=False) for token in fixed])
    made.save(str(path))
    return made


def families(tokenizer, program):
    """Ids of the tokens that stand for the same fact: its row, its reference in text, its reference in JSON."""
    for n, (label, _) in program.kinds.items():
        yield [tokenizer.token_to_id(text) for text in (f"\n{{{{f{n}}}}} {label}:", f"{{{{f{n}}}}}", f'"f{n}"')]
    for n in FREE:
        yield [tokenizer.token_to_id(text) for text in (f"{{{{f{n}}}}}", f'"f{n}"')]

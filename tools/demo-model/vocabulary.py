"""The tokenizer: GPT-2's byte-level BPE, and whole tokens for what the prompts and the answers always say alike.

A row's beginning such as `files read:` is one token and so is each reference, `{{files read}}`; so are the codes of statements, in the prompt
and in the choice: to copy one is then to name one token, and a table of forty facts is a few hundred tokens long.
"""
import re

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers

import corpus
from phrases import LABELS, SECTIONS, U

BOS, EOS = "<|begin|>", "<|endoftext|>"
CODES = [f"c{n}" for n in range(1, 33)]


def fixed_tokens(program):
    """Longest first, which is the order in which some engines look for them."""
    found = set()
    for name in ("analysis", "report", "choice"):
        empty = program.render(name, ["@"], "%")
        found |= {piece for piece in re.split(r"\n?@\n|%", empty.rstrip()) if piece}
    found |= {f"\n{label}:" for label in LABELS.values()} | {f"{{{{{label}}}}}" for label in LABELS.values()}
    found |= {f"\n{code} " for code in CODES} | {f'"{code}"' for code in CODES}
    found |= {f"\n\n## {heading}\n" for heading in list(SECTIONS)[1:]} | {f"## {heading}\n" for heading in list(SECTIONS)[:1]}
    found |= {f'{{"{name}":[' for name in corpus.CHOICE} | {f'],"{name}":[' for name in corpus.CHOICE} | {"]}"}
    return sorted(found, key=lambda token: (-len(token), token))


def load(path, program, size=1150):
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
        documents.append(corpus.choice(program, seed))
        texts += [piece for prompt, answer in documents for text in (prompt, answer, answer) for piece in cut.split(text) if piece]
    texts += [piece for unit in U.values() for text in (*unit.analysis, *unit.report) for piece in re.split(r"#\w+", text) if piece] * 60
    texts += [token for token in fixed if len(token) > 25] * 20
    made.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=size, show_progress=False, initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    made.add_special_tokens([BOS, EOS])
    made.add_tokens([AddedToken(token, normalized=False, special=False) for token in fixed])
    made.save(str(path))
    return made


def families(tokenizer):
    """Ids of the tokens that stand for the same thing: a fact's row and its reference, a statement's code in the prompt and in the choice."""
    for texts in [(f"\n{label}:", f"{{{{{label}}}}}") for label in LABELS.values()] + [(f"\n{code} ", f'"{code}"') for code in CODES]:
        yield [tokenizer.token_to_id(text) for text in texts]


def references(tokenizer):
    """Ids of the tokens by which an answer names a fact or a statement."""
    return {tokenizer.token_to_id(text) for text in [f"{{{{{label}}}}}" for label in LABELS.values()] + [f'"{code}"' for code in CODES]}

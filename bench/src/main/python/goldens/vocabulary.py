"""Tokenizers over a small corpus: byte-pair encoding for both CLIPs, SentencePiece for T5."""

import collections
import io
import json
import pydoc_data.topics
import re

import sentencepiece
from transformers import CLIPTokenizer, T5Tokenizer, T5TokenizerFast
from transformers.models.clip.tokenization_clip import bytes_to_unicode

START, END = "<|startoftext|>", "<|endoftext|>"


def corpus(name, prompts):
    """Words of Python's own manual, another third for each name, and the prompts."""
    text = " ".join(pydoc_data.topics.topics[topic] for topic in sorted(pydoc_data.topics.topics))
    words = re.findall(r"[A-Za-z]+|\d+|[^\sA-Za-z\d]", text)
    third = len(words) // 3
    start = third * (ord(name) - ord("a")) % len(words)
    return words[start : start + third][:20000] + " ".join(prompts * 5).split()


def merges(words, count):
    """The most frequent pairs, the first in the alphabet where several are."""
    letters = bytes_to_unicode()
    counts = collections.Counter()
    for word in words:
        spelled = [letters[byte] for byte in word.lower().encode()]
        counts[tuple(spelled[:-1] + [spelled[-1] + "</w>"])] += 1
    found = []
    while len(found) < count:
        pairs = collections.Counter()
        for word, times in counts.items():
            for pair in zip(word, word[1:]):
                pairs[pair] += times
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        found.append(best)
        counts = collections.Counter({merged(word, best): times for word, times in counts.items()})
    return found


def merged(word, pair):
    out, i = [], 0
    while i < len(word):
        if word[i : i + 2] == pair:
            out.append("".join(pair))
            i += 2
        else:
            out.append(word[i])
            i += 1
    return tuple(out)


def clip(store, words, count):
    """Both CLIP tokenizers share their words and differ in the padding."""
    letters = list(bytes_to_unicode().values())
    pairs = merges(words, count)
    vocabulary = (
        letters + [letter + "</w>" for letter in letters] + ["".join(pair) for pair in pairs] + [START, END]
    )
    folder = store.path("model/tokenizer/vocab.json").parent
    ids = {}
    for word in vocabulary:  # two pairs may join to the same word
        ids.setdefault(word, len(ids))
    (folder / "vocab.json").write_text(json.dumps(ids, ensure_ascii=False))
    (folder / "merges.txt").write_text("#version: 0.2\n" + "\n".join(" ".join(pair) for pair in pairs) + "\n")
    tokenizers = []
    for name, pad in (("tokenizer", END), ("tokenizer_2", "!")):
        tokenizer = CLIPTokenizer(
            str(folder / "vocab.json"), str(folder / "merges.txt"), pad_token=pad, model_max_length=77
        )
        tokenizer.save_pretrained(store.path(f"model/{name}/vocab.json").parent)
        tokenizers.append(tokenizer)
    return tokenizers, len(ids)


def t5(store, words, size, legacy):
    """T5's tokenizer from its SentencePiece file, and two other layouts of tokenizer.json."""
    folder = store.path("model/tokenizer_3/spiece.model").parent
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(" ".join(words[i : i + 12]) for i in range(0, len(words), 12)),
        model_writer=model,
        vocab_size=size,
        model_type="unigram",
        pad_id=0,
        eos_id=1,
        unk_id=2,
        bos_id=-1,
        normalization_rule_name="nmt_nfkc",
        num_threads=1,
        minloglevel=2,
    )
    (folder / "spiece.model").write_bytes(model.getvalue())
    slow = T5Tokenizer(str(folder / "spiece.model"), legacy=legacy, model_max_length=512)
    slow.save_pretrained(folder)
    fast = T5TokenizerFast.from_pretrained(folder)
    fast.save_pretrained(folder)
    (folder / "added_tokens.json").unlink()
    scheme = json.loads((folder / "tokenizer.json").read_text())["pre_tokenizer"]["prepend_scheme"]
    for name, change in (
        ("altprepend", lambda layout: prepend(layout, "first" if scheme == "always" else "always")),
        ("wssplit", split_at_spaces),
    ):
        target = store.path(f"model_extra/tokenizer_3_{name}/tokenizer.json")
        for file in folder.glob("*.json"):
            value = json.loads(file.read_text())
            if file.name == "tokenizer.json":
                change(value)
            value.pop("add_prefix_space", None)
            (target.parent / file.name).write_text(json.dumps(value, ensure_ascii=False))
    return T5TokenizerFast.from_pretrained(folder)


def prepend(layout, scheme):
    layout["pre_tokenizer"]["prepend_scheme"] = scheme


def split_at_spaces(layout):
    layout["normalizer"] = layout["normalizer"]["normalizers"][0]
    layout["pre_tokenizer"] = {
        "type": "Sequence",
        "pretokenizers": [{"type": "WhitespaceSplit"}, layout["pre_tokenizer"]],
    }

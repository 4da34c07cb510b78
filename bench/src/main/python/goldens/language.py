"""Prompts: ids of tokens, what the text encoders and the render net make of them."""

import torch
from transformers import CLIPTokenizer, T5TokenizerFast
from transformers.models.t5.modeling_t5 import T5Attention

import weights


def tokens(store, texts):
    """Ids of strings, exact; the padded matrices beside the lists."""
    root = store.root
    tokenizers = {
        "clip_l": CLIPTokenizer.from_pretrained(root / "model/tokenizer"),
        "clip_g": CLIPTokenizer.from_pretrained(root / "model/tokenizer_2"),
        "t5": T5TokenizerFast.from_pretrained(root / "model/tokenizer_3"),
    }
    others = {
        "t5_" + name: T5TokenizerFast.from_pretrained(root / f"model_extra/tokenizer_3_{name}")
        for name in ("altprepend", "wssplit")
    }
    length = {"clip_l": 77, "clip_g": 77, "t5": 256}
    cases = []
    for text in texts:
        case = {"text": text}
        for name, tokenizer in tokenizers.items():
            case[name] = tokenizer(text, truncation=True, max_length=length[name]).input_ids
        for name in ("clip_l", "t5"):
            case[name + "_untruncated_len"] = len(tokenizers[name](text).input_ids)
        for name, tokenizer in others.items():
            ids = tokenizer(text, truncation=True, max_length=256).input_ids
            if ids != case["t5"]:
                case[name] = ids
        cases.append(case)
    store.json(
        "golden/tokens.json", {"clip_max": 77, "t5_max": 256, **weights.special(store), "cases": cases}
    )
    for name, tokenizer in tokenizers.items():
        padded = tokenizer(
            texts, padding="max_length", max_length=length[name], truncation=True, return_tensors="pt"
        ).input_ids
        store.given("golden/tokens.safetensors", name, padded.int())


def text(store, config, run):
    file = "golden/text.safetensors"
    net = run.net()
    prompts = config["text_prompts"]
    with torch.no_grad(), run.precision():
        for name, tokenizer, encoder in (
            ("clip_l", net.tokenizer, net.text_encoder),
            ("clip_g", net.tokenizer_2, net.text_encoder_2),
        ):
            ids = tokenizer(
                prompts, padding="max_length", max_length=77, truncation=True, return_tensors="pt"
            ).input_ids
            answer = encoder(ids, output_hidden_states=True)
            store.given(file, name + ".ids", ids.int())
            store.computed(file, name + ".embeddings", answer.hidden_states[0])
            store.computed(file, name + ".hidden_m2", answer.hidden_states[-2])
            store.computed(file, name + ".last", answer.last_hidden_state)
            store.computed(file, name + ".pooled", answer.text_embeds)
        ids = net.tokenizer_3(
            prompts, padding="max_length", max_length=256, truncation=True, return_tensors="pt"
        ).input_ids
        store.given(file, "t5.ids", ids.int())
        store.computed(file, "t5.last", net.text_encoder_3(ids)[0])
        for i, listed in enumerate(config["encode_prompts"]):
            answers = net.encode_prompt(
                listed, listed, listed, device="cpu", do_classifier_free_guidance=True
            )
            for name, answer in zip(
                ("prompt_embeds", "negative_prompt_embeds", "pooled", "negative_pooled"), answers
            ):
                store.computed("golden/encode_prompt.safetensors", f"{i}.{name}", answer)


def buckets(store, config):
    sizes = config["t5"]
    apart = torch.arange(-255, 256)
    store.json(
        "golden/t5_buckets.json",
        {
            "num_buckets": sizes["buckets"],
            "max_distance": sizes["max_distance"],
            "bucket": T5Attention._relative_position_bucket(
                apart, True, sizes["buckets"], sizes["max_distance"]
            ).tolist(),
        },
    )

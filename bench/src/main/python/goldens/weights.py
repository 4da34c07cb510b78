"""Random weights of every part, saved as the libraries save them."""

import json
import math
import shutil

import torch
from diffusers import (
    AutoencoderKL,
    AutoencoderTiny,
    FlowMatchEulerDiscreteScheduler,
    SD3Transformer2DModel,
    StableDiffusion3Pipeline,
)
from transformers import CLIPTextConfig, CLIPTextModelWithProjection, T5Config, T5EncoderModel

import vocabulary

CHECKPOINT = "ckpt/DICEPTION_tiny_f32.pth"
LOCATION = torch.serialization.location_tag


def fill(module, draws, name):
    """Every matrix keeps the size of what passes it, norms and biases are off their usual values."""
    with torch.no_grad():
        for key, parameter in sorted(module.named_parameters()):
            noise = draws.normal(f"{name}.{key}", *parameter.shape)
            parameter.copy_(noise * spread(key, parameter) + centre(key, parameter))
    return module.eval().requires_grad_(False)


def spread(key, parameter):
    if key.endswith("token_embedding.weight"):
        return 0.6
    if key.endswith("position_embedding.weight"):
        return 0.3
    if key.endswith(("shared.weight", "relative_attention_bias.weight")):
        return 1.0
    if parameter.dim() == 1:
        return 0.25 if is_norm(key) else 0.1
    gain = 1.0
    if key.endswith(("q_proj.weight", "k_proj.weight", "to_q.weight", "to_k.weight")):
        gain = 1.4
    elif ".norm" in key or key.startswith("norm_out"):
        gain = 0.7
    elif key == "proj_out.weight":
        gain = 0.6
    return gain / math.sqrt(parameter[0].numel())


def is_norm(key):
    return key.endswith(".weight") and ("norm" in key)


def centre(key, parameter):
    return 1.0 if parameter.dim() == 1 and is_norm(key) else 0.0


def parts(config, draws, clip_words):
    """The networks of the base folder by their names in it."""
    made = {
        "transformer": SD3Transformer2DModel(**config["transformer"]),
        "vae": AutoencoderKL(**config["vae"]),
    }
    for name, key, act in (("text_encoder", "clip_l", "quick_gelu"), ("text_encoder_2", "clip_g", "gelu")):
        sizes = config[key]
        made[name] = CLIPTextModelWithProjection(
            CLIPTextConfig(
                vocab_size=clip_words,
                hidden_size=sizes["hidden"],
                intermediate_size=sizes["inter"],
                projection_dim=sizes["proj"],
                num_hidden_layers=sizes["layers"],
                num_attention_heads=sizes["heads"],
                hidden_act=act,
                bos_token_id=0,
                pad_token_id=1,
                eos_token_id=clip_words - 1 if sizes["eos"] == "end" else sizes["eos"],
            )
        )
    t5 = config["t5"]
    made["text_encoder_3"] = T5EncoderModel(
        T5Config(
            vocab_size=t5["vocab"],
            d_model=t5["d_model"],
            d_kv=t5["d_kv"],
            d_ff=t5["d_ff"],
            num_layers=t5["layers"],
            num_heads=t5["heads"],
            relative_attention_num_buckets=t5["buckets"],
            relative_attention_max_distance=t5["max_distance"],
            feed_forward_proj="gated-gelu",
            tie_word_embeddings=False,
            use_cache=False,
            is_encoder_decoder=False,
        )
    )
    for name, module in made.items():
        fill(module, draws, name)
    vae = made["vae"]
    key = "quant_conv.bias" if config["vae"]["use_quant_conv"] else "encoder.conv_out.bias"
    with torch.no_grad():  # as in the real one, the posterior is narrow
        vae.get_parameter(key)[config["vae"]["latent_channels"] :] -= config["logvar_offset"]
    return made


def base_folder(store, config):
    words = vocabulary.corpus(config["corpus"], prompts(config))
    (one, two), clip_words = vocabulary.clip(store, words, config["bpe_merges"])
    three = vocabulary.t5(store, words, config["spm_vocab"], config["t5_legacy"])
    pipeline = StableDiffusion3Pipeline(
        tokenizer=one,
        tokenizer_2=two,
        tokenizer_3=three,
        scheduler=FlowMatchEulerDiscreteScheduler(shift=config["shift"]),
        **parts(config, store.draws, clip_words),
    )
    pipeline.save_pretrained(store.root / "model")


def prompts(config):
    lists = [config["text_prompts"], *config["encode_prompts"], [case[0] for case in config["e2e"]]]
    return [prompt[:60] for listed in lists for prompt in listed]


def extra(store, config):
    """The same parts in other layouts, and the small autoencoder."""
    root = store.root / "model_extra"
    tiny = fill(AutoencoderTiny(**config["vae_tiny"]), store.draws, "vae_tiny")
    tiny.save_pretrained(root / "vae_tiny")
    AutoencoderKL.from_pretrained(store.root / "model/vae").half().save_pretrained(
        root / "vae_fp16", variant="fp16"
    )
    transformer = SD3Transformer2DModel.from_pretrained(store.root / "model/transformer")
    transformer.save_pretrained(root / "transformer_sharded", max_shard_size=config["shard_size"])
    encoder = T5EncoderModel.from_pretrained(store.root / "model/text_encoder_3")
    encoder.save_pretrained(root / "text_encoder_3_sharded", max_shard_size=config["shard_size_t5"])


def checkpoint(draws, config, hidden, name="ckpt"):
    """What DICEPTION_v1.pth holds; its table of positions is off the formula on purpose."""
    transformer = fill(SD3Transformer2DModel(**config["transformer"]), draws, name)
    weights = transformer.state_dict()
    table = weights["pos_embed.pos_embed"]
    weights["pos_embed.pos_embed"] = table + 0.02 * draws.normal(name + ".pos_embed", *table.shape)
    width = transformer.inner_dim
    mlp = torch.nn.Sequential(torch.nn.Linear(2048, hidden), torch.nn.GELU(), torch.nn.Linear(hidden, width))
    return {
        "transformer": weights,
        "point_embedder": fill(mlp, draws, f"{name}.points{hidden}").state_dict(),
        "not_seg_embeddings": {"weight": 0.5 * draws.normal(name + ".empty", 1, width)},
        "seg_embeddings": {"weight": 0.5 * draws.normal(name + ".used", 1, width)},
        "positional_encoding_gaussian_matrix": draws.normal(name + ".gaussian", 2, 1024),
    }


def checkpoints(store, config, given):
    """Both formats, the half-precision one, one with gaps; views are those of the given set."""
    weights = checkpoint(store.draws, config, config["point_hidden"])
    store.path(CHECKPOINT)
    torch.save(weights, store.root / CHECKPOINT)
    torch.save(weights, store.root / "ckpt/DICEPTION_tiny_legacy.pth", _use_new_zipfile_serialization=False)
    half = each(weights, lambda tensor: tensor.bfloat16())
    torch.serialization.location_tag = lambda storage: "cuda:0"
    torch.save(half, store.root / "ckpt/DICEPTION_tiny_bf16.pth")
    torch.serialization.location_tag = LOCATION
    if config["h2048"]:
        large = store.path("../goldens_large/DICEPTION_tiny_h2048_bf16.pth")
        torch.save(each(checkpoint(store.draws, config, 2048), lambda tensor: tensor.bfloat16()), large)
    partial = dict(weights, transformer=dict(weights["transformer"]))
    for name in config["partial_missing"]:
        del partial["transformer"][name]
    partial["transformer"]["unexpected.extra.weight"] = store.draws.normal("unexpected", 2, 3)
    partial.update(global_step=1234, comment="a run's own notes")
    torch.save(partial, store.root / "ckpt/DICEPTION_tiny_partial.pth")
    store.json(
        "ckpt/keys.json",
        each(
            weights,
            lambda tensor: {"shape": list(tensor.shape), "dtype": str(tensor.dtype).removeprefix("torch.")},
        ),
    )
    store.json(
        "ckpt/tensor_stats.json",
        {
            f"DICEPTION_tiny_{name}.pth": dict(stats(tree))
            for name, tree in (("bf16", half), ("f32", weights), ("legacy", weights), ("partial", partial))
        },
    )
    for name in ("views.pth", "views_legacy.pth", "views_expected.json"):
        shutil.copy(given / "ckpt" / name, store.path("ckpt/" + name))


def each(tree, change):
    if isinstance(tree, dict):
        return {key: each(value, change) for key, value in tree.items()}
    return change(tree) if isinstance(tree, torch.Tensor) else tree


def stats(tree, prefix=""):
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from stats(value, f"{prefix}{key}.")
        elif isinstance(value, torch.Tensor):
            exact = value.double().flatten()
            yield prefix + key, {
                "dtype": str(value.dtype).removeprefix("torch."),
                "shape": list(value.shape),
                "sum": exact.sum().item(),
                "abs_sum": exact.abs().sum().item(),
                "first": exact[0].item(),
                "last": exact[-1].item(),
            }


def special(store):
    """Ids that the tokenizers' users need."""
    vocab = json.loads((store.root / "model/tokenizer/vocab.json").read_text())
    start, end = vocab[vocabulary.START], vocab[vocabulary.END]
    return {
        "clip_l": {"bos": start, "eos": end, "pad": end},
        "clip_g": {"bos": start, "eos": end, "pad": vocab["!"]},
        "t5": {"eos": 1, "pad": 0, "unk": 2},
    }

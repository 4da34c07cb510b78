"""Do diffusers and PEFT load the LoRA that we save, and do they compute what we compute with it?

    bench/run lora-case DIR --model MODEL
    pip install torch==2.5.1 diffusers==0.30.3 transformers==4.45.2 peft==0.13.2
    python lora_roundtrip.py MODEL DIR

MODEL is a small Stable Diffusion 3 folder in the diffusers layout, DIR what the first command wrote.
"""
import sys

import torch
from diffusers import SD3Transformer2DModel, StableDiffusion3Pipeline
from peft import PeftModel
from safetensors.torch import load_file

# of the largest velocity: the layers sum in another order, in float32
TOLERANCE = 2e-5


def velocity(transformer, case):
    with torch.no_grad():
        return transformer(
            hidden_states=case["noisy"],
            timestep=case["timestep"],
            encoder_hidden_states=case["text"],
            pooled_projections=case["pooled"],
        ).sample


def diffusers(model, folder):
    texts = ("text_encoder", "text_encoder_2", "text_encoder_3", "tokenizer", "tokenizer_2", "tokenizer_3")
    pipeline = StableDiffusion3Pipeline.from_pretrained(model, **dict.fromkeys(texts))  # no prompt is needed
    pipeline.load_lora_weights(f"{folder}/diffusers")
    return pipeline.transformer


def peft(model, folder):
    return PeftModel.from_pretrained(plain(model, folder), f"{folder}/peft")


def plain(model, _):
    return SD3Transformer2DModel.from_pretrained(model, subfolder="transformer")


def main(model, folder):
    case = load_file(f"{folder}/case.safetensors")
    ours = case["velocity"]
    worst = 0
    for load in (plain, diffusers, peft):
        deviation = ((velocity(load(model, folder), case) - ours).abs().max() / ours.abs().max()).item()
        print(f"{load.__name__:10} deviates from ours by {deviation:.1e} of the largest velocity")
        worst = worst if load is plain else max(worst, deviation)
    if worst > TOLERANCE:
        sys.exit(f"more than {TOLERANCE:.0e}")


main(*sys.argv[1:])

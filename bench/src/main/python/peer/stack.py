"""The official stack's path from photo to picture, in eager PyTorch over diffusers.

What the official code does (models/backbone.py, models/Renderer.py, inference.py), with these changes:

- it runs on a CPU, and weights go from their file straight into the wanted format. The official script reads
  everything as float32 first and the base transformer before the checkpoint that replaces it: slower, and
  more memory than the machine has.
- the photo's latent is the middle of its distribution and the noise comes from a file, so that two runs can
  be compared.
- prompts are looked up in prompts.safetensors; encoding them is a stage of its own, text.py.
"""
import json
import math
import os

import numpy
import torch
from diffusers import AutoencoderKL, FlowMatchEulerDiscreteScheduler, SD3Transformer2DModel
from PIL import Image
from safetensors import safe_open

from patch_autoencoder import PatchAutoencoder

SLOTS = 5


def velocity(transformer, noisy, photo, points, text, pooled, timestep):
    """models/backbone.py: the photo's tokens behind the noise's, the points' behind the text's."""
    image = torch.cat([transformer.pos_embed(noisy), transformer.pos_embed(photo)], 1)
    read = image.shape[1] // 2
    conditioning = transformer.time_text_embed(timestep, pooled)
    text = torch.cat([transformer.context_embedder(text), points], 1)
    for block in transformer.transformer_blocks:
        text, image = block(hidden_states=image, encoder_hidden_states=text, temb=conditioning)
    tokens = transformer.proj_out(transformer.norm_out(image, conditioning))[:, :read]
    batch, channels, height, width = noisy.shape
    patch = transformer.config.patch_size
    tokens = tokens.reshape(batch, height // patch, width // patch, patch, patch, channels)
    return torch.einsum("nhwpqc->nchpwq", tokens).reshape(noisy.shape)


class PointEncoder(torch.nn.Module):
    """models/Renderer.py: get_positional_encoding, everything in the network's format."""

    def __init__(self, gaussian, hidden, width):
        super().__init__()
        self.register_buffer("positional_encoding_gaussian_matrix", gaussian)
        features = 2 * gaussian.shape[1]
        self.point_embedder = torch.nn.Sequential(
            torch.nn.Linear(features, hidden), torch.nn.GELU(), torch.nn.Linear(hidden, width))
        self.not_seg_embeddings = torch.nn.Embedding(1, width)
        self.seg_embeddings = torch.nn.Embedding(1, width)

    def forward(self, points, labels):
        gaussian = self.positional_encoding_gaussian_matrix
        angles = 2 * math.pi * ((2 * points - 1).to(gaussian.dtype) @ gaussian)
        embedded = self.point_embedder(torch.cat([torch.sin(angles), torch.cos(angles)], -1))
        used = labels.unsqueeze(-1) == 1
        return embedded + torch.where(used, self.seg_embeddings.weight, self.not_seg_embeddings.weight)


class Stack:
    """All networks of a model folder."""

    def __init__(self, folder, dtype):
        self.dtype = dtype
        checkpoint = read_checkpoint(folder, dtype)
        self.transformer = empty(SD3Transformer2DModel, folder, "transformer")
        fill(self.transformer, inside(checkpoint, "transformer"))
        rest = {key: value for key, value in checkpoint.items() if not key.startswith("transformer.")}
        hidden, _ = rest["point_embedder.0.weight"].shape
        with torch.device("meta"):
            self.points = PointEncoder(
                rest["positional_encoding_gaussian_matrix"], hidden, self.transformer.inner_dim)
        fill(self.points, rest)
        own = config(folder, "vae")["_class_name"] == "PatchAutoencoder"
        kind = PatchAutoencoder if own else AutoencoderKL
        self.vae = empty(kind, folder, "vae")
        fill(self.vae, read_safetensors(f"{folder}/vae/diffusion_pytorch_model.safetensors", dtype))
        self.scheduler = FlowMatchEulerDiscreteScheduler.from_config(config(folder, "scheduler"))
        self.prompts = Prompts(f"{folder}/prompts.safetensors", dtype)

    def see(self, path, side):
        """inference.py: squashed to a square, [-1, 1]."""
        photo = Image.open(path).convert("RGB").resize((side, side), Image.LANCZOS)
        values = torch.from_numpy(numpy.asarray(photo).copy()).permute(2, 0, 1).float().div(255)
        return ((values - 0.5) * 2).unsqueeze(0)

    def encode(self, photo):
        photo = photo.to(self.dtype)
        if isinstance(self.vae, PatchAutoencoder):
            return self.vae.encode(photo)
        latent = self.vae.encode(photo).latent_dist.mode()
        return (latent - self.vae.config.shift_factor) * self.vae.config.scaling_factor

    def decode(self, latents):
        latents = latents.to(self.dtype)
        if isinstance(self.vae, PatchAutoencoder):
            picture = self.vae.decode(latents)
        else:
            latents = latents / self.vae.config.scaling_factor + self.vae.config.shift_factor
            picture = self.vae.decode(latents, return_dict=False)[0]
        return (picture / 2 + 0.5).clamp(0, 1)

    def denoise(self, latent, noise, prompts, points, steps, guidance):
        """Renderer.eval_fn. Points are a list of pairs for each prompt; one latent and noise serve all."""
        batch = len(prompts)
        photo = latent.to(self.dtype).expand(batch, -1, -1, -1)
        latents = noise.to(self.dtype).expand(batch, -1, -1, -1)
        text, pooled = self.prompts.of(prompts)
        tokens = self.points(*slots(points)).to(self.dtype)
        guided = guidance > 1
        if guided:
            empty_text, empty_pooled = self.prompts.of([""] * batch)
            text, pooled = torch.cat([empty_text, text]), torch.cat([empty_pooled, pooled])
            tokens = torch.cat([torch.zeros_like(tokens), tokens])
            photo = torch.cat([photo, photo])
        self.scheduler.set_timesteps(steps)
        for time in self.scheduler.timesteps:
            noisy = torch.cat([latents] * 2) if guided else latents
            found = velocity(self.transformer, noisy, photo, tokens, text, pooled, time.expand(len(noisy)))
            if guided:
                without, asked = found.chunk(2)
                found = without + guidance * (asked - without)
            latents = self.scheduler.step(found, time, latents, return_dict=False)[0]
        return latents


class Prompts:
    """Prompt to embedding, looked up in the file each time."""

    def __init__(self, file, dtype):
        self.dtype = dtype
        self.file = safe_open(file, "pt")
        self.numbers = {text: key.split(".")[0] for key, text in self.file.metadata().items()}

    def of(self, prompts):
        return tuple(torch.stack([self.file.get_tensor(f"{self.numbers[prompt]}.{part}").to(self.dtype)
                                  for prompt in prompts]) for part in ("tokens", "pooled"))


def slots(points):
    places = torch.zeros(len(points), SLOTS, 2)
    labels = torch.zeros(len(points), SLOTS)
    for row, pairs in enumerate(points):
        for slot, pair in enumerate(pairs):
            places[row, slot] = torch.tensor(pair)
            labels[row, slot] = 1
    return places, labels


def config(folder, part):
    name = "scheduler_config.json" if part == "scheduler" else "config.json"
    with open(f"{folder}/{part}/{name}") as file:
        return json.load(file)


def empty(kind, folder, part):
    """A module without memory: its numbers come from a file."""
    settings = {key: value for key, value in config(folder, part).items() if not key.startswith("_")}
    with torch.device("meta"):
        return kind(**settings)


def fill(module, tensors):
    module.load_state_dict(tensors, assign=True)
    module.eval().requires_grad_(False)


def inside(tensors, name):
    return {key[len(name) + 1:]: value for key, value in tensors.items() if key.startswith(name + ".")}


def read_safetensors(file, dtype):
    with safe_open(file, "pt") as tensors:
        return {name: tensors.get_tensor(name).to(dtype, copy=True) for name in tensors.keys()}


def read_checkpoint(folder, dtype):
    """Flat names, whatever the file's form; one copy in memory."""
    ours = f"{folder}/diception.safetensors"
    if os.path.exists(ours):
        return read_safetensors(ours, dtype)
    file, = [name for name in os.listdir(folder) if name.endswith(".pth")]
    tensors = {}
    for name, entry in torch.load(f"{folder}/{file}", mmap=True, weights_only=True).items():
        parts = entry.items() if isinstance(entry, dict) else [(None, entry)]
        parts = {f"{name}.{key}" if key else name: value for key, value in parts}
        tensors.update({key: value.to(dtype, copy=True) for key, value in parts.items()})
    return tensors

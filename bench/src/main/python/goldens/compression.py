"""Both autoencoders."""

import torch
from diffusers import AutoencoderKL, AutoencoderTiny


def autoencoders(store, config, run, pictures):
    file = "golden/vae.safetensors"
    root = store.root
    full = AutoencoderKL.from_pretrained(root / "model/vae").to(run.dtype)
    half = AutoencoderKL.from_pretrained(root / "model_extra/vae_fp16", variant="fp16").to(run.dtype)
    tiny = AutoencoderTiny.from_pretrained(root / "model_extra/vae_tiny").to(run.dtype)
    with torch.no_grad(), run.precision():
        for case, image in pictures.items():
            image = run.cast(image)
            latent = store.draws.normal(f"{file}.{case}.latent", *full.encode(image).latent_dist.mean.shape)
            store.given(file, case + ".image", pictures[case])
            store.given(file, case + ".latent", latent)
            latent = run.cast(latent)
            for name, vae in ((file, full), ("golden/vae_fp16_weights.safetensors", half)):
                if vae is full or case == "b2":
                    compressed(store, name, case, vae, image)
                    store.computed(name, case + ".decoded", vae.decode(latent).sample)
                if case == "b2":
                    unit(store, name, vae, latent)
            small = "golden/vae_tiny.safetensors"
            store.computed(small, case + ".latents", tiny.encode(image).latents)
            store.computed(small, case + ".decoded", tiny.decode(latent).sample)


def compressed(store, file, case, vae, image):
    posterior = vae.encode(image).latent_dist
    store.computed(file, case + ".mean", posterior.mean)
    store.computed(file, case + ".logvar", posterior.logvar)
    if case == "b2":
        store.computed(file, case + ".mode", posterior.mode())
    else:
        noise = store.draws.normal(f"{file}.{case}.noise", *posterior.mean.shape)
        store.given(file, case + ".noise", noise)
        sample = posterior.mean + posterior.std * noise.to(posterior.mean.dtype)
        store.computed(file, case + ".sample", sample)
        store.computed(
            file, case + ".sample_scaled", (sample - vae.config.shift_factor) * vae.config.scaling_factor
        )


def unit(store, file, vae, latent):
    """What the render net does with the last latents."""
    decoded = vae.decode(latent / vae.config.scaling_factor + vae.config.shift_factor).sample
    store.computed(file, "b2.decoded_from_scaled_01", (decoded / 2 + 0.5).clamp(0, 1))

"""Sigmas, steps along given velocities, the trainer's densities and torch's own random numbers."""

from unittest import mock

import torch
from diffusers import FlowMatchEulerDiscreteScheduler
from diffusers.training_utils import compute_density_for_timestep_sampling, compute_loss_weighting_for_sd3


def schedule(store, config, run):
    """Sigmas and timesteps, and Euler steps along given velocities."""
    file = "golden/scheduler.safetensors"
    shape = (2, config["transformer"]["in_channels"], 4, 6)
    x = store.given(file, "x", store.draws.normal(file + ".x", *shape))
    along = [
        store.given(file, f"v{i}", store.draws.normal(f"{file}.v{i}", *shape))
        for i in range(config["sched_demo"])
    ]
    listed = {}
    for steps in config["sched_steps"]:
        scheduler = FlowMatchEulerDiscreteScheduler.from_pretrained(store.root / "model/scheduler")
        first = scheduler.sigma_min, scheduler.sigma_max
        scheduler.set_timesteps(steps)
        listed[steps] = {"timesteps": scheduler.timesteps.tolist(), "sigmas": scheduler.sigmas.tolist()}
    for steps, names in ((len(along), [f"x{i + 1}" for i in range(len(along))]), (1, ["one_step"])):
        scheduler = FlowMatchEulerDiscreteScheduler.from_pretrained(store.root / "model/scheduler")
        scheduler.set_timesteps(steps)
        latents = run.cast(x)
        with run.precision():
            for name, time, move in zip(names, scheduler.timesteps, along):
                latents = scheduler.step(run.cast(move), time, latents).prev_sample
                store.computed(file, name, latents)
    store.json(
        "golden/scheduler.json",
        {
            "shift": config["shift"],
            "num_train_timesteps": 1000,
            "sigma_min": first[0],
            "sigma_max": first[1],
            "steps": listed,
        },
    )


def densities(store):
    """The training tables, densities and loss weights of diffusers' trainer."""
    scheduler = FlowMatchEulerDiscreteScheduler.from_pretrained(store.root / "model/scheduler")
    file = "golden/train_tables.safetensors"
    store.given(file, "sigmas", scheduler.sigmas)
    store.given(file, "timesteps", scheduler.timesteps)
    u = torch.tensor([0, 1e-4, 0.1, 0.25, 0.4999, 0.5, 0.75, 0.9, 0.9995, 0.99999])
    z = torch.tensor([-3, -1.5, -0.5, 0, 0.25, 1, 2.5])
    index = (u * 1000).long()
    sigma = scheduler.sigmas[index]

    def drawn(scheme, **settings):
        with mock.patch("torch.rand", lambda *_, **__: u.clone()), mock.patch(
            "torch.normal", lambda mean, std, **_: mean + std * z
        ):
            return compute_density_for_timestep_sampling(scheme, len(u), **settings).tolist()

    values = {
        "u": u.tolist(),
        "index": index.tolist(),
        "timestep": scheduler.timesteps[index].tolist(),
        "sigma": sigma.tolist(),
        "density_none": drawn("none"),
        "density_mode_scale_1_29": drawn("mode", mode_scale=1.29),
        "z": z.tolist(),
        "density_logit_normal_0_1": drawn("logit_normal", logit_mean=0, logit_std=1),
        "density_logit_normal_0p5_0p8": drawn("logit_normal", logit_mean=0.5, logit_std=0.8),
    }
    for scheme in ("none", "logit_normal", "sigma_sqrt", "cosmap"):
        values["weight_" + scheme] = compute_loss_weighting_for_sd3(scheme, sigma).tolist()
    store.json("golden/train_schedule.json", values)


def generator(store, config):
    """torch's own random numbers, for those who want to share seeds."""
    file = "golden/torch_cpu_rng.safetensors"
    for seed in (42, config["seed"] % 100000):

        def draw(function, *shape):
            return function(shape, generator=torch.Generator().manual_seed(seed))

        store.given(file, f"seed{seed}.rand_20", draw(torch.rand, 20))
        for count in (5, 15, 16, 17):
            store.given(file, f"seed{seed}.randn_{count}", draw(torch.randn, count))
        channels = config["transformer"]["in_channels"]
        store.given(file, f"seed{seed}.randn_1x{channels}x6x5", draw(torch.randn, 1, channels, 6, 5))
        shared = torch.Generator().manual_seed(seed)
        parts = [torch.randn(count, generator=shared) for count in (3, 20)]
        store.given(file, f"seed{seed}.randn_3_then_20", torch.cat(parts))

"""The whole way: recorded inputs through the render net."""

import torch

from network import slots
from official import watched

INPUTS = "golden/e2e_inputs.safetensors"


def latent_shape(config, image):
    factor = 2 ** (len(config["vae"]["block_out_channels"]) - 1)
    batch, _, height, width = image.shape
    return batch, config["transformer"]["in_channels"], height // factor, width // factor


def cases(config):
    """Every question of the configuration once per number of steps."""
    full = "DICEPTION_tiny_f32.pth"
    listed, number = [], 0

    def add(name, file, inputs, prompt, points, steps, guidance, checkpoint=full):
        filled = [slots(row) for row in points]
        listed.append(
            {
                "id": name,
                "file": file,
                "inputs": inputs,
                "prompt": prompt,
                "points_xy": points,
                "coor_point": [row[0][0].tolist() for row in filled],
                "point_labels": [row[1][0].tolist() for row in filled],
                "num_inference_steps": steps,
                "guidance_scale": guidance,
                "checkpoint": checkpoint,
            }
        )

    for i, (prompt, points) in enumerate(config["e2e"]):
        for steps in (1, 4, 28):
            add(
                f"sq{i}_s{steps}",
                f"e2e_steps{steps}.safetensors",
                "sq",
                [prompt],
                [points],
                steps,
                1.0 if steps == 1 else 2.0,
            )
            number += 1
    for prompt, points in config["e2e_ns"]:
        for steps in (1, 4):
            add(
                f"ns{number}_s{steps}",
                f"e2e_steps{steps}.safetensors",
                "ns",
                [prompt],
                [points],
                steps,
                1.0 if steps == 1 else 2.0,
            )
            number += 1
    add("b2_s4", "e2e_steps4.safetensors", "b2", config["e2e_b2"][0], config["e2e_b2"][1], 4, 2.0)
    add(
        "sq_guidance_3p5_s2",
        "e2e_other.safetensors",
        "sq",
        [config["e2e"][0][0]],
        [config["e2e"][0][1]],
        2,
        3.5,
    )
    prompt, points = next(case for case in config["e2e"] if case[1])
    for variant in ("bf16", "partial"):
        add(
            f"sq_{variant}ckpt_s4",
            "e2e_ckpt_variants.safetensors",
            "sq",
            [prompt],
            [points],
            4,
            2.0,
            f"DICEPTION_tiny_{variant}.pth",
        )
    if config["h2048"]:
        add(
            "sq_h2048ckpt_s4",
            "e2e_h2048.safetensors",
            "sq",
            [prompt],
            [points],
            4,
            2.0,
            "DICEPTION_tiny_h2048_bf16.pth",
        )
    return listed


def end_to_end(store, config, run, pictures):
    listed = cases(config)
    store.json(
        "golden/e2e_cases.json",
        {
            "partial_checkpoint": {
                "missing": config["partial_missing"],
                "unexpected": ["unexpected.extra.weight"],
            },
            "cases": listed,
        },
    )
    inputs = {}
    for name, image in pictures.items():
        shape = latent_shape(config, image)
        drawn = {
            part: store.draws.normal(f"{INPUTS}.{name}.{part}", *shape) for part in ("vae_noise", "latents")
        }
        inputs[name] = {"image": image, **drawn}
        for part, tensor in inputs[name].items():
            store.given(INPUTS, f"{name}.{part}", tensor)
    with_points = f"sq{next(i for i, case in enumerate(config['e2e']) if case[1])}_s4"
    nets = {}
    for case in listed:
        large = "h2048" in case["checkpoint"]
        path = store.root / ("../goldens_large" if large else "ckpt") / case["checkpoint"]
        if path not in nets:
            nets[path] = (run.wide if large else run).net(path)
        answer(
            store,
            run.wide if large else run,
            nets[path],
            case,
            inputs[case["inputs"]],
            case["id"] in ("b2_s4", with_points),
        )


def answer(store, run, net, case, given, velocities):
    steps = case["num_inference_steps"]
    file = ("../goldens_large/" if "h2048" in case["file"] else "golden/") + case["file"]
    run.set(net, steps, case["guidance_scale"])
    question = {
        "input_images": run.cast(given["image"]),
        "prompt": case["prompt"],
        "generator": None,
        "coor_point": run.cast(torch.tensor(case["coor_point"])),
        "point_labels": run.cast(torch.tensor(case["point_labels"])),
    }
    with run.precision(), run.draws(given["vae_noise"], given["latents"]), watched(net.scheduler) as seen:
        image = net.eval_fn(question, {})["images"]
    name = case["id"]
    if steps < 28:
        for i, (velocity, latents) in enumerate(seen):
            if i + 1 < steps:
                store.computed(file, f"{name}.latents_after_step{i + 1}", latents)
            if velocities:
                store.computed(file, f"{name}.velocity{i + 1}", velocity)
    store.computed(file, name + ".latents", seen[-1][1])
    store.computed(file, name + ".image", image)

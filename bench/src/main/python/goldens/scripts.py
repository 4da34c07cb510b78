"""Both scripts, from image file to result file."""

import json
import shutil
import types
from pathlib import Path
from unittest import mock

import numpy
import torch
from PIL import Image
from pycocotools import mask as rle

import weights
from whole import latent_shape


def inputs_of_scripts(store, config, pictures):
    """Three photos, and a target of each kind for the first two."""
    folder = store.path("cli/data/img0.png").parent
    sizes = config.get("photos", [(150, 100), (90, 140), (160, 120)])
    for i, ((width, height), source) in enumerate(zip(sizes, pictures)):
        photo = source.crop((40 + 10 * i, 30, 40 + 10 * i + width * 2, 30 + height * 2))
        photo.resize((width, height), Image.BICUBIC).save(folder / f"img{i}.png")
    width, height = sizes[0]
    rows, columns = numpy.mgrid[:height, :width]
    numpy.save(
        folder / "img0_depth.npy", (1 + rows / 20 + 0.3 * numpy.sin(columns / 7)).astype(numpy.float32)
    )
    normals = numpy.stack([columns * 255 // width, rows * 255 // height, 0 * rows + 200], -1).astype(
        numpy.uint8
    )
    Image.fromarray(normals).save(folder / "img0_normal.png")
    discs = [
        (rows - y * height) ** 2 + (columns - x * width) ** 2 < (r * height) ** 2
        for y, x, r in ((0.4, 0.27, 0.33), (0.6, 0.73, 0.27), (0.2, 0.8, 0.15), (0.8, 0.2, 0.16))
    ]
    store.json(
        "cli/data/img0_seg.json",
        {
            "image": {"image_id": 1, "width": width, "height": height, "file_name": "img0.png"},
            "annotations": [
                {"id": i, "area": int(disc.sum()), "segmentation": encoded(disc)}
                for i, disc in enumerate(discs)
            ],
        },
    )
    width, height = sizes[1]
    runs = [30 * height + 20, 60, height - 60, 55]
    counts = [*runs, height * width - sum(runs)]
    store.json(
        "cli/data/img1_sem.json",
        [
            {
                "prompt": config.get("semantic", "traffic light"),
                "segmentation": {"size": [height, width], "counts": counts},
            }
        ],
    )
    return folder


def encoded(picture):
    found = rle.encode(numpy.asfortranarray(picture.astype(numpy.uint8)))
    return {"size": found["size"], "counts": found["counts"].decode()}


def single(store, config, run, folder):
    file, side = "cli/single.safetensors", config["cli_side"]
    shape = latent_shape(config, torch.zeros(1, 3, side, side))
    drawn = {
        name: store.given(file, name, store.draws.normal(f"{file}.{name}", *shape))
        for name in ("latents", "vae_noise")
    }
    seven = [[0.05 + 0.1 * i, 0.9 - 0.1 * i] for i in range(7)]
    listed = []
    net = run.net(store.root / weights.CHECKPOINT)
    for name, image, prompt, points, steps, guidance in (
        ("single_depth", "img0.png", "[[image2depth]]", None, 1, 1.0),
        ("single_normal", "img1.png", "[[image2normal]]", None, 4, 2.0),
        ("single_points", "img2.png", "[[image2segmentation]]", [[0.3, 0.5], [0.7, 0.2]], 4, 2.0),
        ("single_seven_points", "img0.png", "[[image2segmentation]]", seven, 1, 1.0),
    ):
        run.set(net, steps, guidance)
        painted = []

        def watching(inputs):
            answer = net(inputs)
            painted.append((inputs, answer["images"]))
            return answer

        work = store.path(f"work_{run.dtype}/{name}.png").parent
        with run.precision(), run.draws(drawn["vae_noise"], drawn["latents"]):
            written = run.modules["inference"].run_inference(
                watching, str(folder / image), prompt, str(work), 42, points
            )
        question, answer = painted[0]
        store.computed(file, name + ".model_image", answer)
        if run.dtype == torch.float32:
            store.given(file, name + ".coor_point", question["coor_point"])
            store.given(file, name + ".point_labels", question["point_labels"])
            Path(written).rename(store.path(f"cli/single/{name}.png"))
        listed.append(
            {
                "id": name,
                "image": image,
                "prompt": prompt,
                "points_yx": points,
                "steps": steps,
                "guidance": guidance,
                "result": f"single/{name}.png",
            }
        )
        shutil.rmtree(work)
    store.json("cli/single_cases.json", {"side": side, "cases": listed})


BATCH = (
    (
        "batch_depth",
        False,
        [("img0.png", "[[image2depth]]", "img0_depth.npy"), ("img1.png", "[[image2depth]]", None)],
    ),
    ("batch_normal", False, [("img0.png", "[[image2normal]]", "img0_normal.png")]),
    ("batch_seg", False, [("img0.png", "[[image2segmentation]]", "img0_seg.json")]),
    ("batch_semantic", False, [("img1.png", "[[image2semantic]]", "img1_sem.json")]),
    ("batch_seg_all", True, [("img0.png", "[[image2segmentation]]", "img0_seg.json")]),
)


def batch(store, config, run, folder):
    """The authors' collator, render net and save; points and inputs of the run in float32 serve both."""
    file, side = "cli/batch.safetensors", config["cli_side"]
    transforms = run.modules["batch_inference"].transforms
    net = run.net(store.root / weights.CHECKPOINT, 2, 2.0)
    listed = []
    for name, every, rows in BATCH:
        samples = [
            {"input": image, "caption": caption, **({"target": {"path": target}} if target else {})}
            for image, caption, target in rows
        ]
        collate = run.modules["dataset.dataset"].DataCollator_MT_EVAL(
            transforms.Resize([side, side], interpolation=transforms.InterpolationMode.BILINEAR),
            transforms.Normalize([0.5], [0.5]),
            side,
            side,
            str(folder),
            every,
        )
        with mock.patch(
            "random.sample", lambda listed, k: listed[:: max(1, len(listed) // k)][:k]
        ), mock.patch("random.choice", lambda listed: listed[0]):
            inputs = collate(json.loads(json.dumps(samples)))
        shape = latent_shape(config, inputs["input_images"])
        drawn = {
            part: store.draws.normal(f"{file}.{name}.{part}", *shape) for part in ("latents", "vae_noise")
        }
        for part in ("coor_point", "point_labels", *(() if every else ("input_images", "target_images"))):
            if part in inputs:
                store.given(file, f"{name}.{part}", inputs[part])
        for part, tensor in drawn.items():
            store.given(file, f"{name}.{part}", tensor)
        cast = {
            key: run.cast(value) if torch.is_tensor(value) and value.is_floating_point() else value
            for key, value in inputs.items()
        }
        with run.precision(), run.draws(drawn["vae_noise"], drawn["latents"]):
            painted = net.eval_fn(dict(cast, generator=None), {})
        store.computed(file, name + ".model_image", painted["images"])
        results = saved(store, run, name, inputs, painted) if run.dtype == torch.float32 else []
        listed.append(
            {
                "id": name,
                "go_through_all_seg_labels": every,
                "samples": samples,
                "prompt": inputs["prompt"],
                "original_size_wh": inputs["original_size"].tolist(),
                "path": [Path(path).name for path in inputs["path"]],
                "steps": 2,
                "guidance": 2.0,
                "results": results,
            }
        )
    if run.dtype == torch.float32:
        store.json("cli/batch_cases.json", {"side": side, "cases": listed})


def saved(store, run, name, inputs, painted):
    """The script's own files, under names that say the case."""
    work = store.path("work/images/x").parent
    arguments = types.SimpleNamespace(save_path=str(work.parent), save_npy=True)
    run.modules["batch_inference"].save(dict(inputs), painted, arguments, 0)
    results = []
    for path in sorted(work.iterdir()):
        plain = path.name.replace("[", "").replace("]", "").replace(" ", "-")
        target = f"batch/{name}__{plain}"
        path.rename(store.path("cli/" + target))
        results.append({"file": target, "official_name": path.name})
    shutil.rmtree(work.parent)
    return results

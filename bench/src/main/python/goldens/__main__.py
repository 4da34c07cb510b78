"""Makes a folder of reference numbers for the parity tests: see docs/parity.md."""

import argparse
import importlib.metadata
import json
import shutil
import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parent))
import compression  # noqa: E402
import language  # noqa: E402
import network  # noqa: E402
import pictures  # noqa: E402
import schedule  # noqa: E402
import scripts  # noqa: E402
import training  # noqa: E402
import weights  # noqa: E402
import whole  # noqa: E402
from official import Official  # noqa: E402
from store import Store  # noqa: E402

LIBRARIES = (
    "torch",
    "torchvision",
    "diffusers",
    "transformers",
    "tokenizers",
    "sentencepiece",
    "peft",
    "safetensors",
    "numpy",
    "pillow",
    "opencv-python-headless",
    "matplotlib",
    "pycocotools",
    "scikit-image",
)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("out", type=Path, help="folder to make; what it held is deleted")
    options.add_argument(
        "--config", type=Path, required=True, help="config.json of a set, or another of its layout"
    )
    options.add_argument("--official", type=Path, required=True, help="checkout of the authors' repository")
    options.add_argument(
        "--given",
        type=Path,
        required=True,
        help="a set to take from what does not depend on the configuration",
    )
    arguments = options.parse_args()
    torch.set_num_threads(1)
    shutil.rmtree(arguments.out, ignore_errors=True)
    config = json.loads(arguments.config.read_text())
    store = Store(arguments.out, config["seed"])
    store.json("config.json", config)
    make(store, config, arguments.official, arguments.given)


def make(store, config, checkout, given):
    say("folders of weights")
    weights.base_folder(store, config)
    weights.extra(store, config)
    weights.checkpoints(store, config, given)
    say("tokens")
    listed = [case["text"] for case in json.loads((given / "golden/tokens.json").read_text())["cases"]]
    language.tokens(store, listed + config.get("more_texts", []))
    store.json(
        "golden/text_prompts.json",
        {"text": config["text_prompts"], "encode_prompt": config["encode_prompts"]},
    )
    language.buckets(store, config)
    schedule.densities(store)
    schedule.generator(store, config)
    rgb, _ = pictures.photos(config)
    folder = scripts.inputs_of_scripts(store, config, rgb)
    recipes = []
    for dtype in (torch.float32, torch.float64):
        run = Official(checkout, config, store.root, dtype)
        run.wide = Official(checkout, {**config, "point_hidden": 2048}, store.root, dtype)
        recipes.append(precise(store, config, run, folder))
    recipe(store, *recipes)
    say("half precision, for information")
    half = Official(checkout, config, store.root, torch.bfloat16)
    network.points(store, half, "golden/points_bf16_information.safetensors", store.root / weights.CHECKPOINT)
    say("pictures")
    pictures.resized(store, config, pictures.sources(store, config))
    pictures.colours(store, Official(checkout, config, store.root, torch.float32))
    pictures.to_bytes(store)
    for name in ("bad", "coco", "metrics"):
        shutil.copytree(given / name, store.root / name, dirs_exist_ok=True)
    store.flush()
    store.manifest({name: importlib.metadata.version(name) for name in LIBRARIES})


def precise(store, config, run, folder):
    """Everything that is computed in float32 and once more in float64."""
    say(f"{run.dtype}: parts")
    factor = 2 ** (len(config["vae"]["block_out_channels"]) - 1)
    language.text(store, config, run)
    network.points(store, run, "golden/points.safetensors", store.root / weights.CHECKPOINT)
    if config["h2048"]:
        network.points(
            store,
            run.wide,
            "../goldens_large/points_h2048.safetensors",
            store.root / "../goldens_large/DICEPTION_tiny_h2048_bf16.pth",
        )
    network.transformer(store, config, run)
    compression.autoencoders(store, config, run, pictures.sets(config, 6 * factor))
    schedule.schedule(store, config, run)
    pictures.depth_targets(store, run)
    say(f"{run.dtype}: whole")
    whole.end_to_end(store, config, run, pictures.sets(config, 8 * factor))
    scripts.single(store, config, run, folder)
    scripts.batch(store, config, run, folder)
    say(f"{run.dtype}: training")
    return {"all": training.full(store, config, run), "lora": training.lora(store, config, run)}


def recipe(store, single, double):
    for kind in ("all", "lora"):
        single[kind]["losses_f64"] = double[kind]["losses"]
    store.json("golden/train.json", {**single["all"], "lora": single["lora"]})


def say(what):
    print(what, flush=True)


if __name__ == "__main__":
    main()

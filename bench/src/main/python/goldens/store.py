"""What a set consists of: seeded draws, tensors in two precisions, files."""

import hashlib
import json
from pathlib import Path

import torch
from safetensors.torch import save_file

FLOATING = (torch.float32, torch.float64, torch.float16, torch.bfloat16)


class Draws:
    """Random tensors that depend on the set's seed and their name alone, not on the order of the calls."""

    def __init__(self, seed):
        self.seed = seed

    def _generator(self, name):
        digest = hashlib.sha256(f"{self.seed}/{name}".encode()).digest()
        return torch.Generator().manual_seed(int.from_bytes(digest[:7], "little"))

    def normal(self, name, *shape):
        return torch.randn(shape, generator=self._generator(name))

    def uniform(self, name, *shape):
        return torch.rand(shape, generator=self._generator(name))


class Store:
    """Collects the tensors of each file and writes them, with the tolerances that float64 gives."""

    def __init__(self, root, seed):
        self.root = Path(root)
        self.draws = Draws(seed)
        self.tensors = {}  # file -> name -> as it is written
        self.exact = {}  # file -> name -> the same from the run in float64

    def path(self, name):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def json(self, name, value):
        self.path(name).write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n")

    def given(self, file, name, tensor):
        """A tensor that is part of the question; it has no tolerance."""
        self.tensors.setdefault(file, {}).setdefault(name, tensor.detach().clone().contiguous())
        return tensor

    def computed(self, file, name, tensor):
        """A tensor of the answer: called once with float32 and once with float64."""
        tensor = tensor.detach().clone().contiguous()
        side = self.exact if tensor.dtype == torch.float64 else self.tensors
        side.setdefault(file, {})[name] = tensor

    def flush(self):
        for file, tensors in self.tensors.items():
            save_file(tensors, str(self.path(file)))
        self.json(
            "tolerances.json",
            {
                "note": "suggested_atol = max(10 * max_abs, 2e-6 * ref_max): max_abs is the largest deviation"
                " from the same computation in float64, ref_max the largest number there",
                "files": {
                    file: {name: tolerance(self.tensors[file][name], exact) for name, exact in names.items()}
                    for file, names in self.exact.items()
                },
            },
        )

    def manifest(self, versions):
        """sha256 and size of every file, and dtype and shape of every tensor."""
        files = {}
        for path in sorted(self.root.rglob("*")):
            if path.is_file() and path.name != "MANIFEST.json":
                data = path.read_bytes()
                entry = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
                name = path.relative_to(self.root).as_posix()
                if path.suffix == ".safetensors" and not name.startswith("bad/"):
                    entry["tensors"] = header(data)
                files[name] = entry
        self.json("MANIFEST.json", {"versions": versions, "files": files})


def tolerance(tensor, exact):
    deviation = (tensor.double() - exact).abs()
    largest = exact.abs().max().item()
    worst = deviation.max().item()
    return {
        "max_abs": worst,
        "rms": deviation.pow(2).mean().sqrt().item(),
        "ref_max": largest,
        "rel_to_max": worst / largest if largest else 0.0,
        "suggested_atol": max(10 * worst, 2e-6 * largest),
    }


def header(data):
    length = int.from_bytes(data[:8], "little")
    listed = json.loads(data[8 : 8 + length])
    listed.pop("__metadata__", None)
    return {name: [entry["dtype"], entry["shape"]] for name, entry in sorted(listed.items())}

"""The authors' modules, unchanged but for what the set's README lists, in one precision."""

import contextlib
import importlib
import sys
import tempfile
import types
from pathlib import Path
from unittest import mock

import torch
from torch.overrides import TorchFunctionMode

MODULES = ("models", "utils", "dataset", "inference", "batch_inference")
FILES = (
    "models/__init__.py",
    "models/Renderer.py",
    "models/backbone.py",
    "utils/dist.py",
    "utils/files_op.py",
    "utils/logs.py",
    "dataset/dataset.py",
    "inference.py",
    "batch_inference.py",
)


class Double(TorchFunctionMode):
    """Where the libraries ask for float32 in the middle of a computation, float64 goes on in float64."""

    def __torch_function__(self, function, kinds, args=(), kwargs=None):
        kwargs = dict(kwargs or {})
        wide = bool(args) and isinstance(args[0], torch.Tensor) and args[0].dtype == torch.float64
        if function is torch.Tensor.float and wide:
            return args[0]
        if function is torch.Tensor.to and wide:
            args = tuple(torch.float64 if arg is torch.float32 else arg for arg in args)
        if kwargs.get("dtype") is torch.float32 and (wide or function in (torch.arange, torch.softmax)):
            kwargs["dtype"] = torch.float64
        if function is torch.full:  # masks are filled with float64's lowest number
            kwargs.setdefault("dtype", torch.float64)
        answer = function(*args, **kwargs)
        return answer.double() if function is torch.tensor and answer.dtype == torch.float32 else answer


class Official:
    """One precision of the reference over a model folder: ``net(...)`` builds the authors' render net."""

    def __init__(self, checkout, config, root, dtype):
        self.root = Path(root)
        self.dtype = dtype
        width = config["transformer"]["num_attention_heads"] * config["transformer"]["attention_head_dim"]
        name = str(dtype)
        self.changes = {
            "models/Renderer.py": [
                ("'cuda'", "'cpu'"),
                ("torch.bfloat16", name),
                ("self.embed_dim = 1536", f"self.embed_dim = {width}"),
                ("nn.Linear(2048, 2048)", f"nn.Linear(2048, {config['point_hidden']})"),
                ("nn.Linear(2048, self.embed_dim)", f"nn.Linear({config['point_hidden']}, self.embed_dim)"),
            ],
            "utils/dist.py": [(".cuda(non_blocking=True)", ""), ("torch.bfloat16", name)],
            "inference.py": [("768", str(config["cli_side"]))],
        }
        self.modules = self._load(Path(checkout))

    def _load(self, checkout):
        for name in [name for name in sys.modules if name.split(".")[0] in MODULES]:
            del sys.modules[name]
        sys.modules.setdefault("datasets", types.SimpleNamespace(load_dataset=None))
        with tempfile.TemporaryDirectory() as folder:
            for file in FILES:
                text = (checkout / file).read_text()
                for old, new in self.changes.get(file, []):
                    assert old in text, f"{file} has no '{old}': another version of the authors' code"
                    text = text.replace(old, new)
                target = Path(folder) / file
                target.parent.mkdir(exist_ok=True)
                target.write_text(text)
            with mock.patch.object(sys, "path", [folder] + sys.path):
                return {
                    name: importlib.import_module(name)
                    for name in (
                        "models.Renderer",
                        "models.backbone",
                        "dataset.dataset",
                        "inference",
                        "batch_inference",
                    )
                }

    @contextlib.contextmanager
    def precision(self):
        with Double() if self.dtype == torch.float64 else contextlib.nullcontext():
            yield

    def net(self, checkpoint=None, steps=1, guidance=1.0):
        """The render net over the base folder, with a checkpoint laid over it as both scripts do."""
        arguments = types.SimpleNamespace(
            pretrained_model_path=str(self.root / "model"),
            seed=0,
            guidance_scale=guidance,
            num_inference_steps=steps,
        )
        net = self.modules["models.Renderer"].RenderNet(arguments).to("cpu", self.dtype)
        net._progress_bar_config = {"disable": True}
        if checkpoint is not None:
            weights = torch.load(checkpoint, map_location="cpu", weights_only=False)
            for part in ("transformer", "point_embedder", "not_seg_embeddings", "seg_embeddings"):
                getattr(net, part).load_state_dict(weights[part], strict=False)
            net.positional_encoding_gaussian_matrix = weights["positional_encoding_gaussian_matrix"].to(
                self.dtype
            )
        net.set_inference_mode()
        set_timesteps = net.scheduler.set_timesteps

        def outside(*args, **kwargs):  # the schedule is float32 in both precisions, as it is data
            with torch._C.DisableTorchFunction():
                return set_timesteps(*args, **kwargs)

        net.scheduler.set_timesteps = outside
        return net

    def set(self, net, steps, guidance):
        net.args.num_inference_steps, net.args.guidance_scale = steps, guidance

    @contextlib.contextmanager
    def draws(self, vae_noise, latents):
        """The two random draws return recorded tensors."""
        renderer = self.modules["models.Renderer"]
        with mock.patch(
            "diffusers.models.autoencoders.vae.randn_tensor",
            lambda shape, **_: fits(vae_noise, shape).to(self.dtype),
        ), mock.patch.object(
            renderer, "randn_tensor", lambda shape, **_: fits(latents, shape).to(self.dtype)
        ):
            yield

    def cast(self, tensor):
        return tensor.to(self.dtype)


def fits(tensor, shape):
    assert tuple(tensor.shape) == tuple(shape), f"{tuple(tensor.shape)} recorded, {tuple(shape)} drawn"
    return tensor


@contextlib.contextmanager
def watched(scheduler):
    """Yields the list of (velocity, latents) of each step that the scheduler takes meanwhile."""
    seen, step = [], scheduler.step

    def record(velocity, *args, **kwargs):
        result = step(velocity, *args, **kwargs)
        seen.append((velocity, result[0]))
        return result

    with mock.patch.object(scheduler, "step", record):
        yield seen

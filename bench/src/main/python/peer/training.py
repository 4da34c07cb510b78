"""Steps of training in PyTorch: forward, backward and AdamW over float32 weights."""
import numpy
import torch
from diffusers.models.attention import JointTransformerBlock
from safetensors.torch import load_file
from torch.func import functional_call

from stack import Stack, slots, velocity


class Training:
    """Weights in float32; a step computes with copies in the given format, through which gradients flow."""

    def __init__(self, module, dtype, rate):
        self.module, self.dtype = module, dtype
        self.trained = {name: p for name, p in module.named_parameters() if p.requires_grad}
        self.optimizer = torch.optim.AdamW(
            self.trained.values(), rate, betas=(0.9, 0.98), weight_decay=0.01)

    def copies(self):
        return {name: value.to(self.dtype)
                for name, value in [*self.module.named_parameters(), *self.module.named_buffers()]}

    def step(self):
        self.optimizer.zero_grad()
        loss = self.loss()
        loss.backward()
        self.optimizer.step()
        return loss.item()


class BlockTraining(Training):
    """One joint block; the loss is the mean square of what leaves it."""

    def __init__(self, folder, dtype, rate, heads):
        weights = load_file(f"{folder}/weights.safetensors")
        width = weights["norm1.linear.weight"].shape[1]
        block = JointTransformerBlock(width, heads, width // heads, context_pre_only=False)
        block.load_state_dict(weights)
        self.inputs = [torch.from_numpy(numpy.load(f"{folder}/{name}.npy")).to(dtype)
                       for name in ("image", "text", "conditioning")]
        super().__init__(block, dtype, rate)

    def loss(self):
        image, text, conditioning = self.inputs
        text, image = functional_call(self.module, self.copies(), (), dict(
            hidden_states=image, encoder_hidden_states=text, temb=conditioning))
        return image.float().pow(2).mean() + text.float().pow(2).mean()


class ModelTraining(Training):
    """Transformer and point encoder of a model folder on one batch, rectified flow's loss."""

    def __init__(self, model, folder, dtype, rate, prompts):
        stack = Stack(model, torch.float32)
        both = torch.nn.ModuleDict({"transformer": stack.transformer, "points": stack.points})
        both.requires_grad_(True)
        self.photo, self.answer, self.noise, self.sigma = (
            torch.from_numpy(numpy.load(f"{folder}/{name}.npy"))
            for name in ("photo", "answer", "noise", "sigma"))
        self.places = slots([[] for _ in prompts])
        self.text, self.pooled = (part.to(dtype) for part in stack.prompts.of(prompts))
        super().__init__(both, dtype, rate)

    def loss(self):
        sigma = self.sigma.view(-1, 1, 1, 1)
        noisy = ((1 - sigma) * self.answer + sigma * self.noise).to(self.dtype)
        found = functional_call(Path(self.module), {f"both.{k}": v for k, v in self.copies().items()}, (
            noisy, self.photo.to(self.dtype), self.places, self.text, self.pooled, 1000 * self.sigma))
        return (found.float() - (self.noise - self.answer)).pow(2).mean()


class Path(torch.nn.Module):
    """Both modules in one call, so that they can be called over copies of their weights."""

    def __init__(self, both):
        super().__init__()
        self.both = both

    def forward(self, noisy, photo, places, text, pooled, timestep):
        points = self.both["points"](*places)
        return velocity(self.both["transformer"], noisy, photo, points, text, pooled, timestep)

"""Flow-matching loss, gradients and three steps of AdamW, for all weights and for a LoRA."""

import torch
from diffusers import StableDiffusion3Pipeline
from peft import LoraConfig
from peft.utils import get_peft_model_state_dict

import weights
from network import slots

FILE = "golden/train.safetensors"
LORA = "golden/train_lora.safetensors"
TARGETS = ["to_q", "to_k", "to_v", "to_out.0"]
SETTINGS = {"lr": 0.001, "betas": [0.9, 0.999], "weight_decay": 0.01, "eps": 1e-08}


def kept(layers):
    """Parameters whose numbers are stored; of the others the norms are."""
    last = layers - 1
    return [
        "context_embedder.weight",
        "norm_out.linear.weight",
        "pos_embed.proj.bias",
        "pos_embed.proj.weight",
        "proj_out.bias",
        "proj_out.weight",
        "time_text_embed.text_embedder.linear_2.bias",
        "time_text_embed.timestep_embedder.linear_1.weight",
        "transformer_blocks.0.attn.to_add_out.weight",
        "transformer_blocks.0.attn.to_k.bias",
        "transformer_blocks.0.attn.to_q.weight",
        "transformer_blocks.0.ff_context.net.2.weight",
        "transformer_blocks.0.norm1.linear.weight",
        "transformer_blocks.0.norm1_context.linear.bias",
        "transformer_blocks.1.attn.add_k_proj.weight",
        "transformer_blocks.1.ff.net.0.proj.weight",
        f"transformer_blocks.{last}.attn.add_q_proj.weight",
        f"transformer_blocks.{last}.attn.to_out.0.weight",
        f"transformer_blocks.{last}.norm1_context.linear.weight",
    ]


class Inputs:
    """Two samples per step, the same in both precisions."""

    def __init__(self, store, config, run):
        self.run = run
        sizes = config["transformer"]
        draw = store.draws.normal
        shape = (2, sizes["in_channels"], *config["latent_ns"])
        places = [store.draws.uniform(FILE + ".points", 7, 2)[:k].tolist() for k in (2, 5)]
        filled = [slots(row) for row in places]
        self.shared = {
            "prompt_embeds": draw(FILE + ".text", 2, 21, sizes["joint_attention_dim"]),
            "pooled": draw(FILE + ".pooled", 2, sizes["pooled_projection_dim"]),
            "points": torch.cat([row[0] for row in filled]),
            "labels": torch.cat([row[1] for row in filled]),
        }
        self.steps = []
        for step, sigmas in enumerate(config["train_sigmas"]):
            self.steps.append(
                {
                    "sigma": torch.tensor(sigmas),
                    **{
                        name: draw(f"{FILE}.{step}.{name}", *shape)
                        for name in ("x0", "noise", "image_latent")
                    },
                }
            )
            for name, tensor in self.steps[-1].items():
                store.given(FILE, f"step{step}.{name}", tensor)
        for name, tensor in self.shared.items():
            store.given(FILE, name, tensor)

    def noisy(self, step):
        given = {name: self.run.cast(tensor) for name, tensor in self.steps[step].items()}
        sigma = given["sigma"].view(-1, 1, 1, 1)
        return (1 - sigma) * given["x0"] + sigma * given["noise"], given["noise"] - given["x0"]

    def velocity(self, net, step):
        """The answer to a step's noisy latents, and the point tokens on the way."""
        cast = self.run.cast
        tokens = net.get_positional_encoding(cast(self.shared["points"]), cast(self.shared["labels"]))
        if tokens.requires_grad:
            tokens.retain_grad()
        answer = net.transformer(
            hidden_states=self.noisy(step)[0],
            add_hidden_states=cast(self.steps[step]["image_latent"]),
            point_embeds=tokens,
            encoder_hidden_states=cast(self.shared["prompt_embeds"]),
            pooled_projections=cast(self.shared["pooled"]),
            timestep=1000 * self.steps[step]["sigma"],
            return_dict=False,
        )[0]
        return answer, tokens


def base(store, run):
    """The base folder's transformer with the checkpoint's point encoder."""
    net = run.net(store.root / weights.CHECKPOINT)
    net.transformer.load_state_dict(run.net().transformer.state_dict())
    net.transformer.requires_grad_(True)
    torch.nn.Module.train(net.transformer, True)
    return net


def descend(inputs, net, parameters, first):
    """All steps; ``first`` sees the answer and the gradients of the first one."""
    adam = torch.optim.AdamW(
        parameters,
        lr=SETTINGS["lr"],
        betas=SETTINGS["betas"],
        eps=SETTINGS["eps"],
        weight_decay=SETTINGS["weight_decay"],
    )
    losses = []
    for step in range(len(inputs.steps)):
        adam.zero_grad()
        answer, tokens = inputs.velocity(net, step)
        loss = (answer - inputs.noisy(step)[1]).pow(2).mean()
        loss.backward()
        losses.append(loss.item())
        if step == 0:
            first(answer, tokens, loss)
        adam.step()
    return losses


def full(store, config, run):
    """Returns what belongs into train.json."""
    inputs = Inputs(store, config, run)
    net = base(store, run)
    points = {"point_embedder." + name: tensor for name, tensor in net.point_embedder.named_parameters()}
    points.update(
        {f"{name}.weight": getattr(net, name).weight for name in ("not_seg_embeddings", "seg_embeddings")}
    )
    for tensor in points.values():
        tensor.requires_grad_(True)
    named = dict(net.transformer.named_parameters())
    wanted = kept(config["transformer"]["num_layers"])
    norms = {}

    def first(answer, tokens, loss):
        store.computed(FILE, "step0.x_t", inputs.noisy(0)[0])
        store.computed(FILE, "step0.velocity", answer)
        store.computed(FILE, "step0.loss", loss.view(1))
        store.computed(FILE, "grad.point_embeds", tokens.grad)
        for name in (
            "point_embedder.0.bias",
            "point_embedder.2.weight",
            "not_seg_embeddings.weight",
            "seg_embeddings.weight",
        ):
            store.computed(FILE, "grad." + name, points[name].grad)
        for name, tensor in named.items():
            norms[name] = tensor.grad.double().norm().item()
            if name in wanted:
                store.computed(FILE, "grad." + name, tensor.grad)

    with run.precision():
        losses = descend(inputs, net, named.values(), first)
        store.computed(FILE, "losses", run.cast(torch.tensor(losses, dtype=torch.float64)))
        for name in wanted:
            store.computed(FILE, "after3." + name, named[name])
        with torch.no_grad():
            store.computed(FILE, "after3.velocity_step0_inputs", inputs.velocity(net, 0)[0])
    return {
        **SETTINGS,
        "losses": losses,
        "grad_l2_norm": norms,
        "after3_l2_norm": {name: tensor.detach().double().norm().item() for name, tensor in named.items()},
    }


def lora(store, config, run):
    """The same steps for a LoRA beside the frozen transformer; its files are what diffusers writes."""
    rank, alpha = config["lora"]["rank"], config["lora"]["alpha"]
    inputs = Inputs(store, config, run)
    net = base(store, run)
    net.transformer.requires_grad_(False)
    net.transformer.add_adapter(LoraConfig(r=rank, lora_alpha=alpha, target_modules=TARGETS))
    trained = {}
    for name, tensor in net.transformer.named_parameters():
        if "lora_" in name:
            short = name.replace(".default", "")
            size = 1 / tensor.shape[1] ** 0.5 if "lora_A" in name else 0.05
            tensor.data = run.cast(store.draws.normal("lora." + short, *tensor.shape) * size)
            trained[short] = tensor.requires_grad_(True)

    def write(name):
        if run.dtype == torch.float32:
            StableDiffusion3Pipeline.save_lora_weights(
                store.root / "lora" / name, transformer_lora_layers=get_peft_model_state_dict(net.transformer)
            )

    def first(answer, tokens, loss):
        store.computed(LORA, "init.velocity", answer)
        for name, tensor in trained.items():
            store.computed(LORA, "grad." + name, tensor.grad)

    write("init")
    with run.precision():
        losses = descend(inputs, net, trained.values(), first)
        store.computed(LORA, "losses", run.cast(torch.tensor(losses, dtype=torch.float64)))
        for name, tensor in trained.items():
            store.computed(LORA, "after3." + name, tensor)
        with torch.no_grad():
            store.computed(LORA, "after3.velocity", inputs.velocity(net, 0)[0])
    write("after3")
    modules = sorted({name.rsplit(".lora_", 1)[0] for name in trained})
    return {
        "rank": rank,
        "alpha": alpha,
        "scale": alpha / rank,
        "target_modules": TARGETS,
        "losses": losses,
        "modules": modules,
    }

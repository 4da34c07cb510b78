"""Points and the transformer, layer by layer."""

import numpy
import torch

import weights

POINTS = [
    [0.4665, 0.2189],
    [0.1791, 0.7298, 0.8021, 0.4354],
    [0.7455, 0.1326, 0.3202, 0.4562, 0.6321, 0.9522],
    [0.9739, 0.59, 0.2057, 0.8689, 0.2555, 0.1042, 0.5363, 0.1533],
    [0.1417, 0.9533, 0.3822, 0.3375, 0.8956, 0.6378, 0.4407, 0.4691, 0.8376, 0.5033],
]

TIMES = torch.tensor([0, 1, 2.9940121, 8.9285717, 250.5, 499.99899, 713.42028, 964.91229, 1000])


def slots(listed):
    """Up to five x, y as the network takes them: (1, 5, 2) and labels (1, 5, 1)."""
    points, labels = torch.zeros(1, 5, 2), torch.zeros(1, 5, 1)
    for i, point in enumerate(listed[:5]):
        points[0, i] = torch.tensor(point)
        labels[0, i] = 1
    return points, labels


def points(store, run, file, checkpoint):
    net = run.net(checkpoint)
    cases = [slots([])] + [slots(numpy.reshape(flat, (-1, 2)).tolist()) for flat in POINTS]
    corners, labels = slots([[0, 0], [1, 1], [0, 1], [1, 0], [0.5, 0.5]])
    labels[0, 3] = 0
    cases.append((corners, labels))
    cases.append(tuple(torch.cat([cases[i][half] for i in (2, 4, 0)]) for half in (0, 1)))
    features = []
    hook = net.point_embedder.register_forward_pre_hook(lambda _, given: features.append(given[0]))
    with torch.no_grad(), run.precision():
        for i, (places, used) in enumerate(cases):
            embeds = net.get_positional_encoding(run.cast(places), run.cast(used))
            if run.dtype == torch.bfloat16:
                store.given(file, f"{i}.embeds", embeds.float())
                continue
            store.given(file, f"{i}.points", places)
            store.given(file, f"{i}.labels", used)
            store.computed(file, f"{i}.embeds", embeds)
            if i == 5:
                store.computed(file, "5.fourier", features[-1])
    hook.remove()


def transformer(store, config, run):
    """Every layer's answer to the inputs ``main``, and the answers to those of other shapes."""
    file = "golden/transformer.safetensors"
    net = run.net().transformer
    sizes = config["transformer"]
    channels, width = sizes["in_channels"], net.inner_dim
    shapes = {
        "main": (1, config["latent_sq"], 333, [713.42028]),
        "b2_square": (2, config["latent_sq"], 19, [1000.0, 8.9286]),
        "b1_nonsquare": (1, config["latent_ns"], 23, [333.25]),
        "b2_nonsquare_tall": (2, config["latent_ns"][::-1], 7, [1000.0, 8.9286]),
    }
    inputs = {}
    for case, (batch, size, length, times) in shapes.items():
        shape = {
            "hidden": (batch, channels, *size),
            "add": (batch, channels, *size),
            "text": (batch, length, sizes["joint_attention_dim"]),
            "points": (batch, 5, width),
            "pooled": (batch, sizes["pooled_projection_dim"]),
        }
        inputs[case] = {
            name: store.given(file, f"{case}.{name}", store.draws.normal(f"{file}.{case}.{name}", *size))
            for name, size in shape.items()
        }
        inputs[case]["timestep"] = store.given(file, case + ".timestep", torch.tensor(times))
    with torch.no_grad(), run.precision():
        for case, given in inputs.items():
            with Traced(net) as seen:
                store.computed(file, case + ".out", velocity(run, net, given))
            if case == "main":
                for name, tensor in seen.items():
                    store.computed(file, name, tensor)
        given = dict(inputs["b1_nonsquare"], add=None)
        store.computed(file, "no_add.out", velocity(run, net, given))
        for case in ("main", "b1_nonsquare"):
            store.computed(file, "patch_embed." + case, net.pos_embed(run.cast(inputs[case]["hidden"])))
        for rows, columns in config["pos_sizes"]:
            store.computed(
                file, f"pos_embed.{rows}x{columns}", net.pos_embed.cropped_pos_embed(rows, columns)
            )
        conditioning(store, file, run, net)
        base = run.net(store.root / weights.CHECKPOINT).transformer
        store.computed(file, "main.out_with_ckpt_weights", velocity(run, base, inputs["main"]))


def velocity(run, net, given):
    given = {
        name: None if tensor is None else tensor if name == "timestep" else run.cast(tensor)
        for name, tensor in given.items()
    }
    return net(
        hidden_states=given["hidden"],
        add_hidden_states=given["add"],
        point_embeds=given["points"],
        encoder_hidden_states=given["text"],
        pooled_projections=given["pooled"],
        timestep=given["timestep"],
        return_dict=False,
    )[0]


def conditioning(store, file, run, net):
    pooled = store.draws.normal(file + ".time.pooled", len(TIMES), net.config.pooled_projection_dim)
    store.given(file, "time.t", TIMES)
    store.given(file, "time.pooled", pooled)
    embed = net.time_text_embed
    sinusoid = embed.time_proj(TIMES)
    store.computed(file, "time.sinusoid", sinusoid)
    store.computed(file, "time.timestep_embedder", embed.timestep_embedder(run.cast(sinusoid)))
    store.computed(file, "time.text_embedder", embed.text_embedder(run.cast(pooled)))
    store.computed(file, "time.time_text_embed", embed(TIMES, run.cast(pooled)))


class Traced:
    """What the modules answer meanwhile, by the names of the file."""

    def __init__(self, net):
        layers = len(net.transformer_blocks)
        self.seen, self.hooks = {}, []
        self.watch(net.time_text_embed, "temb")
        self.watch(net.context_embedder, "context_embedder")
        self.watch(net.norm_out, "norm_out")
        self.watch(net.proj_out, "proj_out")
        for i, block in enumerate(net.transformer_blocks):
            name = f"block.{i}."
            last = i == layers - 1
            self.watch(block, *([None] if last else [name + "context"]), name + "hidden")
            if i in (0, layers - 1):
                self.inside(block, name, last)

    def inside(self, block, name, last):
        norms = ("norm", "gate_msa", "shift_mlp", "scale_mlp", "gate_mlp")
        self.watch(block.norm1, *(f"{name}norm1.{part}" for part in norms))
        self.watch(
            block.norm1_context, *(f"{name}norm1_context.{part}" for part in (norms[:1] if last else norms))
        )
        self.watch(block.attn, name + "attn.hidden", *([] if last else [name + "attn.context"]))
        self.watch(block.ff, name + "ff")
        if not last:
            self.watch(block.ff_context, name + "ff_context")

    def watch(self, module, *names):
        def keep(_, __, answer):
            for name, tensor in zip(names, answer if isinstance(answer, tuple) else (answer,)):
                if name is not None:
                    self.seen[name] = tensor

        self.hooks.append(module.register_forward_hook(keep))

    def __enter__(self):
        return self.seen

    def __exit__(self, *_):
        for hook in self.hooks:
            hook.remove()

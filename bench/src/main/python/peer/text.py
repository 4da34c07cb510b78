"""The official stack's text encoders with random weights: their size and arithmetic, not their words."""
import torch
from transformers import CLIPTextConfig, CLIPTextModelWithProjection, T5Config, T5EncoderModel

CLIP_TOKENS, T5_TOKENS = 77, 256
CLIP_L = dict(hidden_size=768, intermediate_size=3072, num_hidden_layers=12, num_attention_heads=12,
              projection_dim=768)
CLIP_G = dict(hidden_size=1280, intermediate_size=5120, num_hidden_layers=32, num_attention_heads=20,
              projection_dim=1280, hidden_act="gelu")
T5_XXL = dict(d_model=4096, d_ff=10240, d_kv=64, num_heads=64, num_layers=24, feed_forward_proj="gated-gelu")


class TextEncoders:
    def __init__(self, dtype):
        self.clips = [made(CLIPTextModelWithProjection, CLIPTextConfig(**size), dtype)
                      for size in (CLIP_L, CLIP_G)]
        self.t5 = made(T5EncoderModel, T5Config(**T5_XXL), dtype)

    def encode(self):
        """Renderer.encode_prompt for one prompt: (1, 77 + 256, 4096)."""
        tokens = torch.ones(1, CLIP_TOKENS, dtype=torch.long)
        clips = [clip(tokens, output_hidden_states=True).hidden_states[-2] for clip in self.clips]
        long = self.t5(torch.ones(1, T5_TOKENS, dtype=torch.long))[0]
        joined = torch.cat(clips, -1)
        return torch.cat([torch.nn.functional.pad(joined, (0, long.shape[-1] - joined.shape[-1])), long], 1)


def made(kind, config, dtype):
    """Allocated once, in its format, since float32 first would not fit the machine."""
    before = torch.get_default_dtype()
    torch.set_default_dtype(dtype)
    with torch.device("meta"):
        module = kind(config)
    torch.set_default_dtype(before)
    module.to_empty(device="cpu")
    for parameter in module.parameters():
        parameter.data.normal_(0, 0.02)
    for name, buffer in module.named_buffers():
        if name.endswith("position_ids"):
            buffer.copy_(torch.arange(buffer.shape[-1]).expand(buffer.shape))
    return module.eval().requires_grad_(False)

"""The embedded model's autoencoder, org.diception.vae.PatchAutoencoder, as modules of PyTorch."""
from torch.nn import Conv2d, Module, ModuleList, PixelShuffle, PixelUnshuffle
from torch.nn.functional import relu

PATCH = 4
COLOURS = 3 * PATCH * PATCH
DILATIONS = (1, 2, 4)


def conv(inputs, outputs, stride=1, dilation=1):
    return Conv2d(inputs, outputs, 3, stride, dilation, dilation)


class Block(Module):
    def __init__(self, width, dilation=1):
        super().__init__()
        self.conv1, self.conv2 = conv(width, width, dilation=dilation), conv(width, width)

    def forward(self, x):
        return x + self.conv2(relu(self.conv1(relu(x))))


def farther(width, count):
    return ModuleList(Block(width, DILATIONS[i % 3]) for i in range(count))


class Context(Module):
    def __init__(self, width, inner, blocks):
        super().__init__()
        self.down, self.blocks = conv(width, inner, stride=2), farther(inner, blocks)
        self.up, self.shuffle = Conv2d(inner, 4 * width, 1), PixelShuffle(2)

    def forward(self, x):
        wide = self.shuffle(self.up(relu(through(self.blocks, self.down(relu(x))))))
        return x + wide[:, :, :x.shape[2], :x.shape[3]]


def through(blocks, x):
    for block in blocks:
        x = block(x)
    return x


class Encoder(Module):
    def __init__(self, latent, width, deep, blocks, deep_blocks, context, context_blocks):
        super().__init__()
        self.patches, self.conv_in = PixelUnshuffle(PATCH), conv(COLOURS, width)
        self.blocks = ModuleList(Block(width) for _ in range(blocks))
        self.down, self.deep_blocks = conv(width, deep, stride=2), farther(deep, deep_blocks)
        self.context, self.merge = Context(deep, context, context_blocks), Block(deep)
        self.conv_out = conv(deep, latent)

    def forward(self, x):
        x = self.down(through(self.blocks, self.conv_in(self.patches(x))))
        x = self.merge(self.context(through(self.deep_blocks, x)))
        return self.conv_out(relu(x))


class Decoder(Module):
    def __init__(self, latent, width, deep, blocks, deep_blocks):
        super().__init__()
        self.conv_in = conv(latent, deep)
        self.deep_blocks = ModuleList(Block(deep) for _ in range(deep_blocks))
        self.up, self.shuffle = Conv2d(deep, 4 * width, 1), PixelShuffle(2)
        self.blocks = ModuleList(Block(width) for _ in range(blocks))
        self.conv_out, self.pixels = conv(width, COLOURS), PixelShuffle(PATCH)

    def forward(self, x):
        x = self.shuffle(self.up(through(self.deep_blocks, self.conv_in(x))))
        return self.pixels(self.conv_out(relu(through(self.blocks, x))))


class PatchAutoencoder(Module):
    def __init__(self, latent_channels, width, deep_width, blocks, deep_blocks, context_width,
                 context_blocks):
        super().__init__()
        self.encoder = Encoder(
            latent_channels, width, deep_width, blocks, deep_blocks, context_width, context_blocks)
        self.post_quant_conv = Conv2d(latent_channels, latent_channels, 1)
        self.decoder = Decoder(latent_channels, width, deep_width, blocks, deep_blocks)

    def encode(self, image):
        return self.encoder(image)

    def decode(self, latents):
        return self.decoder(self.post_quant_conv(latents))

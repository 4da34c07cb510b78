"""Decoding, resizing, colours and bytes, by Pillow, OpenCV, torchvision and matplotlib; targets of depth."""

import struct
import zlib

import cv2
import matplotlib
import numpy
import torch
import torchvision.transforms as transforms
from PIL import Image
from skimage import data

BILINEAR = transforms.InterpolationMode.BILINEAR


def photos(config):
    def read(name, mode):
        photo = Image.open(f"{data.__path__[0]}/{name}").convert(mode)
        photo.info.clear()  # no colour profiles
        return photo

    return [read(name, "RGB") for name in config["images"]["rgb"]], read(config["images"]["grey"], "L")


def normalised(photo, side):
    """(1, 3, H, W) in [-1, 1]."""
    height, width = side
    resized = photo.resize((width, height), Image.LANCZOS)
    return (transforms.ToTensor()(resized) - 0.5).mul(2)[None]


def sets(config, small):
    """The recorded pictures: square, not square, and two at once of a smaller side."""
    rgb, _ = photos(config)
    side = config["side"]
    both = torch.cat([normalised(photo, (small, small)) for photo in rgb[1:3]])
    return {"sq": normalised(rgb[0], (side, side)), "ns": normalised(rgb[1], config["nonsquare"]), "b2": both}


def sources(store, config):
    """Files of every kind that people have."""
    rgb, grey = photos(config)
    folder = store.path("images/src/rgb.png").parent
    at = config["seed"] % 40

    def cut(photo, width, height):
        return photo.crop((at, at, at + 2 * width, at + 2 * height)).resize((width, height), Image.BICUBIC)

    first, second = cut(rgb[0], 170, 135), cut(rgb[1], 130, 140)
    first.save(folder / "rgb.png")
    cut(grey, 101, 77).save(folder / "grey.png")
    cut(grey, 101, 77).save(folder / "grey.jpg", quality=88)
    second.save(folder / "rgb_420.jpg", quality=90, subsampling=2)
    cut(rgb[2], 160, 120).save(
        folder / "rgb_444_progressive.jpg", quality=92, subsampling=0, progressive=True
    )
    second.convert("CMYK").save(folder / "cmyk.jpg", quality=90)
    for turn, (width, height) in ((3, (64, 50)), (6, (160, 120))):
        exif = Image.Exif()
        exif[0x0112] = turn
        cut(rgb[2], width, height).save(folder / f"exif_orientation{turn}.jpg", quality=90, exif=exif)
    soft = cut(grey, 85, 68)
    alpha = cut(rgb[0], 85, 68)
    alpha.putalpha(soft)
    alpha.save(folder / "rgba.png")
    veiled = cut(grey, 50, 40)
    veiled.putalpha(cut(grey, 50, 40).rotate(180))
    veiled.save(folder / "grey_alpha.png")
    palette = cut(rgb[1], 80, 60).quantize(40)
    palette.save(folder / "palette_alpha.png", transparency=bytes(range(0, 240, 6)))
    cut(grey, 60, 44).point(lambda value: 255 * (value > 110)).convert("1").save(folder / "bilevel.png")
    Image.fromarray(numpy.asarray(first)[5:6, 7:8]).save(folder / "one_pixel.png")
    cells = (numpy.add.outer(numpy.arange(97) // 3, numpy.arange(131) // 3) % 2 * 255).astype(numpy.uint8)
    Image.fromarray(numpy.stack([cells, 255 - cells, cells], -1)).save(folder / "checker.png")
    cut(rgb[0], 225, 150).resize((3000, 20), Image.BICUBIC).save(folder / "strip_3000x20.png")
    cut(rgb[0], 150, 225).resize((7, 900), Image.BICUBIC).save(folder / "strip_7x900.png")
    wide = numpy.asarray(cut(grey, 90, 70), numpy.uint16) * 257 + numpy.arange(90, dtype=numpy.uint16)[None]
    cv2.imwrite(str(folder / "grey16.png"), wide.clip(0, 65535).astype(numpy.uint16))
    deep = numpy.asarray(cut(rgb[1], 90, 70), numpy.uint16) * 257
    cv2.imwrite(str(folder / "rgb16.png"), deep)
    interlaced(numpy.asarray(cut(rgb[1], 45, 37)), folder / "interlaced.png")
    return folder


def interlaced(pixels, path):
    """A PNG in Adam7's seven passes, which Pillow cannot write."""
    height, width, _ = pixels.shape
    body = b""
    for y, x, dy, dx in (
        (0, 0, 8, 8),
        (0, 4, 8, 8),
        (4, 0, 8, 4),
        (0, 2, 4, 4),
        (2, 0, 4, 2),
        (0, 1, 2, 2),
        (1, 0, 2, 1),
    ):
        for row in pixels[y::dy, x::dx]:
            body += b"\0" + row.tobytes() if len(row) else b""

    def chunk(kind, content):
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 1)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(body))
        + chunk(b"IEND", b"")
    )


def decoded(path):
    colours = cv2.imread(str(path))
    return cv2.cvtColor(colours, cv2.COLOR_BGR2RGB)


def resized(store, config, folder):
    """What the two scripts' libraries make of each file."""
    side, listed = config["side"], []
    for path in sorted(folder.iterdir()):
        name = path.name.replace(".", "_") + ".png"
        opened = Image.open(path)
        pil, theirs = opened.convert("RGB"), decoded(path)
        small = pil.resize((side, side), Image.LANCZOS)
        for where, picture in (
            ("decoded_pil", pil),
            (f"lanczos_{side}", small),
            ("back_lanczos", small.resize(pil.size, Image.LANCZOS)),
            ("back_bicubic", small.resize(pil.size)),
        ):
            picture.save(store.path(f"images/{where}/{name}"))
        entry = {
            "file": path.name,
            "mode": opened.mode,
            "size_wh": list(opened.size),
            "exif_orientation": opened.getexif().get(0x0112),
            "cv2_shape_hw": list(theirs.shape[:2]),
        }
        if theirs.shape != numpy.asarray(pil).shape or (theirs != numpy.asarray(pil)).any():
            entry["decoded_cv2"] = True
            Image.fromarray(theirs).save(store.path(f"images/decoded_cv2/{name}"))
        listed.append(entry)
        sizes = [(40, 40)]
        sizes += [(side, side)] if path.name in ("rgb.png", "exif_orientation6.jpg") else []
        sizes += [(220, 40), (30, 200)] if path.name == "rgb.png" else []
        for size in sizes:
            bilinear(
                store,
                f"{path.name}.bilinear_aa_{size[0]}" + (f"x{size[1]}" if size[0] != size[1] else ""),
                theirs,
                size,
            )
    store.given(
        "images/bilinear.safetensors",
        f"rgb.png.lanczos_{side}_normalised",
        normalised(Image.open(folder / "rgb.png"), (side, side))[0],
    )
    store.json("images/images.json", {"images": listed})


def bilinear(store, name, pixels, size):
    resize = transforms.Resize(list(size), interpolation=BILINEAR)
    for dtype in (torch.float32, torch.float64):
        store.computed(
            "images/bilinear.safetensors",
            name,
            resize(torch.tensor(pixels, dtype=dtype).permute(2, 0, 1) / 255),
        )


def colours(store, official):
    """The scripts' picture of depth: edges of the table's entries in the middle rows."""
    file = "images/colormap.safetensors"
    ramp = torch.cat([torch.arange(257) / 256, torch.tensor([-1.0, 2, 0.5, -1e-7, 1 + 1e-6, 0.25, 0.75])])
    below, above = (torch.nextafter(ramp, torch.tensor(end)) for end in (-9.0, 9.0))
    rows = [
        store.draws.uniform(file, 3, 264),
        torch.stack([ramp, below, above]),
        store.draws.normal(file + ".wild", 4, 264),
    ]
    depth = torch.cat(rows)[None].repeat(3, 1, 1)
    depth[:, 8:] += 0.2 * store.draws.normal(file + ".apart", 3, 2, 264)
    coloured = official.modules["batch_inference"].colorize_depth_maps(depth, 0, 1).squeeze()
    store.given(file, "depth", depth)
    store.given(file, "colored", torch.tensor(coloured).float())
    store.given(file, "colored_f64", torch.tensor(coloured).double())
    store.given(file, "colored_u8", torch.tensor((coloured * 255).astype(numpy.uint8)))
    table = matplotlib.colormaps["Spectral"](numpy.arange(256))[:, :3]
    store.given(file, "lut_f64", torch.tensor(table))


def to_bytes(store):
    file = "images/to_u8.safetensors"
    x = store.draws.uniform(file, 3, 20, 30)
    x[:, :4] = torch.arange(360).view(3, 4, 30) / 360
    store.given(file, "x", x)
    for name, rounded in (("single", x), ("batch", x.to(torch.float16))):
        picture = (x.clamp(0, 1) * 255).byte() if name == "single" else rounded.mul(255).byte()
        store.given(file, name + "_u8_hwc", picture.permute(1, 2, 0))


def depth_targets(store, run):
    """The collator's targets; where a depth is zero it gives not-a-number, for which there is no answer."""
    file = "golden/depth_target.safetensors"
    rows, columns = torch.meshgrid(torch.arange(33.0), torch.arange(47.0), indexing="ij")
    smooth = 1 + rows / 8 + torch.sin(columns / 5).mul(0.6)
    outliers = (0.1 + 9 * store.draws.uniform(file, 33, 47)) ** 1.1
    outliers[0, :3] = torch.tensor([0.01, 80, 200])
    cases = {
        "smooth": smooth,
        "outliers": outliers,
        "two_values": 2.0 + 3.0 * (columns > 20),
        "with_zero": smooth - smooth.min(),
    }
    picture = store.path("work/photo.png")
    Image.new("RGB", (47, 33)).save(picture)
    collate = run.modules["dataset.dataset"].DataCollator_MT_EVAL(
        transforms.Resize([32, 32], interpolation=BILINEAR),
        transforms.Normalize([0.5], [0.5]),
        32,
        32,
        str(picture.parent),
    )
    listed = {}
    for name, depth in cases.items():
        store.given(file, name + ".depth", depth)
        numpy.save(picture.parent / "depth.npy", depth.numpy())
        sample = {"input": "photo.png", "caption": "[[image2depth]]", "target": {"path": "depth.npy"}}
        with run.precision():
            found = collate.process_example(sample)
            target = found["target"]
        listed[name] = {"target_has_nan": bool(target.isnan().any())}
        if name != "with_zero":
            store.computed(file, name + ".target", target)
            if run.dtype == torch.float32:
                shrunk = collate.process(found["input"], target, True)[1]
                store.given(file, name + ".target_resized_normalised_32x32", shrunk)
    store.json("golden/depth_target.json", {"cases": listed})
    for path in picture.parent.iterdir():
        path.unlink()
    picture.parent.rmdir()

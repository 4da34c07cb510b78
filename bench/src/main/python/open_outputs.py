"""Opens every file that predict wrote into a folder with the libraries that people read such files with.

    ./diception predict examples/*.jpg --format all --samples 3 -o out/
    pip install numpy pillow pycocotools plyfile trimesh
    python bench/src/main/python/open_outputs.py out/

Compares the files of an answer with each other: run lengths, polygons, masks, label maps and panoptic ids must
say the same about every pixel. Ends with an assertion where they do not.
"""
import contextlib
import glob
import io
import json
import os
import sys

import numpy as np
import plyfile
import trimesh
from PIL import Image
from pycocotools import mask as rle
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

MODES = {"picture": "RGB", "overlay": "RGB", "contours": "RGB", "panoptic": "RGB", "masks": "L",
         "cutouts": "RGBA", "labels": "I;16"}


def quiet():
    return contextlib.redirect_stdout(io.StringIO())


def picture(path, form, size):
    image = Image.open(path)
    image.load()
    if form in MODES:
        assert image.mode == MODES[form], (path, image.mode)
        assert form == "cutouts" or image.size == size, (path, image.size)
    if form == "masks":
        assert set(np.unique(np.array(image))) <= {0, 255}, path


def array(path):
    numbers = np.load(path)
    assert numbers.dtype == np.float32 and np.isfinite(numbers).all(), path


def cloud(path):
    points = plyfile.PlyData.read(path)["vertex"]
    normals = np.stack([points["nx"], points["ny"], points["nz"]], 1)
    assert points.count > 0 and (points["z"] < 0).all(), path
    assert np.allclose(np.linalg.norm(normals, axis=1), 1, atol=1e-3), path
    assert len(trimesh.load(path).vertices) == points.count, path


def objects(base, files):
    """All formats of masks say the same."""
    results = json.load(open(base + ".coco.json"))
    records = json.load(open(base + ".amg.json"))
    labels = np.array(Image.open(base + ".labels.png")).astype(int)
    with quiet():
        polygons = COCO(base + ".polygons.json")
    masks = [os.path.join(os.path.dirname(base), f["file"]) for f in files if f["format"] == "masks"]
    for result, record, polygon, path in zip(results, records, polygons.dataset["annotations"], masks):
        mask = rle.decode(result["segmentation"]).astype(bool)
        assert mask.shape == labels.shape and mask.sum() == record["area"] == polygon["area"], base
        assert list(rle.toBbox(result["segmentation"])) == record["bbox"] == polygon["bbox"], base
        assert ((np.array(Image.open(path)) > 0) == mask).all(), path
        filled = polygons.annToMask(polygon).astype(bool)
        iou = (filled & mask).sum() / (filled | mask).sum()
        assert polygon["polygon_iou"] <= iou + 1e-9 < polygon["polygon_iou"] + 0.0011, (base, iou)
    panoptic(base, labels)
    if results:
        with quiet():
            evaluation = COCOeval(polygons, polygons.loadRes(base + ".coco.json"), "segm")
            evaluation.evaluate()
            evaluation.accumulate()
            evaluation.summarize()
    return len(results)


def panoptic(base, labels):
    rgb = np.array(Image.open(base + ".panoptic.png")).astype(int)
    ids = rgb[..., 0] + 256 * rgb[..., 1] + 65536 * rgb[..., 2]
    segments = json.load(open(base + ".panoptic.json"))["annotations"][0]["segments_info"]
    assert set(np.unique(ids)) - {0} == {s["id"] for s in segments}, base
    assert ((ids > 0) == (labels > 0)).all(), base
    for segment in segments:
        rows, columns = np.where(ids == segment["id"])
        assert len(rows) == segment["area"], base
        assert segment["bbox"] == [columns.min(), rows.min(), np.ptp(columns) + 1, np.ptp(rows) + 1], base


def people(base, count):
    results = json.load(open(base + ".coco.json"))
    assert len(results) == count and all(len(one["keypoints"]) == 51 for one in results), base


def main(folder):
    opened = masks = 0
    for meta in sorted(glob.glob(folder + "/*.meta.json")):
        note = json.load(open(meta))
        if "outputs" not in note:
            continue
        base = meta[:-len(".meta.json")]
        size = note["photo"]["width"], note["photo"]["height"]
        for file in note["files"]:
            path = os.path.join(folder, file["file"])
            opened += 1
            if path.endswith(".png"):
                picture(path, file["format"], size)
            elif path.endswith(".npy"):
                array(path)
            elif path.endswith(".ply"):
                cloud(path)
            else:
                json.load(open(path))
        formats = {file["format"] for file in note["files"]}
        if {"coco", "amg", "labels", "polygons", "panoptic"} <= formats:
            masks += objects(base, note["files"])
        if "people" in note and "coco" in formats:
            people(base, len(note["people"]))
    print(f"{opened} files opened, {masks} masks equal in all formats")


if __name__ == "__main__":
    main(sys.argv[1])

"""Diception as an AI agent function of CVAT Online and Enterprise: asks ./diception serve, which may be on this machine only.

    pip install cvat-cli
    cvat-cli function create-native Diception --function-file examples/cvat/agent.py
    cvat-cli function run-agent ID --function-file examples/cvat/agent.py

-p url=str:http://host:9090 names another server; the variable DICEPTION_TOKEN has its token."""
import base64
import io
import json
import os
import urllib.error
import urllib.request

import cvat_sdk.auto_annotation as cvataa
import cvat_sdk.masks
import numpy as np


class Diception:
    spec = cvataa.InteractionFunctionSpec(min_pos_points=0, min_neg_points=0, min_bounding_boxes=0)

    def __init__(self, url):
        self._url = url.rstrip("/") + "/api/function_invocations"

    def preprocess_image(self, context, image):
        png = io.BytesIO()
        image.convert("RGB").save(png, "PNG")
        return base64.b64encode(png.getvalue()).decode()  # the same text for each click, so that the server knows it

    def detect(self, context, pp_image, prompts):
        mask = np.array(self._ask({
            "image": pp_image,
            "pos_points": list(prompts.pos_points),
            "neg_points": list(prompts.neg_points),
            "obj_bbox": list(prompts.bounding_box or []),
        })["mask"], dtype=bool)
        return [cvataa.InteractionResultShape(type="mask", points=cvat_sdk.masks.encode_mask(mask))]

    def _ask(self, question):
        headers = {"Content-Type": "application/json"}
        if token := os.environ.get("DICEPTION_TOKEN"):
            headers["Authorization"] = "Bearer " + token
        try:
            with urllib.request.urlopen(urllib.request.Request(self._url, json.dumps(question).encode(), headers)) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            # the one kind of error whose words CVAT shows
            raise cvataa.BadFunctionError(json.load(error)["detail"]) from error


def create(url="http://127.0.0.1:8080"):
    return Diception(url)

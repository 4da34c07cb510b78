"""What .ci/annotation does. Ends with 1 at the first thing that is not as the tools have it."""
import base64
import importlib.util
import json
import os
import pathlib
import sys
import types
import urllib.error
import urllib.request

import cvat_sdk.masks
import numpy as np
import PIL.Image
import requests
from cvat_cli._internal.agent import get_function_driver_class
from cvat_cli._internal.agent_driver import set_worker_current_function
from cvat_cli._internal.common import FunctionLoader
from cvat_sdk.auto_annotation import BadFunctionError
from label_studio_sdk.converter import brush
from label_studio_sdk.label_interface import LabelInterface
from label_studio_sdk.label_interface.objects import PredictionValue

URL = sys.argv[1].rstrip("/")
ROOT = pathlib.Path(__file__).parent.parent
PHOTO = ROOT / "examples" / "coffee.jpg"
SIZE = PIL.Image.open(PHOTO).size
CLICK, BESIDE, BOX = (290, 120), (450, 60), ((150, 40), (450, 330))
TOKEN = os.environ.get("DICEPTION_TOKEN")
AUTH = ("any", TOKEN) if TOKEN else None  # as both tools send it


def check(what, holds):
    print(("ok    " if holds else "WRONG ") + what)
    if not holds:
        sys.exit(1)


# --- CVAT's server: cvat/apps/lambda_manager/views.py asks nuclio's dashboard so
def dashboard(method, path, payload=None, headers=None):
    reply = requests.request(method, URL + path, json=payload, auth=AUTH, headers=headers)
    reply.raise_for_status()
    return reply.json()


def invoke(**clicks):
    payload = {"image": base64.b64encode(PHOTO.read_bytes()).decode(), "pos_points": [], "neg_points": [], "obj_bbox": None}
    mask = dashboard("post", "/api/function_invocations", {**payload, **clicks},
                     {"x-nuclio-function-name": "diception-segment", "x-nuclio-path": "/"})["mask"]
    mask = np.array(mask)
    check("CVAT: 0 and 1, all of the picture", mask.shape == SIZE[::-1] and set(np.unique(mask)) == {0, 1})
    return mask.astype(bool)


listed = dashboard("get", "/api/functions")
for item in listed.values():
    meta = dashboard("get", "/api/functions/" + item["metadata"]["name"])["metadata"]
    notes = meta["annotations"]
    check("CVAT: lists an interactor", notes["type"] == "interactor" and json.loads(notes.get("spec") or "[]") == [])
    check("CVAT: takes clicks and boxes", (int(notes["min_pos_points"]), int(notes["min_neg_points"]),
                                           bool(notes["startswith_box_optional"])) == (0, 0, True))
by_click, less, by_box = invoke(pos_points=[CLICK]), invoke(pos_points=[CLICK], neg_points=[BESIDE]), invoke(obj_bbox=BOX)
check("CVAT: the click is in the mask", by_click[CLICK[1], CLICK[0]])
check("CVAT: a negative click only takes away", (less & ~by_click).sum() == 0 and less.sum() < by_click.sum())
check("CVAT: a box limits the mask", by_box[:39].sum() + by_box[:, :149].sum() + by_box[:, 451:].sum() == 0)
try:
    invoke(pos_points=[CLICK] * 6)
    check("CVAT: a sixth click is refused", False)
except requests.HTTPError as error:  # str(error) is all that CVAT shows
    check("CVAT: the annotator reads why: " + str(error)[:60], "6 clicks on the thing" in str(error))


# --- CVAT's agent: cvat-cli's own driver runs our function
class Executor:
    def submit(self, job, *arguments):
        return job(*arguments)

    def result(self, value):
        return value


function = FunctionLoader(None, ROOT / "examples" / "cvat" / "agent.py", {"url": URL}).load()
driver_class = get_function_driver_class(function.spec)
set_worker_current_function(function)
driver_class.init_worker(None)
driver = driver_class(None, Executor(), function.spec)
driver._get_sample_from_ar_params = lambda parameters: (None, None)
driver._load_image_for_ar = lambda sample, parameters: PIL.Image.open(PHOTO)
check("agent: registers as an interactor", driver_class.get_remote_function_fields(function.spec)
      == {"min_pos_points": 0, "min_neg_points": 0, "startswith_box_optional": True})
asked = {"type": "interact", "task": 1, "frame": 0, "pos_points": [CLICK], "neg_points": [], "obj_bbox": []}
shape = driver.calculate_result_for_ar(asked, None)["shapes"][0]
mask = cvat_sdk.masks.decode_mask(shape["points"], image_width=SIZE[0], image_height=SIZE[1])
check("agent: CVAT's mask is the same", shape["type"] == "mask" and (mask == by_click).mean() > 0.99)
try:
    driver.calculate_result_for_ar({**asked, "pos_points": [CLICK] * 6}, None)
    check("agent: a sixth click is refused", False)
except BadFunctionError as error:
    check("agent: the annotator reads why", "6 clicks on the thing" in str(error))

# --- nuclio: our handler as its Python runtime calls it
os.environ["DICEPTION_URL"] = URL
module = importlib.util.module_from_spec(spec := importlib.util.spec_from_file_location("main", ROOT / "examples/cvat/main.py"))
spec.loader.exec_module(module)
context = types.SimpleNamespace(Response=lambda **given: types.SimpleNamespace(**given))
body = {"image": base64.b64encode(PHOTO.read_bytes()).decode(), "pos_points": [CLICK], "neg_points": []}
answer = module.handler(context, types.SimpleNamespace(body=body))
check("nuclio: hands the mask on", (np.array(json.loads(answer.body)["mask"]) == by_click).all())
answer = module.handler(context, types.SimpleNamespace(body={**body, "pos_points": []}))
check("nuclio: hands the error on", answer.status_code == 422 and "click on the thing" in json.loads(answer.body)["detail"])


# --- Label Studio: label_studio/ml/api_connector.py asks a backend so
def backend(path, request=None):
    reply = requests.request("get" if request is None else "post", f"{URL}/{path}", json=request, auth=AUTH)
    reply.raise_for_status()
    return reply.json()


CONFIG = (ROOT / "examples/label-studio/clicks.xml").read_text()
WHOLE = """<View><Image name="image" value="$image"/>
<BrushLabels name="mask" toName="image"><Label value="Cup"/></BrushLabels>
<RectangleLabels name="box" toName="image"><Label value="cup"/></RectangleLabels>
<KeyPointLabels name="joints" toName="image"><Label value="nose"/><Label value="left wrist"/></KeyPointLabels></View>"""


def predict(config, drawn, image="/data/local-files/?d=coffee.jpg"):
    context = {"result": drawn} if drawn else None
    results = backend("predict", {
        "tasks": [{"id": 1, "data": {"image": image}}], "project": "1.1700000000", "label_config": config,
        "params": {"login": None, "password": None, "hostname": "http://localhost:8080", "context": context}})["results"]
    for prediction in results:
        errors = LabelInterface(config).validate_prediction(PredictionValue(**prediction).model_dump(), return_errors=True)
        check("Label Studio: its SDK takes the prediction" + (": " + "; ".join(errors) if errors else ""), not errors)
    return results


def drawn(kind, x, y, positive=True, **more):
    return {"original_width": SIZE[0], "original_height": SIZE[1], "image_rotation": 0, "type": kind, "is_positive": positive,
            "from_name": "click", "to_name": "image", "origin": "manual", "id": "x", "value": {
                "x": 100 * x / SIZE[0], "y": 100 * y / SIZE[1], "width": .3, kind: ["Cup"], **more}}


def decoded(region):
    shown = brush.decode_rle(region["value"]["rle"]).reshape(SIZE[1], SIZE[0], 4)
    check("Label Studio: all four channels are 0 or 255", set(np.unique(shown)) == {0, 255}
          and (shown == shown[..., :1]).all())
    mask = shown[..., 3] > 0
    theirs = bytes(brush.mask2rle(mask.astype(np.uint8) * 255))
    check("Label Studio: the run lengths are those of its own encoder", theirs.rstrip(b"\0") == bytes(region["value"]["rle"]).rstrip(b"\0"))
    return mask


check("Label Studio: healthy", backend("health")["status"] == "UP")
check("Label Studio: set up", backend("setup", {"project": "1.1700000000", "schema": CONFIG})["model_version"])
check("Label Studio: events are heard", backend("webhook", {"action": "ANNOTATION_CREATED", "project": {"id": 1}}))
click = drawn("keypointlabels", *CLICK)
data_uri = "data:image/jpeg;base64," + base64.b64encode(PHOTO.read_bytes()).decode()
for image in ("/data/local-files/?d=coffee.jpg", data_uri):
    region = predict(CONFIG, [click], image)[0]["result"][0]
    check("Label Studio: the mask is CVAT's", (decoded(region) == by_click).all() and region["value"]["brushlabels"] == ["Cup"])
mask = decoded(predict(CONFIG, [click, drawn("keypointlabels", *BESIDE, positive=False)])[0]["result"][0])
check("Label Studio: a negative key point", (mask == less).all())
(x1, y1), (x2, y2) = BOX
box = drawn("rectanglelabels", x1, y1, width=100 * (x2 - x1) / SIZE[0], height=100 * (y2 - y1) / SIZE[1], rotation=0)
check("Label Studio: a rectangle", (decoded(predict(CONFIG, [box])[0]["result"][0]) == by_box).mean() > .999)
check("Label Studio: whole pictures", {r["type"] for r in predict(WHOLE, None)[0]["result"]} >= {"brushlabels", "rectanglelabels"})
check("Label Studio: a URL is refused in words", "fetches no URL" in requests.post(URL + "/predict", auth=AUTH, json={
    "tasks": [{"data": {"image": "http://127.0.0.1:1/x.jpg"}}], "label_config": CONFIG,
    "params": {"context": {"result": [click]}}}).reason)

print("everything as the tools have it")

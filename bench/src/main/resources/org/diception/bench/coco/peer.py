"""pycocotools on a folder of truth.json and results.json: times as JSON on stdout, arrays beside the files."""
import contextlib
import json
import os
import sys
import time

import numpy
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

folder, by_class = sys.argv[1], sys.argv[2] == "true"
with contextlib.redirect_stdout(open(os.devnull, "w")):
    start, cpu = time.perf_counter(), time.process_time()
    truth = COCO(os.path.join(folder, "truth.json"))
    found = truth.loadRes(os.path.join(folder, "results.json"))
    read = time.perf_counter()
    evaluation = COCOeval(truth, found, "segm")
    evaluation.params.useCats = int(by_class)
    evaluation.evaluate()
    evaluation.accumulate()
    evaluation.summarize()
    done, cpu = time.perf_counter(), time.process_time() - cpu
for name in "precision", "recall":
    numpy.save(os.path.join(folder, name + ".npy"), evaluation.eval[name])
numpy.save(os.path.join(folder, "numbers.npy"), evaluation.stats)
print(json.dumps({"read": read - start, "score": done - read, "cpu": cpu}))

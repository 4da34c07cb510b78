"""Answers the harness: one JSON object on a line of stdin, one on a line of stdout.

    pip install -r requirements.txt
    python bench/src/main/python/peer

A request names a method of Peer as "do" and its arguments; an answer has seconds by the clock, seconds of
processor time and the most memory of the process meanwhile, in bytes, or "error". Arrays are exchanged as
.npy files of float32.

    python bench/src/main/python/peer REQUEST...      does them and ends, for measuring from the shell prompt
"""
import json
import sys
import time
import traceback

import numpy
import torch

DTYPES = {"bf16": torch.bfloat16, "f32": torch.float32}


def read(file):
    values = torch.from_numpy(numpy.load(file))
    return values.unsqueeze(0) if values.dim() == 3 else values


def write(file, tensor):
    numpy.save(file, tensor.float().numpy())


class Peer:
    def load(self, model, precision, threads):
        from stack import Stack
        torch.set_num_threads(threads)
        self.stack = Stack(model, DTYPES[precision])

    def encode(self, photo, out):
        write(out, self.stack.encode(read(photo)))

    def denoise(self, latent, noise, prompts, points, steps, guidance, out):
        write(out, self.stack.denoise(read(latent), read(noise), prompts, points, steps, guidance))

    def decode(self, latent, out):
        write(out, self.stack.decode(read(latent)))

    def answer(self, photo, side, noise, prompts, points, out, together, steps=1, guidance=1):
        """A photo's file to pictures (B, 3, H, W): question by question, photo included, or in one batch."""
        groups = [list(range(len(prompts)))] if together else [[i] for i in range(len(prompts))]
        pictures = []
        for group in groups:
            latent = self.stack.encode(self.stack.see(photo, side))
            answers = self.stack.denoise(latent, read(noise), [prompts[i] for i in group],
                                         [points[i] for i in group], steps, guidance)
            pictures.append(self.stack.decode(answers))
        write(out, torch.cat(pictures))

    def load_text(self, precision, threads):
        from text import TextEncoders
        torch.set_num_threads(threads)
        self.text = TextEncoders(DTYPES[precision])

    def encode_text(self):
        self.text.encode()

    def load_training(self, kind, threads, precision, **arguments):
        import training
        torch.set_num_threads(threads)
        self.training = getattr(training, kind)(dtype=DTYPES[precision], **arguments)

    def step(self):
        return {"loss": self.training.step()}

    def versions(self):
        import diffusers
        import transformers
        return {"torch": torch.__version__, "diffusers": diffusers.__version__,
                "transformers": transformers.__version__}


def memory(key):
    with open("/proc/self/status") as status:
        line, = [line for line in status if line.startswith(key)]
    return int(line.split()[1]) << 10


def forget_peak():
    with open("/proc/self/clear_refs", "w") as file:
        file.write("5")


def measured(peer, request):
    work = getattr(peer, request.pop("do"))
    forget_peak()
    clock, processor = time.perf_counter(), time.process_time()
    with torch.set_grad_enabled(work.__name__ in ("load_training", "step")):
        result = work(**request) or {}
    return {"seconds": time.perf_counter() - clock, "cpu": time.process_time() - processor,
            "peak": memory("VmHWM"), "resident": memory("VmRSS"), **result}


def main():
    peer = Peer()
    if len(sys.argv) > 1:
        for request in sys.argv[1:]:
            measured(peer, json.loads(request))
        return
    answers, sys.stdout = sys.stdout, sys.stderr  # what libraries print is not an answer
    for line in sys.stdin:
        try:
            answer = measured(peer, json.loads(line))
        except Exception as error:
            traceback.print_exc()
            answer = {"error": f"{type(error).__name__}: {error}".replace("\n", " ")}
        print(json.dumps(answer), file=answers, flush=True)


main()

"""Makes protocol1.pth .. protocol5.pth and zip64.pth as torch.save would, without torch.

torch.save is Python's own pickler with a persistent_id for storages, and a zip of stored records. The classes
below only lend their names. Run it in this folder; the files are the same each time.
"""
import collections, io, pickle, struct, sys, types, zipfile

torch = types.ModuleType("torch")
torch._utils = types.ModuleType("torch._utils")
sys.modules.update({"torch": torch, "torch._utils": torch._utils})


def named(name, module):
    def decorate(thing):
        thing.__name__ = thing.__qualname__ = name
        thing.__module__ = module.__name__
        setattr(module, name, thing)
        return thing
    return decorate


@named("FloatStorage", torch)
class FloatStorage:
    def __init__(self, key, values):
        self.key, self.values = key, values


@named("_rebuild_tensor_v2", torch._utils)
def rebuild_tensor(*arguments):
    raise NotImplementedError


@named("_rebuild_parameter", torch._utils)
def rebuild_parameter(*arguments):
    raise NotImplementedError


@named("Size", torch)
class Size(tuple):
    def __reduce__(self):
        return Size, (tuple(self),)


class Tensor:
    def __init__(self, storage, shape, strides, offset=0):
        self.arguments = storage, offset, shape, strides, False, collections.OrderedDict()

    def __reduce_ex__(self, protocol):
        return rebuild_tensor, self.arguments


class Parameter:
    def __init__(self, tensor):
        self.tensor = tensor

    def __reduce_ex__(self, protocol):
        return rebuild_parameter, (self.tensor, True, collections.OrderedDict())


class Pickler(pickle.Pickler):
    def persistent_id(self, thing):
        if isinstance(thing, FloatStorage):
            return "storage", FloatStorage, thing.key, "cuda:0", len(thing.values)
        return None


def checkpoint(protocol):
    storage = FloatStorage("0", [float(i) for i in range(12)])
    state = collections.OrderedDict(whole=Parameter(Tensor(storage, (3, 4), (4, 1))))
    state["turned"] = Tensor(storage, (4, 3), (1, 4))
    state["scalar"] = Tensor(storage, (), (), 7)
    state._metadata = collections.OrderedDict([("", {"version": 1})])
    values = {
        "model": state, "exp_avg": {0: Tensor(storage, (2,), (1,), 10), 1: Tensor(storage, (0, 2), (2, 1))},
        "epoch": 3, "step": 70000, "seed": 2**40, "negative": -5, "big": 2**70, "rate": 0.125, "ema": True, "done": False,
        "nothing": None, "text": "ünï" * 100, "list": [1, [2, 3]], "single": [4], "empty": [], "pair": (1, 2, 3, 4),
        "size": Size((3, 4)), **{f"name{i}": f"value{i}" for i in range(300)},
    }
    if protocol >= 3:
        values.update(short=b"abc", long=bytes(300))
    out = io.BytesIO()
    Pickler(out, protocol).dump(values)
    return out.getvalue(), struct.pack("<12f", *storage.values)


def write(name, protocol):
    data, storage = checkpoint(protocol)
    with zipfile.ZipFile(name, "w", zipfile.ZIP_STORED) as archive:
        for record, content in (("data.pkl", data), ("byteorder", b"little"), ("data/0", storage), ("version", b"3\n")):
            archive.writestr(zipfile.ZipInfo("archive/" + record, (1980, 1, 1, 0, 0, 0)), content)


for protocol in range(1, 6):
    write(f"protocol{protocol}.pth", protocol)
zipfile.ZIP64_LIMIT = 10  # every record and the directory get the form of files beyond 4 GiB
write("zip64.pth", 2)

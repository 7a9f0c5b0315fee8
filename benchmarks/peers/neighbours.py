"""SciPy's time for an index of a cloud and the k nearest points of each of its points.

neighbours.py FILE K THREADS TIMES: prints milliseconds and the mean distance of the k-th neighbour, one line for each time.
neighbours.py --convert PLY FILE: writes the coordinates of a binary little-endian PLY file as 32-bit numbers.
"""

import sys
import time

import numpy

TYPES = {"float": "<f4", "double": "<f8", "uchar": "u1", "char": "i1", "ushort": "<u2", "short": "<i2", "uint": "<u4", "int": "<i4"}


def convert(source, target):
    with open(source, "rb") as file:
        content = file.read()
    start = content.index(b"end_header\n") + len(b"end_header\n")
    lines = [line.split() for line in content[:start].decode("ascii").splitlines()]
    count = next(int(words[2]) for words in lines if words[:2] == ["element", "vertex"])
    fields = [(words[2], TYPES[words[1]]) for words in lines if words[0] == "property"]
    vertices = numpy.frombuffer(content, fields, count, start)
    numpy.stack([vertices[axis] for axis in "xyz"], 1).astype("<f4").tofile(target)


def measure(source, k, threads, times):
    from scipy.spatial import cKDTree

    points = numpy.fromfile(source, "<f4").reshape(-1, 3)
    for _ in range(times):
        begin = time.perf_counter()
        distances, _ = cKDTree(points).query(points, k, workers=threads)
        took = time.perf_counter() - begin
        print(f"{1000 * took:.3f} {distances[:, -1].mean():.9g}")


if sys.argv[1] == "--convert":
    convert(*sys.argv[2:])
else:
    measure(sys.argv[1], *map(int, sys.argv[2:]))

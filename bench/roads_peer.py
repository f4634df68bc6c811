"""SciPy's Dijkstra on the graph that roads_bench left: roads_peer.py FILE [nanoseconds a node of ours].

A node before all counters gives their times, so that one search from it is the search from all counters at once. Only
times are asked of SciPy, not which counter. Times are counted from 1, for a sparse matrix holds no edge of length 0.
"""

import statistics
import sys
import time

import numpy as np
import scipy
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra


def arrays(path, widths):
    with open(path, "rb") as file:
        for width in widths:
            count = int(np.fromfile(file, np.uint64, 1)[0])
            yield np.fromfile(file, np.uint32, count * width).reshape(count, width)


first, arcs, sources, expected = arrays(sys.argv[1], (1, 2, 2, 1))
nodes = len(first) - 1
lengths = np.concatenate([arcs[:, 1], sources[:, 1] + 1]).astype(np.float64)
heads = np.concatenate([arcs[:, 0], sources[:, 0]]).astype(np.int32)
begins = np.concatenate([first[:, 0], [len(heads)]]).astype(np.int32)
graph = csr_matrix((lengths, heads, begins), shape=(nodes + 1, nodes + 1))

seconds = []
for _ in range(3):
    start = time.process_time()
    found = dijkstra(graph, directed=True, indices=nodes)
    seconds.append(time.process_time() - start)
nanoseconds = statistics.median(seconds) * 1e9 / nodes
if not np.array_equal(found[:nodes] - 1, expected[:, 0]):
    sys.exit("SciPy's times are others")
print(f"SciPy {scipy.__version__} dijkstra, times alone: {nanoseconds:.0f} ns/node "
      f"({min(seconds):.2f} to {max(seconds):.2f} s), equal times at all {nodes} nodes")
if len(sys.argv) > 2:
    print(f"{nanoseconds / float(sys.argv[2]):8.1f} times SciPy (its ns/node to ours)")

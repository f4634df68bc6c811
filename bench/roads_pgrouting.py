"""pgRouting on the graph that roads_bench left: roads_pgrouting.py FILE [milliseconds of ours].

Beside a PostgreSQL of its own (tests/postgres.sh). A node before all counters gives their times, so that one search from
it is the search from all counters at once; of several starts pgRouting 3.4.2 with equicost gives other times at some
nodes. Times are processor time of the server's process, median of three; writing the graph into its table is not
counted, reading it from there is: a question cannot be without.
"""

import array
import os
import re
import statistics
import subprocess
import sys

kQuestion = """
select count(*) as nodes, count(*) filter (where agg_cost <> expected) as others
from (select node, min(agg_cost) as agg_cost
      from pgr_drivingDistance('select id, source, target, cost from road', {start}, {farthest}, directed => true)
      group by node) as found join expected using (node)
"""


def arrays(path):
    with open(path, "rb") as file:
        for width in (1, 2, 2, 1):
            length = int.from_bytes(file.read(8), "little")
            numbers = array.array("I")
            numbers.frombytes(file.read(4 * width * length))
            yield numbers


def psql(text):
    return subprocess.run(["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--field-separator= ",
                           "--set=ON_ERROR_STOP=1", os.environ["RELAIS_TEST_POSTGRESQL"]],
                          input=text, text=True, capture_output=True, check=True).stdout


def processor_seconds(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def copied(table, rows):
    return f"copy {table} from stdin;\n" + "".join(f"{row}\n" for row in rows) + "\\.\n"


first, arcs, sources, expected = arrays(sys.argv[1])
nodes = len(first) - 1
roads = []
for node in range(nodes):
    roads += [(node, arcs[2 * at], arcs[2 * at + 1]) for at in range(first[node], first[node + 1])]
roads += [(nodes, sources[at], sources[at + 1]) for at in range(0, len(sources), 2)]
farthest = max(time for time in expected if time < 2**32 - 1)
psql("""create extension pgrouting cascade;
        create unlogged table road (id bigint, source bigint, target bigint, cost float8);
        create unlogged table expected (node bigint, expected float8);""" +
     copied("road", (f"{at}\t{tail}\t{head}\t{time}" for at, (tail, head, time) in enumerate(roads))) +
     copied("expected", (f"{node}\t{time}" for node, time in enumerate(expected))) + "analyze;")

question = kQuestion.format(start=nodes, farthest=farthest)
seconds = []
for _ in range(3):
    asking = subprocess.Popen(["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--field-separator= ",
                               os.environ["RELAIS_TEST_POSTGRESQL"]],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    asking.stdin.write("select pg_backend_pid();\n")
    asking.stdin.flush()
    server = int(asking.stdout.readline())
    before = processor_seconds(server)
    asking.stdin.write(re.sub(r"\s+", " ", question) + ";\n")
    asking.stdin.flush()
    answer = asking.stdout.readline().split()
    seconds.append(processor_seconds(server) - before)
    asking.stdin.close()
    asking.wait()
    if len(answer) != 2:
        sys.exit("pgRouting did not answer: is its memory enough?")
    found, others = map(int, answer)
    if found != nodes or others != 0:
        sys.exit(f"pgRouting's times are others: {found} of {nodes} nodes, {others} with another time")
version = psql("select pgr_version()").strip()
print(f"pgRouting {version} pgr_drivingDistance: {statistics.median(seconds):.2f} s "
      f"({min(seconds):.2f} to {max(seconds):.2f}), equal times at all {nodes} nodes")
if len(sys.argv) > 2:
    print(f"{statistics.median(seconds) * 1000 / float(sys.argv[2]):8.0f} times pgRouting (its processor time to ours)")

// Roads and their hierarchy, killed while they are made, damaged, and gone while the program serves; a search for
// places whose server is killed.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { getJson, needsSharedData, program, relais, serve, sharedData, soon, temporaryFolder } from "../harness.mjs";
import { peopleOf } from "../people.mjs";

const extract = (name) => join(sharedData, "routes", name);
const bring = (roads, ...names) => relais("import", "roads", "--roads", roads, ...names.map(extract));

test("an import of roads killed at any moment leaves old roads or new ones", needsSharedData, async (t) => {
  const folder = temporaryFolder(t);
  const roads = join(folder, "roads");
  const kOld = ["liechtenstein-2015.osm.pbf"];
  const kNew = ["liechtenstein-2015.osm.pbf", "monaco-et-abords-2016.osm.pbf", "bayreuth-nord-2014.osm.gz"];
  const lies = () => {
    const hierarchy = `${roads}.hierarchy`;
    return [readFileSync(roads), existsSync(hierarchy) ? readFileSync(hierarchy) : undefined];
  };
  const timeOf = (names) => {
    const begun = performance.now();
    assert.equal(bring(roads, ...names).code, 0);
    return performance.now() - begun;
  };
  const takes = timeOf(kNew);
  const [newRoads, newHierarchy] = lies();
  timeOf(kOld);
  const [oldRoads, oldHierarchy] = lies();
  assert.deepEqual(readdirSync(folder).sort(), ["roads", "roads.hierarchy"]);

  const seen = { old: 0, without: 0, new: 0 };
  const kill = async (child, moment) => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    await moment(child);
    child.kill("SIGKILL");
    await ended;
    const [now, hierarchy] = lies();
    if (now.equals(oldRoads)) {
      assert.ok(hierarchy?.equals(oldHierarchy), "the old roads without their hierarchy");
      seen.old++;
    } else {
      assert.ok(now.equals(newRoads), "roads that are neither the old nor the new ones");
      // Between the two steps of taking the old one's place lies that of other roads, which is refused as such.
      assert.ok(!hierarchy || hierarchy.equals(newHierarchy) || hierarchy.equals(oldHierarchy));
      hierarchy?.equals(newHierarchy) ? seen.new++ : seen.without++;
    }
  };
  const begin = () =>
    spawn(program, ["import", "roads", "--roads", roads, ...kNew.map(extract)], {
      stdio: ["ignore", "ignore", "pipe"],
    });
  const after = (time) => () => new Promise((resolve) => setTimeout(resolve, time));
  const atStep = (step) => (child) =>
    new Promise((resolve) => {
      child.once("exit", resolve);
      child.stderr.on("data", (chunk) => `${chunk}`.includes(step) && resolve());
    });
  const moments = [0.2, 0.4, 0.6, 0.8, 0.9].map((share) => after(takes * share));
  for (const moment of [...moments, ...["reading", "joining", "writing"].map(atStep)]) {
    timeOf(kOld);
    await kill(begin(), moment);
  }
  for (let tries = 0; tries < 10 && seen.without === 0; ++tries) {
    timeOf(kOld);
    await kill(begin(), atStep("contracting"));
  }
  t.diagnostic(`${seen.old} killed before, ${seen.without} between the two files, ${seen.new} after`);
  assert.ok(seen.old > 0 && seen.without > 0, "the test shows nothing");

  // What a killed one leaves beside is taken away by the next.
  for (const name of ["roads.part-killed", "roads.hierarchy.part-killed"]) writeFileSync(join(folder, name), "x");
  timeOf(kNew);
  assert.deepEqual(readdirSync(folder).sort(), ["roads", "roads.hierarchy"]);
  assert.ok(lies()[0].equals(newRoads) && lies()[1].equals(newHierarchy));
});

test(
  "roads that are damaged, or of an older version, do not take the place of good ones",
  needsSharedData,
  async (t) => {
    const folder = temporaryFolder(t);
    const roads = join(folder, "roads");
    const database = `sqlite:${join(folder, "relais.db")}`;
    assert.equal(bring(roads, "monaco-et-abords-2016.osm.pbf").code, 0);
    const options = { command: "demo", args: ["--roads", roads] };
    const first = await serve(t, database, options);
    const asked = async ({ url }) => (await getJson(`${url}/api/v1/coverage?territory=06104&minutes=10`)).body;
    const refusals = ({ errors }) => errors().match(/coverage\.roads_refused[^\n]*/g) ?? [];
    const sound = await soon(async () => {
      const said = await asked(first);
      return said?.roads && said;
    });
    const bytes = readFileSync(roads);
    const replace = (change) => {
      const other = Buffer.from(bytes);
      change(other);
      writeFileSync(`${roads}.other`, other);
      renameSync(`${roads}.other`, roads);
    };
    const spoil = (file) => {
      file[file.length - 1] ^= 1;
    };
    replace(spoil);
    await soon(() => refusals(first).length === 1);
    assert.match(refusals(first)[0], /roads\.damaged.*"keeps_before":"yes"/);
    assert.deepEqual(await asked(first), sound, "those in use lie in a file of their own, which is mapped still");
    replace((file) => {
      file.writeUInt32LE(3, 8);
    });
    await soon(() => refusals(first).length === 2);
    assert.match(refusals(first)[1], /roads\.other_version.*version 3, where 4 is read/);
    assert.deepEqual(await asked(first), sound);
    // Whoever starts on it has none.
    const second = await serve(t, `sqlite:${join(folder, "other.db")}`, options);
    await soon(async () => (await asked(second))?.access);
    assert.ok(!("roads" in (await asked(second))));
    assert.match(refusals(second)[0], /roads\.other_version.*"keeps_before":"no"/);
    // And the command that makes it good makes it so for both.
    assert.equal(bring(roads, "monaco-et-abords-2016.osm.pbf").code, 0);
    await soon(async () => "roads" in (await asked(second)));
    assert.deepEqual(await asked(second), sound);
    // Gone, they are gone.
    rmSync(roads);
    await soon(async () => !("roads" in (await asked(first))));
  },
);

test("without a sound hierarchy the plan is the same, and the log says why once", needsSharedData, async (t) => {
  const folder = temporaryFolder(t);
  const roads = join(folder, "roads");
  const hierarchy = `${roads}.hierarchy`;
  const database = `sqlite:${join(folder, "relais.db")}`;
  assert.equal(bring(roads, "monaco-et-abords-2016.osm.pbf").code, 0);
  const { url, errors } = await serve(t, database, {
    command: "demo",
    args: ["--roads", roads],
    env: { RELAIS_LOG_LEVEL: "warning" },
  });
  const lead = await peopleOf(url, database)("c@relais.example", "departmental_coordinator", "territory:06", "06");
  const said = () => errors().match(/coverage\.without_hierarchy[^\n]*/g) ?? [];
  const planned = async () => {
    const begun = await lead.ask("POST", "/coverage/sitings", { count: 5, minutes: 15, territory: "06" });
    assert.equal(begun.status, 200, JSON.stringify(begun.body));
    return soon(async () => {
      const { state, plan } = (await lead.ask("GET", `/coverage/sitings/${begun.body.id}`)).body;
      return state === "done" && plan;
    });
  };
  const replace = (bytes) => {
    writeFileSync(`${hierarchy}.other`, bytes);
    renameSync(`${hierarchy}.other`, hierarchy);
  };
  await soon(async () => (await getJson(`${url}/api/v1/coverage?territory=06104`)).body.roads);
  const sound = readFileSync(hierarchy);
  const damaged = Buffer.from(sound);
  damaged[damaged.length - 1] ^= 1;
  replace(damaged);
  const plain = await planned();
  assert.ok(plain.roads, "the communes around Monaco are on these roads");
  await planned();
  assert.equal(said().length, 1);
  assert.match(said()[0], /roads\.damaged/);

  // Made good beside a program that serves: it is taken at the next search.
  replace(sound);
  assert.deepEqual(await planned(), plain);
  rmSync(hierarchy);
  assert.deepEqual(await planned(), plain);
  assert.equal(said().length, 1);

  // The command that makes it good.
  assert.equal(bring(roads, "monaco-et-abords-2016.osm.pbf").code, 0);
  assert.ok(readFileSync(hierarchy).equals(sound));
});

test("a search whose server is killed goes on when it starts again", async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  const options = { command: "demo", env: { RELAIS_SECRET_FILE: join(folder, "key") } };
  const first = await serve(t, database, options);
  const lead = await peopleOf(first.url, database)("a@relais.example", "national_programme", "network:fr", "anct");
  await soon(async () => (await getJson(`${first.url}/api/v1/coverage?territory=08`)).status === 200);
  const begun = await lead.ask("POST", "/coverage/sitings", { count: 50, minutes: 60, aim: "travel_time" });
  assert.equal(begun.status, 200, JSON.stringify(begun.body));
  const look = async ({ url }) => {
    lead.url = url;
    return (await lead.ask("GET", `/coverage/sitings/${begun.body.id}`)).body;
  };
  const isAtWork = async (server) => {
    const { progress, state } = await look(server);
    assert.equal(state, "waiting", "it is done before it can be killed: the test shows nothing");
    return progress;
  };
  const killedAt = await soon(() => isAtWork(first));
  first.child.kill("SIGKILL");
  await first.exited;
  const second = await serve(t, database, options);
  assert.equal(await isAtWork(second), killedAt, "as far as it was, for nobody has taken it yet");
  await soon(async () => (await isAtWork(second)) !== killedAt);
});

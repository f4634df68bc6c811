// A counter without a network for days: visits are recorded, the browser and the server are killed, and every one arrives
// exactly once. A real Chromium with its profile on the disk; between it and the real server stands a network that can be
// cut, also between the server's commit and its answer.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { createServer, request as forward } from "node:http";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { openProfile, passesAxe } from "../browser.mjs";
import { serve, temporaryFolder } from "../harness.mjs";
import { addUser, Browser, codeOf, firstSignIn, password } from "../people.mjs";

const kCounter = "fs-1729";
const kPin = "2749";

// A network whose address stays while servers come and go.
async function network(t) {
  const state = { target: "", isCut: false, losesAnswers: 0, posts: 0 };
  const sockets = new Set();
  const server = createServer((asked, answered) => {
    if (asked.method === "POST" && asked.url === "/api/v1/visits") state.posts++;
    const { hostname, port } = new URL(state.target);
    const further = forward(
      { hostname, port, path: asked.url, method: asked.method, headers: asked.headers },
      (answer) => {
        const isLost = asked.method === "POST" && asked.url === "/api/v1/visits" && state.losesAnswers > 0;
        if (isLost) {
          state.losesAnswers--;
          answer.resume();
          answer.on("end", () => asked.socket.destroy());
          return;
        }
        answered.writeHead(answer.statusCode, answer.rawHeaders);
        answer.pipe(answered);
      },
    );
    further.on("error", () => asked.socket.destroy());
    asked.pipe(further);
  });
  server.on("connection", (socket) => {
    if (state.isCut) socket.destroy();
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    state,
    url: `http://127.0.0.1:${server.address().port}`,
    cut() {
      state.isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      state.isCut = false;
    },
  };
}

// The application's own outbox, as a script for a page: the same sources, nothing added to what ships.
async function outboxScript() {
  const entry = fileURLToPath(new URL("../../web/src/visits/outbox.ts", import.meta.url));
  const [{ output }] = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, lib: { entry, formats: ["iife"], name: "outbox" }, target: "es2022" },
  });
  return `${output[0].code}\nwindow.outbox = outbox;`;
}

test("a counter without a network", async (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, "relais.db");
  const database = `sqlite:${file}`;
  const net = await network(t);
  const secretFile = join(folder, "relais.key");
  let server;
  const start = async () => {
    server = await serve(t, database, { command: "demo", env: { RELAIS_SECRET_FILE: secretFile } });
    net.state.target = server.url;
  };
  await start();
  const script = await outboxScript();
  const profile = join(folder, "profile");
  mkdirSync(profile);

  // A person with a password, a second factor and a PIN.
  const secrets = {};
  async function person(name, role = "advisor") {
    const email = `${name.toLowerCase()}@relais.example`;
    const link = addUser(database, email, { name: `${name} Guichet`, role, scope: `counter:${kCounter}` });
    const api = new Browser(server.url);
    secrets[name] = await firstSignIn(api, link);
    assert.equal((await api.ask("PUT", "/me/pin", { pin: kPin, password })).status, 204);
    return { email, api, id: (await api.get("/me")).body.id };
  }
  const alix = await person("Alix");

  let browser;
  let page;
  async function open(path = "/fr/workspace/visits") {
    browser ??= await openProfile(t, profile);
    page = browser.page;
    await page.goto(`${net.url}${path}`);
  }
  const heading = (name, on = page) => on.getByRole("heading", { level: 1, name }).waitFor();
  async function signIn(name, at = 30_000, on = page) {
    await heading("Se connecter", on);
    await on.getByLabel("Adresse électronique").fill(`${name.toLowerCase()}@relais.example`);
    await on.getByLabel("Mot de passe").fill(password);
    await on.keyboard.press("Enter");
    if (secrets[name]) {
      await on.getByLabel("Code", { exact: true }).fill(codeOf(secrets[name], Date.now() + at));
      await on.keyboard.press("Enter");
    }
    await on.getByRole("button", { name: `${name} Guichet` }).waitFor();
  }
  async function record(count, { on = page, account = alix.id, change = {} } = {}) {
    await on.evaluate(script);
    return on.evaluate(
      async ({ count, account, counter, change }) => {
        const ids = [];
        for (let i = 0; i < count; i++) {
          const id = window.outbox.newVisitId();
          const act = { service_kind: "information", autonomy: "fully_assisted", duration_min: 15, outcome: "resolved" };
          const visit = {
            id,
            counter,
            arrived_at: new Date().toISOString(),
            channel: "in_person",
            state: "closed",
            note: "secret de la visite",
            acts: [{ ...act, label: "Un formulaire" }],
            ...change,
          };
          await window.outbox.add(visit, account);
          ids.push(id);
        }
        return ids;
      },
      { count, account, counter: kCounter, change },
    );
  }
  const inQueue = async (on = page) => {
    await on.evaluate(script);
    return on.evaluate(() => window.outbox.counts().then(({ waiting, toCorrect }) => ({ waiting, toCorrect })));
  };
  async function emptied(on = page, patience = 30_000) {
    for (const end = Date.now() + patience; Date.now() < end; await new Promise((r) => setTimeout(r, 200))) {
      if ((await inQueue(on)).waiting === 0) return;
    }
    assert.fail(`still waiting: ${JSON.stringify(await inQueue(on))}`);
  }
  const arrived = () => {
    const opened = new DatabaseSync(file, { readOnly: true });
    const rows = opened.prepare("select id from visit where recorded_by = ?").all(alix.id);
    opened.close();
    return rows.map((row) => row.id);
  };
  async function unlockOffline(pin = kPin) {
    await heading("Sans réseau");
    await page.getByLabel("Code PIN").fill(pin);
    await page.keyboard.press("Enter");
  }
  const expected = [];

  await t.test("the PIN typed on line makes this device open without a network", async () => {
    await open("/fr/workspace/");
    await signIn("Alix");
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.keyboard.press("F2");
    await heading("Session verrouillée");
    await page.getByLabel("Code PIN").fill(kPin);
    await page.keyboard.press("Enter");
    await heading("Bonjour Alix Guichet");
    // The lock and what it closes are on the disk; nothing of the person is readable there.
    await page.waitForFunction(async () => {
      const db = await new Promise((resolve) => {
        indexedDB.open("relais-visits").onsuccess = ({ target }) => resolve(target.result);
      });
      const all = (store) =>
        new Promise((resolve) => {
          db.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) => resolve(target.result);
        });
      const [locks, cached] = [await all("locks"), await all("cached")];
      db.close();
      return locks.length === 1 && cached.length === 1 && !JSON.stringify([locks, cached]).includes("Guichet");
    });
    await browser.close();
    browser = undefined;
  });

  await t.test("without a server, a deep link opens in both languages, and the PIN opens the page", async () => {
    net.cut();
    server.child.kill("SIGKILL");
    await server.exited;
    await open("/en/workspace/visits");
    await heading("No network");
    await open("/fr/workspace/visits");
    await heading("Sans réseau");
    await passesAxe(page);
    await unlockOffline("1111");
    await page.getByText("Il reste 9 essais").waitFor();
    await unlockOffline();
    await page.getByRole("button", { name: "Alix Guichet" }).waitFor();
    await page.reload();
    await heading("Sans réseau");
    await unlockOffline();
    await page.getByRole("button", { name: "Alix Guichet" }).waitFor();
  });

  await t.test("what was recorded outlives a killed browser, sealed", async () => {
    expected.push(...(await record(30)));
    await browser.kill();
    browser = undefined;
    await open();
    await heading("Sans réseau");
    await page.getByText("30 visites attendent ici, scellées").waitFor();
    assert.deepEqual(await inQueue(), { waiting: 30, toCorrect: 0 });
    const stored = await page.evaluate(
      () =>
        new Promise((resolve) => {
          indexedDB.open("relais-visits").onsuccess = ({ target: { result: db } }) => {
            db.transaction("queue").objectStore("queue").getAll().onsuccess = ({ target }) => {
              const text = (one) => new TextDecoder("latin1").decode(one.sealed.bytes);
              resolve(target.result.map((one) => JSON.stringify(one) + text(one)).join());
              db.close();
            };
          };
        }),
    );
    assert.ok(!stored.includes("secret de la visite") && !stored.includes("formulaire"));
  });

  await t.test("the server is back: all arrive exactly once, also those whose answer was lost", async () => {
    net.state.losesAnswers = 2;
    await start();
    net.mend();
    await page.reload();
    await page.getByRole("button", { name: "Alix Guichet" }).waitFor();
    await emptied(page, 90_000);
    assert.ok(net.state.posts >= 2);
    assert.equal(net.state.losesAnswers, 0);
    assert.deepEqual(arrived().toSorted(), expected.toSorted());
  });
});

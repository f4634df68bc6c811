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
  const state = { target: "", isCut: false, losesAnswers: 0, posted: [], onLost: async () => {}, rewritten: {} };
  const sockets = new Set();
  const server = createServer((asked, answered) => {
    const isBatch = asked.method === "POST" && asked.url === "/api/v1/visits";
    const sent = [];
    if (isBatch) {
      asked.on("data", (part) => sent.push(part));
      asked.on("end", () => state.posted.push(...JSON.parse(Buffer.concat(sent)).items.map(({ id }) => id)));
    }
    const { hostname, port } = new URL(state.target);
    const headers = { ...asked.headers };
    if (asked.url in state.rewritten) {
      delete headers["accept-encoding"];
      delete headers["if-none-match"];
    }
    const further = forward({ hostname, port, path: asked.url, method: asked.method, headers });
    further.on("response", (answer) => {
      if (isBatch && state.losesAnswers > 0) {
        state.losesAnswers--;
        answer.resume();
        answer.on("end", () => state.onLost().then(() => asked.socket.destroy()));
      } else if (asked.url in state.rewritten) {
        state.rewritten[asked.url](answer, answered);
      } else {
        answered.writeHead(answer.statusCode, answer.rawHeaders);
        answer.pipe(answered);
      }
    });
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

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function until(isSo, patience = 30_000) {
  for (const end = Date.now() + patience; Date.now() < end; await pause(100)) {
    if (await isSo()) return;
  }
  assert.fail(`never so: ${isSo}`);
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
    const api = new Browser(net.url);
    secrets[name] = await firstSignIn(api, link);
    assert.equal((await api.ask("PUT", "/me/pin", { pin: kPin, password })).status, 204);
    return { email, api, id: (await api.get("/me")).body.id };
  }
  const alix = await person("Alix");
  const dominique = await person("Dominique", "counter_manager");

  let browser;
  let page;
  async function open(path = "/fr/workspace/visits") {
    browser ??= await openProfile(t, profile, { patience: 40_000 });
    page = browser.page;
    await page.goto(`${net.url}${path}`);
  }
  const heading = (name, on = page) => on.getByRole("heading", { level: 1, name }).waitFor();
  const lastStep = {};
  // A code serves once: the next one's time has to come.
  async function freshCode(name) {
    const ahead = () => Math.floor(Date.now() / 30_000) + 1;
    while (ahead() <= (lastStep[name] ?? 0)) await pause(500);
    lastStep[name] = ahead();
    return codeOf(secrets[name], lastStep[name] * 30_000);
  }
  async function signIn(name, on = page) {
    await heading("Se connecter", on);
    await on.getByLabel("Adresse électronique").fill(`${name.toLowerCase()}@relais.example`);
    await on.getByLabel("Mot de passe").fill(password);
    await on.keyboard.press("Enter");
    if (secrets[name]) {
      await on.getByLabel("Code", { exact: true }).fill(await freshCode(name));
      await on.keyboard.press("Enter");
    }
    await on.getByRole("button", { name: `${name} Guichet` }).waitFor();
  }
  // Typed on line, the PIN opens this device without a network too, and the day's page is kept for then.
  async function learnPin(name) {
    await page.getByRole("button", { name: `${name} Guichet` }).waitFor();
    await page.keyboard.press("F2");
    await heading("Session verrouillée");
    await page.getByLabel("Code PIN").fill(kPin);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: `${name} Guichet` }).waitFor();
    await page.getByRole("link", { name: "Aujourd’hui" }).click();
    await page.getByRole("combobox", { name: "Démarche" }).waitFor();
  }
  async function record(count, { on = page, account = alix.id, change = {}, days = 1 } = {}) {
    await on.evaluate(script);
    return on.evaluate(
      async ({ count, account, counter, change, days }) => {
        const ids = [];
        for (let i = 0; i < count; i++) {
          const id = window.outbox.newVisitId();
          const act = {
            service_kind: "information",
            autonomy: "fully_assisted",
            duration_min: 15,
            outcome: "resolved",
          };
          const visit = {
            id,
            counter,
            arrived_at: new Date(Date.now() - (i % days) * 86_400_000).toISOString(),
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
      { count, account, counter: kCounter, change, days },
    );
  }
  const inQueue = async (on = page) => {
    await on.evaluate(script);
    return on.evaluate(() => window.outbox.counts().then(({ waiting, toCorrect }) => ({ waiting, toCorrect })));
  };
  async function emptied(on = page, patience = 30_000) {
    await until(async () => (await inQueue(on)).waiting === 0, patience);
  }
  // What lies in the browser's store.
  const stored = (...names) =>
    page.evaluate(async (names) => {
      const db = await new Promise((resolve) => {
        indexedDB.open("relais-visits").onsuccess = ({ target }) => resolve(target.result);
      });
      const all = (name) =>
        new Promise((resolve) => {
          db.transaction(name).objectStore(name).getAll().onsuccess = ({ target }) => resolve(target.result);
        });
      const found = await Promise.all(names.map(all));
      db.close();
      return found;
    }, names);
  const arrived = () => {
    const opened = new DatabaseSync(file, { readOnly: true });
    const rows = opened.prepare("select id from visit").all();
    opened.close();
    return rows.map((row) => row.id);
  };
  async function unlockOffline(pin = kPin, name = undefined) {
    await heading("Sans réseau");
    if (name) await page.getByLabel("Adresse électronique").fill(`${name.toLowerCase()}@relais.example`);
    await page.getByLabel("Code PIN").fill(pin);
    await page.keyboard.press("Enter");
  }
  const expected = [];

  await t.test("the PIN typed on line makes this device open without a network", async () => {
    await open("/fr/workspace/");
    await signIn("Alix");
    await page.evaluate(() => navigator.serviceWorker.ready);
    await learnPin("Alix");
    // The lock, the person and the catalogue are on the disk, and nothing of them can be read there.
    await until(async () => {
      const [locks, cached] = await stored("locks", "cached");
      return locks.length === 1 && cached.length === 2 && !JSON.stringify([locks, cached]).includes("Guichet");
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

  await t.test("the page of the day records as it does on line, and says that nothing is sent yet", async () => {
    await page.getByRole("combobox", { name: "Démarche" }).waitFor();
    for (const letters of ["carte vital", "impot"]) {
      await page.keyboard.press("n");
      await page.keyboard.type(letters);
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      await page.getByRole("status").filter({ hasText: "Enregistré" }).waitFor();
    }
    await page.getByText("2 à envoyer").waitFor();
    await page.getByText("Hors ligne").waitFor();
    await passesAxe(page);
    expected.push(...(await stored("queue"))[0].map(({ id }) => id));
    assert.equal(expected.length, 2);
  });

  await t.test("what was recorded outlives a killed browser, sealed", async () => {
    expected.push(...(await record(30)));
    await browser.kill();
    browser = undefined;
    await open();
    await heading("Sans réseau");
    await page.getByText("32 visites attendent ici, scellées").waitFor();
    assert.deepEqual(await inQueue(), { waiting: 32, toCorrect: 0 });
    const [queue] = await stored("queue");
    const readable = queue.map((one) => JSON.stringify(one) + Buffer.from(Object.values(one.sealed.bytes))).join();
    assert.ok(!readable.includes("secret de la visite") && !readable.includes("formulaire"));
  });

  await t.test("the server is back: all arrive exactly once, also those whose answer was lost", async () => {
    net.state.losesAnswers = 2; // the browser itself sends once more
    await start();
    net.mend();
    await page.reload();
    await page.getByRole("button", { name: "Alix Guichet" }).waitFor();
    await until(() => net.state.losesAnswers === 0);
    await page.reload();
    await emptied();
    assert.deepEqual(arrived().toSorted(), expected.toSorted());
  });

  await t.test("of two tabs, one sends", async () => {
    const other = await browser.context.newPage();
    await other.goto(`${net.url}/fr/workspace/visits`);
    await other.getByRole("button", { name: "Alix Guichet" }).waitFor();
    net.state.posted = [];
    const [a, b] = await Promise.all([record(15), record(15, { on: other })]);
    expected.push(...a, ...b);
    await emptied();
    assert.deepEqual(net.state.posted.toSorted(), [...a, ...b].toSorted());
    assert.deepEqual(arrived().toSorted(), expected.toSorted());
    await other.close();
  });

  await t.test("what the server refuses waits for a person, with the reason, and holds nobody up", async () => {
    const [known] = arrived();
    expected.push(...(await record(1)));
    await record(1, { change: { acts: [] } });
    const tooShort = { service_kind: "information", autonomy: "autonomous", duration_min: 7, outcome: "resolved" };
    const [short] = await record(1, { change: { acts: [{ ...tooShort, label: "Un formulaire" }] } });
    await record(1, { change: { id: known, note: "une autre" } });
    expected.push(...(await record(1)));
    await emptied();
    assert.deepEqual(await inQueue(), { waiting: 0, toCorrect: 3 });
    assert.deepEqual(arrived().toSorted(), expected.toSorted());
    await page.goto(`${net.url}/fr/workspace/visits/to-correct`);
    const noAct = page.getByRole("article").filter({ hasText: "au moins un acte" });
    const conflict = page.getByRole("article").filter({ hasText: "déjà enregistrée avec un autre contenu" });
    await noAct.waitFor();
    await passesAxe(page);
    const duration = page.getByRole("article").filter({ hasText: "La durée va de 5 à 240 minutes" });
    await duration.getByRole("button", { name: "Corriger" }).click();
    await page.getByRole("spinbutton", { name: "Durée (min)" }).and(page.locator(":focus")).waitFor();
    await passesAxe(page);
    await page.getByRole("spinbutton", { name: "Durée (min)" }).fill("10");
    await page.keyboard.press("Control+Enter");
    await emptied();
    expected.push(short);
    assert.deepEqual(arrived().toSorted(), expected.toSorted());
    await conflict.getByRole("button", { name: "Envoyer comme une autre visite" }).click();
    await conflict.waitFor({ state: "detached" });
    await emptied();
    const all = arrived();
    assert.equal(all.length, expected.length + 1);
    expected.push(all.find((id) => !expected.includes(id)));
    await noAct.getByRole("button", { name: "Abandonner" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Abandonner" }).click();
    await page.getByText("Rien à corriger").waitFor();
  });

  await t.test(
    "fifty times, the answer is lost after the commit, and some of them the server or the browser with it",
    async () => {
      const lost = () => until(() => net.state.losesAnswers === 0);
      for (let round = 0; round < 50; round++) {
        let happened = async () => {};
        if (round % 10 === 3) {
          happened = async () => {
            server.child.kill("SIGKILL");
            await server.exited;
            await start();
          };
        }
        let isDone = false;
        net.state.onLost = () => happened().then(() => (isDone = true));
        net.state.losesAnswers = 1;
        const [id] = await record(1);
        expected.push(id);
        await lost();
        await until(() => isDone);
        if (round % 10 === 7) {
          await browser.kill();
          browser = undefined;
          await open();
          await page.getByRole("button", { name: "Alix Guichet" }).waitFor();
        }
      }
      net.state.onLost = async () => {};
      await page.reload();
      await emptied();
      assert.deepEqual(arrived().toSorted(), expected.toSorted());
    },
  );

  await t.test("what was recorded under a sign-in that is over waits until the same person is back", async () => {
    const { items } = (await alix.api.get("/sign-ins")).body;
    for (const one of items) {
      if (!one.is_this) assert.equal((await alix.api.ask("DELETE", `/sign-ins/${one.id}`)).status, 204);
    }
    const later = await record(5);
    await page.reload();
    await heading("Se connecter");
    assert.deepEqual(await inQueue(), { waiting: 5, toCorrect: 0 });
    assert.deepEqual(arrived().toSorted(), expected.toSorted());
    await signIn("Alix");
    await page.reload();
    await emptied();
    expected.push(...later);
    assert.deepEqual(arrived().toSorted(), expected.toSorted());
  });

  await t.test("whoever signs out is told what waits, sends it, or stays", async () => {
    net.cut();
    const mine = await record(2);
    const signOut = async () => {
      await page.getByRole("button", { name: "Alix Guichet" }).click();
      await page.getByRole("menuitem", { name: "Se déconnecter" }).click();
      await page.getByRole("alertdialog", { name: "2 visites attendent d’être envoyées" }).waitFor();
    };
    await signOut();
    await passesAxe(page);
    await page.getByRole("button", { name: "Envoyer, puis se déconnecter" }).click();
    await page.getByText("Le serveur ne les a pas toutes prises").waitFor();
    await page.getByRole("button", { name: "Rester" }).last().click();
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
    assert.deepEqual(await inQueue(), { waiting: 2, toCorrect: 0 });
    await signOut();
    net.mend();
    await page.getByRole("button", { name: "Envoyer, puis se déconnecter" }).click();
    await heading("Se connecter");
    expected.push(...mine);
    assert.deepEqual(arrived().toSorted(), expected.toSorted());
  });

  await t.test("a visit is sent by whoever recorded it, or by the counter's manager for the team", async () => {
    await browser.context.clearCookies();
    const ofAlix = await record(3);
    await page.reload();
    await signIn("Dominique");
    await page.goto(`${net.url}/fr/workspace/visits`);
    const ofDominique = await record(1, { account: dominique.id });
    await until(async () => (await inQueue()).waiting === 3);
    assert.deepEqual(arrived().toSorted(), [...expected, ...ofDominique].toSorted());
    await page.getByText("3 saisies par d’autres personnes attendent leur connexion").waitFor();
    await page.getByRole("button", { name: "Envoyer pour l’équipe" }).click();
    await emptied();
    expected.push(...ofDominique, ...ofAlix);
    assert.deepEqual(arrived().toSorted(), expected.toSorted());
    await browser.context.clearCookies();
  });

  await t.test("ten wrong PINs, counted over a killed browser, erase all but the visits that wait", async () => {
    net.cut();
    await page.reload();
    await heading("Sans réseau");
    const last = await record(2);
    for (let tries = 1; tries <= 4; tries++) {
      await unlockOffline("1111");
      await page.getByText(`Il reste ${10 - tries} essais`).waitFor();
    }
    await browser.kill();
    browser = undefined;
    await open();
    for (let tries = 5; tries <= 9; tries++) {
      await unlockOffline("1111");
      await page.getByText(tries === 9 ? "Il reste 1 essai." : `Il reste ${10 - tries} essais`).waitFor();
    }
    const keptInTheClear = () =>
      page.evaluate(() =>
        [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) =>
          /^relais\.visits\.(favourites|draft|called|stop)\./.test(key),
        ),
      );
    // A killed browser may not have written what it kept in the clear: it stands here again.
    await page.evaluate(() => {
      sessionStorage.setItem("relais.visits.draft.fs-1729.2026-11-24", "{}");
      localStorage.setItem("relais.visits.favourites.fs-1729", "{}");
    });
    assert.equal((await keptInTheClear()).length, 2);
    await unlockOffline("1111");
    await page.getByText("Trop d’essais").waitFor();
    assert.deepEqual(await keptInTheClear(), []);
    await passesAxe(page);
    await page.getByText("2 visites attendent ici, scellées").waitFor();
    await page.reload();
    await page.getByText("Cet appareil ne connaît pas votre code PIN").waitFor();
    net.mend();
    await page.getByRole("button", { name: "Essayer de joindre le serveur" }).click();
    await signIn("Alix");
    await page.reload();
    await emptied();
    expected.push(...last);
    assert.deepEqual(arrived().toSorted(), expected.toSorted());
  });

  await t.test("two persons share a device without a network, and it locks itself when nobody is there", async () => {
    await open();
    await learnPin("Alix");
    const ofAlix = await browser.context.cookies();
    await browser.context.clearCookies();
    await page.goto(`${net.url}/fr/workspace/`);
    await signIn("Dominique");
    await learnPin("Dominique");
    await until(async () => {
      const [cached] = await stored("cached");
      return new Set(cached.map(({ account }) => account)).size === 2 && cached.length >= 4;
    });
    net.cut();
    await page.reload();
    await heading("Sans réseau");
    await passesAxe(page);
    // The lock's hour passes when the journey says so.
    await page.evaluate(() => {
      const later = window.setTimeout;
      window.setTimeout = (work, ms, ...more) => {
        if (ms < 3_600_000) return later(work, ms, ...more);
        window.letTheHourPass = work;
        return 0;
      };
    });
    await unlockOffline(kPin, "Alix");
    await page.getByRole("button", { name: "Alix Guichet" }).waitFor();
    const first = await record(1);
    await page.getByText("1 à envoyer").waitFor();
    await page.evaluate(() => window.letTheHourPass()); // nobody has touched it
    await heading("Sans réseau");
    await unlockOffline("1111", "Dominique");
    await page.getByText("Il reste 9 essais").waitFor();
    await page.reload();
    await unlockOffline(kPin, "Dominique");
    await page.getByRole("button", { name: "Dominique Guichet" }).waitFor();
    await page.getByText("1 saisie par une autre personne attend sa connexion").waitFor();
    const second = await record(1, { account: dominique.id });
    await page.getByText("1 à envoyer").waitFor();
    net.mend();
    await page.reload();
    await until(async () => (await inQueue()).waiting === 1);
    expected.push(...second);
    assert.deepEqual(arrived().toSorted(), expected.toSorted());
    await browser.context.clearCookies();
    await browser.context.addCookies(ofAlix);
    await page.reload();
    await page.getByRole("button", { name: "Alix Guichet" }).waitFor();
    await emptied();
    expected.push(...first);
    assert.deepEqual(arrived().toSorted(), expected.toSorted());
  });

  await t.test("a full store is said, and what was in it stays", async () => {
    net.cut();
    const devtools = await browser.context.newCDPSession(page);
    await devtools.send("Storage.overrideQuotaForOrigin", { origin: net.url, quotaSize: 1 });
    // The browser looks at the room only now and then.
    const more = [];
    const isFull = () =>
      record(1).then(
        ([id]) => more.push(id) && false,
        () => true,
      );
    await until(isFull);
    await page.getByText("Il n’y a plus de place sur cet appareil").waitFor();
    assert.deepEqual(await inQueue(), { waiting: more.length, toCorrect: 0 });
    await devtools.send("Storage.overrideQuotaForOrigin", { origin: net.url });
    await until(async () => !(await isFull()));
    net.mend();
    expected.push(...more);
    await page.reload();
    await emptied();
    assert.deepEqual(arrived().toSorted(), expected.toSorted());
  });

  await t.test("a new version is offered, takes over when asked, and finds the queue of the one before", async () => {
    net.cut();
    expected.push(...(await record(3)));
    const script = await page.locator("script[type=module]").getAttribute("src");
    net.state.rewritten["/sw.js"] = (answer, answered) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part) => (text += part));
      answer.on("end", () => {
        answered.writeHead(200, { "content-type": "text/javascript" });
        answered.end(text.replace(/version:"\w+"|"version":"\w+"/, '"version":"next"').replace(`"${script}",`, ""));
      });
    };
    net.mend();
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one.update()));
    await page.getByText("Une nouvelle version est prête").waitFor();
    await passesAxe(page);
    await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Nouvelle version" }).click()]);
    await page.getByRole("button", { name: "Alix Guichet" }).waitFor();
    assert.deepEqual(
      await page.evaluate(() => caches.keys().then((names) => names.includes("relais-shell-next"))),
      true,
    );
    await emptied();
    assert.deepEqual(arrived().toSorted(), expected.toSorted());
  });

  // bin/test --long asks for ten thousand.
  const parts = Number(process.env.RELAIS_QUEUED_THOUSANDS ?? 2);
  await t.test("thousands of visits are sent, in order", async () => {
    await page.goto(`${net.url}/fr/workspace/account`);
    await heading("Votre compte");
    net.cut();
    const many = [];
    for (let part = 0; part < parts; part++) many.push(...(await record(1000, { days: 100 })));
    assert.deepEqual(await inQueue(), { waiting: parts * 1000, toCorrect: 0 });
    net.state.posted = [];
    net.mend();
    await page.goto(`${net.url}/fr/workspace/visits`);
    await emptied(page, 240_000);
    assert.deepEqual(net.state.posted, many);
    // Of a long day the list shows the latest, and all when asked.
    await page.getByRole("row").nth(50).waitFor();
    assert.equal((await page.getByRole("row").count()) - 1, 50);
    await page.getByRole("button", { name: /Tout afficher/ }).click();
    await page.getByRole("row").nth(60).waitFor();
    expected.push(...many);
    assert.deepEqual(arrived().toSorted(), expected.toSorted());
  });
});

test("at an address without encryption it is said that nothing works off line, and all else works", async (t) => {
  const { url } = await serve(t, `sqlite:${join(temporaryFolder(t), "relais.db")}`, { command: "demo" });
  const profile = temporaryFolder(t);
  const { page } = await openProfile(t, profile, { args: ["--host-resolver-rules=MAP guichet.test 127.0.0.1"] });
  await page.goto(`${url.replace("127.0.0.1", "guichet.test")}/fr/workspace/visits`);
  assert.equal(await page.evaluate(() => isSecureContext), false);
  await page.getByRole("heading", { level: 1, name: "Se connecter" }).waitFor();
});

// The search page of stories, as a browser asks for it, against the bare full-text query for the same words on the same
// database: how many stories have them, and which are the twenty newest. The page corrects what is mistyped, narrows by
// three filters, counts each facet and shows twenty stories.
//
//   tests/postgres.sh --durable node bench/stories.mjs [--folder var] [--stories 1000000] [--only sqlite,postgresql]
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { psql, root, serve } from "../tests/harness.mjs";

const { values: options } = parseArgs({
  options: {
    folder: { type: "string", default: "var" },
    stories: { type: "string", default: "1000000" },
    only: { type: "string", default: "sqlite,postgresql" },
  },
});
const folder = mkdtempSync(join(options.folder, "stories-bench-"));
const ends = [() => rmSync(folder, { recursive: true, force: true })];
const t = { after: (end) => ends.push(end) };
const kRounds = 5;

// As it is typed, the words that are meant, the filters.
const kQuestions = [
  ["dossier", "dossier", "service=caf&feeling=negative&answered=true"],
  ["dossier demande", "dossier demande", "service=cpam&feeling=negative&channel=web"],
  ["téléphone personne", "téléphone personne", "service=work&feeling=mixed&used_channel=telephone"],
  ["rendez-vous", "rendez-vous", "place=Ardennes&feeling=negative&answered=false"],
  ["carte grise", "carte grise", "service=prefecture&feeling=negative&changed=false"],
  ["carte grisse", "carte grise", "service=prefecture&feeling=neutral&changed=false"],
  ["guichet", "guichet", "place=Marne&service=post&feeling=negative"],
  ["guichets matins", "guichets matins", "place=Nord&service=post&channel=counter"],
  ["retraite", "retraite", "service=retirement&feeling=mixed&used_channel=letter"],
  ["retraitte", "retraite", "service=taxes&feeling=negative&used_channel=online"],
  ["ligne papier", "ligne papier", "service=taxes&feeling=positive&used_channel=online"],
  ["conseillère", "conseillère", "service=france_travail&feeling=positive&answered=true"],
  ["caisse", "caisse", "service=health&feeling=negative&answered=false"],
  ["formulaire", "formulaire", "since=2024-01-01&until=2025-06-30&service=caf"],
  ["papiers demandés", "papiers demandés", "since=2025-03-15&service=caf&feeling=negative"],
  ["mois", "mois", "since=2023-01-01&until=2023-12-31&feeling=negative&channel=paper"],
  ["site", "site", "used_channel=online&feeling=negative&answered=true"],
  ["téléphone", "téléphone", "used_channel=telephone&feeling=negative&service=cpam"],
  ["demande trois", "demande trois", "service=family&place=Aisne&feeling=negative"],
  ["demande", "demande", "service=caf&feeling=mixed&channel=telephone"],
];

function bench(...args) {
  const { status, stderr, stdout } = spawnSync(join(root, "build/bench/stories_bench"), args, {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

// The 95th of a hundred.
const p95 = (times) => times.sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1];

async function measure(title, database, vacuum = () => {}) {
  const demo = await serve(t, database, { command: "demo" });
  await demo.stop();
  const filled = performance.now();
  bench("fill", database, options.stories);
  vacuum();
  console.log(`${title}: ${options.stories} stories made up in ${Math.round((performance.now() - filled) / 1000)} s`);
  const { url, stop } = await serve(t, database, { env: { RELAIS_TRUSTED_PROXIES: "127.0.0.1" } });
  const pages = [];
  for (let round = -1; round < kRounds; ++round)
    for (const [number, [typed, , filters]] of kQuestions.entries()) {
      const address = `${url}/fr/experiences?q=${encodeURIComponent(typed)}&${filters}`;
      const start = performance.now();
      const answer = await fetch(address, { headers: { "X-Forwarded-For": `192.0.2.${number}` } });
      const page = await answer.text();
      const took = performance.now() - start;
      if (!answer.ok) throw new Error(`${answer.status} ${address}`);
      if (round < 0) {
        const count = /stories__count"><strong>([^<]*)/.exec(page)?.[1];
        if (!count) console.log(`  nothing is found: ${address}`);
      } else pages.push(took);
    }
  await stop();
  const bare = bench("bare", database, ...kQuestions.map(([, meant]) => meant))
    .trim()
    .split("\n")
    .map(Number);
  const each = kQuestions.map(([typed], at) => {
    const middle = (times) => times.filter((_, i) => i % kQuestions.length === at).sort((a, b) => a - b)[2];
    return `${typed}: ${middle(pages).toFixed(1)} / ${middle(bare).toFixed(1)}`;
  });
  console.log(`  page / bare, ms: ${each.join("; ")}`);
  const [own, peer] = [p95(pages), p95(bare)];
  console.log(
    `  p95 of ${pages.length}: page over HTTP ${own.toFixed(1)} ms, bare query ${peer.toFixed(1)} ms; ` +
      `${(own / peer).toFixed(2)} times (goal: 3 at most)`,
  );
}

try {
  if (options.only.includes("sqlite")) await measure("SQLite", `sqlite:${join(folder, "relais.db")}`);
  if (options.only.includes("postgresql") && process.env.RELAIS_TEST_POSTGRESQL) {
    psql(process.env.RELAIS_TEST_POSTGRESQL, "create database relais_stories_bench");
    const url = new URL(process.env.RELAIS_TEST_POSTGRESQL);
    url.pathname = "/relais_stories_bench";
    await measure("PostgreSQL", url.toString(), () => psql(url.toString(), "vacuum analyze"));
  }
} finally {
  for (const end of ends.reverse()) await end();
}

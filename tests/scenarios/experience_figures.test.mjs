// Figures of stories, all from the database, on both of them: answered by cohort, how long people wait, what authors
// say; and every count beside what the stories say. Every story is made up.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { rows, run } from "../acting.mjs";
import { databases, getJson, relais, serve, temporaryFolder } from "../harness.mjs";

const kToday = new Date();
const kDay = 86_400_000;

// "2026-05", so many months ago.
const month = (ago) =>
  new Date(Date.UTC(kToday.getUTCFullYear(), kToday.getUTCMonth() - ago, 1)).toISOString().slice(0, 7);
const dayOf = (name, day) => `${name}-${String(day).padStart(2, "0")}`;

const kHeadings =
  "ID expérience;Titre;Écrit le;Date de publication;Description;Ressenti usager;Etat expérience;Date de premiere réponse;Pays;Intitulé département usager;Intitulé typologie 1;Intitulé structure 1;Canaux Typologie 1;Réponse structure 1";

// Brought as anybody brings stories.
function bring(t, database, stories) {
  const lines = stories.map(({ id, published, waited, feeling = "Négatif", department = "Ardennes", body = "CAF" }) =>
    [
      id,
      `Récit inventé ${id}`,
      `${published}T08:00:00+01:00`,
      `${published}T09:00:00+01:00`,
      `Texte inventé pour un essai, numéro ${id}, sur une attente au guichet.`,
      feeling,
      waited === undefined ? "En attente de réponse" : "Répondue",
      waited === undefined ? "" : new Date(Date.parse(`${published}T09:30:00Z`) + waited * kDay).toISOString(),
      "France",
      department,
      body,
      body,
      "internet",
      waited === undefined ? "" : "Réponse inventée, pour un essai.",
    ].join(";"),
  );
  const file = join(temporaryFolder(t), "stories.csv");
  writeFileSync(file, `\uFEFF${[kHeadings, ...lines].join("\r\n")}\r\n`);
  const done = relais("import", "experiences", file, "--database", database);
  assert.equal(done.code, 0, done.out + done.err);
}

test("figures of stories", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => figures(t, database));
  }
});

async function figures(t, database) {
  const env = { RELAIS_TRUSTED_PROXIES: "127.0.0.1" };
  let served = await serve(t, database, { command: "demo", env });
  let addresses = 0;
  // What one address may ask is another test's.
  const headers = () => ({ "x-forwarded-for": `10.9.${++addresses >> 8}.${addresses & 255}` });
  const ask = async (query = "") => {
    const { status, body, text } = await getJson(`${served.url}/api/v1/statistics/experiences${query}`, headers());
    assert.equal(status, 200, text);
    return body;
  };
  const refused = async (query) => {
    const { status, body } = await getJson(`${served.url}/api/v1/statistics/experiences${query}`, headers());
    assert.equal(status, 400, query);
    return body.code;
  };
  const page = async (language, query = "") => {
    const answer = await fetch(`${served.url}/${language}/experiences/figures${query}`, { headers: headers() });
    assert.equal(answer.status, 200);
    return answer.text();
  };
  // What is counted is kept: a program that starts anew counts anew.
  const anew = async (change) => {
    await served.stop();
    change();
    served = await serve(t, database, { env });
  };
  const within = (line, days) => line.answered.find((one) => one.days === days).rate;

  await t.test("nothing is made up where nothing was published", async () => {
    const { total, items, cohorts } = await ask();
    assert.deepEqual([items, cohorts, total.median.state], [[], [], "nothing"]);
    assert.match(await page("fr"), /Aucun récit n’a encore été publié dans un mois terminé/);
    assert.doesNotMatch(await page("fr"), /Récits inventés pour la démonstration/);
  });

  await t.test("countries have the names of the language, and no “de” stands before a month", async () => {
    for (const [language, names] of Object.entries({
      fr: ["France", "Belgique"],
      en: ["France", "Belgium"],
      nl: ["Frankrijk", "België"],
      de: ["Frankreich", "Belgien"],
    })) {
      const said = await page(language);
      for (const name of names) assert.match(said, new RegExp(`href="/${language}/experiences/figures.*>${name}</a>`));
    }
    assert.match(
      await page("fr", "?from=2025-10&to=2026-08"),
      /Récits publiés\s: octobre 2025 – août 2026, mois terminés/,
    );
    assert.match(await page("fr", "?from=2026-08&to=2026-08"), /Récits publiés\s: août 2026, mois terminés/);
  });

  const published = month(6);
  await anew(() =>
    bring(
      t,
      database,
      Array.from({ length: 100 }, (_, i) => ({
        id: `p12-${i}`,
        published: dayOf(published, 5),
        waited: i < 40 ? 6 : i < 65 ? 20 : i < 75 ? 44 : undefined,
        feeling: i % 2 ? "Positif" : "Négatif",
      })),
    ),
  );

  await t.test("P-12: of 100 published 75 answered: 75 % (75/100), and the median delay", async () => {
    const { total, cohorts, as_of } = await ask();
    assert.equal(as_of, kToday.toISOString().slice(0, 10));
    assert.equal(total.stories, 100);
    assert.deepEqual(
      [7, 15, 30, 60].map((days) => [within(total, days).count, within(total, days).of]),
      [
        [40, 100],
        [40, 100],
        [65, 100],
        [75, 100],
      ],
    );
    assert.equal(within(total, 60).share, 0.75);
    assert.ok(Math.abs(within(total, 60).interval.low - 0.657) < 0.001, "Wilson");
    assert.ok(Math.abs(within(total, 60).interval.high - 0.8245) < 0.001);
    assert.deepEqual([total.median.state, total.median.days, total.median.of], ["reached", 20, 100]);
    assert.ok(
      total.working_median.days >= 10 && total.working_median.days <= 15,
      "20 days, less weekends and holidays",
    );
    assert.deepEqual([cohorts.at(-1).month, cohorts.at(-1).stories], [published, 100]);
    const html = await page("fr");
    assert.match(html, /75\s%\s\(75\/100\)/);
    assert.match(html, /<p class="public-figures__value">20\sjours<\/p>/);
  });

  // Some hundred more: few large departments and many small ones, one large body and small ones.
  const kBodies = ["CAF", "CPAM", "Impôts", "France Travail", "CARSAT"];
  const kDepartments = ["Ardennes", "Aisne", "Marne", "Creuse", "Lozère"];
  const kFeelings = ["Négatif", "Négatif", "Négatif", "Positif", "Neutre"];
  const number = (seed, below) => ((seed * 2_654_435_761) >>> 7) % below;
  const few = (seed, below) => Math.min(number(seed, below), number(seed + 77, below), number(seed + 991, below));
  await anew(() => {
    bring(
      t,
      database,
      Array.from({ length: 1600 }, (_, i) => ({
        id: `more-${i}`,
        published: dayOf(month(1 + number(i, 16)), 1 + number(i + 5, 27)),
        waited: number(i + 9, 4) === 0 ? undefined : number(i + 3, 70),
        feeling: kFeelings[number(i + 31, kFeelings.length)],
        department: kDepartments[few(i + 13, kDepartments.length)],
        body: kBodies[few(i + 17, kBodies.length)],
      })).map((one) =>
        one.waited !== undefined && Date.parse(one.published) + one.waited * kDay > Date.now() - kDay
          ? { ...one, waited: undefined }
          : one,
      ),
    );
    run(
      database,
      // As if they had been told here, by people who have their codes; but some.
      `update experience set source = null where number % 7 > 0;
       update experience set channel = 'paper', assisted_by_role = 'advisor' where number % 5 = 1;
       update experience set channel = 'telephone', assisted_by_role = 'advisor' where number % 40 = 3;
       update experience set used_channel = case when number % 3 = 0 then 'online' when number % 30 = 7 then 'letter' else 'telephone' end;
       update experience set verdict = 'solved' where first_answer_at is not null and (submission_digest like '%0_' or submission_digest like '%4_' or submission_digest like '%8_');
       update experience set verdict = 'not_solved' where first_answer_at is not null and (submission_digest like '%5_' or submission_digest like '%9_');
       update experience_answer set kind = 'right_channel' where id like '%1' or id like '%4';
       update experience_answer set kind = 'change_done' where id like '%6' or id like '%b';
       update experience_answer set kind = 'explanation' where kind = 'not_said'`,
    );
  });

  await t.test("P-05, P-14: verdicts, feelings, kinds and changes are those of the database", async () => {
    const { total, to } = await ask();
    assert.equal(total.stories, 1700);
    // Of the months that a figure says that it is of.
    const truth = (rate, count, of, from = "experience e") => {
      const sum = (what) => `sum(case when ${what} then 1 else 0 end)`;
      const [cells] = rows(
        database,
        `select ${sum(count)}, ${sum(of)} from ${from} where e.state = 'published'
         and substr(e.published_at, 1, 7) >= '${rate.from}' and substr(e.published_at, 1, 7) <= '${rate.to}'`,
      );
      assert.deepEqual([rate.count, rate.of], cells.map(Number), count);
    };
    truth(
      total.solved_of_judged,
      "e.source is null and e.verdict = 'solved'",
      "e.source is null and e.verdict is not null",
    );
    const isAsked = "e.source is null and e.first_answer_at is not null";
    truth(total.solved_of_answered, "e.source is null and e.verdict = 'solved'", isAsked);
    for (const { feeling, rate } of total.feelings) {
      truth(rate, `e.feeling = '${feeling}'`, "1 = 1"); // P-05
    }
    const answers = "experience_answer a join experience e on e.network_id = a.network_id and e.id = a.experience_id";
    const right = total.kinds.find(({ kind }) => kind === "right_channel").rate;
    truth(right, "a.kind = 'right_channel'", "1 = 1", answers); // P-14
    const isConcern = "e.feeling in ('negative', 'mixed')";
    truth(total.changed, `a.kind = 'change_done' and ${isConcern}`, isConcern, answers);
    assert.equal(to, month(1), "the month that runs is not published");
  });

  await t.test("P-45: by way of telling and assistance, as shares of all stories", async () => {
    const { items } = await ask("?by=assistance");
    const helped = items.find(({ key }) => key === "with_help");
    const { from, to } = helped.share;
    const [cells] = rows(
      database,
      `select sum(case when assisted_by_role is not null then 1 else 0 end), count(*) from experience
       where substr(published_at, 1, 7) >= '${from}' and substr(published_at, 1, 7) <= '${to}'`,
    );
    assert.deepEqual([helped.share.count, helped.share.of], cells.map(Number));
    const ways = (await ask("?by=channel")).items.map(({ key }) => key);
    assert.deepEqual(ways.sort(), ["paper", "telephone", "web"]);
  });

  await t.test("P-36: beside visits only where visits are published", async () => {
    const { items } = await ask("?by=territory");
    assert.ok(
      items.every(({ per_thousand_visits: beside }) => !beside),
      "no visit is recorded here",
    );
    assert.match(await page("en"), /For 1,000 visits/);
  });

  await t.test("one entry at a time, whole months, two that are told apart or not", async () => {
    assert.equal(await refused("?service=caf&territory=08"), "experiences.figures_one_breakdown");
    assert.equal(await refused("?service=caf&by=territory"), "experiences.figures_one_breakdown");
    assert.equal(await refused("?service=no-such"), "experiences.service_unknown");
    assert.equal(await refused("?territory=00000"), "experiences.territory_unknown");
    assert.equal(await refused(`?from=${month(0)}`), "experiences.figures_period");
    assert.equal(await refused("?compare=caf,cpam"), "experiences.figures_compare");
    assert.equal(await refused("?by=service&compare=caf,no-such"), "experiences.figures_compare");
    const { comparisons, items } = await ask("?by=assistance&compare=alone,with_help");
    assert.equal(comparisons.length, 3);
    const rate = (key) =>
      within(
        items.find((item) => item.key === key),
        30,
      );
    for (const { outcome, difference, figure } of comparisons) {
      if (outcome === "too_few") continue;
      const holdsZero = difference.interval.low <= 0 && difference.interval.high >= 0;
      assert.equal(outcome === "cannot_be_told_apart", holdsZero, figure);
    }
    assert.equal(comparisons[0].figure, "answered");
    assert.ok(Math.abs(comparisons[0].difference.value - (rate("alone").share - rate("with_help").share)) < 1e-9);
    const labels = (await ask("?by=territory")).items.map(({ label }) => label);
    assert.deepEqual(labels, [...labels].sort(new Intl.Collator("fr").compare), "no ranking");
  });

  await t.test("every count is what the stories’ own pages say", async () => {
    const months = [17, 6, 1].map(month);
    for (const [from, to] of [
      [months[0], months[2]],
      [months[1], months[2]],
      [months[1], months[1]],
    ]) {
      for (const [by, column] of [
        ["territory", "e.department_code"],
        ["channel", "e.channel"],
        ["assistance", "case when e.channel in ('web', 'kiosk') then 'alone' else 'with_help' end"],
        ["used_channel", "coalesce(e.used_channel, 'not_said')"],
        ["service", "s.service_code"],
      ]) {
        const truth = rows(
          database,
          `select ${column}, count(distinct e.id) from experience e
           join experience_structure s on s.network_id = e.network_id and s.experience_id = e.id
           where e.state = 'published' and substr(e.published_at, 1, 7) between '${from}' and '${to}' group by 1`,
        ).map(([key, count]) => [key, Number(count)]);
        const { items } = await ask(`?by=${by}&from=${from}&to=${to}`);
        assert.deepEqual(
          new Map(items.map(({ key, stories }) => [key, stories])),
          new Map(truth),
          `${by} ${from} ${to}`,
        );
      }
    }
    // The CSV says the same.
    const { items } = await ask("?by=territory");
    const csv = await (
      await fetch(`${served.url}/api/v1/statistics/experiences.csv?by=territory`, { headers: headers() })
    ).text();
    for (const { key, stories } of items) {
      assert.match(csv, new RegExp(`^fr,territory,${key},[^\\r\\n]*,stories,[a-z]+,${stories},`, "m"));
    }
  });

  await t.test("the page says the same in four languages, without a script, and is found from the list", async () => {
    for (const [language, words] of Object.entries({
      fr: ["Les récits en chiffres", "ne sont pas un échantillon des usagers", "Par service", "pas encore"],
      en: ["The stories in figures", "Stories are no sample of users", "By service", "not yet"],
      nl: ["De verhalen in cijfers", "geen steekproef van gebruikers"],
      de: ["Die Berichte in Zahlen", "keine Stichprobe der Nutzer"],
    })) {
      const html = await page(language);
      for (const word of words) assert.ok(html.includes(word), `${language}: ${word}`);
      assert.ok(!/<script(?![^>]*src)/.test(html), language);
      const list = await (await fetch(`${served.url}/${language}/experiences`, { headers: headers() })).text();
      assert.ok(list.includes(`href="/${language}/experiences/figures"`), language);
    }
    const caf = await page("fr", "?of=service:caf");
    const { total } = await ask("?service=caf");
    assert.ok(caf.includes(`(${within(total, 30).count}/${within(total, 30).of})`));
    assert.match(await page("en", "?first=assistance:alone&second=assistance:with_help"), /Answered within 30 days: /);
    assert.match(await page("en", "?first=assistance:alone&second=service:caf"), /Choose two different ones/);
    await page("fr", "?of=%3Cscript%3E&from=x&to=9999-99&first=service&second=:");
  });

  await t.test("another network’s stories stand apart", async () => {
    assert.deepEqual((await ask("?network=be")).items, []);
    assert.equal((await ask("?network=be")).total.stories, 0);
  });
}

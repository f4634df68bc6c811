// Every route of the running program, by every role, inside and outside its reach. The list of routes is the program's:
// one that is not told of here fails. A stranger's record is answered as an unknown one is, which is worth something only
// beside the owner's success with the same body.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { getJson, temporaryFolder } from "../harness.mjs";
import { addUser, Browser, codeOf, firstSignIn, password, serveWithPost } from "../people.mjs";
import { uuid, visit } from "../visiting.mjs";

const kCounter = "fs-1729"; // Vervins, in the Aisne
const kElsewhere = "fs-1"; // not in the Aisne
const kProcedure = "caf.request_housing_aid";
const kHost = "cc-thierache";
const kPartner = "cnaf"; // speaks for all of it: its sheets hold for the whole network

const kEverybody = [
  "read_public_directory",
  "tell_of_errors",
  "observe_machine",
  "sign_in",
  "tell_experience",
  "follow_up",
];

// Of whoever manages a counter, alone or for the body that runs it.
const kManages = [
  "read_people",
  "invite_people",
  "see_as",
  "edit_counter",
  "manage_devices",
  "read_team",
  "record_visits",
  "sign_grids",
  "tell_for_others",
  "answer_experiences",
  "read_figures",
];

const kScenario = { name: "Un guichet de moins", edits: [{ kind: "close", counter: kCounter }] };
const kOwnScenario = ofOwnScenario();
const kSiting = { count: 1, minutes: 15, territory: "02" };

// Who has which right, written here a second time on purpose (domain.md 3.3; server/access/right.cpp).
const kRoles = {
  advisor: {
    scope: `counter:${kCounter}`,
    organisation: kHost,
    rights: ["read_team", "record_visits", "tell_for_others", "read_figures"],
  },
  counter_manager: {
    scope: `counter:${kCounter}`,
    organisation: kHost,
    rights: kManages,
    sees: "advisor",
    gives: { role: "advisor", scope_kind: "counter", scope_code: kCounter },
  },
  host_manager: {
    scope: `organisation:${kHost}`,
    organisation: kHost,
    rights: [...kManages, "read_actions", "manage_actions"],
    sees: "advisor",
    gives: { role: "counter_manager", scope_kind: "counter", scope_code: kCounter },
  },
  partner_referent: {
    scope: `organisation:${kPartner}`,
    organisation: kPartner,
    rights: ["read_people", "edit_procedures", "answer_experiences", "read_actions", "read_figures"],
    sees: "partner_referent",
  },
  partner_manager: {
    scope: `organisation:${kPartner}`,
    organisation: kPartner,
    rights: [
      "read_people",
      "invite_people",
      "see_as",
      "edit_procedures",
      "answer_experiences",
      "read_actions",
      "manage_actions",
      "read_figures",
    ],
    sees: "partner_referent",
    gives: { role: "partner_referent", scope_kind: "organisation", scope_code: kPartner },
  },
  departmental_coordinator: {
    scope: "territory:02",
    organisation: "prefecture-02",
    rights: [
      "read_people",
      "invite_people",
      "see_as",
      "manage_organisations",
      "edit_counter",
      "manage_counters",
      "manage_devices",
      "read_team",
      "answer_experiences",
      "keep_irritants",
      "read_actions",
      "manage_actions",
      "read_figures",
    ],
    sees: "advisor",
    gives: { role: "advisor", scope_kind: "counter", scope_code: kCounter },
  },
  prefecture: {
    scope: "territory:02",
    organisation: "prefecture-02",
    rights: ["read_people", "read_processing", "keep_seats", "answer_experiences", "read_actions", "read_figures"],
    sees: "advisor",
  },
  national_programme: {
    scope: "network:fr",
    organisation: "anct",
    rights: ["read_processing", "manage_services", "keep_irritants", "keep_seats", "read_actions", "read_figures"],
  },
  auditor: { scope: "territory:02", organisation: "anct", rights: ["read_processing", "read_actions", "read_figures"] },
  moderator: { scope: "network:fr", organisation: "anct", rights: ["moderate", "keep_irritants"] },
  data_protection_officer: {
    scope: "network:fr",
    organisation: "anct",
    rights: ["read_journal", "read_processing", "manage_retention", "answer_rights_requests"],
  },
  administrator: {
    scope: "network:fr",
    organisation: "operator",
    rights: [
      "read_people",
      "invite_people",
      "manage_people",
      "manage_organisations",
      "manage_factors",
      "read_journal",
      "see_as",
      "manage_counters",
      "manage_devices",
      "read_processing",
      "read_team",
      "keep_seats",
      "read_figures",
    ],
    sees: "advisor",
    gives: { role: "auditor", scope_kind: "network", scope_code: "fr" },
  },
};

// A card whose codes are known, as its maker lists it.
const kCardSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
let serials = 0;

// For each route what succeeds for its owner, and what lies outside their reach. `own`: everybody's own, whoever they are.
const kRequests = {
  "GET /me": { own: {} },
  "PUT /me/pin": { own: { body: { pin: "2749", password } } },
  "PUT /me/password": {
    own: { body: { old_password: password, new_password: "trois poules rousses dorment" } },
    last: 2,
  },
  "GET /sign-ins": { own: {} },
  "DELETE /sign-ins/{id}": { own: { path: async ({ browser }) => (await other(browser)).id } },
  "GET /factors": { own: {} },
  "POST /factors": { own: { body: { kind: "grid" } } },
  "PUT /factors/{id}/confirmation": {
    own: {
      prepare: async ({ browser }) => (await browser.ask("POST", "/factors", { kind: "application" })).body,
      path: (made) => made.id,
      body: (made) => ({ code: codeOf(made.secret) }),
    },
  },
  "PUT /session/hat": { own: { body: ({ organisation }) => ({ organisation }) } },
  "PUT /session/lock": { own: { body: { locked: true } }, undo: { locked: false, pin: "2749" }, last: 1 },
  "PUT /session/second-factor": { own: { body: { code: "000000" }, status: 409 } },
  "DELETE /session": { own: {}, last: 3 },
  "GET /people": { inside: () => ({}) },
  "GET /people/{id}": { inside: ({ seen }) => ({ path: seen }), outside: ({ stranger }) => ({ path: stranger }) },
  "GET /people/{id}/sight": { inside: ({ seen }) => ({ path: seen }), outside: ({ stranger }) => ({ path: stranger }) },
  "PUT /people/{id}/disablement": {
    inside: async ({ victim }) => ({ path: (await victim()).id, body: { reason: "parti" } }),
    outside: () => ({ path: "nobody", body: { reason: "parti" } }),
  },
  "GET /reach": { inside: () => ({ query: "?kind=counter" }) },
  "GET /organisations": { inside: () => ({}) },
  "PUT /organisations/{id}": {
    inside: ({ role }) => ({
      path: `org-${role}`,
      body: { kind: "host", name: "Une structure", territory_code: "02" },
    }),
    outside: ({ role }) => ({
      path: `org-${role}`,
      body: { kind: "host", name: "Ailleurs", territory_code: role === "administrator" ? "999" : "59" },
    }),
  },
  "POST /invitations": {
    inside: ({ role, gives, organisation }) => ({
      body: {
        email: `from-${role}@relais.example`,
        name: "Une personne",
        language: "fr",
        role: { organisation, ...gives },
      },
    }),
    outside: ({ role, gives, organisation }) => ({
      body: {
        email: `out-${role}@relais.example`,
        name: "Une personne",
        language: "fr",
        role: {
          organisation,
          role: gives.role,
          scope_kind: gives.scope_kind,
          scope_code: gives.scope_kind === "counter" ? kElsewhere : "cpam-no",
        },
      },
    }),
  },
  "POST /people/imports": {
    inside: ({ role, gives, organisation }) => ({
      body: {
        csv: `email,name,role,scope,organisation\nlisted-${role}@relais.example,Une personne,${gives.role},${gives.scope_kind}:${gives.scope_code},${organisation}\n`,
        dry_run: false,
      },
    }),
  },
  "DELETE /roles/{id}": {
    inside: async ({ victim }) => ({ path: (await victim()).grant }),
    outside: ({ strangerGrant }) => ({ path: strangerGrant }),
  },
  "GET /error-reports": { inside: () => ({}) },
  "PUT /error-reports/{id}/treatment": {
    inside: async ({ browser }) => {
      const told = await browser.ask("POST", `/counters/${kCounter}/error-reports`, { subject: "hours" });
      return { path: told.body.id, body: {} };
    },
    outside: async ({ browser, role }) => {
      const told = await browser.ask("POST", `/counters/${kElsewhere}/error-reports`, { subject: "hours" });
      return { path: role === "administrator" ? "no-such-report" : told.body.id, body: {} };
    },
  },
  "GET /groups": { inside: () => ({}) },
  "PUT /groups/{id}": {
    inside: ({ seen }) => ({ path: "accueil", body: { name: "Accueil", members: [seen] } }),
    outside: () => ({ path: "accueil", body: { name: "Accueil", members: ["nobody"] } }),
  },
  "GET /cards": { inside: () => ({}) },
  "POST /cards": {
    inside: () => ({
      body: { cards: [{ serial: `S-${++serials}`, secret: kCardSecret, digits: 6, step_seconds: 30 }] },
    }),
  },
  "PUT /cards/{serial}/holder": {
    inside: async ({ browser, seen }) => {
      const serial = `S-${++serials}`;
      await browser.ask("POST", "/cards", { cards: [{ serial, secret: kCardSecret, digits: 6, step_seconds: 30 }] });
      return { path: serial, body: handover(seen) };
    },
    outside: ({ seen }) => ({ path: "no-such-card", body: handover(seen) }),
  },
  "DELETE /cards/{serial}": {
    inside: async ({ browser }) => {
      const serial = `S-${++serials}`;
      await browser.ask("POST", "/cards", { cards: [{ serial, secret: kCardSecret, digits: 6, step_seconds: 30 }] });
      return { path: serial };
    },
    outside: () => ({ path: "no-such-card" }),
  },
  "GET /factor-resets": { inside: () => ({}) },
  "POST /factor-resets": {
    inside: ({ seen }) => ({ body: { account: seen, reason: "téléphone perdu" } }),
    outside: () => ({ body: { account: "nobody", reason: "téléphone perdu" } }),
  },
  "PUT /factor-resets/{id}/agreement": {
    inside: async ({ second, victim }) => {
      const asked = await second.ask("POST", "/factor-resets", { account: (await victim()).id, reason: "perdu" });
      return { path: asked.body.id, body: {} };
    },
    outside: () => ({ path: "no-such-reset", body: {} }),
  },
  "GET /journal": { inside: () => ({}) },
  "GET /own-counters": { inside: () => ({}) },
  "GET /counters/{id}/edition": { inside: () => ({ path: kCounter }), outside: () => ({ path: kElsewhere }) },
  "PUT /counters/{id}": {
    inside: async ({ browser }) => ({ path: kCounter, body: { number: await edition(browser), edition: {} } }),
    outside: () => ({ path: kElsewhere, body: { number: 0, edition: {} } }),
  },
  "POST /counters/{id}/preview": {
    inside: () => ({ path: kCounter, body: { number: 0, edition: {} } }),
    outside: () => ({ path: kElsewhere, body: { number: 0, edition: {} } }),
  },
  "POST /counters/{id}/restorations": {
    inside: async ({ browser }) => ({ path: kCounter, body: { number: await edition(browser), restores: 0 } }),
    outside: () => ({ path: kElsewhere, body: { number: 0, restores: 0 } }),
  },
  "POST /counters": {
    inside: () => ({ body: { name: "Un guichet", kind: "fixed", commune: "02789" } }),
    outside: ({ role }) => ({
      body: { name: "Un guichet", kind: "fixed", commune: role === "administrator" ? "no-such" : "59350" },
    }),
  },
  "POST /counters/imports": {
    inside: ({ role }) => ({
      body: {
        text: `identifiant,nom,commune,code_insee\n${role},Un guichet,Vervins,02789\n`,
        file_name: "liste-2026-11-20.csv",
        list: "test",
        source: "Une liste",
        is_complete: false,
        dry_run: false,
      },
    }),
  },
  "GET /own-procedures": { inside: () => ({}) },
  "GET /procedures/{code}/edition": {
    inside: () => ({ path: kProcedure }),
    outside: () => ({ path: "interior.request_identity_card" }),
  },
  "PUT /procedures/{code}": {
    inside: async ({ browser }) => ({ path: kProcedure, body: await sheet(browser) }),
    outside: async ({ browser }) => ({ path: "interior.request_identity_card", body: await sheet(browser) }),
  },
  "POST /procedures/{code}/restorations": {
    inside: async ({ browser }) => ({
      path: kProcedure,
      body: { number: (await browser.get(`/procedures/${kProcedure}/edition`)).body.number, restores: 0 },
    }),
    outside: () => ({ path: "interior.request_identity_card", body: { number: 0, restores: 0 } }),
  },
};

const kFigures = {
  inside: ({ role }) => ({ query: `?indicator=acts${placeOf(role)}` }),
  outside: () => ({ query: "?indicator=acts&counter=fs-no-such" }),
};
// Of a place: people of a body reach their own procedures alone.
const kNote = {
  inside: ({ role }) => !isOfPartner(role) && { query: `?${placeOf(role).slice(1)}` },
  outside: () => ({ query: "?counter=fs-no-such" }),
};
// Of a department: it is not for a counter.
const kMonth = {
  inside: ({ role }) => /^(territory|network):/.test(kRoles[role].scope) && { query: "?territory=02" },
  outside: ({ role }) => ({
    query: kRoles[role].scope.startsWith("network:") ? "?territory=no-such" : "?territory=59",
  }),
};

Object.assign(kRequests, {
  "GET /processing-register": { inside: () => ({}) },
  "PUT /processing-register/{id}/retention": {
    inside: () => ({ path: "sign_ins", body: { days: 90 } }),
    outside: () => ({ path: "no-such-processing", body: { days: 90 } }),
  },
  "GET /wipes": { inside: () => ({}) },
  "GET /me/data": { own: {} },
  "GET /me/rights-requests": { own: {} },
  "POST /me/rights-requests": { own: { body: { kind: "rectification", note: "mon nom" } } },
  "GET /rights-requests": { inside: () => ({}) },
  "POST /rights-requests": { inside: () => ({ body: { kind: "access", note: "par lettre" } }) },
  "PUT /rights-requests/{id}/extension": {
    inside: async ({ browser }) => ({ path: await asked(browser), body: { reason: "dossier complexe" } }),
    outside: () => ({ path: "no-such-request", body: { reason: "dossier complexe" } }),
  },
  "PUT /rights-requests/{id}/answer": {
    inside: async ({ browser }) => ({ path: await asked(browser), body: { outcome: "done", answer: "voici" } }),
    outside: () => ({ path: "no-such-request", body: { outcome: "done", answer: "voici" } }),
  },
  "GET /rights-requests/{id}/data": {
    inside: async ({ browser }) => ({ path: await asked(browser) }),
    outside: () => ({ path: "no-such-request" }),
  },
  "POST /visits": { inside: () => ({ body: { items: [visit()] } }) }, // another counter's: tests/scenarios/visits.test.mjs
  "POST /visit-imports": {
    inside: () => ({
      body: { csv: "date;partner;outcome\n2020-01-02;caf;resolved\n", counter: kCounter, dry_run: true },
    }),
    outside: () => ({
      body: { csv: "date;partner;outcome\n2020-01-02;caf;resolved\n", counter: kElsewhere, dry_run: true },
    }),
  },
  "GET /visits": {
    inside: () => ({ query: `?counter=${kCounter}&day=2026-11-26` }),
    outside: () => ({ query: `?counter=${kElsewhere}&day=2026-11-26` }),
  },
  "PUT /visits/{id}/correction": {
    inside: async ({ browser }) => {
      const one = visit();
      await browser.ask("POST", "/visits", { items: [one] });
      return { path: one.id, body: { reason: "erreur", visit: one } };
    },
    outside: () => {
      const one = visit({ counter: kElsewhere });
      return { path: one.id, body: { reason: "erreur", visit: one } };
    },
  },
  "PUT /visits/{id}/withdrawal": {
    inside: async ({ browser }) => {
      const one = visit();
      await browser.ask("POST", "/visits", { items: [one] });
      return { path: one.id, body: { reason: "n’a pas eu lieu" } };
    },
    outside: () => ({ path: visit().id, body: { reason: "n’a pas eu lieu" } }),
  },
  "GET /statistics/visits.xlsx": kFigures,
  "GET /statistics/visits.pdf": kFigures,
  "GET /statistics/visits-note.pdf": kNote,
  "GET /statistics/visits-note.xlsx": kNote,
  // No month is over where the first visit is of today: tests/scenarios/documents.test.mjs reads one.
  "GET /statistics/visits-first-year.pdf": { ...kNote, inside: () => false },
  "GET /statistics/visits-month.xlsx": kMonth,
  "GET /statistics/visits-month.csv": kMonth,
  "GET /statistics/visits.csv": kFigures,
  "GET /statistics/visits": kFigures,
  "GET /shared-views": { inside: () => ({}) },
  "POST /shared-views": {
    inside: ({ role }) => ({ body: sharedView(queryOf(role)) }),
    outside: () => ({ body: sharedView({ counter: "fs-no-such" }) }),
  },
  "DELETE /shared-views/{id}": {
    inside: async ({ browser, role }) => ({ path: await made(browser, "/shared-views", sharedView(queryOf(role))) }),
    outside: async ({ second }) => ({
      path: await made(second, "/shared-views", sharedView({})),
    }),
  },
  "GET /scheduled-reports": { inside: () => ({}) },
  "POST /scheduled-reports": {
    inside: ({ browser, role }) => !isOfPartner(role) && { body: report(browser, queryOf(role)) },
    outside: ({ browser }) => ({ body: report(browser, { counter: "fs-no-such" }) }),
  },
  "PUT /scheduled-reports/{id}": {
    inside: async ({ browser, role }) =>
      !isOfPartner(role) && { path: await ownReport(browser), body: report(browser, queryOf(role)) },
    outside: async ({ browser, second }) => ({
      path: await rootsReport(second),
      body: report(browser, {}),
    }),
  },
  "DELETE /scheduled-reports/{id}": {
    inside: async ({ browser, role }) => !isOfPartner(role) && { path: await ownReport(browser) },
    outside: async ({ second }) => ({
      path: await rootsReport(second),
    }),
  },
  "PUT /counters/{id}/days/{day}/closure": {
    inside: () => ({ path: [kCounter, "2026-11-20"], body: {} }),
    outside: () => ({ path: [kElsewhere, "2026-11-20"], body: {} }),
  },
  "GET /counters/{id}/visit-catalogue": {
    inside: () => ({ path: kCounter }),
    outside: () => ({ path: kElsewhere }),
  },
  "GET /grids/{counter}/{week}": {
    inside: () => ({ path: [kCounter, "2026-W40"] }),
    outside: () => ({ path: [kElsewhere, "2026-W40"] }),
  },
  "PUT /grids/{counter}/{week}/tallies": {
    inside: () => ({ path: [kCounter, "2026-W40"], body: { tallies: [], reason: "oubli" } }),
    outside: () => ({ path: [kElsewhere, "2026-W40"], body: { tallies: [], reason: "oubli" } }),
  },
  "PUT /grids/{counter}/{week}/signature": {
    inside: () => ({ path: [kCounter, "2026-W40"], body: {} }),
    outside: () => ({ path: [kElsewhere, "2026-W40"], body: {} }),
  },
  "GET /queue": {
    inside: () => ({ query: `?counter=${kCounter}` }),
    outside: () => ({ query: `?counter=${kElsewhere}` }),
  },
  "POST /queue": {
    inside: () => ({ body: { id: uuid(), counter: kCounter } }),
    outside: () => ({ body: { id: uuid(), counter: kElsewhere } }),
  },
  "PUT /queue/{id}/service": {
    inside: async ({ browser }) => ({ path: await waiting(browser), body: {} }),
    outside: unknownTicket,
  },
  "PUT /queue/{id}/departure": {
    inside: async ({ browser }) => ({ path: await waiting(browser), body: {} }),
    outside: unknownTicket,
  },
  "POST /help-calls": {
    inside: () => ({ body: { id: uuid(), counter: kCounter } }),
    outside: () => ({ body: { id: uuid(), counter: kElsewhere } }),
  },
  "GET /need-cards": {
    inside: () => ({ query: `?counter=${kCounter}` }),
    outside: () => ({ query: `?counter=${kElsewhere}` }),
  },
  "POST /need-cards": {
    inside: () => ({ body: { id: uuid(), counter: kCounter, theme: "work", text: "un emploi" } }),
    outside: () => ({ body: { id: uuid(), counter: kElsewhere, theme: "work", text: "un emploi" } }),
  },
  "GET /public-posts": {
    inside: () => ({ query: `?counter=${kCounter}` }),
    outside: () => ({ query: `?counter=${kElsewhere}` }),
  },
  "PUT /public-posts/{id}": {
    inside: () => ({ path: uuid(), body: { counter: kCounter, kind: "computer", name: "Poste", state: "available" } }),
    outside: () => ({
      path: uuid(),
      body: { counter: kElsewhere, kind: "computer", name: "Poste", state: "available" },
    }),
  },
  "POST /public-posts/{id}/uses": {
    inside: async ({ browser }) => {
      const id = uuid();
      await browser.ask("PUT", `/public-posts/${id}`, {
        counter: kCounter,
        kind: "computer",
        name: "Poste",
        state: "available",
      });
      return { path: id, body: { id: uuid(), autonomy: "autonomous", duration_min: 15 } };
    },
    outside: () => ({ path: uuid(), body: { id: uuid(), autonomy: "autonomous", duration_min: 15 } }),
  },
  "GET /teams": { inside: () => ({}) },
  "PUT /people/{id}/staff-kind": {
    inside: ({ seen }) => ({ path: seen, body: { staff_kind: "animator" } }),
    outside: ({ stranger }) => ({ path: stranger, body: { staff_kind: "animator" } }),
  },
  "GET /seats": { inside: () => ({}) },
  "POST /seats": {
    inside: async ({ browser }) => ({ body: await freeSeat(browser) }),
    outside: ({ role }) => ({
      body: {
        kind: "elected_lead",
        territory_code: role === "prefecture" ? "59" : "no-such",
        started_on: "1900-01-01",
      },
    }),
  },
  "PUT /seats/{id}/end": {
    inside: async ({ browser }) => {
      const seat = await freeSeat(browser);
      const { body } = await browser.ask("POST", "/seats", seat);
      return { path: body.id, body: { ended_on: seat.started_on.replace("-01-", "-06-") } };
    },
    outside: ({ role }) => ({
      path: role === "prefecture" ? "generated-59" : "no-such-seat",
      body: { ended_on: "2026-11-01" },
    }),
  },
  "PUT /territories/{code}/zones": {
    inside: () => ({ path: "02789", body: { zone: "border", is_in: true, reason: "bassin de vie" } }),
    outside: ({ role }) => ({
      path: role === "administrator" ? "no-such" : "59350",
      body: { zone: "border", is_in: true, reason: "bassin de vie" },
    }),
  },
  "POST /coverage/what-if": {
    inside: () => ({ body: { query: { territory: "02" }, edits: [] } }),
    outside: () => ({ body: { query: { territory: "no-such" }, edits: [] } }),
  },
  "GET /coverage/scenarios": { inside: () => ({}) },
  "POST /coverage/scenarios": {
    inside: () => ({ body: kScenario }),
    outside: () => ({ body: { ...kScenario, territory: "no-such" } }),
  },
  "GET /coverage/scenarios/{id}": kOwnScenario,
  "PATCH /coverage/scenarios/{id}": ofOwnScenario({ body: { revision: 1, name: "Autre nom" } }),
  "DELETE /coverage/scenarios/{id}": kOwnScenario,
  "GET /coverage/scenarios/{id}/comparison": kOwnScenario,
  "GET /coverage/sitings": { inside: () => ({}) },
  "POST /coverage/sitings": {
    inside: () => ({ body: kSiting }),
    outside: () => ({ body: { ...kSiting, territory: "no-such" } }),
  },
  "GET /coverage/sitings/{id}": {
    inside: async ({ browser }) => ({ path: await made(browser, "/coverage/sitings", kSiting) }),
    outside: async ({ second }) => ({ path: await made(second, "/coverage/sitings", kSiting) }),
  },
  "DELETE /coverage/sitings/{id}": {
    inside: () => false, // it may be done before it is called off: tests/scenarios/scenarios_of_access.test.mjs
    outside: async ({ second }) => ({ path: await made(second, "/coverage/sitings", kSiting) }),
  },
  "GET /targets": { inside: () => ({}) },
  "POST /targets": {
    inside: () => ({ body: target("02") }),
    outside: ({ role }) => ({ body: target(role === "prefecture" ? "59" : "no-such") }),
  },
  "DELETE /targets/{id}": {
    inside: async ({ browser }) => ({ path: (await browser.ask("POST", "/targets", target("02"))).body.id }),
    outside: () => ({ path: "no-such-target" }),
  },
  "GET /networks/{id}/offer-origins": { inside: () => ({ path: "fr" }), outside: () => ({ path: "be" }) },
  "GET /devices": { inside: () => ({}) },
  "POST /devices": {
    inside: () => ({ body: { counter: kCounter, kind: "kiosk", name: "Borne" } }),
    outside: ({ role }) => ({
      body: { counter: role === "administrator" ? "no-such" : kElsewhere, kind: "kiosk", name: "Borne" },
    }),
  },
  "DELETE /devices/{id}": {
    inside: async ({ browser }) => ({
      path: (await browser.ask("POST", "/devices", { counter: kCounter, kind: "kiosk", name: "Borne" })).body.id,
    }),
    outside: () => ({ path: "no-such-device" }),
  },
  "GET /device": {}, // a device's own: tests/scenarios/privacy.test.mjs
  "GET /moderation": { inside: () => ({}) },
  "POST /experiences/{id}/moderation": {
    inside: async (people) => ({ path: await told(people), body: { kind: "accept", version: 1 } }),
    outside: async (people) => ({ path: await published(people), body: { kind: "accept", version: 1 } }),
  },
  "GET /experiences/{id}/hints": {
    inside: async (people) => ({ path: await told(people) }),
    outside: async (people) => ({ path: await published(people) }),
  },
  "GET /content-reports": { inside: () => ({}) },
  "PUT /content-reports/{id}/decision": {
    inside: async (people) => {
      const reported = { id: uuid(), reason: "other", text: "On y reconnaît ma voisine." };
      const id = await published(people);
      const filed = await people.browser.ask("POST", `/experiences/${id}/reports`, reported);
      assert.equal(filed.status, 200, JSON.stringify(filed.body));
      const { items } = (await people.browser.get("/content-reports")).body;
      const { id: path, version } = items.find(({ experience }) => experience === id);
      return { path, body: { ...kKept, version } };
    },
    outside: () => ({ path: "no-such-report", body: kKept }),
  },
  "GET /experience-inbox": { inside: () => ({}) },
  "GET /experience-inbox/{id}": {
    inside: async (people) => ({ path: await published(people) }),
    outside: async (people) => ({ path: await publishedElsewhere(people) }),
  },
  "POST /experiences/{id}/answers": {
    inside: async (people) => {
      const { id, position } = await ownStory(people);
      return { path: id, body: answer(position) };
    },
    outside: async (people) => ({ path: await publishedElsewhere(people), body: answer(0) }),
  },
  "PUT /experiences/{id}/answers/{answer}": {
    inside: async (people) => {
      const { id, position } = await ownStory(people);
      const first = answer(position);
      assert.equal((await people.browser.ask("POST", `/experiences/${id}/answers`, first)).status, 204);
      return { path: [id, first.id], body: corrected() };
    },
    outside: async (people) => ({ path: [await publishedElsewhere(people), uuid()], body: corrected() }),
  },
  "POST /experiences/{id}/transfers": {
    inside: async (people) => {
      const { id, position } = await ownStory(people);
      return { path: id, body: { position, service: "customs", reason: "C’est la douane." } };
    },
    outside: async (people) => ({
      path: await publishedElsewhere(people),
      body: { position: 0, service: "customs", reason: "C’est la douane." },
    }),
  },
  "GET /answering-bodies": { inside: () => ({ query: "?service=caf&territory=08" }) },
  "GET /answer-templates": { inside: () => ({}) },
  "PUT /answer-templates/{id}": {
    inside: () => {
      const body = answerTemplate();
      return { path: body.id, body };
    },
    outside: () => ({ path: "not-an-id", body: answerTemplate() }),
  },
  "DELETE /answer-templates/{id}": {
    inside: async ({ browser }) => {
      const body = answerTemplate();
      await browser.ask("PUT", `/answer-templates/${body.id}`, body);
      return { path: body.id };
    },
    outside: async ({ strangers }) => {
      const body = answerTemplate();
      await strangers.ask("PUT", `/answer-templates/${body.id}`, body);
      return { path: body.id };
    },
  },
  "POST /answer-checks": {
    inside: () => ({ body: { text: "Votre dossier sera traité.", language: "fr", kind: "explanation" } }),
  },
  "POST /assisted-experiences": {
    inside: () => ({ body: story() }),
    outside: () => ({ body: { ...story(), counter: kElsewhere } }),
  },
  "POST /services": {
    inside: () => ({ body: { code: "sea_rescue", parent: "security", name_fr: "Sauvetage en mer" } }),
    outside: () => ({ body: { code: "sky_rescue", parent: "no_such", name_fr: "Sauvetage en l’air" } }),
  },
  "GET /irritant-register": { inside: () => ({}) },
  "GET /irritant-register/{id}": {
    inside: async (people) => ({ path: await grouped(people) }),
    outside: () => ({ path: uuid() }),
  },
  "POST /irritants": {
    inside: async (people) => ({ body: await irritant(people) }),
    outside: async (people) => ({ body: { ...(await irritant(people)), stories: [uuid(), uuid(), uuid()] } }),
  },
  "PUT /irritants/{id}": {
    inside: async (people) => ({ path: await grouped(people), body: kSetAside }),
    outside: () => ({ path: uuid(), body: kSetAside }),
  },
  "PUT /irritants/{id}/stories/{story}": {
    inside: async (people) => ({ path: [await grouped(people), await published(people, aboutABody())], body: kAdded }),
    outside: async (people) => ({ path: [await grouped(people), await told(people)], body: kAdded }),
  },
});

Object.assign(kRequests, {
  // Of a body's story, whom none of those who keep them answers for.
  "PUT /experiences/{id}/tags": {
    inside: async (people) => ({
      path: await published(people, story([{ code: "caf" }])),
      body: { tags: ["shuttled"] },
    }),
    outside: async (people) => ({ path: await told(people), body: { tags: ["shuttled"] } }),
  },
  "GET /practice-register": { inside: () => ({}) },
  "POST /practices": {
    inside: async (people) => ({ body: await practice(people) }),
    outside: async (people) => ({ body: { ...(await practice(people)), experience: uuid() } }),
  },
  "PUT /practices/{id}": {
    inside: async (people) => ({ path: await promoted(people), body: kChanged }),
    outside: () => ({ path: uuid(), body: kChanged }),
  },
  "PUT /practices/{id}/adoptions/{counter}": {
    inside: async (people) => ({ path: [await promoted(people), kCounter] }),
    outside: async (people) => ({ path: [await promoted(people), kElsewhere] }),
  },
  "DELETE /practices/{id}/adoptions/{counter}": {
    inside: async (people) => ({ path: [await promoted(people), kCounter] }),
    outside: async (people) => ({ path: [await promoted(people), kElsewhere] }),
  },
});
const kChanged = {
  title: "Rappeler",
  text: "On rappelle chaque personne dans la semaine.",
  is_withdrawn: false,
  version: 1,
};
async function practice(people) {
  const experience = await published(people, { ...aboutABody(), feeling: "positive" });
  return { id: uuid(), experience, title: kChanged.title, text: kChanged.text };
}
// By a moderator: who adopts one has not promoted it.
async function promoted(people) {
  const asked = await practice(people);
  const made = await people.reader.ask("POST", "/practices", asked);
  assert.equal(made.status, 200, JSON.stringify(made.body));
  return asked.id;
}

// Three published stories, made once: of a body's, whom none of those who keep irritants answers for.
const aboutABody = () => story([{ code: "caf" }]);
let three;
const kSetAside = { state: "set_aside", title: "", version: 1 };
const kAdded = { membership: "added" };
async function irritant(people) {
  three ??= [
    await published(people, aboutABody()),
    await published(people, aboutABody()),
    await published(people, aboutABody()),
  ];
  return { id: uuid(), title: "Dossier perdu", stories: three };
}
async function grouped(people) {
  const asked = await irritant(people);
  const made = await people.browser.ask("POST", "/irritants", asked);
  assert.equal(made.status, 200, JSON.stringify(made.body));
  return asked.id;
}

Object.assign(kRequests, {
  "GET /actions": { inside: () => ({}) },
  "POST /actions": {
    inside: async (people) => ({ body: await action(people) }),
    outside: async (people) => ({ body: { ...(await action(people)), owner: "nobody" } }),
  },
  "GET /actions/{id}": ofAction(() => ({})),
  "PUT /actions/{id}": ofAction(async (people) => {
    const { id, origin, ...body } = await action(people);
    return { body, headers: { "If-Match": "*" } };
  }),
  "PUT /actions/{id}/completion": ofAction(() => ({ body: kProof })),
  "PUT /actions/{id}/abandonment": ofAction(() => ({ body: { text: "Plus de moyens pour cela." } })),
  "PUT /actions/{id}/reopening": ofAction(
    () => ({ body: { text: "De nouveau possible." } }),
    (browser, id) => browser.ask("PUT", `/actions/${id}/completion`, kProof),
  ),
  // Months after it are over: tests/scenarios/actions.test.mjs measures one.
  "PUT /actions/{id}/measurement": { ...ofAction(() => ({ body: {} })), inside: () => false },
  "GET /action-owners": { inside: () => ({ query: "?department=02" }) },
  "GET /action-origins": {
    inside: async (people) => ({ query: `?origin=experience:${(await action(people)).origin.id}` }),
    outside: () => ({ query: `?origin=experience:${uuid()}` }),
  },
});

// An action of one's own body, or of the counter's in the Aisne; what it comes from is made once.
let actionOrigin;
async function action(people, department = "02") {
  actionOrigin ??= published(people);
  return {
    id: uuid(),
    origin: { kind: "experience", id: await actionOrigin },
    title: "Rappeler sous cinq jours",
    what: "Une permanence rappelle chaque demande.",
    owner: isOfPartner(people.role) ? kPartner : kHost,
    department,
    due_on: "2030-12-31",
    is_public: true,
  };
}
// Outside: the host's for a partner, and the partner's in the Nord for whoever does not reach that.
function ofAction(more, prepare = () => {}) {
  return {
    inside: async (people) => {
      const manager = isOfPartner(people.role) ? people.partnerManager : people.coordinator;
      const path = await made(manager, "/actions", await action(people));
      await prepare(manager, path);
      return { path, ...(await more(people)) };
    },
    outside: async (people) => {
      const [who, role] = isOfPartner(people.role)
        ? [people.coordinator, "departmental_coordinator"]
        : [people.partnerManager, "partner_manager"];
      const theirs = await action({ ...people, role }, isOfPartner(people.role) ? "02" : "59");
      const path = people.scope.startsWith("network:") ? uuid() : await made(who, "/actions", theirs);
      return { path, ...(await more(people)) };
    },
  };
}
const kProof = { text: "La permanence rappelle depuis lundi.", done_on: new Date().toISOString().slice(0, 10) };

// About a counter, a partner and a service that has neither: somebody of each role that answers has a part in it.
const kMyServices = [{ code: "counter", counter: kCounter }, { code: "caf" }, { code: "hospital" }];
function story(services = kMyServices, territory = "02789") {
  return {
    id: uuid(),
    channel: "counter",
    counter: kCounter,
    hides_from_counter: false,
    language: "fr",
    title: "",
    text: "On m’a renvoyé trois fois d’un guichet à l’autre.",
    would_have_helped: "",
    feeling: "negative",
    services,
    territory,
    names_agreed: false,
  };
}
async function told({ teller }, one = story()) {
  return made(teller, "/assisted-experiences", one);
}
async function published(people, one = story()) {
  const id = await told(people, one);
  const read = await people.reader.ask("POST", `/experiences/${id}/moderation`, { kind: "accept", version: 1 });
  assert.equal(read.status, 204, JSON.stringify(read.body));
  return id;
}
// A hospital of the Nord, made once: whoever coordinates there answers.
let elsewhere;
async function publishedElsewhere(people) {
  elsewhere ??= await published(people, story([{ code: "hospital" }], "59350"));
  return elsewhere;
}
async function ownStory(people) {
  const id = await published(people);
  const { mine } = (await people.browser.get(`/experience-inbox/${id}`)).body;
  assert.equal(mine.length, 1, `${people.role} answers for one part`);
  return { id, position: mine[0] };
}
// Each in words of its own.
let answers = 0;
function answer(position) {
  const text = `Votre demande, la ${++answers}e, aura sa réponse avant Noël.`;
  return { id: uuid(), position, kind: "explanation", text };
}
function corrected() {
  return { kind: "explanation", text: `Votre demande, la ${++answers}e, aura sa réponse avant le 20 décembre.` };
}
const kKept = { decision: "keep", version: 1, note: "Rien n’y désigne quelqu’un." };
function answerTemplate() {
  return { id: uuid(), kind: "thanks", language: "fr", name: "Merci", text: "Merci, l’équipe en est ravie." };
}

const asked = async (browser) =>
  (await browser.ask("POST", "/rights-requests", { kind: "access", email: "advisor@relais.example", note: "" })).body
    .id;

// Where a role's figures are: its counter, its territory, its body's procedures, the network.
function placeOf(role) {
  const { scope } = kRoles[role];
  if (isOfPartner(role)) return "&breakdown=partner&value=caf";
  if (scope.startsWith("territory:")) return "&territory=02";
  return scope.startsWith("network:") ? "" : `&counter=${kCounter}`;
}
function isOfPartner(role) {
  return kRoles[role].scope === `organisation:${kPartner}`;
}
const queryOf = (role) => Object.fromEntries(new URLSearchParams(placeOf(role)));
const sharedView = (query) => ({ name: "Un lien", feed: "visits", query: { indicator: "acts", ...query } });
const report = ({ email }, place) => ({
  feed: "visits",
  kind: "note",
  format: "pdf",
  place,
  language: "fr",
  rhythm: "first_monday",
  hour: 8,
  recipients: [email],
  is_paused: false,
});
// The one that they were seen to make: one client may not make many in a minute.
const ownReport = async (browser) => (await browser.get("/scheduled-reports")).body.items[0].id;
// Somebody else's, made once.
let known;
const rootsReport = async (root) => {
  known ??= await made(root, "/scheduled-reports", report({ email: "root@relais.example" }, {}));
  return known;
};
const made = async (browser, path, wanted) => {
  const { status, body } = await browser.ask("POST", path, wanted);
  assert.ok(status < 300, `${path}: ${status} ${JSON.stringify(body)}`);
  return body.id;
};

function ofOwnScenario(more = {}) {
  const path = async (browser) => ({ path: await made(browser, "/coverage/scenarios", kScenario), ...more });
  return { inside: ({ browser }) => path(browser), outside: ({ second }) => path(second) };
}

const target = (territory_code) => ({ territory_code, due_on: "2030-12-31", value: 40, note: "comité de pilotage" });

function unknownTicket() {
  return { path: uuid(), body: {} };
}

async function waiting(browser) {
  const id = uuid();
  await browser.ask("POST", "/queue", { id, counter: kCounter });
  return id;
}

// An elected lead of the Aisne, of a year in which there is none: whoever stands is ended.
async function freeSeat(browser) {
  const leads = (await browser.get("/seats")).body.items.filter((one) => one.kind === "elected_lead");
  const own = leads.filter((one) => one.territory_code === "02");
  for (const one of own.filter((lead) => !lead.ended_on)) {
    await browser.ask("PUT", `/seats/${one.id}/end`, { ended_on: one.started_on.replace("-01-", "-06-") });
  }
  return { kind: "elected_lead", territory_code: "02", started_on: `${1900 + own.length}-01-01` };
}

const edition = async (browser) => (await browser.get(`/counters/${kCounter}/edition`)).body.number;

async function sheet(browser) {
  const { edition, number } = (await browser.get(`/procedures/${kProcedure}/edition`)).body;
  const { official_url, channels, texts } = edition;
  return { number, official_url, channels, texts, validates: false };
}

const handover = (holder) => ({
  holder,
  first_code: codeOf(kCardSecret, Date.now() - 30_000),
  next_code: codeOf(kCardSecret),
});

// Another sign-in of the same person, to be ended.
async function other(browser) {
  await new Browser(browser.url).ask("POST", "/session", { email: browser.email, password, desk: "own" });
  return (await browser.get("/sign-ins")).body.items.find((one) => !one.is_this);
}

const isRefused = (status) => [400, 403, 404].includes(status);

test("every route, by every role, inside and outside", async (t) => {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  const { url } = await serveWithPost(t, database);
  const add = (email, role, scope, organisation) =>
    addUser(database, email, { name: email.split("@")[0], role, scope, organisation });

  const people = {};
  for (const [role, { scope, organisation }] of Object.entries(kRoles)) {
    // What a role is given for has to be there first: the administrator makes it.
    if (role === "host_manager")
      await people.root.ask("PUT", `/organisations/${kHost}`, {
        kind: "host",
        name: "CC",
        territory_code: "02",
        counters: [kCounter],
      });
    if (role === "partner_manager")
      await people.root.ask("PUT", `/organisations/${kPartner}`, {
        kind: "partner",
        name: "Cnaf",
        partner_code: "caf",
      });
    if (!people.root) {
      people.root = new Browser(url);
      await firstSignIn(people.root, add("root@relais.example", "administrator", "network:fr", "operator"));
    }
    const browser = new Browser(url);
    browser.email = `${role.replaceAll("_", "-")}@relais.example`;
    await firstSignIn(browser, add(browser.email, role, scope, organisation));
    people[role] = browser;
  }
  add("stranger@relais.example", "advisor", `counter:${kElsewhere}`, "elsewhere");
  const listed = async (name) => (await people.root.get(`/people?q=${name}`)).body.items[0];
  const stranger = await listed("stranger");
  let victims = 0;
  const victim = async (role = "advisor", scope = `counter:${kCounter}`) => {
    const name = `victim${++victims}`;
    add(`${name}@relais.example`, role, scope, kHost);
    const person = await listed(name);
    return { id: person.id, grant: person.roles[0].id };
  };

  const { body: contract } = await getJson(`${url}/api/v1/openapi.json`);
  const routes = Object.entries(contract.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path.replace("/api/v1", "")}`,
      method: method.toUpperCase(),
      path: path.replace("/api/v1", ""),
      right: operation["x-right"],
    })),
  );
  const guarded = routes.filter(({ right }) => !kEverybody.includes(right));
  assert.ok(guarded.length > 20, "the contract names the right of each route");
  assert.deepEqual(
    guarded.map(({ name }) => name).filter((name) => !kRequests[name]),
    [],
    "routes not told of here",
  );

  await t.test("what each person would see is what they see", async () => {
    for (const [role, given] of Object.entries(kRoles)) {
      const browser = people[role];
      const me = (await browser.get("/me")).body;
      const sight = (await people.root.get(`/people/${me.id}/sight`)).body;
      assert.deepEqual(sight.rights, me.rights, role);
      assert.deepEqual(sight.rights.filter((right) => right !== "own_session").sort(), [...given.rights].sort(), role);
      if (!given.rights.includes("read_people")) continue;
      const seen = (await browser.get("/people?limit=200")).body.items.map((person) => person.id);
      assert.deepEqual(sight.people.sort(), seen.sort(), role);
    }
  });

  const send = (browser, { method, path }, { path: parameter = "x", query = "", body, headers } = {}) =>
    browser.ask(
      method,
      [parameter].flat().reduce((built, part) => built.replace(/\{\w+\}/, part), path) + query,
      body ?? (method === "PUT" || method === "POST" ? {} : undefined),
      headers,
    );

  for (const route of guarded.sort((a, b) => (kRequests[a.name].last ?? 0) - (kRequests[b.name].last ?? 0))) {
    const told = kRequests[route.name];
    await t.test(route.name, async () => {
      assert.equal((await send(new Browser(url), route)).status, 401, "nobody");
      for (const [role, given] of Object.entries(kRoles)) {
        const browser = people[role];
        if (told.own) {
          // A session of its own where the request ends it.
          const prepared = await told.own.prepare?.({ browser });
          const with_ = { browser, organisation: given.organisation };
          const answer = await send(browser, route, {
            path: typeof told.own.path === "function" ? await told.own.path(prepared ?? with_) : undefined,
            body: typeof told.own.body === "function" ? told.own.body(prepared ?? with_) : told.own.body,
          });
          const wanted = told.own.status ?? 299;
          assert.ok(
            told.own.status ? answer.status === wanted : answer.status < 300,
            `${role}: ${JSON.stringify(answer.body)}`,
          );
          if (told.undo) await browser.ask(route.method, route.path, told.undo);
          continue;
        }
        if (!given.rights.includes(route.right)) {
          assert.equal((await send(browser, route)).status, 403, role);
          continue;
        }
        const ends = {
          host_manager: () => victim("counter_manager"),
          partner_manager: () => victim("partner_referent", `organisation:${kPartner}`),
          administrator: () => victim("auditor", "network:fr"),
        };
        const context = {
          browser,
          role,
          ...given,
          second: people.root,
          teller: people.advisor,
          reader: people.moderator,
          coordinator: people.departmental_coordinator,
          partnerManager: people.partner_manager,
          // Of a body that is not this one's.
          strangers: role.startsWith("partner") ? people.prefecture : people.partner_referent,
          seen: (await listed(given.sees?.replaceAll("_", "-") ?? "advisor")).id,
          stranger: role === "administrator" ? "nobody" : stranger.id,
          strangerGrant: role === "administrator" ? "none" : stranger.roles[0].id,
          victim: ends[role] ?? victim,
        };
        // False: nothing of it lies within this role's reach.
        const within = await told.inside(context);
        if (within) {
          const inside = await send(browser, route, within);
          assert.ok(inside.status < 300, `${role} inside: ${inside.status} ${JSON.stringify(inside.body)}`);
        }
        if (told.outside) {
          const outside = await send(browser, route, await told.outside(context));
          assert.ok(isRefused(outside.status), `${role} outside: ${outside.status} ${JSON.stringify(outside.body)}`);
        }
      }
    });
  }
});

// People who sign in, for scenarios: a browser's worth of cookies, the codes of an application, a real SMTP server.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { SMTPServer } from "smtp-server";
import { relais, serve } from "./harness.mjs";

const kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function bytesOfBase32(text) {
  const bits = [...text].map((c) => kBase32.indexOf(c).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

// RFC 6238, reckoned here and not by the program under test.
export function codeOf(secret, at = Date.now(), step = 30) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 1000 / step)));
  const mac = createHmac("sha1", bytesOfBase32(secret)).update(counter).digest();
  const offset = mac[19] & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

// Sends with the cookies that it was given: { status, body, headers }.
export class Browser {
  cookies = new Map();
  constructor(url) {
    this.url = url;
  }
  async ask(method, path, body, headers = {}) {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      value === "" ? this.cookies.delete(name) : this.cookies.set(name, value);
    }
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get("Content-Type") ?? "");
    return { status: answer.status, body: isJson ? JSON.parse(text) : text || null, headers: answer.headers };
  }
  get(path) {
    return this.ask("GET", path);
  }
}

export const password = "une vache bleue chante";

// Opens a link: sets the password and an application, and signs in whole. Gives the application's secret.
export async function firstSignIn(browser, link, chosen = password) {
  const secret = link.split("#")[1];
  const begun = await browser.ask("PUT", "/links", { secret, password: chosen });
  if (begun.status !== 200) throw new Error(JSON.stringify(begun.body));
  if (begun.body.stage === "complete") return null;
  const made = await browser.ask("POST", "/factors", { kind: "application" });
  const confirmed = await browser.ask("PUT", `/factors/${made.body.id}/confirmation`, {
    code: codeOf(made.body.secret),
  });
  if (confirmed.status !== 200) throw new Error(JSON.stringify(confirmed.body));
  return made.body.secret;
}

// A real SMTP server that keeps what it takes: { url, letters, next() }.
export async function post(t) {
  const letters = [];
  const waiting = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      let raw = "";
      stream.on("data", (chunk) => {
        raw += chunk;
      });
      stream.on("end", () => {
        const [head, body] = [raw.slice(0, raw.indexOf("\r\n\r\n")), raw.slice(raw.indexOf("\r\n\r\n") + 4)];
        const letter = {
          raw,
          to: session.envelope.rcptTo.map((one) => one.address),
          head,
          text: Buffer.from(body, "base64").toString("utf8"),
        };
        letters.push(letter);
        waiting.shift()?.(letter);
        done();
      });
    },
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => new Promise((resolve) => server.close(resolve)));
  let read = 0;
  return {
    url: `smtp://127.0.0.1:${server.server.address().port}`,
    letters,
    next: async () => {
      while (letters.length <= read) await new Promise((resolve) => waiting.push(resolve));
      return letters[read++];
    },
  };
}

// The demo on this database, whose letters go to a real SMTP server: { url, mail }.
export async function serveWithPost(t, database, { env: more = {} } = {}) {
  const mail = await post(t);
  const env = { RELAIS_SMTP_URL: mail.url, RELAIS_MAIL_FROM: "Relais <relais@relais.example>", ...more };
  const { url } = await serve(t, database, { command: "demo", env });
  return { url, mail };
}

const networkOf = (scope) => (scope.startsWith("network:") ? scope.slice("network:".length) : "fr");

// On the machine itself: the link of the first sign-in, where one was made.
export function addUser(
  database,
  email,
  { name, role, scope, organisation = "operator", kind = "operator", network = networkOf(scope) },
) {
  const flags = { name, role, scope, organisation, kind, network, database };
  const added = relais("user", "add", email, ...Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]));
  assert.equal(added.code, 0, added.err);
  return /http\S+/.exec(added.out)?.[0];
}

// People of a database that is served there, signed in: person(email, role, scope, organisation, name). Their names are
// what stands before the "@" unless said; their application's secret is kept with them.
export const peopleOf =
  (url, database) =>
  async (email, role, scope, organisation, name = email.split("@")[0]) => {
    const browser = new Browser(url);
    browser.email = email;
    browser.secret = await firstSignIn(browser, addUser(database, email, { name, role, scope, organisation }));
    return browser;
  };

// Hands a session that was begun by the API to a page.
export const handOver = ({ url, cookies }, page) =>
  page
    .context()
    .addCookies([...cookies].map(([name, value]) => ({ name, value, url, httpOnly: true, sameSite: "Lax" })));

export const linkIn = (letter) => /https?:\S+#\S+/.exec(letter.text)[0];

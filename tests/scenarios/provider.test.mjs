// Signing in through a real OpenID provider (npm oidc-provider): away, its pages, and back; and who is refused.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import Provider from "oidc-provider";
import { serve, temporaryFolder } from "../harness.mjs";
import { addUser, Browser } from "../people.mjs";

const kClient = { id: "relais", secret: "a secret between the two of them" };

// A provider on a free port, for one site: whoever types a name is that person, at name@aisne.example.
// `tells`: of the token by which it says who somebody is, or of its user information, signed (as ProConnect does).
async function provider(t, backTo, tells = "token") {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => new Promise((resolve) => server.close(resolve)));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  let verified = true;
  const start = (site) => {
    const oidc = new Provider(issuer, {
      clients: [
        {
          client_id: kClient.id,
          client_secret: kClient.secret,
          redirect_uris: [site + backTo],
          token_endpoint_auth_method: "client_secret_post",
          ...(tells === "user information" && { userinfo_signed_response_alg: "RS256" }),
        },
      ],
      claims: { openid: ["sub"], email: ["email", "email_verified"] },
      conformIdTokenClaims: tells === "user information",
      features: { jwtUserinfo: { enabled: true } },
      cookies: { keys: ["a key for its own cookies"] },
      findAccount: (_, sub) => ({
        accountId: sub,
        claims: () => ({
          sub,
          email: `${sub}@aisne.example`,
          ...(tells === "token" && { email_verified: verified }),
        }),
      }),
    });
    server.on("request", oidc.callback());
  };
  return {
    issuer,
    start,
    verify: (is) => {
      verified = is;
    },
  };
}

// A browser that goes where it is sent and fills the provider's forms.
class Traveller {
  jars = new Map();
  async go(url, form) {
    for (let turns = 0; turns < 20; ++turns) {
      const at = new URL(url);
      const jar = this.jars.get(at.origin) ?? new Map();
      this.jars.set(at.origin, jar);
      const answer = await fetch(at, {
        method: form ? "POST" : "GET",
        redirect: "manual",
        headers: {
          cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
          accept: "text/html",
          ...(form && { "content-type": "application/x-www-form-urlencoded" }),
        },
        body: form && new URLSearchParams(form).toString(),
      });
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
        value === "" || /expires=thu, 01 jan 1970/i.test(cookie) ? jar.delete(name) : jar.set(name, value);
      }
      const next = answer.headers.get("location");
      if (!next) return { url: at.href, html: await answer.text(), status: answer.status };
      url = new URL(next, at).href;
      form = undefined;
    }
    throw new Error("sent round in circles");
  }
  async signIn(site, name) {
    let page = await this.go(`${site}/api/v1/session/provider?desk=own&language=fr`);
    for (let forms = 0; forms < 3 && /<form/.test(page.html) && !page.url.startsWith(site); ++forms) {
      const action = /action="([^"]+)"/.exec(page.html)[1];
      page = await this.go(
        new URL(action, page.url).href,
        /name="login"/.test(page.html) ? { prompt: "login", login: name, password: "x" } : { prompt: "consent" },
      );
    }
    return page;
  }
}

// The demo with a provider on its side: { url, oidc, database }.
async function serveWithProvider(t, tells, more = {}) {
  const folder = temporaryFolder(t);
  const database = `sqlite:${join(folder, "relais.db")}`;
  const oidc = await provider(t, "/api/v1/session/provider/return", tells);
  // The site's address has to be known to both sides before it is: a port of its own choice, then the same again.
  const env = {
    RELAIS_SECRET_FILE: join(folder, "key"),
    RELAIS_PROVIDER_ISSUER: oidc.issuer,
    RELAIS_PROVIDER_CLIENT_ID: kClient.id,
    RELAIS_PROVIDER_CLIENT_SECRET: kClient.secret,
    ...more,
  };
  const first = await serve(t, database, { command: "demo", env });
  await first.stop();
  const port = new URL(first.url).port;
  const { url } = await serve(t, database, {
    listen: `127.0.0.1:${port}`,
    env: { ...env, RELAIS_PUBLIC_URL: first.url },
  });
  assert.equal(url, first.url);
  oidc.start(url);
  return { url, oidc, database };
}

test("an identity provider", async (t) => {
  const { url, oidc, database } = await serveWithProvider(t, "token");
  addUser(database, "camille@aisne.example", { name: "Camille", role: "auditor", scope: "network:fr" });

  await t.test("nobody comes in whom nobody has invited, nor by an address that is not verified", async () => {
    const stranger = await new Traveller().signIn(url, "stranger");
    assert.match(stranger.url, /refused=identity.provider_unknown_person/);
    oidc.verify(false);
    const unverified = await new Traveller().signIn(url, "camille");
    assert.match(unverified.url, /refused=identity.provider_unknown_person/);
    oidc.verify(true);
  });

  await t.test("who was invited comes in, and again by who they are there", async () => {
    for (let times = 0; times < 2; ++times) {
      const traveller = new Traveller();
      const page = await traveller.signIn(url, "camille");
      assert.equal(page.url, `${url}/fr/workspace/`);
      const browser = new Browser(url);
      browser.cookies = traveller.jars.get(url);
      const me = await browser.get("/me");
      assert.deepEqual([me.status, me.body.name, me.body.stage], [200, "Camille", "complete"]);
      assert.ok(!browser.cookies.has("relais-provider"));
    }
  });

  await t.test("an answer that this browser did not ask for is refused", async () => {
    const victim = new Traveller();
    const without = await victim.go(`${url}/api/v1/session/provider/return?code=stolen&state=stolen`);
    assert.match(without.url, /refused=identity.provider_refused/);
    const left = await fetch(`${url}/api/v1/session/provider`, { redirect: "manual" });
    const cookie = left.headers.getSetCookie()[0].split(";")[0];
    const forged = await fetch(`${url}/api/v1/session/provider/return?code=x&state=another`, {
      redirect: "manual",
      headers: { cookie },
    });
    assert.match(forged.headers.get("location"), /refused=identity.provider_refused/);
    const state = new URL(left.headers.get("location")).searchParams.get("state");
    const wrong = await fetch(`${url}/api/v1/session/provider/return?code=x&state=${state}`, {
      redirect: "manual",
      headers: { cookie },
    });
    assert.match(wrong.headers.get("location"), /refused=identity.provider_unreachable/);
    const challenge = new URL(left.headers.get("location")).searchParams;
    assert.equal(challenge.get("code_challenge_method"), "S256");
  });
});

test("a provider that tells the address in signed user information, and not that it is verified", async (t) => {
  await t.test("is not believed unless it is set so", async (t) => {
    const { url, database } = await serveWithProvider(t, "user information");
    addUser(database, "camille@aisne.example", { name: "Camille", role: "auditor", scope: "network:fr" });
    const page = await new Traveller().signIn(url, "camille");
    assert.match(page.url, /refused=identity.provider_unknown_person/);
  });
  await t.test("and lets in whoever was invited where it is", async (t) => {
    const { url, database } = await serveWithProvider(t, "user information", {
      RELAIS_PROVIDER_VERIFIES_EMAIL: "true",
    });
    addUser(database, "camille@aisne.example", { name: "Camille", role: "auditor", scope: "network:fr" });
    const page = await new Traveller().signIn(url, "camille");
    assert.equal(page.url, `${url}/fr/workspace/`);
  });
});

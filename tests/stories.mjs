// Stories of a program that is served there, for scenarios: told by anybody from an address of their own, and published
// by whoever reads them. `serveWithPost` must trust the proxy (kForwarded).
import assert from "node:assert/strict";
import { uuid } from "./visiting.mjs";

export const kForwarded = { env: { RELAIS_TRUSTED_PROXIES: "127.0.0.1" } };

// The reply below a published story that is decided on next.
export const firstUnread = ({ experience }) => experience.replies.find(({ state }) => state === "received");

let addresses = 0;
const fromElsewhere = () => `10.${(++addresses >> 8) & 255}.${addresses & 255}.9`;

export function storiesOf(url, reader) {
  const send = async (method, path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { "content-type": "application/json", "x-forwarded-for": fromElsewhere() },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: text && JSON.parse(text) };
  };
  const told = (more = {}) => ({
    id: uuid(),
    language: "fr",
    title: "",
    text: "J’ai demandé mon aide au logement en mars et personne ne me répond depuis.",
    would_have_helped: "",
    feeling: "negative",
    services: [{ code: "caf" }],
    territory: "08105",
    names_agreed: false,
    ...more,
  });
  const tell = async (more) => {
    const answer = await send("POST", "/experiences", told(more));
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const decide = async (id, decision = { kind: "accept" }, who = reader) => {
    const item = (await who.get("/moderation?limit=100")).body.items.find(({ experience }) => experience.id === id);
    return who.ask("POST", `/experiences/${id}/moderation`, {
      version: item?.version ?? 1,
      ...(item?.is_published && { reply: firstUnread(item)?.id }),
      ...decision,
    });
  };
  const publish = async (more) => {
    const story = await tell(more);
    assert.equal((await decide(story.id)).status, 204);
    return story;
  };
  const withdraw = async ({ code }) =>
    assert.equal((await send("DELETE", `/follow-ups/${code}/experience`)).status, 204);
  return { send, told, tell, decide, publish, withdraw };
}

export const reported = (more = {}) => ({
  id: uuid(),
  reason: "other",
  text: "On y reconnaît quelqu’un de mon quartier.",
  ...more,
});

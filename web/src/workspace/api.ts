// Requests to the product's own API, and what is wrong with them.
import type { ProblemDocument } from "../api.ts";

export class Refused extends Error {
  constructor(readonly problem: ProblemDocument) {
    super(problem.title);
  }

  /** What is wrong with a field of the body: "/email". */
  of(field: string): string | undefined {
    return this.problem.errors?.find((error) => error.field === field)?.message;
  }
}

/** Throws Refused, or what fetch throws where the server cannot be reached. */
export async function ask<Answer>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<Answer> {
  const answer = await fetch(`/api/v1${path}`, {
    method,
    // Public answers may be kept for a minute: whoever has just changed the directory asks whether it is still so.
    cache: "no-cache",
    headers: {
      "Accept-Language": document.documentElement.lang,
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const read = text === "" ? null : JSON.parse(text);
  if (!answer.ok) {
    throw new Refused(read);
  }
  return read as Answer;
}

export const refusedOf = (error: unknown): Refused | undefined => (error instanceof Refused ? error : undefined);

/** No network, or a server that is away; what a proxy says in its place counts as that. */
export const isUnreachable = (error: unknown): boolean => !(error instanceof Refused) || error.problem.status >= 500;

/** One refusal code, how it is brought about and what must be seen; and the tests that a list of them makes. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { type SignInServer, startSignInServer } from "../signInServer";
import type { Seen } from "./realClients";

export interface RefusalCase {
  readonly code: number;
  /** How it comes about. */
  readonly when: string;
  /**
   * "client": a client library asks and is told. "redirect": a client library sends a browser, which comes back with the
   * refusal. "page": the same, but the person is told. "plain": no client library sends such a request.
   */
  readonly by: "client" | "redirect" | "page" | "plain";
  /** Absent for a page, which names no OAuth error. */
  readonly error?: string;
  readonly status: number;
  readonly suberror?: string;
  /** What the client library's error names, where it is not the code itself. */
  readonly told?: "nothing";
  bringAbout(server: SignInServer): Promise<Seen>;
}

const ways = {
  client: "through a client",
  redirect: "through a client and a browser, back to the app",
  page: "through a client and a browser, on a page",
  plain: "by plain HTTP, as no client sends it",
};

/** A server for all cases, and a test for each. */
export function testRefusals(cases: readonly RefusalCase[]): void {
  let server: SignInServer;
  beforeAll(async () => {
    server = await startSignInServer();
  });
  afterAll(() => server.close());

  it.each(cases.map((one) => [one.code, one.when, ways[one.by], one] as const))(
    "AADSTS%i: %s (%s)",
    async (_code, _when, _way, refusal) => {
      expect(await refusal.bringAbout(server)).toEqual(expectedOf(refusal));
    },
  );
}

function expectedOf({ code, by, error, status, suberror, told }: RefusalCase): Seen {
  return {
    code,
    error: by === "page" ? "page" : error,
    status,
    ...(suberror !== undefined && { suberror }),
    ...((by === "client" || by === "redirect") && { told: told === "nothing" ? undefined : code }),
  };
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type DirectorySeed, type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { call, deployerToken } from "./tenantClient";

interface RecordedRequest {
  method: string;
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  status: number;
  /** Ids that the recorded directory made up in its answer. */
  made?: Record<string, string>;
}

interface RecordedStep {
  step: string;
  requests: RecordedRequest[];
  /** The directory at the beginning of the step, where somebody changed it behind the provider's back. */
  changedTo?: DirectorySeed;
  /** The directory after the step, where it is another than before. */
  directory?: DirectorySeed;
}

interface Traffic {
  seed: DirectorySeed;
  scenarios: Record<string, RecordedStep[]>;
}

const file = join(__dirname, "..", "fixtures", "practice-tenant", "providerTraffic.json");
const { seed, scenarios }: Traffic = JSON.parse(readFileSync(file, "utf8"));

/** Which id here stands for which id there. Ids are made up anew on every run. */
class IdPairs {
  readonly #pairs = new Map<string, string>();

  learn(made: Record<string, string>, answered: Record<string, unknown>): void {
    for (const [name, recorded] of Object.entries(made)) this.#pairs.set(recorded, String(answered[name]));
  }

  toOurs<T>(value: T): T {
    return this.#replace(value, [...this.#pairs]);
  }

  /** A grant made anew has the same id here, as in Entra, and had another there: the latest counts. */
  toRecorded<T>(value: T): T {
    return this.#replace(
      value,
      [...this.#pairs].reverse().map(([recorded, ours]) => [ours, recorded]),
    );
  }

  #replace<T>(value: T, pairs: [string, string][]): T {
    return JSON.parse(pairs.reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(value)));
  }
}

async function replay(tenant: PracticeTenant, requests: RecordedRequest[], ids: IdPairs): Promise<string[]> {
  const token = await deployerToken(tenant);
  const surprises: string[] = [];
  for (const recorded of requests) {
    const { method, path, query, body } = ids.toOurs(recorded);
    const search = query === undefined ? "" : `?${new URLSearchParams(query)}`;
    // The provider names the type of content on requests that have none, too.
    const headers = { "content-type": "application/json; charset=utf-8" };
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const reply = await call(tenant, method, path + search, { token, headers, ...content });
    if (reply.status !== recorded.status)
      surprises.push(`${method} ${path}: ${reply.status}, recorded ${recorded.status}`);
    else if (recorded.made !== undefined) ids.learn(recorded.made, { ...reply.body });
  }
  return surprises;
}

/** Without order among equals, and without what is random or the time of day in both. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(comparable).sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => !["hint", "createdDateTime"].includes(name));
  return Object.fromEntries(
    entries.sort(([left], [right]) => (left < right ? -1 : 1)).map(([name, content]) => [name, comparable(content)]),
  );
}

describe("what the azuread provider sent", () => {
  it.each(Object.keys(scenarios))(
    "in %s is answered as it was, and leaves the same directory after every step",
    async (name) => {
      const tenant = await startPracticeTenant({
        port: 0,
        rules: "off",
        seed,
        tenantId: "11111111-1111-1111-1111-111111111111",
      });
      const ids = new IdPairs();
      try {
        for (const { step, requests, changedTo, directory } of scenarios[name] ?? []) {
          if (changedTo !== undefined) tenant.importDirectory(ids.toOurs(changedTo));
          expect([step, await replay(tenant, requests, ids)]).toEqual([step, []]);
          if (directory !== undefined) {
            expect([step, comparable(ids.toRecorded(tenant.exportDirectory()))]).toEqual([step, comparable(directory)]);
          }
        }
      } finally {
        await tenant.close();
      }
    },
  );

  it.each(Object.keys(scenarios))("in %s is refused by no rule of the directory", async (name) => {
    const tenant = await startPracticeTenant({ port: 0 });
    tenant.importDirectory({ users: seed.users ?? [], groups: seed.groups ?? [] });
    const ids = pairPrincipals(tenant);
    try {
      for (const { step, requests, changedTo } of scenarios[name] ?? []) {
        if (changedTo !== undefined) tenant.importDirectory(ids.toOurs(changedTo));
        expect([step, await replay(tenant, requests, ids)]).toEqual([step, []]);
      }
    } finally {
      await tenant.close();
    }
  });
});

/** The recording's first principals and the tenant's own, by their display names. */
function pairPrincipals(tenant: PracticeTenant): IdPairs {
  const ids = new IdPairs();
  for (const ours of tenant.exportDirectory().wellKnownServicePrincipals ?? []) {
    const theirs = seed.servicePrincipals?.find(({ displayName }) => displayName === ours.displayName);
    if (theirs !== undefined) ids.learn({ id: theirs.id, appId: theirs.appId ?? theirs.id }, { ...ours });
  }
  return ids;
}

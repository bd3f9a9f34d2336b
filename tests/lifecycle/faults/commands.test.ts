/**
 * Whole commands on a practice tenant that turns every first request away: they tell and do the same, only later.
 *
 * The tenant asks for no wait, so that nobody waits; how long a client waits is held in `tests/directory/client`.
 */
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type DirectorySeed, readRequestLog } from "../../../practice-tenant";
import { type DriftStage, openDriftStage } from "../../endToEnd/driftStage";

let stage: DriftStage;
let empty: DirectorySeed;

beforeAll(async () => {
  stage = await openDriftStage();
  empty = stage.tenant.exportDirectory();
  expect((await stage.run("rehearse", "up", "--yes")).exitCode).toBe(0);
}, 60_000);
afterAll(() => stage.close());

/** Method and path of every request to Graph so far, in order. */
function asked(): readonly string[] {
  const log = readRequestLog(join(stage.project.folder, ".practice"));
  return log.filter(({ path }) => /^\/(v1\.0|beta)\//.test(path)).map(({ method, path }) => `${method} ${path}`);
}

/** The first time of each request is answered 429 or 503, by turns. */
function turnAway(requests: ReadonlySet<string>): void {
  for (const [at, request] of [...requests].entries()) {
    const [method = "", path = ""] = request.split(" ");
    const exactly = `^${path.replaceAll(/[$()'.]/g, "\\$&")}$`;
    const status = at % 2 === 0 ? 429 : 503;
    stage.tenant.faults.add({ method, path: exactly, times: 1, status, headers: { "Retry-After": "0" } });
  }
}

/** What differs from run to run anyway. */
function withoutTimes(text: string): string {
  return text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>");
}

it.each([
  ["list", "--all", "--json"],
  ["show", "mailer", "--json"],
  ["drift", "--json"],
  ["verify", "--json"],
  ["doctor", "--json"],
  ["recover", "--dry-run", "--json"],
  ["teardown", "--dry-run", "--json"],
])(
  "appreg %s says the same",
  async (...args) => {
    const before = asked().length;
    const calm = await stage.run(...args);
    const requests = new Set(asked().slice(before));
    turnAway(requests);
    const between = asked().length;
    const disturbed = await stage.run(...args);

    expect({ ...disturbed, stdout: withoutTimes(disturbed.stdout) }).toEqual({
      ...calm,
      stdout: withoutTimes(calm.stdout),
    });
    expect(requests.size).toBeGreaterThan(2);
    expect(asked().length - between).toBeGreaterThan(between - before);
    stage.tenant.faults.clear();
  },
  60_000,
);

it("appreg teardown leaves nothing, whatever it is asked to come back for", async () => {
  const turned = { times: 3, headers: { "Retry-After": "0" } };
  for (const path of ["/applications/", "/deletedItems/", "/servicePrincipals/", "/oauth2PermissionGrants/"]) {
    stage.tenant.faults.add({ method: "DELETE", path, status: 429, ...turned });
  }
  stage.tenant.faults.add({ method: "GET", path: "/applications$", status: 503, ...turned });
  stage.tenant.faults.add({ method: "POST", path: "/\\$batch$", status: 503, ...turned });

  const { exitCode } = await stage.run("teardown", "--yes", "--json");

  expect(exitCode).toBe(0);
  expect(stage.tenant.exportDirectory()).toEqual(empty);
}, 60_000);

/**
 * An answer is lost, or the directory denies what it has just made: the run fails half-way, and a recovery and one more `up` lead
 * where a run leads that nothing disturbed.
 */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OfflineResult, RehearsalOptions } from "../../../rehearsal";
import { createAzureadProvider } from "../../../rehearsal/azuread/createAzureadProvider";
import { type ProgramOnTenant, startProgramOnTenant } from "./programOnTenant";
import { oneAppProgram } from "./programs";
import { recoverInProcess } from "./recoverInProcess";
import { differenceUpToIds } from "./sameUpToIds";

type Directory = ReturnType<ProgramOnTenant["tenant"]["exportDirectory"]>;

let project: ProgramOnTenant;
let declared: OfflineResult;
let whole: Directory;

/** Nobody waits here for what the provider's client would wait for. */
function up(options: Partial<RehearsalOptions> = {}) {
  return project.run("up", { provider: createAzureadProvider({ sleep: async () => undefined }), ...options });
}

beforeAll(async () => {
  project = await startProgramOnTenant(oneAppProgram);
  declared = await project.declared();
  expect((await up()).exitCode).toBe(0);
  whole = project.tenant.exportDirectory();
});

beforeEach(() => project.reset());
afterAll(() => project.close());

const id = "[0-9a-f-]{36}";
const [application, principal] = [`/applications/${id}$`, `/servicePrincipals/${id}$`];

const isNight = process.env.APPREG_EVERY_CUT === "1";

/** Method, path, and which of the requests that match it is hit. */
type LostReply = readonly ["POST" | "PATCH", string, number];

const lostReplies: readonly LostReply[] = [
  ["POST", "/applications$", 1],
  ["PATCH", application, 1],
  ["POST", "/servicePrincipals$", 1],
  ["POST", "/oauth2PermissionGrants$", 1],
  ["POST", "/federatedIdentityCredentials$", 1],
];

/** By `npm run nightly`. */
const rarer: readonly LostReply[] = [
  ["PATCH", application, 2],
  ["PATCH", principal, 1],
  ["POST", "/appRoleAssignedTo$", 1],
];

const denials = [application, "/owners$", `/v1.0${principal}`];
const rarerDenials = ["/oauth2PermissionGrants/[^/]+$", "/appRoleAssignedTo/[^/]+$"];

/** Up with the fault, which fails; then recover, and up again. */
async function recoverAfter(fault: Parameters<ProgramOnTenant["tenant"]["faults"]["add"]>[0], nth = 1): Promise<void> {
  const { faults } = project.tenant;
  // Those before the one that is hit are delayed by nothing at all.
  const delay = { milliseconds: 0, before: "reply" } as const;
  if (nth > 1) faults.add({ method: fault.method, path: fault.path, times: nth - 1, delay });
  faults.add(fault);
  const failed = await up();
  faults.clear();
  expect(failed.exitCode).toBe(1);

  const recovered = await recoverInProcess(project, declared);
  expect([recovered.exitCode, recovered.output]).toEqual([0, expect.any(String)]);
  expect((await up()).exitCode).toBe(0);
  expect(differenceUpToIds(whole, project.tenant.exportDirectory())).toBeUndefined();
}

describe("a run", { timeout: 60_000 }, () => {
  it.each([...lostReplies, ...(isNight ? rarer : [])])(
    "that never heard the answer to %s %s (%i.) is mended",
    async (method, path, nth) => {
      await recoverAfter({ method, path, times: 1, dropReply: true }, nth);
    },
  );

  it.each([...denials, ...(isNight ? rarerDenials : [])])(
    "that was told there is no %s right after it was made is mended",
    async (path) => {
      await recoverAfter({
        method: "GET",
        path,
        times: 1,
        status: 404,
        code: "Request_ResourceNotFound",
        message: "m",
      });
    },
  );

  it("that the tenant throttled or failed for a moment needs no mending", async () => {
    for (const status of [429, 503]) {
      for (const method of ["POST", "PATCH", "GET"]) {
        project.tenant.faults.add({ method, path: "/v1.0/", times: 2, status, headers: { "Retry-After": "0" } });
      }
    }
    expect((await up()).exitCode).toBe(0);
    project.tenant.faults.clear();

    const recovered = await recoverInProcess(project, declared);
    expect([recovered.exitCode, recovered.output]).toEqual([
      0,
      "Nothing is left over: state and tenant agree on what there is.\n",
    ]);
    expect(differenceUpToIds(whole, project.tenant.exportDirectory())).toBeUndefined();
  });

  it("that was throttled while it is recovered is recovered all the same", async () => {
    project.tenant.faults.add({ method: "POST", path: "/applications$", times: 1, dropReply: true });
    await up();
    for (const method of ["GET", "POST"]) {
      project.tenant.faults.add({ method, path: "/v1.0/", times: 3, status: 429, headers: { "Retry-After": "0" } });
    }
    const recovered = await recoverInProcess(project, declared);
    project.tenant.faults.clear();

    expect(recovered.exitCode).toBe(0);
    expect((await up()).exitCode).toBe(0);
    expect(differenceUpToIds(whole, project.tenant.exportDirectory())).toBeUndefined();
  });
});

describe("a secret whose value was lost with the answer", { timeout: 60_000 }, () => {
  const secretsOf = () =>
    project.tenant.exportDirectory().applications?.flatMap(({ passwordCredentials = [] }) => passwordCredentials);

  beforeEach(async () => {
    project.tenant.faults.add({ method: "POST", path: "/addPassword$", times: 1, dropReply: true });
    expect((await up()).exitCode).toBe(1);
  });

  it("is left alone while only its name says that it is a leftover", async () => {
    const recovered = await recoverInProcess(project, declared);

    expect(recovered.exitCode).toBe(1);
    expect(recovered.output).toContain("the secret of panel-first\n    key id ");
    expect(secretsOf()).toHaveLength(1);
  });

  it("is deleted once a person has said so", async () => {
    const [leftover] = secretsOf() ?? [];
    const recovered = await recoverInProcess(project, declared, { ours: [leftover?.keyId ?? ""] });

    expect(recovered.exitCode).toBe(0);
    expect((await up()).exitCode).toBe(0);
    expect(secretsOf()).toHaveLength(1);
    expect(secretsOf()?.[0]?.keyId).not.toBe(leftover?.keyId);
    expect(differenceUpToIds(whole, project.tenant.exportDirectory())).toBeUndefined();
  });
});

it("the state of a stack that was lost is made anew from the markers", { timeout: 60_000 }, async () => {
  await up();
  const before = project.tenant.exportDirectory();
  const clientIds = before.applications?.map(({ appId }) => appId);
  project.loseState();

  const { exitCode } = await recoverInProcess(project, declared);
  await up();

  expect(exitCode).toBe(0);
  expect(project.tenant.exportDirectory().applications?.map(({ appId }) => appId)).toEqual(clientIds);
  expect(differenceUpToIds(whole, project.tenant.exportDirectory())).toBeUndefined();
  expect(JSON.parse(readFileSync(project.stateFile, "utf8")).deployment.pending_operations).toBeUndefined();
});

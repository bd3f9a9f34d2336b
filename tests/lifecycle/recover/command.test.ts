/** `appreg recover` as a person runs it, after runs that were killed and runs that failed. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { runCommandLine } from "../../../cli/main";
import { removeRunningNote, writeRunningNote } from "../../../cli/practice/runningTenant";
import { type PracticeTenant, startPracticeTenant } from "../../../practice-tenant";
import { recordDeps } from "../../cli/recordedDeps";
import { createSampleProject, type SampleProject } from "../../endToEnd/sampleProject";
import { differenceUpToIds } from "./sameUpToIds";

const root = join(__dirname, "..", "..", "..");
type Directory = ReturnType<PracticeTenant["exportDirectory"]>;

let project: SampleProject;
let tenant: PracticeTenant;
let empty: Directory;
let whole: Directory;

beforeAll(async () => {
  project = await createSampleProject();
  const folder = join(project.folder, ".practice");
  mkdirSync(folder);
  writeFileSync(join(project.folder, "Pulumi.prod.yaml"), "config: {}\n");
  tenant = await startPracticeTenant({ port: Number(new URL(project.origin).port) });
  writeRunningNote(folder, tenant);
  empty = tenant.exportDirectory();
  expect((await run("rehearse", "up", "--stack", "dev", "--yes")).exitCode).toBe(0);
  whole = tenant.exportDirectory();
}, 120_000);

afterAll(async () => {
  removeRunningNote(join(project.folder, ".practice"));
  await tenant.close();
  project.remove();
});

beforeEach(() => {
  tenant.faults.clear();
  tenant.importDirectory(empty);
  rmSync(join(project.folder, ".practice", "stacks"), { recursive: true, force: true });
});

/** Runs a command inside this process. @param answers what the person says to its questions, in their order */
async function run(...args: readonly string[]) {
  return answering([], ...args);
}

async function answering(answers: readonly string[], ...args: readonly string[]) {
  const left = [...answers];
  const asked: string[] = [];
  const ask = (question: string) => {
    asked.push(question);
    // The answers of these tests are among the choices.
    return Promise.resolve(left.shift() as never);
  };
  const { deps, result } = recordDeps({ cwd: project.folder, ...(answers.length > 0 && { ask }) });
  await runCommandLine(args, deps);
  return { ...result, asked };
}

const dev = ["--stack", "dev"] as const;
const up = () => run("rehearse", "up", ...dev, "--yes");
const recover = (...args: readonly string[]) => run("recover", ...dev, ...args);
/** A run in a process of its own that is killed while it waits for the answer to a request whose work is done. */
async function killAfter(method: string, path: string, isDone: (directory: Directory) => boolean): Promise<void> {
  tenant.faults.add({ method, path, times: 9, delay: { milliseconds: 60_000, before: "reply" } });
  const program = ["--require", join(root, "scripts", "loadTypeScript.cjs"), require.resolve("./runCommand.ts")];
  const args = [...program, "rehearse", "up", ...dev, "--yes"];
  const child = spawn(process.execPath, args, { cwd: project.folder, stdio: "ignore" });
  const ended = once(child, "exit");
  await vi.waitFor(() => expect(isDone(tenant.exportDirectory())).toBe(true), { timeout: 50_000, interval: 20 });
  child.kill("SIGKILL");
  expect((await ended)[1]).toBe("SIGKILL");
  tenant.faults.clear();
}

describe("after a run that was killed", { timeout: 120_000 }, () => {
  it.each([
    ["POST", "/applications$", (now: Directory) => now.applications?.length === 2],
    ["POST", "/servicePrincipals$", (now: Directory) => now.servicePrincipals?.length === 2],
  ] as const)("while it waited for %s %s everything is as if it had not been", async (method, path, isDone) => {
    await killAfter(method, path, isDone);

    const { exitCode, stdout } = await recover("--yes");
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining("Begun and never ended")]);
    expect((await up()).exitCode).toBe(0);
    expect(differenceUpToIds(whole, tenant.exportDirectory())).toBeUndefined();
  });
});

describe("after a run that made an app a second time", { timeout: 120_000 }, () => {
  const others = [
    { id: "00000000-0000-4000-8000-00000000000a", appId: "00000000-0000-4000-8000-00000000000b" },
    { id: "00000000-0000-4000-8000-00000000000c", appId: "00000000-0000-4000-8000-00000000000d" },
  ] as const;
  const foreign = [
    { ...others[0], displayName: "Room Board", tags: ["appreg:entra-app-registration/prod/room-board"] },
    { ...others[1], displayName: "Room Board", tags: [] },
  ];
  const roomBoards = () =>
    (tenant.exportDirectory().applications ?? [])
      .filter(({ displayName }) => displayName === "Room Board")
      .map(({ appId }) => appId)
      .sort();
  let kept: string;

  /** The first run never hears that the app was made; the second makes it again. */
  beforeEach(async () => {
    tenant.importDirectory({ ...empty, applications: foreign });
    tenant.faults.add({ method: "POST", path: "/applications$", times: 2, dropReply: true });
    expect((await up()).exitCode).toBe(1);
    tenant.faults.clear();
    const orphans = roomBoards();
    expect((await up()).exitCode).toBe(0);
    kept = roomBoards().find((clientId) => !orphans.includes(clientId)) ?? "";
    expect(roomBoards()).toHaveLength(4);
  }, 60_000);

  it("the one that the state does not know goes, and no other app of that name", async () => {
    const before = tenant.exportDirectory();

    const dryRun = await recover("--dry-run");
    const declined = await answering(["no"], "recover", ...dev);
    expect([dryRun.exitCode, declined.exitCode]).toEqual([1, 1]);
    expect(declined.asked).toEqual(["Bring the stack in order like that?"]);
    expect(tenant.exportDirectory()).toEqual(before);

    const { exitCode, stdout } = await recover("--yes", "--json");
    expect([exitCode, JSON.parse(stdout)]).toEqual([
      0,
      {
        ...{ project: "entra-app-registration", stack: "dev", engine: "rehearsal", tenantId: tenant.tenantId },
        ...{ outcome: "done", pending: [], gone: [], adopted: [], unclear: [], undeclared: [] },
        deleted: ["calendar-sync", "room-board"].map((name) =>
          expect.objectContaining({ kind: "application", reason: "duplicate", name }),
        ),
      },
    ]);
    expect(roomBoards()).toEqual([others[0].appId, others[1].appId, kept].sort());
    expect(await recover("--yes")).toMatchObject({
      exitCode: 0,
      stdout: "Nothing is left over: state and tenant agree on what there is.\n",
    });
  });
});

it("an app without a marker is adopted when the person says that it is the stack's", { timeout: 120_000 }, async () => {
  const plain = { id: "00000000-0000-4000-8000-00000000000a", appId: "00000000-0000-4000-8000-00000000000b" };
  tenant.importDirectory({ ...empty, applications: [{ ...plain, displayName: "Room Board", tags: [] }] });

  const left = await recover("--yes");
  const unknown = await recover("--yes", "--ours", "nobody");
  const { exitCode, asked } = await answering(["yes", "yes"], "recover", ...dev);

  expect([left.exitCode, left.stdout]).toEqual([1, expect.stringContaining("not owned by whoever deploys")]);
  expect([unknown.exitCode, unknown.stderr]).toEqual([2, expect.stringContaining("has the id nobody")]);
  expect([exitCode, asked.length]).toEqual([0, 2]);
  expect((await up()).exitCode).toBe(0);
  const boards = tenant.exportDirectory().applications?.filter(({ displayName }) => displayName === "Room Board");
  expect(boards?.map(({ appId, tags }) => [appId, tags])).toEqual([
    [plain.appId, ["appreg:entra-app-registration/dev/room-board"]],
  ]);
});

it("what nobody could answer is said before anything is looked at", async () => {
  expect(await recover()).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("add --yes") });
  expect(await recover("--json")).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("--dry-run") });
});

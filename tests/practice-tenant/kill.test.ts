import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { call, deployerToken } from "./tenantClient";

const root = join(__dirname, "..", "..");
let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tenant-kill-"));
});
afterEach(() => {
  child?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** A tenant in a process of its own, from the sources as they are. It ends by being killed, never by itself. */
async function serveInChild(): Promise<PracticeTenant> {
  const program = `
    const { readFileSync } = require("node:fs");
    const { transformSync } = require("esbuild");
    require.extensions[".ts"] = (module, file) =>
      module._compile(transformSync(readFileSync(file, "utf8"), { loader: "ts", format: "cjs" }).code, file);
    const { startPracticeTenant } = require("./practice-tenant");
    startPracticeTenant({ folder: ${JSON.stringify(folder)}, port: 0 }).then(
      ({ origin, caPem, tenantId, deployer }) => process.send({ origin, caPem, tenantId, deployer }),
    );`;
  child = spawn(process.execPath, ["-e", program], {
    cwd: root,
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return new Promise((resolve, reject) => {
    child?.once("message", (message) => resolve(message as PracticeTenant));
    child?.once("exit", (code) => reject(new Error(`the child ended with ${code}`)));
  });
}

/** Writes in a few loops at once, and kills the server after so many answers, with others under way. */
async function writeUntilKilled(tenant: PracticeTenant, answers: number): Promise<Map<string, string>> {
  const token = await deployerToken(tenant);
  const acknowledged = new Map<string, string>();
  const write = async (writer: number) => {
    for (let round = 0; ; round += 1) {
      const displayName = `app ${writer}.${round}`;
      const created = await call(tenant, "POST", "/v1.0/applications", { token, body: { displayName } });
      acknowledged.set(String(created.body.id), displayName);
      const renamed = `${displayName} renamed`;
      const path = `/v1.0/applications/${created.body.id}`;
      const patched = await call(tenant, "PATCH", path, { token, body: { displayName: renamed } });
      if (patched.status === 204) acknowledged.set(String(created.body.id), renamed);
      if (acknowledged.size >= answers) child?.kill("SIGKILL");
    }
  };
  // Every loop ends when its connection breaks.
  await Promise.allSettled([0, 1, 2, 3].map(write));
  return acknowledged;
}

it("loses nothing it has acknowledged when it is killed in the middle of writes", async () => {
  const acknowledged = await writeUntilKilled(await serveInChild(), 25);

  const tenant = await startPracticeTenant({ folder, port: 0 });
  const { applications = [] } = tenant.exportDirectory();
  await tenant.close();

  const kept = new Map(applications.map(({ id, displayName }) => [id, displayName]));
  const lost = [...acknowledged].filter(([id, name]) => kept.get(id) !== name && kept.get(id) !== `${name} renamed`);
  expect(acknowledged.size).toBeGreaterThanOrEqual(25);
  expect(lost).toEqual([]);
});

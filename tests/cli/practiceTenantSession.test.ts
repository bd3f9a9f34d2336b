import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findRunningTenant, removeRunningNote, writeRunningNote } from "../../cli/practice/runningTenant";
import { expectedPort, type SessionOptions, withPracticeTenant } from "../../cli/practiceTenantSession";
import { startPracticeTenant } from "../../practice-tenant";

let folder: string;
let options: SessionOptions;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "appreg-session-"));
  const project = { name: "sample", folder, practiceFolder: join(folder, ".practice") };
  options = { project, config: { "azuread:metadataHost": "127.0.0.1:0" } };
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("withPracticeTenant", () => {
  it("starts a tenant for as long as the work takes, and keeps what it holds", async () => {
    const first = await withPracticeTenant(options, async (session) => session);
    const second = await withPracticeTenant(options, async (session) => session);

    expect(first.startedHere).toBe(true);
    expect(second.clientSecret).toBe(first.clientSecret);
    expect(existsSync(join(folder, ".practice", "running.json"))).toBe(false);
  });

  it("stops the tenant when the work fails", async () => {
    const failing = withPracticeTenant(options, () => Promise.reject(new Error("failed work")));

    await expect(failing).rejects.toThrow("failed work");
    expect(await withPracticeTenant(options, async () => "next")).toBe("next");
  });

  it("uses the tenant that runs, and leaves it running", async () => {
    const { practiceFolder } = options.project;
    const tenant = await startPracticeTenant({ folder: practiceFolder, port: 0 });
    writeRunningNote(practiceFolder, tenant);
    const session = await withPracticeTenant(options, async (used) => used);

    expect(session).toMatchObject({ startedHere: false, origin: tenant.origin, caPem: tenant.caPem });
    expect(await findRunningTenant(practiceFolder)).toMatchObject({ origin: tenant.origin, pid: process.pid });

    removeRunningNote(practiceFolder);
    await tenant.close();
  });

  it("takes no notice of a note whose tenant does not answer any more", async () => {
    const { practiceFolder } = options.project;
    const tenant = await startPracticeTenant({ folder: practiceFolder, port: 0 });
    writeRunningNote(practiceFolder, tenant);
    await tenant.close();

    expect(await withPracticeTenant(options, async ({ startedHere }) => startedHere)).toBe(true);
  });

  it("takes no notice of a damaged note", async () => {
    await withPracticeTenant(options, async () => undefined);
    writeFileSync(join(options.project.practiceFolder, "running.json"), "{");

    expect(await withPracticeTenant(options, async ({ startedHere }) => startedHere)).toBe(true);
  });

  it("says so when something else listens where the stack expects the tenant", async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, "127.0.0.1", () => {
        const address = other.address();
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
    const config = { "azuread:metadataHost": `127.0.0.1:${port}` };

    await expect(withPracticeTenant({ ...options, config }, async () => undefined)).rejects.toMatchObject({
      code: "ERR_PORT_IN_USE",
    });
    other.close();
  });
});

describe("expectedPort", () => {
  it.each([
    [{ "azuread:metadataHost": "127.0.0.1:4000" }, 4000],
    [{ "azuread:metadataHost": "localhost:4001" }, 4001],
    [{ "azuread:metadataHost": "metadata.contoso.example:443" }, 28443],
    [{}, 28443],
  ])("of %j is %i", (config, port) => {
    expect(expectedPort(config)).toBe(port);
  });
});

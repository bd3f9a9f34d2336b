import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { renderStatus } from "../../cli/practice/renderStatus";
import { readTenantStatus } from "../../cli/practice/tenantStatus";
import { withPracticeTenant } from "../../cli/practiceTenantSession";
import type { Project } from "../../cli/project/findProject";

const config = { "azuread:metadataHost": "127.0.0.1:0" };
let project: Project;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "appreg-status-"));
  project = { name: "sample", folder, practiceFolder: join(folder, ".practice") };
  writeFileSync(join(folder, "Pulumi.dev.yaml"), "config: {}\n");
});

afterEach(() => rmSync(project.folder, { recursive: true }));

describe("the status of a tenant that a command runs for itself", () => {
  it("is in use, which is no error, and names the process", async () => {
    const status = await withPracticeTenant({ project, config }, () => readTenantStatus(project, config));

    expect(status).toEqual({ state: "inUse", pid: process.pid, origin: "https://127.0.0.1:0" });
    expect(renderStatus(status)).toBe(
      `state      in use by a command (process ${process.pid}), which keeps it until it ends\n`,
    );
  });

  it("is in use by a command of which nothing is known where that left no note", async () => {
    const status = await withPracticeTenant({ project, config }, () => {
      rmSync(join(project.practiceFolder, "tenant.db.owner"));
      return readTenantStatus(project, config);
    });

    expect(status).toEqual({ state: "inUse", origin: "https://127.0.0.1:0" });
    expect(renderStatus(status)).toBe("state      in use by a command, which keeps it until it ends\n");
  });

  it("is stopped once the command has ended", async () => {
    await withPracticeTenant({ project, config }, async () => undefined);

    expect(await readTenantStatus(project, config)).toMatchObject({ state: "stopped" });
  });
});

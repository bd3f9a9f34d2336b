import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtCommand } from "../builtCommand";
import { startTeardownProject, type TeardownProject } from "./teardownProject";

let project: TeardownProject;

beforeAll(async () => {
  project = await startTeardownProject();
});

afterAll(() => project.close());

/** Two apps of nothing but the provider, so that no marker tells them: deleted by the engine, then purged. */
const plain = `
import * as azuread from "@pulumi/azuread";
for (const name of ["one", "two"]) {
  const app = new azuread.Application(name, { displayName: name });
  new azuread.ServicePrincipal(name, { clientId: app.clientId }, { deletedWith: app });
}
`;

/** Runs `appreg teardown --yes` in a process of its own, which is killed after so many deletions. */
async function teardownKilledAfter(deletions: number): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [builtCommand, "teardown", "--yes"], { cwd: project.folder, stdio: "ignore" });
  let left = deletions;
  project.onAnswer = (method) => {
    if (method !== "DELETE") return;
    left -= 1;
    if (left === 0) child.kill("SIGKILL");
  };
  const [, signal] = await once(child, "close");
  project.onAnswer = () => undefined;
  return signal;
}

describe("appreg teardown in a process that is killed", () => {
  // Of the first 2 the engine's state may not know yet that they were done; from then on it is purged.
  it.each([1, 2, 3])(
    "is finished by the next one: after deletion %d",
    async (deletions) => {
      const before = project.tenant.exportDirectory();
      project.write(plain);
      expect(await project.run(["rehearse", "up", "--yes"])).toMatchObject({ exitCode: 0 });

      expect(await teardownKilledAfter(deletions)).toBe("SIGKILL");
      const { exitCode, stdout } = await project.run(["teardown", "--yes"]);

      expect({ exitCode, residue: stdout.split("\n").at(-2) }).toEqual({ exitCode: 0, residue: "residue: 0" });
      expect(project.tenant.exportDirectory()).toEqual(before);
    },
    120_000,
  );
});

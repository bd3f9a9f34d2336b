/** Programs as other people write them, on plain azuread and in the layouts that Pulumi takes, without a component of ours. */
import { describe, expect, it } from "vitest";
import { changesOf, errorsOf, PlainProject } from "./plainProject";

// Each run starts a program, which takes its time on a busy machine.
describe("a program of somebody else's", { timeout: 120_000 }, () => {
  it("in JavaScript, an async function in a subfolder, comes up and goes without residue", async () => {
    const project = await PlainProject.create("reportingService", { stack: "test" });
    const made = [
      "create Application report-daily",
      "create AppRoleAssignment report-daily",
      "create ServicePrincipal report-daily",
      "create ServicePrincipalPassword report-daily",
      "create Application report-weekly",
      "create AppRoleAssignment report-weekly",
      "create ServicePrincipal report-weekly",
      "create ServicePrincipalPassword report-weekly",
    ];

    const up = await project.run("up");
    expect(errorsOf(up)).toEqual([]);
    expect(changesOf(up).toSorted()).toEqual(made.toSorted());
    expect(project.programOutput).toBe("declared 2 reports\n");
    const daemon = { clientId: expect.stringMatching(/^[0-9a-f-]{36}$/), secret: expect.stringMatching(/^.{32,}$/) };
    expect(up.outputs).toEqual({
      daemons: { daily: daemon, weekly: daemon },
      graph: "00000003-0000-0000-c000-000000000000",
    });
    const shown = { clientId: daemon.clientId, secret: "[secret]" };
    expect(up.shownOutputs.daemons).toEqual({ daily: shown, weekly: shown });

    expect((await project.run("up")).changes).toEqual({ same: 9 });

    project.editStack("weekly", "monthly");
    const changed = await project.run("up");
    expect(changed.changes).toEqual({ create: 4, delete: 4, same: 5 });

    expect((await project.run("destroy")).changes).toEqual({ delete: 9 });
    expect(project.residue()).toEqual([]);
  });

  it("in an ES module with a top-level await comes up and goes without residue", async () => {
    const project = await PlainProject.create("esModule");

    const preview = await project.run("preview");
    expect(preview.changes).toEqual({ create: 3 });

    const up = await project.run("up");
    expect(errorsOf(up)).toEqual([]);
    expect(changesOf(up).toSorted()).toEqual(["create Application board", "create Application kiosk"]);
    expect(up.outputs).toEqual({ clientIds: 2, domain: "practice.onmicrosoft.com" });

    expect((await project.run("destroy")).changes).toEqual({ delete: 3 });
    expect(project.residue()).toEqual([]);
  });

  it("in a workspace with hoisted packages, its own settings folder and `export =` comes up and goes without residue", async () => {
    const project = await PlainProject.create("workspace", {
      at: "infra",
      packages: { "@contoso/naming": "packages/naming" },
    });

    const up = await project.run("up");
    expect(errorsOf(up)).toEqual([]);
    expect(changesOf(up)).toEqual(["create ApplicationRegistration ledger", "create ApplicationRedirectUris ledger"]);
    expect(up.outputs).toEqual({
      ledger: { clientId: expect.stringMatching(/^[0-9a-f-]{36}$/), redirects: ["http://localhost"], team: "Finance" },
      ready: true,
    });
    expect(project.tenant.exportDirectory().applications?.map(({ displayName }) => displayName)).toEqual([
      "Finance / Ledger",
    ]);

    expect((await project.run("destroy")).changes).toEqual({ delete: 3 });
    expect(project.residue()).toEqual([]);
  });
});

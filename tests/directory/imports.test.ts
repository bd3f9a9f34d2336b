/** What a program has made is found again without its state, and the import of it leaves nothing to do. */
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { matchImports, readTenantFacts, renderImportFile } from "../../directory";
import { findMarker } from "../../manifest";
import { type ProgramOnTenant, startProgramOnTenant } from "../lifecycle/recover/programOnTenant";
import { richProgram } from "../lifecycle/recover/programs";

let project: ProgramOnTenant;

beforeAll(async () => {
  project = await startProgramOnTenant(richProgram);
  const up = await project.run("up");
  expect(up.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

afterAll(() => project.close());

/** Everything that the program declares, found among the apps that carry its markers. */
async function matchAll() {
  const { resources, symbols, succeeded } = await project.declared();
  expect(succeeded).toBe(true);
  const tenant = await readTenantFacts(project.directory, symbols, {
    tenantId: project.tenant.tenantId,
    objectId: project.tenant.deployer.objectId,
  });
  const apps = await project.apps();
  const byUrn = resources.flatMap(({ urn, type }) => {
    const app = apps.find(({ tags }) => findMarker(tags)?.name === urn.split("::").at(-1));
    return type === "azuread:index/application:Application" && app ? [[urn, app] as const] : [];
  });
  return matchImports(resources, { declared: resources, apps: new Map(byUrn), symbols, tenant });
}

it("after the import of all that can be imported a preview has only the secret to make", async () => {
  const { entries, absent, unimportable } = await matchAll();
  expect(absent).toEqual([]);
  expect(unimportable.map(({ urn }) => urn.split("::").at(-1))).toEqual(["panel-first"]);
  rmSync(project.stateFile);

  const imported = await project.run("import", {
    importFile: renderImportFile(entries, { providerVersion: "6.9.1" }),
  });
  expect(imported.diagnostics).toEqual([]);
  expect(imported.changes).toEqual({ create: 1, import: entries.length });

  const preview = await project.run("preview");
  expect(
    preview.steps.filter(({ operation }) => operation !== "same").map(({ urn }) => urn.split("::").at(-1)),
  ).toEqual(["panel-first"]);
});

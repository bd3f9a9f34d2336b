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

const nameOf = ({ urn }: { readonly urn: string }): string => urn.slice(urn.lastIndexOf("::") + 2);

it("after the import of all that can be imported a preview has only the secret and the certificate to make", async () => {
  const credentials = ["panel-first", "panel-own"];
  const { entries, absent, unimportable } = await matchAll();
  expect(absent).toEqual([]);
  expect(unimportable.map(nameOf).sort()).toEqual(credentials);
  rmSync(project.stateFile);

  const imported = await project.run("import", {
    importFile: renderImportFile(entries, { providerVersion: "6.9.1" }),
  });
  expect(imported.diagnostics).toEqual([]);
  expect(imported.changes).toEqual({ create: 1, import: entries.length });

  const preview = await project.run("preview");
  const changed = preview.steps.filter(({ operation }) => operation !== "same");
  expect(changed.map(nameOf).sort()).toEqual(credentials);
});

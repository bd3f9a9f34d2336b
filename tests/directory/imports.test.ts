/** What a program has made is found again without its state, and the import of it leaves nothing to do. */
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { matchImports, readTenantFacts, renderImportFile } from "../../directory";
import { findMarker } from "../../manifest";
import { type ProgramOnTenant, startProgramOnTenant } from "../lifecycle/recover/programOnTenant";

const program = `
import { AppRegistration, githubActions } from "entra-app-registration";

const booking = new AppRegistration("booking", {
  displayName: "Booking API",
  description: "Books rooms",
  owners: ["ada@practice.onmicrosoft.com"],
  api: {
    scopes: { "Rooms.Book": { title: "Book rooms", description: "Book a room." } },
    identifierUris: ["api://{clientId}", "https://practice.example/rooms"],
  },
  appRoles: { Planner: { title: "Planner", description: "Plans.", members: ["users", "applications"] } },
  assigned: [{ group: "Planners", role: "Planner" }, { user: "ada@practice.onmicrosoft.com", role: "Planner" }],
  claims: { idToken: ["email"], groups: ["ApplicationGroup"] },
});

const panel = new AppRegistration("panel", {
  displayName: "Door Panel",
  web: { redirectUris: ["https://rooms.contoso.com/signed-in"], homepageUrl: "https://rooms.contoso.com/" },
  permissions: {
    microsoftGraph: { delegated: ["User.Read", "Calendars.Read"], application: ["Mail.Send"] },
    ...booking.permissions({ delegated: ["Rooms.Book"], application: ["Planner"] }),
  },
  consent: "wholeTenant",
  credentials: {
    federated: [githubActions({ repository: "contoso/rooms", environment: "production" })],
    secrets: [{ name: "first", until: "2027-04-30" }],
  },
});
booking.preAuthorize(panel, ["Rooms.Book"]);

new AppRegistration("plain", { displayName: "Plain" });
`;

let project: ProgramOnTenant;

beforeAll(async () => {
  project = await startProgramOnTenant(program);
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

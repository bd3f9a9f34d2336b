/** An app that asks for the permissions of an API of the tenant's own, through a rehearsal. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { accessTo } from "../../cli/practice/runningTenant";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { rehearse } from "../../rehearsal";

const root = join(__dirname, "..", "..");
const readId = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";
const manageId = "2c3d4e5f-6a7b-4c8d-8e9f-1a2b3c4d5e6f";

/** Another team's program: the API, with one scope and one app role. */
const api = `
import * as azuread from "@pulumi/azuread";
const application = new azuread.Application("rooms", {
  displayName: "Rooms",
  api: {
    requestedAccessTokenVersion: 2,
    oauth2PermissionScopes: [{
      id: "${readId}", value: "Rooms.Read", type: "User", enabled: true,
      adminConsentDisplayName: "Read rooms", adminConsentDescription: "Read rooms",
    }],
  },
  appRoles: [{
    id: "${manageId}", value: "Rooms.Manage", displayName: "Manage rooms", description: "Manage rooms",
    allowedMemberTypes: ["Application"], enabled: true,
  }],
});
export const principal = new azuread.ServicePrincipal("rooms", { clientId: application.clientId }).objectId;
export const clientId = application.clientId;
`;

const client = (appId: string) => `
import { AppRegistration, defineApi } from ${JSON.stringify(join(root, "components"))};
const rooms = defineApi({
  appId: "${appId}",
  delegated: { "Rooms.Read": "${readId}" },
  application: { "Rooms.Manage": "${manageId}" },
});
const app = new AppRegistration("planner", {
  displayName: "Planner",
  permissions: {
    microsoftGraph: { delegated: ["User.Read"] },
    ...rooms.permissions({ delegated: ["Rooms.Read"], application: ["Rooms.Manage"] }),
  },
  consent: "wholeTenant",
});
export const planner = app.access;
`;

const folder = mkdtempSync(join(tmpdir(), "appreg-own-api-"));
let tenant: PracticeTenant;

beforeAll(async () => {
  tenant = await startPracticeTenant({ port: 0 });
});

afterAll(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true });
});

/** Brings a program of its own up on the tenant. */
async function bringUp(name: string, program: string) {
  const projectFolder = join(folder, name);
  mkdirSync(projectFolder);
  symlinkSync(join(root, "node_modules"), join(projectFolder, "node_modules"));
  const options = "runtime:\n  name: nodejs\nmain: index.ts\n";
  writeFileSync(join(projectFolder, "Pulumi.yaml"), `name: ${name}\n${options}`);
  writeFileSync(join(projectFolder, "Pulumi.dev.yaml"), "config: {}\n");
  writeFileSync(join(projectFolder, "tsconfig.json"), readFileSync(join(root, "tsconfig.program.json")));
  writeFileSync(join(projectFolder, "index.ts"), program);
  const stateFile = join(projectFolder, "dev.json");
  const result = await rehearse({
    operation: "up",
    projectFolder,
    stack: "dev",
    stateFile,
    directory: accessTo(tenant),
  });
  expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return result;
}

it("the application carries the ids of the API's scope and role, and both are consented to", async () => {
  const { outputs } = await bringUp("rooms", api);
  const appId = String(outputs.clientId);
  await bringUp("planner", client(appId));

  // The cast: the file is the state that the rehearsal has just written.
  const { deployment } = JSON.parse(readFileSync(join(folder, "planner", "dev.json"), "utf8")) as {
    deployment: { resources: { type: string; outputs: Record<string, unknown> }[] };
  };
  const outputsOf = (type: string) => deployment.resources.find((one) => one.type.endsWith(`:${type}`))?.outputs;
  const grants = deployment.resources.filter(({ type }) => type.endsWith(":ServicePrincipalDelegatedPermissionGrant"));

  expect(outputsOf("Application")?.requiredResourceAccesses).toContainEqual({
    resourceAppId: appId,
    resourceAccesses: [
      { id: manageId, type: "Role" },
      { id: readId, type: "Scope" },
    ],
  });
  expect(grants.map((grant) => grant.outputs.claimValues)).toContainEqual(["Rooms.Read"]);
  expect(outputsOf("AppRoleAssignment")).toMatchObject({ appRoleId: manageId, resourceObjectId: outputs.principal });
});

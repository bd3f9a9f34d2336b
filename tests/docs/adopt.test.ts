import { afterAll, beforeAll, expect, it } from "vitest";
import { type AdoptProject, startAdoptProject } from "../cli/adopt/adoptProject";
import { normalise, readPage, root } from "./documentedPage";
import { typeCommands } from "./shownCommands";

const page = readPage("docs/adopt.md");
const graph = "00000003-0000-0000-c000-000000000000";
const ada = "44444444-4444-4444-8444-444444444441";
const owned = { "owners@odata.bind": [`https://graph.microsoft.com/v1.0/directoryObjects/${ada}`] };

let project: AdoptProject;
beforeAll(async () => {
  project = await startAdoptProject(`import { AppRegistration } from "entra-app-registration";

const plannerApp = new AppRegistration("planner", { displayName: "Planner" });

export const planner = plannerApp.access;
`);
  await project.page.run("rehearse", "up", "--yes");
  await makeFrontdesk();
}, 60_000);
afterAll(() => project.close());

/** What somebody has made in the portal, years ago. */
async function makeFrontdesk(): Promise<void> {
  const { directory } = project;
  const { objectId, clientId } = await project.make({
    displayName: "Frontdesk",
    ...owned,
    web: { redirectUris: ["https://desk.contoso.com/signin-oidc", "https://old.contoso.com"] },
    notes: "Ask Ada.",
    requiredResourceAccess: [
      {
        resourceAppId: graph,
        resourceAccess: [
          { id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" },
          { id: "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", type: "Scope" },
        ],
      },
    ],
  });
  const { id } = await directory.post("/servicePrincipals", {
    appId: clientId,
    ...owned,
    appRoleAssignmentRequired: true,
  });
  const [api] = await directory.list(`/servicePrincipals?$filter=appId eq '${graph}'&$select=id`);
  const grant = { clientId: id, resourceId: api?.id };
  await directory.post("/oauth2PermissionGrants", {
    ...grant,
    consentType: "AllPrincipals",
    scope: "User.Read openid",
  });
  await directory.post("/oauth2PermissionGrants", {
    ...grant,
    consentType: "Principal",
    principalId: ada,
    scope: "Calendars.Read",
  });
  const assignment = { principalId: ada, resourceId: id, appRoleId: "00000000-0000-0000-0000-000000000000" };
  await directory.post(`/servicePrincipals/${id}/appRoleAssignedTo`, assignment);
  const passwordCredential = { displayName: "rotated by hand", endDateTime: "2028-06-30T00:00:00Z" };
  await directory.post(`/applications/${objectId}/addPassword`, { passwordCredential });
}

it("docs/adopt.md shows what the commands print, and the file that they write", async () => {
  await typeCommands(page.transcripts, project.page);

  const written = project
    .read("apps/frontdesk.ts")
    .replace(JSON.stringify(`${root}/components`), '"entra-app-registration"');
  expect(page.programs.map(normalise)).toContain(normalise(written));
}, 120_000);

import { afterAll, beforeAll, expect, it } from "vitest";
import { findApps, readApps } from "../../directory";
import { graphOf } from "../endToEnd/graphOf";
import { missingParts, normalise, programNamed, readPage } from "./documentedPage";
import { type PageProject, startPageProject } from "./pageProject";

const page = readPage("docs/drift.md");
let project: PageProject;

beforeAll(async () => {
  project = await startPageProject();
  project.write(programNamed(page, "index.ts"));
}, 60_000);

afterAll(() => project.close());

/** What the page tells that people did. */
async function changeByHand(): Promise<void> {
  const graph = graphOf(project.tenant);
  const apps = await readApps(graph, await findApps(graph, { by: "all" }));
  const [mailer, roomBoard] = ["Mailer", "Room Board"].map((name) => apps.find((app) => app.displayName === name));
  const principals = [mailer, roomBoard].map((app) => app?.servicePrincipal?.objectId);
  const { id: api } = await graph.get("/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')?$select=id");
  await graph.post(`/servicePrincipals/${principals[0]}/appRoleAssignments`, {
    ...{ principalId: principals[0], resourceId: api, appRoleId: "b633e1c5-b582-4048-a93e-9f11b44c7e96" },
  });
  await graph.post(`/applications/${mailer?.objectId}/addPassword`, {
    passwordCredential: { displayName: "by hand", endDateTime: "2027-03-01T00:00:00Z" },
  });
  await graph.patch(`/applications/${roomBoard?.objectId}`, {
    spa: { redirectUris: ["https://rooms.contoso.example/", "https://evil.example/"] },
  });
  await graph.patch(`/servicePrincipals/${principals[1]}`, { appRoleAssignmentRequired: true });
  const ben = project.tenant.users.find(({ userPrincipalName }) => userPrincipalName.startsWith("ben@"));
  await graph.post("/oauth2PermissionGrants", {
    ...{ clientId: principals[1], consentType: "Principal", principalId: ben?.objectId, resourceId: api },
    scope: "User.Read Calendars.Read",
  });
}

it("docs/drift.md shows what its commands print, before and after people changed the apps", async () => {
  const shown = page.transcripts.map(({ args }) => args.join(" "));
  expect(shown).toEqual(["rehearse up", "drift", "drift"]);

  for (const [at, { args, shown: wanted }] of page.transcripts.entries()) {
    if (at === 2) await changeByHand();
    const { output } = await project.run(...args, ...(args[0] === "rehearse" ? ["--yes"] : []));
    const missing = missingParts(wanted, output);
    expect({ missing, instead: missing.length > 0 ? normalise(output) : "" }).toEqual({ missing: [], instead: "" });
  }
}, 120_000);

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeStack, findProject } from "../../cli/project/findProject";
import { withTenant } from "../../cli/tenant/withTenant";
import { declarationsOf, missingParts, normalise, readPage } from "./documentedPage";
import { type PageProject, startPageProject } from "./pageProject";
import { typeCommands } from "./shownCommands";

const page = readPage("docs/verify.md");
let project: PageProject;

beforeAll(async () => {
  project = await startPageProject();
  project.write(declarationsOf(page)[0] ?? "");
});

afterAll(() => project.close());

describe("docs/verify.md", () => {
  it("shows what its commands print", async () => {
    await typeCommands(page.transcripts, project);
  }, 90_000);

  it("shows what is printed when somebody takes back a consent", async () => {
    await narrowConsent("Calendar Sync", "User.Read offline_access");
    const { exitCode, output } = await project.run("verify", "calendar-sync");
    const [, shown = ""] = /took back[^\n]+\n\n```\n([\s\S]*?)^```$/m.exec(page.text) ?? [];

    expect(shown).toContain("✗ token: browser");
    const missing = missingParts(`...\n${shown}...\n`, output);
    expect({ exitCode, missing, instead: missing.length > 0 ? normalise(output) : "" }).toEqual({
      exitCode: 1,
      missing: [],
      instead: "",
    });
  }, 90_000);

  it("names every field of a check", async () => {
    const { output } = await project.run("verify", "--json");
    const { apps, ...document } = JSON.parse(output);
    const told = (field: string) => new RegExp(`[\`.]${field}(\\[\\])?\``).test(page.text);
    const checks = apps.flatMap((app: { checks: object[] }) => app.checks);
    const fields = [document, ...apps, ...checks].flatMap((value: object) => Object.keys(value));

    expect([...new Set(fields)].filter((field) => field !== "checks" && !told(field))).toEqual([]);
  }, 90_000);
});

/** Leaves the grant of an app for the whole tenant these scopes. */
async function narrowConsent(displayName: string, scope: string): Promise<void> {
  const found = findProject(project.folder);
  const place = { project: found, stack: describeStack(found), env: {} };
  await withTenant(place, "practice", async ({ directory }) => {
    const [principal] = await directory.list(`/servicePrincipals?$filter=displayName eq '${displayName}'`);
    const [grant] = await directory.list(`/servicePrincipals/${principal?.id}/oauth2PermissionGrants`);
    await directory.patch(`/oauth2PermissionGrants/${grant?.id}`, { scope });
  });
}

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { declarationsOf, programNamed, readPage } from "./documentedPage";
import { type PageProject, startPageProject } from "./pageProject";
import { runPrograms } from "./runPrograms";
import { opensBrowser, typeCommands } from "./shownCommands";

const page = readPage("docs/apps/apiApp.md");
let project: PageProject;

beforeAll(async () => {
  project = await startPageProject();
  project.write(declarationsOf(page)[0] ?? "");
});

afterAll(() => project.close());

describe.runIf(opensBrowser)("docs/apps/apiApp.md", () => {
  it("shows what its commands print, tokens of both clients among it", async () => {
    await typeCommands(page.transcripts, project);
  }, 60_000);

  it("has an API that checks the tokens of its clients, and calls Graph on behalf of who called it", async () => {
    const lastLine = ({ output }: { readonly output: string }) => output.trim().split("\n").at(-1) ?? "";
    const ofBen = lastLine(await project.run("token", "room-finder", "--raw"));
    const ofSync = lastLine(await project.run("token", "room-sync", "--raw"));
    const { output: assertion } = await project.run("practice", "assertion", "--app", "rooms-api");
    writeFileSync(join(project.folder, "assertion"), assertion);
    const answer = await runPrograms(project, {
      programs: {
        checkToken: programNamed(page, "checkToken.ts"),
        onBehalfOf: programNamed(page, "onBehalfOf.ts"),
      },
      main: `
        import { checkToken } from "./checkToken.mjs";
        import { actFor } from "./onBehalfOf.mjs";
        const app = ${JSON.stringify(await project.access("rooms-api"))};
        const [ofBen, ofSync] = ${JSON.stringify([ofBen, ofSync])};
        const check = (token, needed) => checkToken(token, needed, app).then(({ scp, roles }) => ({ scp, roles }));
        const options = { authorityHost: new URL(app.authority).origin, disableInstanceDiscovery: true };
        const credential = actFor(ofBen, { ...app, tokenFile: "assertion" }, options);
        const graph = await credential.getToken(app.graphBaseUrl + "/Calendars.Read");
        const refused = ({ message }) => message;
        console.log(JSON.stringify({
          person: await check(ofBen, { scope: "Rooms.Read" }),
          app: await check(ofSync, { role: "Rooms.Sync" }),
          wrongRole: await check(ofBen, { role: "Rooms.Sync" }).catch(refused),
          wrongScope: await check(ofBen, { scope: "Rooms.Book" }).catch(refused),
          forGraph: await check(graph.token, { scope: "Rooms.Read" }).catch(refused),
          graph: graph.token,
        }));`,
    });
    const { graph, ...checked } = JSON.parse(answer);

    expect(checked).toEqual({
      person: { scp: "Rooms.Read" },
      app: { roles: ["Rooms.Sync"] },
      wrongRole: "403: the token does not allow this",
      wrongScope: "403: the token does not allow this",
      forGraph: 'unexpected "iss" claim value',
    });
    expect(decodeJwt(graph)).toMatchObject({ scp: expect.stringContaining("Calendars.Read"), upn: ben });
  }, 60_000);
});

const ben = "ben@practice.onmicrosoft.com";

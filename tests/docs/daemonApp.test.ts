import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import { declarationsOf, programNamed, readPage } from "./documentedPage";
import { type PageProject, startPageProject } from "./pageProject";
import { runPrograms } from "./runPrograms";
import { typeCommands } from "./shownCommands";

const page = readPage("docs/apps/daemonApp.md");
let project: PageProject;

beforeAll(async () => {
  project = await startPageProject();
  project.write(declarationsOf(page)[0] ?? "");
});

afterAll(() => project.close());

it("docs/apps/daemonApp.md shows what its commands print", async () => {
  await typeCommands(page.transcripts, project);
}, 60_000);

it("its program gets a token for Graph with the token of a job, which it asks GitHub for", async () => {
  const { output: assertion } = await project.run("practice", "assertion", "--app", "mail-digest");
  const asked = new Set<string>();
  const github = createServer(({ url, headers }, response) => {
    asked.add(`${url} ${headers.authorization}`);
    response.end(JSON.stringify({ value: assertion.trim() }));
  }).listen(0, "127.0.0.1");
  await once(github, "listening");
  // A TCP server that listens has an address with a port.
  const { port } = github.address() as AddressInfo;
  const token = await runPrograms(project, {
    programs: { digest: programNamed(page, "digest.ts") },
    main: `
      import { graphToken } from "./digest.mjs";
      const app = ${JSON.stringify(await project.access("mail-digest"))};
      const authorityHost = new URL(app.authority).origin;
      const { token } = await graphToken(app, { authorityHost, disableInstanceDiscovery: true });
      console.log(token);`,
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/idtoken?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "bearer-of-the-job",
    },
  });
  github.close();

  expect([...asked]).toEqual(["/idtoken?api-version=2.0&audience=api://AzureADTokenExchange Bearer bearer-of-the-job"]);
  expect(decodeJwt(token)).toMatchObject({ idtyp: "app", roles: ["Calendars.Read", "Mail.Send"] });
});

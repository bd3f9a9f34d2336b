import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { events, printedBy, signInOnServer, startSteps } from "../endToEnd/connectSample";
import { findFreePort } from "../endToEnd/sampleProject";
import { declarationsOf, readPage, root } from "./documentedPage";
import { type PageProject, startPageProject } from "./pageProject";
import { typeCommands } from "./shownCommands";

const page = readPage("docs/apps/webApp.md");
let project: PageProject;

beforeAll(async () => {
  project = await startPageProject();
  execFileSync("git", ["init", "--quiet"], { cwd: project.folder });
  writeFileSync(join(project.folder, ".gitignore"), "node_modules\n.practice/\n.env\n");
  const [main = ""] = declarationsOf(page);
  project.write(main.replace("localhost:3000", `localhost:${await findFreePort()}`));
});

afterAll(() => project.close());

it("docs/apps/webApp.md shows what its commands print", async () => {
  await typeCommands(page.transcripts, project);
}, 60_000);

it("the server that the page leads to signs a person in with a code and its secret, and reads the calendar", async () => {
  const folder = join(project.folder, "web");
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const [, start = ""] = /^ {2}(NODE_EXTRA_CA_CERTS=.*)$/m.exec(page.text) ?? [];
  const server = startSteps([start], { cwd: folder });
  await signInOnServer(project, server);

  expect(await printedBy(server)).toMatchObject(events);
});

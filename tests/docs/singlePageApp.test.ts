import { afterAll, beforeAll, it } from "vitest";
import { declarationsOf, readPage } from "./documentedPage";
import { type PageProject, startPageProject } from "./pageProject";
import { opensBrowser, typeCommands } from "./shownCommands";

const page = readPage("docs/apps/singlePageApp.md");
let project: PageProject;

beforeAll(async () => {
  project = await startPageProject();
  project.write(declarationsOf(page)[0] ?? "");
});

afterAll(() => project.close());

it.runIf(opensBrowser)(
  "docs/apps/singlePageApp.md shows what its commands print, a token of the page among it",
  async () => {
    await typeCommands(page.transcripts, project);
  },
  60_000,
);

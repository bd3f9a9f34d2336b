import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { declarationsOf, readPage } from "./documentedPage";
import { type PageProject, startPageProject } from "./pageProject";
import { typeCommands } from "./shownCommands";

const page = readPage("docs/recover.md");
let project: PageProject;

beforeAll(async () => {
  project = await startPageProject();
  const [main = ""] = declarationsOf(page);
  project.write(main);
});

afterAll(() => project.close());

it("docs/recover.md shows how a stack gets its state back", async () => {
  const [up, ...others] = page.transcripts;
  if (up === undefined) throw new Error("the page begins with an update");
  await typeCommands([up], project);
  expect(page.text).toContain("$ rm -r .practice/stacks\n");
  rmSync(join(project.folder, ".practice", "stacks"), { recursive: true });
  await typeCommands(others, project);
}, 120_000);

it("docs/recover.md names every field of the JSON document", async () => {
  const { output } = await project.run("recover", "--yes", "--json");
  const [, table = ""] = page.text.split("## The JSON document");

  expect(Object.keys(JSON.parse(output)).filter((field) => !new RegExp(`\`${field}(\\[\\])?\``).test(table))).toEqual(
    [],
  );
}, 60_000);

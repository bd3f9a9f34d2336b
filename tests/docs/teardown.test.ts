import { afterAll, beforeAll, expect, it } from "vitest";
import { declarationsOf, readPage } from "./documentedPage";
import { type PageProject, startPageProject } from "./pageProject";
import { typeCommands } from "./shownCommands";

const page = readPage("docs/teardown.md");
let project: PageProject;

beforeAll(async () => {
  project = await startPageProject();
  const [main = ""] = declarationsOf(page);
  project.write(main);
});

afterAll(() => project.close());

it("docs/teardown.md shows what its commands print", async () => {
  await typeCommands(page.transcripts, project);
}, 60_000);

it("names every field of the JSON document", async () => {
  const { output } = await project.run("teardown", "--dry-run", "--json");
  const whole = await project.run("teardown", "--yes", "--json");
  const [, table = ""] = page.text.split("## The JSON document");

  // The plan for a person goes to stderr, which comes first.
  const document = whole.output.slice(whole.output.indexOf("\n{\n"));
  expect(
    Object.keys({ ...JSON.parse(output), ...JSON.parse(document) }).filter((field) => !table.includes(`\`${field}\``)),
  ).toEqual([]);
}, 60_000);

import { afterAll, beforeAll, expect, it } from "vitest";
import { declarationsOf, readPage } from "./documentedPage";
import { type PageProject, startPageProject } from "./pageProject";
import { typeCommands } from "./shownCommands";

const page = readPage("docs/lookingAround.md");
let project: PageProject;

beforeAll(async () => {
  project = await startPageProject();
  project.write(declarationsOf(page)[0] ?? "");
  await project.run("rehearse", "up", "--yes");
}, 60_000);

afterAll(() => project.close());

it("docs/lookingAround.md shows what its commands print", async () => {
  await typeCommands(page.transcripts, project);
}, 60_000);

it("docs/lookingAround.md says how the secret looks that it leaves out", async () => {
  const { output } = await project.run("show", "mail-digest");
  const [, shown = ""] = /`(until-june, [^`]+)`/.exec(page.text) ?? [];
  const steady = (text: string) =>
    text
      .replace(/[0-9a-f]{8}…/, "<id>…")
      .replace(/\d{4}-\d\d-\d\d/g, "<day>")
      .replace(/\s+/g, " ");

  expect(shown).not.toBe("");
  expect(steady(output)).toContain(steady(shown));
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { declarationsOf, readPage } from "./documentedPage";
import { type PageProject, startPageProject } from "./pageProject";
import { opensBrowser, typeCommands } from "./shownCommands";

const page = readPage("docs/apps/nativeApp.md");
const [main = "", meter = ""] = declarationsOf(page);
const isOfMeter = ({ args }: { readonly args: readonly string[] }) => args.includes("meter");
let project: PageProject;

beforeAll(async () => {
  project = await startPageProject();
});

afterAll(() => project.close());

describe("docs/apps/nativeApp.md", () => {
  it.runIf(opensBrowser)(
    "shows what its commands print, a token by way of a browser among it",
    async () => {
      project.write(main);
      await typeCommands(
        page.transcripts.filter((transcript) => !isOfMeter(transcript)),
        project,
      );
    },
    60_000,
  );

  it("shows the token of an app that allows device codes", async () => {
    project.write(meter);
    const { exitCode } = await project.run("rehearse", "up", "--yes");

    expect(exitCode).toBe(0);
    await typeCommands(page.transcripts.filter(isOfMeter), project);
  }, 60_000);
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommandLine } from "../../cli/main";
import { describeStack, findProject } from "../../cli/project/findProject";
import { readSecretOutput } from "../../cli/token/readStackOutputs";
import { recordDeps } from "../cli/recordedDeps";
import { rotatedPrograms, wholePrograms } from "./declaredParts";
import { declarationsOf, readPage } from "./documentedPage";
import { type PageProject, startPageProject } from "./pageProject";
import { typeCommands } from "./shownCommands";

const page = readPage("docs/declaring.md");
let project: PageProject;

beforeAll(async () => {
  project = await startPageProject();
  // As many days after the day of writing as the ends that the page names.
  for (const days of ["185", "365"]) await project.run("certificate", "mail-digest", "--days", days);
});

afterAll(() => project.close());

it("docs/declaring.md shows how a secret is rotated: both work for a while, and then the new one only", async () => {
  const [before = "", both = "", after = ""] = rotatedPrograms(page, "Rotating a secret");
  const [warned, added, removed] = page.transcripts;
  if (warned === undefined || added === undefined || removed === undefined) throw new Error("three steps are shown");
  project.write(before);
  await typeCommands([warned], project);
  const old = await newestSecret();
  project.write(both);
  await typeCommands([added], project);
  const next = await newestSecret();
  const overlapping = [await prove(old), await prove(next)];
  project.write(after);
  await typeCommands([removed], project);

  expect(overlapping).toEqual(["as declared", "as declared"]);
  expect([await prove(old), await prove(next)]).toEqual(["AADSTS7000215", "as declared"]);
}, 90_000);

it("docs/declaring.md has examples that are all taken by the directory", async () => {
  const programs = wholePrograms(page);
  for (const [index, program] of programs.entries()) project.write(program, `part${index}.ts`);
  project.write(programs.map((_program, index) => `export * from "./part${index}";`).join("\n"));
  const { exitCode, output } = await project.run("rehearse", "up", "--yes");

  expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
  expect(declarationsOf(page)).toHaveLength(2);
}, 90_000);

async function newestSecret(): Promise<string> {
  const found = findProject(project.folder);
  const output = { name: "newest", engine: "rehearsal", env: {} } as const;
  return String(await readSecretOutput(found, describeStack(found), output));
}

/** What a token says that the app gets with a secret, or the code of the refusal. */
async function prove(secret: string): Promise<string> {
  const { deps, result } = recordDeps({ cwd: project.folder, env: { DIGEST: secret } });
  await runCommandLine(["token", "mail-digest", "--flow", "secret", "--secret-env", "DIGEST"], deps);
  return result.exitCode === 0 ? "as declared" : (/AADSTS\d+/.exec(result.stderr)?.[0] ?? result.stderr);
}

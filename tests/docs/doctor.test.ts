import { afterAll, beforeAll, expect, it } from "vitest";
import { type CheckedCommand, callsOf, type DeclaredPart } from "../../lifecycle/doctor/commandCalls";
import { judgePrivileges } from "../../lifecycle/doctor/judgePrivileges";
import { declarationsOf, readPage } from "./documentedPage";
import { type PageProject, startPageProject } from "./pageProject";
import { typeCommands } from "./shownCommands";

const page = readPage("docs/doctor.md");
let project: PageProject;

beforeAll(async () => {
  project = await startPageProject();
  project.write(declarationsOf(page)[0] ?? "");
}, 60_000);

afterAll(() => project.close());

it("docs/doctor.md shows what its commands print", async () => {
  await typeCommands(page.transcripts, project);
}, 90_000);

it.each<[string, CheckedCommand, readonly DeclaredPart[]]>([
  ["`list`, `show`, `verify`, `drift`, `adopt`", "drift", []],
  ["`up`", "up", []],
  ["… of a program that consents to delegated permissions", "up", ["delegatedConsent"]],
  ["… that consents to application permissions, or assigns people", "up", ["appRoles"]],
  ["… that names users by what they sign in with", "up", ["users"]],
  ["… that names groups", "up", ["groups"]],
  ["`recover`, `teardown`", "recover", ["delegatedConsent", "appRoles"]],
  ["`recover`, `teardown`", "teardown", ["delegatedConsent", "appRoles"]],
])("docs/doctor.md names the least for %s", (row, command, parts) => {
  const line = page.text.split("\n").find((text) => text.startsWith(`| ${row} |`)) ?? "";
  const named = [...line.matchAll(/[A-Z]\w+(?:\.\w+)+/g)].map(([name]) => name);
  const besides = line.includes("besides") ? ["Application.ReadWrite.OwnedBy"] : [];

  expect([...named, ...besides].sort()).toEqual(
    judgePrivileges(callsOf(command, parts), { kind: "application", names: [] }).least,
  );
});

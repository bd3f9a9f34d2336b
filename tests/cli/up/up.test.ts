import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommandLine } from "../../../cli/main";
import { findProject, findStack } from "../../../cli/project/findProject";
import type { Declared } from "../../../cli/stack/declared";
import { readDeclared } from "../../../cli/stack/readDeclared";
import { digestManifests } from "../../../manifest";
import { recordDeps } from "../recordedDeps";
import { createPlainProgram, type PlainProgram } from "./plainProgram";
import { type Answers, createStandInPulumi, helpWithPlans } from "./standInPulumi";

const other = `sha256:${"0".repeat(64)}`;
let project: PlainProgram;
let declared: Declared;
let digest: string;

beforeAll(async () => {
  project = await createPlainProgram();
  declared = await read();
  digest = digestManifests(declared.manifests);
});

afterAll(() => project.remove());

function read(): Promise<Declared> {
  const found = findProject(project.folder);
  return readDeclared({ project: found, stack: findStack(found), deps: recordDeps({ cwd: project.folder }).deps });
}

/** A preview of what is declared, by the engine's words. */
function previewOf(resources: Declared["resources"]): string {
  const steps = resources.map((resource) => ({
    op: "create",
    urn: resource.urn,
    newState: { custom: true, ...resource },
  }));
  return JSON.stringify({ steps: [...steps].reverse() });
}

async function up(args: readonly string[], answers: Answers = {}) {
  const pulumi = createStandInPulumi();
  pulumi.answer({ ...helpWithPlans, preview: { stdout: previewOf(declared.resources) }, ...answers });
  const { deps, result } = recordDeps({ cwd: project.folder, env: { ...process.env, PATH: pulumi.path } });
  await runCommandLine(["up", ...args], deps);
  return { ...result, calls: pulumi.calls() };
}

/** Runs the work with a changed program. */
async function withProgram<Result>(change: (text: string) => string, work: () => Promise<Result>): Promise<Result> {
  const before = project.program;
  project.program = change(before);
  try {
    return await work();
  } finally {
    project.program = before;
  }
}

describe("appreg up", () => {
  it("previews with a plan that is kept, and applies that plan to the stack that was reviewed", async () => {
    const { exitCode, stdout, stderr, calls } = await up([
      "--approved",
      digest,
      "--yes",
      "--",
      "--refresh",
      "-m",
      "release",
    ]);

    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
    expect(stderr).toBe(
      `Approved    ${digest}\n            is what the program declares for dev\nPlanned     3 resources of azuread, as reviewed\n`,
    );
    const [, plan = ""] = /--save-plan (\S+)/.exec(calls.join("\n")) ?? [];
    expect(calls).toEqual([
      "preview --help",
      `preview --json --show-sames --save-plan ${plan} --stack dev --non-interactive --refresh`,
      `up --stack dev --parallel 16 --plan ${plan} --yes --refresh -m release`,
    ]);
    // It holds inputs.
    expect(existsSync(plan)).toBe(false);
  });

  it("lets as many steps run at a time as the update has, unless the person says how many", async () => {
    const steps = Array.from({ length: 40 }, () => declared.resources).flat();
    const preview = { preview: { stdout: previewOf(steps) } };

    expect((await up(["--approved", digest, "--yes"], preview)).calls.at(-1)).toContain("--parallel 120 ");
    expect((await up(["--approved", digest, "--yes", "--", "-p", "4"], preview)).calls.at(-1)).not.toContain(
      "--parallel",
    );
  });

  it("passes the exit code of pulumi up on", async () => {
    expect((await up(["--approved", digest, "--yes"], { "up ": { code: 255 } })).exitCode).toBe(255);
  });

  it("applies without a plan where the CLI keeps none, and says so", async () => {
    const { exitCode, stderr, calls } = await up(["--approved", digest, "--yes"], { "preview --help": { stdout: "" } });

    expect(exitCode).toBe(0);
    expect(stderr).toContain("; this Pulumi CLI cannot hold the update to its plan\n");
    expect(calls.at(-1)).toBe("up --stack dev --parallel 16 --yes");
  });

  it("refuses a program that declares something else, before Pulumi is asked for anything", async () => {
    const refused = await withProgram(
      (text) => text.replace("calendarsRead }", "mailRead }"),
      () => up(["--approved", digest, "--yes"]),
    );

    expect(refused).toMatchObject({ exitCode: 1, stdout: "", calls: [] });
    expect(refused.stderr).toMatch(
      new RegExp(
        `^error\\[ERR_NOT_APPROVED\\]: The program at hand does not declare what was approved; nothing was applied.\\n {2}approved {2}${digest}\\n {2}at hand {3}sha256:[0-9a-f]{64}\\n {2}fix: `,
      ),
    );
  });

  it("refuses what was not approved even where there is no program `pulumi`", async () => {
    const { deps, result } = recordDeps({ cwd: project.folder, env: { ...process.env, PATH: "/nowhere" } });

    await runCommandLine(["up", "--approved", other, "--yes"], deps);

    expect(result).toMatchObject({ exitCode: 1 });
  });

  it("says what to install where there is no program `pulumi`", async () => {
    const { deps, result } = recordDeps({ cwd: project.folder, env: { ...process.env, PATH: "/nowhere" } });

    await runCommandLine(["up", "--approved", digest, "--yes"], deps);

    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain(
      "error[ERR_PULUMI_MISSING]: There is no command `pulumi` on the PATH.\n  fix: install",
    );
  });

  it("refuses a plan that is not what was reviewed, and applies nothing", async () => {
    const resources = declared.resources.map((resource) =>
      resource.inputs.displayName === "Room Board"
        ? { ...resource, inputs: { ...resource.inputs, displayName: "Payroll" } }
        : resource,
    );
    const { exitCode, stderr, calls } = await up(["--approved", digest, "--yes"], {
      preview: { stdout: previewOf(resources) },
    });

    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'error[ERR_NOT_APPROVED]: What Pulumi would apply to this tenant is not what was reviewed; nothing was applied.\n - room-board.identity.displayName: reviewed "Room Board", now "Payroll"\n',
    );
    expect(calls.some((call) => call.startsWith("up"))).toBe(false);
  });

  it("tells what Pulumi says where the preview fails, and applies nothing", async () => {
    const diagnostics = [{ severity: "error", message: "\u001b[31mboom\u001b[39m in index.ts" }];
    const { exitCode, stderr, calls } = await up(["--approved", digest, "--yes"], {
      preview: { code: 255, stdout: JSON.stringify({ diagnostics }), stderr: "warning: old\n" },
    });

    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      "error[ERR_PULUMI_FAILED]: `pulumi preview` ended with exit code 255; nothing was applied.\n  boom in index.ts\n  warning: old\n",
    );
    expect(calls.some((call) => call.startsWith("up"))).toBe(false);
  });

  it("refuses a program that fails", async () => {
    const refused = await withProgram(
      (text) => `${text}\nthrow new Error("no such tenant");`,
      () => up(["--approved", digest, "--yes"]),
    );

    expect(refused).toMatchObject({ exitCode: 2, calls: [] });
    expect(refused.stderr).toContain(
      "error[ERR_DECLARATION_UNREADABLE]: What the program declares cannot be read whole",
    );
  });

  it("refuses a program that uses a type which nobody reviews", async () => {
    const refused = await withProgram(
      (text) => `${text}
new azuread.DirectoryRoleAssignment("sneaked", { roleId: "62e90394-69f5-4237-9190-012177145e10", principalObjectId: "62e90394-69f5-4237-9190-012177145e10" });`,
      () => up(["--approved", digest, "--yes"]),
    );

    expect(refused).toMatchObject({ exitCode: 2, calls: [] });
    expect(refused.stderr).toContain("DirectoryRoleAssignment");
  });

  it("needs a yes where nobody can be asked, before it runs anything", async () => {
    expect(await up(["--approved", digest])).toMatchObject({
      exitCode: 2,
      calls: [],
      stderr:
        "error[ERR_USAGE]: This needs a yes, and there is no terminal to ask at.\n  fix: add --yes to say it beforehand\n",
    });
  });

  it("applies to the practice tenant with --engine rehearsal", async () => {
    // The rehearsal itself opens encrypted settings, and would need the passphrase.
    const settings = project.settings;
    project.settings = settings.replace(/ {2}rooms:customer:\n.*\n/, "");
    const digestInTheClear = digestManifests((await read()).manifests);
    const applied = await up(["--approved", digestInTheClear, "--yes", "--engine", "rehearsal"]).finally(() => {
      project.settings = settings;
    });

    expect(applied).toMatchObject({ exitCode: 0, calls: [] });
    expect(applied.stderr).toContain("is what the program declares for dev\n");
    expect(applied.stdout + applied.stderr).toContain("+ 4 created");
  });
});

describe("the digest of a program", () => {
  it("does not change with the order of what is in it, nor with comments and formatting", async () => {
    const reordered = await withProgram(
      (text) => `// another comment\n${text.replace('["team-a", "team-b"]', '[\n"team-b",\n"team-a"]')}`,
      read,
    );

    expect(reordered.resources).not.toEqual(declared.resources);
    expect(digestManifests(reordered.manifests)).toBe(digest);
  });

  it("does not change with the order in which apps are declared", async () => {
    const swapped = await withProgram((text) => {
      const [head = "", ...apps] = text.split(/^(?=\/\/ App)/m);
      return [head, ...apps.reverse()].join("");
    }, read);

    expect(digestManifests(swapped.manifests)).toBe(digest);
  });

  it("does not change with the tenant that the stack names, nor with what its secrets are encrypted with", async () => {
    const settings = project.settings;
    project.settings = settings
      .replace(/tenantId: .*/, "tenantId: 99999999-9999-4999-8999-999999999999")
      .replace("v1:AAAA", "v1:BBBB");
    const elsewhere = await read().finally(() => {
      project.settings = settings;
    });

    expect(digestManifests(elsewhere.manifests)).toBe(digest);
  });

  it("changes with a setting in the clear", async () => {
    const settings = project.settings;
    project.settings = settings.replace("rooms.contoso.example", "rooms.fabrikam.example");
    const elsewhere = await read().finally(() => {
      project.settings = settings;
    });

    expect(digestManifests(elsewhere.manifests)).not.toBe(digest);
  });
});

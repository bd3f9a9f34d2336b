/** Nothing that a run writes holds a secret that it made: no output, no log, no error, and no file that git would track. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CliDeps } from "../../cli/cliDeps";
import { runCommandLine } from "../../cli/main";
import { describeStack, findProject } from "../../cli/project/findProject";
import { readSecretOutput } from "../../cli/token/readStackOutputs";
import { recordDeps } from "../cli/recordedDeps";
import { createSampleProject, type SampleProject } from "./sampleProject";

const components = JSON.stringify(join(__dirname, "..", "..", "components"));

const program = `
import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { DaemonApp } from ${components};

const digest = new DaemonApp("mail-digest", {
  displayName: "Mail Digest",
  permissions: { microsoftGraph: { application: ["User.Read.All"] } },
  consent: "wholeTenant",
  credentials: {
    secrets: [{ name: "first", until: "2090-01-01" }, { name: "second", until: "2090-06-01" }],
    certificates: [{ name: "own", pem: readFileSync(process.env.CERTIFICATE ?? "", "utf8") }],
  },
});

// What a careless program does with a secret.
digest.secrets.first.apply((value) => console.log("the secret is", value));
void pulumi.log.warn(pulumi.interpolate\`it is \${digest.secrets.first}\` as unknown as string);

export const mailDigest = digest.access;
export const firstSecret = digest.secrets.first;
export const allSecrets = digest.secrets;
export const sentence = pulumi.interpolate\`take \${digest.secrets.second}\`;
`;

let project: SampleProject;
const written: { readonly command: string; readonly text: string }[] = [];

async function run(args: readonly string[], overrides: Partial<CliDeps> = {}) {
  const env = { ...process.env, CERTIFICATE: certificateFile(), ...overrides.env };
  const { deps, result } = recordDeps({ cwd: project.folder, ...overrides, env });
  await runCommandLine(args, deps);
  written.push({ command: args.join(" "), text: `${result.stdout}${result.stderr}` });
  return result;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name === ".git" || entry.isSymbolicLink()) return [];
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

/** The values of the secrets, and the middle of the private key. */
async function secretValues(): Promise<readonly string[]> {
  const { project: found, stack } = await findStack();
  const read = (name: string) => readSecretOutput(found, stack, { name, engine: "rehearsal", env: {} });
  const secrets = Object.values((await read("allSecrets")) as Record<string, string>);
  const key = readFileSync(join(project.folder, keyFile()), "utf8");
  return [...secrets, key.split("\n")[5] ?? ""];
}

/** What `appreg certificate` wrote: the certificate beside the program, the key in a folder of its own. */
const certificateFile = () => readdirSync(project.folder).find((name) => name.endsWith(".crt")) ?? "";
const keyFile = () =>
  join(".appreg", readdirSync(join(project.folder, ".appreg")).find((name) => name.endsWith(".pem")) ?? "");

async function findStack() {
  const found = await findProject(project.folder);
  return { project: found, stack: await describeStack(found, "dev") };
}

const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: project.folder, encoding: "utf8" });

beforeAll(async () => {
  project = await createSampleProject();
  git("init", "-q");
  writeFileSync(join(project.folder, ".gitignore"), ".practice/\nnode_modules\n.env\n");
  project.editProgram(() => program);
  await run(["certificate", "mail-digest"]);
  await run(["rehearse", "preview"]);
  const { exitCode } = await run(["rehearse", "up", "--yes"]);
  expect({ exitCode, text: exitCode === 0 ? "" : written.at(-1)?.text }).toEqual({ exitCode: 0, text: "" });
  await run(["rehearse", "up", "--yes", "--json"]);
  await run(["rehearse", "refresh", "--yes"]);
  await run(["token", "mail-digest", "--flow", "secret", "--secret-output", "firstSecret"]);
  const env = { APPREG_DEBUG: "1", WRONG: `${"x".repeat(3)}${(await secretValues())[0]?.slice(3)}` };
  await run(["token", "mail-digest", "--flow", "secret", "--secret-env", "WRONG"], { env });
  for (const target of ["env", "json", "msal-node", "azure-identity", "python", "dotnet"]) {
    await run(["connect", "mail-digest", "--to", target]);
    await run(["connect", "mail-digest", "--to", target, "--out", `connected-${target}`]);
  }
  await run(["consent", "preview", "mail-digest", "--html"]);
  await run(["practice", "log"]);
  await run(["practice", "status"]);
  // A private key in the place of a certificate is refused at preview.
  const refused = await run(["rehearse", "preview"], { env: { APPREG_DEBUG: "1", CERTIFICATE: keyFile() } });
  expect(refused.stdout + refused.stderr).toContain("this text holds a private key");
}, 120_000);

afterAll(() => project.remove());

describe("a secret that a run makes", () => {
  it("is in nothing that commands print", async () => {
    const values = await secretValues();
    const leaks = written.filter(({ text }) => values.some((value) => text.includes(value)));

    expect(values.map(({ length }) => length >= 32)).toEqual([true, true, true]);
    expect(written.find(({ command }) => command === "rehearse up --yes")?.text).toContain("the secret is");
    expect(leaks.map(({ command }) => command)).toEqual([]);
  });

  it("is in no file that git would track, and in others for the owner's eyes only", async () => {
    const values = await secretValues();
    const holders = filesIn(project.folder).filter((path) => {
      const text = readFileSync(path, "latin1");
      return values.some((value) => text.includes(value));
    });

    expect(holders.map((path) => relative(project.folder, path)).sort()).toEqual([
      keyFile(),
      ".practice/stacks/entra-app-registration/dev.json",
    ]);
    expect(holders.map((path) => statSync(path).mode & 0o077)).toEqual([0, 0]);
    expect(git("ls-files", "--others", "--exclude-standard")).not.toMatch(/dev\.json|\.pem/);
  });

  it("is not in what git shows of everything that could be committed", async () => {
    git("add", "--all");
    const shown = git("-c", "core.pager=cat", "diff", "--cached", "--text");
    const values = await secretValues();

    expect(shown).toContain("BEGIN CERTIFICATE");
    expect(values.filter((value) => shown.includes(value))).toEqual([]);
  });
});

/** An app with a certificate of `appreg certificate`, from what that printed to a token. */
import { X509Certificate } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ClientCertificateCredential } from "@azure/identity";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommandLine } from "../../cli/main";
import { recordDeps } from "../cli/recordedDeps";
import { askWithIdentity } from "../practice-tenant/entra/confidentialClient";
import { keyCredential } from "../practice-tenant/entra/rsaCertificate";
import { startSignInServer, tenantId } from "../practice-tenant/entra/signInServer";
import { createSampleProject, type SampleProject } from "./sampleProject";

const components = JSON.stringify(join(__dirname, "..", "..", "components"));

let project: SampleProject;
let printed: string;

async function run(args: readonly string[]) {
  const { deps, result } = recordDeps({ cwd: project.folder });
  await runCommandLine(args, deps);
  return result;
}

/** What the command printed for a person to use, between two of its sentences. */
function printedPart(pattern: RegExp): string {
  const [, part = ""] = pattern.exec(printed) ?? [];
  expect(part).not.toBe("");
  return part;
}

const privateFile = () => printedPart(/--certificate (\S+)/);

beforeAll(async () => {
  project = await createSampleProject();
  printed = (await run(["certificate", "mail-digest", "--days", "90"])).stdout;
});
afterAll(() => project.remove());

it("proves the app by the token command that it printed, once the program holds what it printed", async () => {
  project.editProgram(
    () => `
${printedPart(/above: (.*)/)}
import { DaemonApp } from ${components};

export const mailDigest = new DaemonApp("mail-digest", {
  displayName: "Mail Digest",
  permissions: { microsoftGraph: { application: ["Mail.Send"] } },
  consent: "wholeTenant",
${printedPart(/( {2}credentials: \{[\s\S]+?\n {2}\},\n)/)}
}).access;
`,
  );
  const up = await run(["rehearse", "up", "--yes"]);
  expect({ exitCode: up.exitCode, told: up.exitCode === 0 ? "" : up.stderr + up.stdout }).toEqual({
    exitCode: 0,
    told: "",
  });
  const command = printedPart(/npx appreg (token [\s\S]+?)\n\n/).split(/[\s\\]+/);
  const { exitCode, stdout, stderr } = await run(command);

  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toContain("The token grants what the program declares.");
}, 60_000);

it("proves the app to Microsoft's library, which reads the file itself", async () => {
  const server = await startSignInServer();
  const certificate = readFileSync(join(project.folder, printedPart(/public +(\S+),/)), "utf8");
  const application = server.addApp({ displayName: "Certified", keyCredentials: [keyCredential({ certificate })] });
  server.addPrincipal(application);
  const certificatePath = join(project.folder, privateFile());
  const outcome = await askWithIdentity(
    server,
    (options) => new ClientCertificateCredential(tenantId, application.appId, { certificatePath }, options),
  );
  await server.close();

  expect(outcome).toMatchObject({ status: 200, claims: { appid: application.appId, appidacr: "2" } });
});

it("is the one whose thumbprint it printed", () => {
  const { fingerprint } = new X509Certificate(readFileSync(join(project.folder, privateFile())));

  expect(printedPart(/thumbprint +(\S+)/)).toBe(fingerprint.replaceAll(":", ""));
});

it("left its key nowhere but in the private file", () => {
  const [, key = ""] = /-----BEGIN PRIVATE KEY-----\n(\S{64})\n/.exec(read(privateFile())) ?? [];
  const holders = filesOfProject().filter((file) => read(file).includes(key));

  expect(holders).toEqual([privateFile()]);
  expect(printed).not.toContain(key);
});

const read = (file: string): string => readFileSync(join(project.folder, file), "latin1");

/** All that the commands wrote, state and database of the practice tenant included. */
function filesOfProject(): string[] {
  const entries = readdirSync(project.folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return files.map((file) => relative(project.folder, file)).filter((file) => !file.startsWith("node_modules"));
}

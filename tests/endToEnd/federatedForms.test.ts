/** The ready forms from the program to a token: the directory takes what they write, and the app proves itself with each. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommandLine } from "../../cli/main";
import { recordDeps } from "../cli/recordedDeps";
import { createSampleProject, type SampleProject } from "./sampleProject";

const components = JSON.stringify(join(__dirname, "..", "..", "components"));
const guid = "0ca3ddd9-f0b0-4635-a98c-5866526961b6";

const forms = `
  githubActions({ repository: "contoso/room-board", environment: "Production: EU" }),
  githubActions({ repository: "contoso/room-board", ids: { owner: 5544123, repository: 821093847 }, branch: "main" }),
  gitLab({ project: "contoso/rooms/room-board", tag: "v2" }),
  azureDevOps({ tenantId: "${guid}", organizationId: "${guid}", serviceConnectionId: "${guid}" }),
  azureDevOps({ organizationId: "${guid}", organization: "contoso", project: "Room Board", serviceConnection: "azure" }),
  kubernetes({ issuer: "https://cluster.example/", namespace: "rooms", serviceAccount: "mail-digest" }),
  terraformCloud({ organization: "contoso", project: "Default Project", workspace: "rooms", phase: "plan" }),
  pulumiCloud({ organization: "contoso", deployment: { project: "rooms", stack: "dev", operation: "update" } }),
  pulumiCloud({ organization: "contoso", environment: "rooms/production" }),
`;

const program = `
import { azureDevOps, DaemonApp, githubActions, gitLab, kubernetes, pulumiCloud, terraformCloud } from ${components};

const federated = [${forms}];
export const names = federated.map(({ name }) => name);
export const subjects = federated.map(({ subject }) => subject);
export const mailDigest = new DaemonApp("mail-digest", {
  displayName: "Mail Digest",
  permissions: { microsoftGraph: { application: ["Mail.Send"] } },
  consent: "wholeTenant",
  credentials: { federated },
}).access;
`;

let project: SampleProject;
let declared: { readonly names: readonly string[]; readonly subjects: readonly string[] };

async function run(args: readonly string[]) {
  const { deps, result } = recordDeps({ cwd: project.folder });
  await runCommandLine(args, deps);
  return result;
}

beforeAll(async () => {
  project = await createSampleProject();
  project.editProgram(() => program);
  const { exitCode, stdout, stderr } = await run(["rehearse", "up", "--yes", "--json"]);
  expect({ exitCode, stderr: exitCode === 0 ? "" : stderr + stdout }).toEqual({ exitCode: 0, stderr: "" });
  declared = JSON.parse(stdout).outputs;
}, 60_000);
afterAll(() => project.remove());

it("all are taken, and the app proves itself with a token of each issuer", async () => {
  expect(declared.names).toHaveLength(9);
  for (const [at, name] of declared.names.entries()) {
    const assertion = await run(["practice", "assertion", "--app", "mail-digest", "--credential", name]);
    writeFileSync(join(project.folder, "assertion"), assertion.stdout);
    const { exitCode, stdout } = await run(["token", "mail-digest", "--assertion-file", "assertion"]);

    expect(decodeJwt(assertion.stdout.trim()).sub).toBe(declared.subjects[at]);
    expect({ name, exitCode }).toEqual({ name, exitCode: 0 });
    expect(stdout).toContain("The token grants what the program declares.");
  }
}, 60_000);

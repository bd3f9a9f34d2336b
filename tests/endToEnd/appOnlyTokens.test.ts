/** An app with a secret, a certificate and a federated credential, from the program to a token by each of them. */
import { type ChildProcess, spawn } from "node:child_process";
import { createPrivateKey } from "node:crypto";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CliDeps } from "../../cli/cliDeps";
import { runCommandLine } from "../../cli/main";
import { describeStack, findProject } from "../../cli/project/findProject";
import { readGithubToken } from "../../cli/token/proof/githubToken";
import { readSecretOutput } from "../../cli/token/readStackOutputs";
import { recordDeps } from "../cli/recordedDeps";
import { issueRsaCertificate } from "../practice-tenant/entra/rsaCertificate";
import { createSampleProject, type SampleProject } from "./sampleProject";

const builtCommand = join(__dirname, "..", "..", "bin", "appreg.js");
const components = JSON.stringify(join(__dirname, "..", "..", "components"));
const github = "https://token.actions.githubusercontent.com";
const subject = "repo:octo/mail-digest:ref:refs/heads/main";

const program = `
import { readFileSync } from "node:fs";
import * as azuread from "@pulumi/azuread";
import { AppRegistration } from ${components};

const app = new AppRegistration("mail-digest", {
  displayName: "Mail Digest",
  permissions: { microsoftGraph: { application: ["Mail.Send", "Calendars.Read"] } },
  consent: "wholeTenant",
});
const applicationId = app.application.id;
const password = new azuread.ApplicationPassword("mail-digest", { applicationId, endDate: "2099-01-01T00:00:00Z" });
new azuread.ApplicationCertificate("mail-digest", {
  applicationId,
  type: "AsymmetricX509Cert",
  value: readFileSync("mail-digest.crt", "utf8"),
  endDate: "2098-01-01T00:00:00Z",
});
new azuread.ApplicationFederatedIdentityCredential("mail-digest", {
  applicationId,
  displayName: "main",
  issuer: "${github}",
  subject: "${subject}",
  audiences: ["api://AzureADTokenExchange"],
});
const bare = new AppRegistration("bare", {
  displayName: "Bare",
  permissions: { microsoftGraph: { application: ["Mail.Send"] } },
});

const barePassword = new azuread.ApplicationPassword("bare", { applicationId: bare.application.id });

export const mailDigest = app.access;
export const mailDigestSecret = password.value;
export const bareApp = bare.access;
export const bareSecret = barePassword.value;
`;

let project: SampleProject;

/** Runs a command inside this process. */
async function run(args: readonly string[], overrides: Partial<CliDeps> = {}) {
  const { deps, result } = recordDeps({ cwd: project.folder, ...overrides });
  await runCommandLine(args, deps);
  return result;
}

beforeAll(async () => {
  project = await createSampleProject();
  const { certificate, privateKey } = await issueRsaCertificate();
  const encrypted = createPrivateKey(privateKey).export({
    type: "pkcs8",
    format: "pem",
    cipher: "aes-256-cbc",
    passphrase: "practice",
  });
  writeFileSync(join(project.folder, "mail-digest.crt"), certificate);
  writeFileSync(join(project.folder, "mail-digest.pem"), `${privateKey}${certificate}`);
  writeFileSync(join(project.folder, "encrypted.pem"), `${certificate}\n${encrypted}`);
  project.editProgram(() => program);
  const { exitCode, stderr, stdout } = await run(["rehearse", "up", "--yes"]);
  expect({ exitCode, stderr: exitCode === 0 ? "" : stderr + stdout }).toEqual({ exitCode: 0, stderr: "" });
}, 60_000);

afterAll(() => project.remove());

const asDeclared = [
  "",
  "  permission      declared  granted",
  "  Mail.Send       yes       yes",
  "  Calendars.Read  yes       yes",
  "",
  "  The token grants what the program declares.",
  "",
];

/** The report of a token that grants what is declared, without what differs from run to run. */
function expectAsDeclared({ exitCode, stdout }: Awaited<ReturnType<typeof run>>): void {
  const [title, subjectLine, principal, validity, ...table] = stdout.split("\n");
  expect({ exitCode, title, subjectLine, table }).toEqual({
    exitCode: 0,
    title: "mail-digest · Microsoft Graph",
    subjectLine: "  acts as       itself, without a user",
    table: asDeclared,
  });
  expect(principal).toMatch(/^ {2}principal {5}[0-9a-f-]{36}$/);
  expect(validity).toMatch(/^ {2}valid until {3}/);
}

const token = ["token", "mail-digest", "--flow"];

describe("with a client secret", () => {
  it("from an output of the stack", async () => {
    const result = await run([...token, "secret", "--secret-output", "mailDigestSecret"]);

    expectAsDeclared(result);
    expect(result.stderr).toBe("");
  });

  it("from standard input, a variable or the person", async () => {
    const shown = await run(["rehearse", "up", "--yes", "--json"]);
    const secret = await secretOfStack();
    const readInput = async () => `${secret}\n`;

    expect(shown.stdout).not.toContain(secret);
    expectAsDeclared(await run([...token, "secret", "--secret-stdin"], { readInput }));
    expectAsDeclared(await run([...token, "secret"], { env: { AZURE_CLIENT_SECRET: secret } }));
    expectAsDeclared(await run([...token, "secret", "--secret-env", "DIGEST"], { env: { DIGEST: secret } }));
    expectAsDeclared(await run([...token, "secret"], { askSecret: async () => secret }));
  });

  it("that is wrong is a refusal, which does not repeat it", async () => {
    const { exitCode, stdout, stderr } = await run([...token, "secret"], {
      env: { AZURE_CLIENT_SECRET: "not-the-one" },
    });

    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(
      /^error\[ERR_TOKEN_REFUSED\]: "mail-digest" got no token\. The client secret is not one of the app's\. \(AADSTS7000215, /,
    );
    expect(stderr).not.toContain("not-the-one");
  });

  it("that nobody gives is an error that says what to run", async () => {
    expect(await run([...token, "secret"])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr:
        'error[ERR_CREDENTIAL_UNUSABLE]: "mail-digest" needs a client secret, and none was given.\n  fix: declare an azuread.ApplicationPassword for it, `export` its value, run `npx appreg rehearse up`, and name that output with --secret-output\n',
    });
  });

  it.each([
    [["--secret-output", "nothing"], 'The stack has no output "nothing" that is a secret\'s text.'],
    [["--secret-output", "mailDigest"], 'The stack has no output "mailDigest" that is a secret\'s text.'],
    [["--secret-env", "NOWHERE"], "The variable NOWHERE holds no client secret."],
  ])("that %j does not hold is an error", async (options, problem) => {
    const { exitCode, stderr } = await run([...token, "secret", ...options]);

    expect(exitCode).toBe(2);
    expect(stderr).toContain(`error[ERR_CREDENTIAL_UNUSABLE]: ${problem}\n  fix: `);
  });

  async function secretOfStack(): Promise<string> {
    const found = findProject(project.folder);
    const value = await readSecretOutput(found, describeStack(found), {
      name: "mailDigestSecret",
      engine: "rehearsal",
      env: {},
    });
    return String(value);
  }
});

describe("with a certificate", () => {
  it("from a file, whatever order the two are in", async () => {
    expectAsDeclared(await run([...token, "certificate", "--certificate", "mail-digest.pem"]));
  });

  it("from the file that a variable names, its key encrypted", async () => {
    const env = { AZURE_CLIENT_CERTIFICATE_PATH: "encrypted.pem", AZURE_CLIENT_CERTIFICATE_PASSWORD: "practice" };

    expectAsDeclared(await run([...token, "certificate"], { env }));
  });

  it("that the app does not have is a refusal", async () => {
    const { certificate, privateKey } = await issueRsaCertificate();
    writeFileSync(join(project.folder, "other.pem"), `${certificate}\n${privateKey}`);
    const { exitCode, stderr } = await run([...token, "certificate", "--certificate", "other.pem"]);

    expect(exitCode).toBe(1);
    expect(stderr).toContain("(AADSTS700027, ");
  });
});

describe("with a token of another issuer", () => {
  it("that the practice tenant signs in the issuer's place", async () => {
    const result = await run([...token, "federated"]);

    expectAsDeclared(result);
    expect(result.stderr).toBe(`The practice tenant vouches for ${subject},\n  in place of ${github}\n`);
  });

  it("that `practice assertion` printed, alone, and a file holds", async () => {
    const printed = await run(["practice", "assertion", "--app", "mail-digest", "--expires", "30s"]);
    const { iss, sub, aud, iat = 0, exp } = decodeJwt(printed.stdout.trim());
    writeFileSync(join(project.folder, "assertion"), printed.stdout);

    expect({ exitCode: printed.exitCode, stderr: printed.stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(printed.stdout).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect({ iss, sub, aud, exp }).toEqual({
      iss: github,
      sub: subject,
      aud: "api://AzureADTokenExchange",
      exp: iat + 30,
    });
    expectAsDeclared(await run([...token, "federated", "--assertion-file", "assertion"]));
  });

  it("for somebody else is a refusal", async () => {
    const printed = await run(["practice", "assertion", "--app", "mail-digest", "--subject", "repo:octo/fork"]);
    writeFileSync(join(project.folder, "foreign"), printed.stdout);
    const { exitCode, stderr } = await run([...token, "federated", "--assertion-file", "foreign"]);

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/No federated credential of the app has the assertion's subject\. \(AADSTS700213, /);
  });

  it("is an error where the app trusts nobody", async () => {
    expect(await run(["token", "bare", "--flow", "federated"])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr:
        'error[ERR_CREDENTIAL_UNUSABLE]: "bare" trusts no issuer in the practice tenant.\n  fix: declare an azuread.ApplicationFederatedIdentityCredential for it and run `npx appreg rehearse up`\n',
    });
  });
});

describe("practice assertion", () => {
  it.each([
    [[], "An assertion needs an issuer and a subject."],
    [["--issuer", "octo", "--subject", "s"], "the issuer must be an https address"],
    [["--app", "bare"], '"bare" has no federated credential in the practice tenant.'],
    [["--app", "mail-digest", "--credential", "x"], '"mail-digest" has no federated credential named "x".'],
    [["--issuer", github, "--subject", "s", "--expires", "2d"], "A time is a number and s, m or h"],
  ])("with %j says what is wrong", async (options, problem) => {
    const { exitCode, stdout, stderr } = await run(["practice", "assertion", ...options]);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(problem);
  });

  it("signs for any issuer, with the same key from run to run", async () => {
    const args = ["practice", "assertion", "--issuer", "https://gitlab.com", "--subject", "s"];
    const [first, second] = [await run(args), await run(args)];
    const headerOf = ({ stdout }: { stdout: string }) => stdout.split(".")[0];

    expect(headerOf(second)).toBe(headerOf(first));
    expect(second.stdout).not.toBe(first.stdout);
  });
});

describe("while the practice tenant runs", () => {
  let serving: ChildProcess;

  beforeAll(async () => {
    serving = spawn(process.execPath, [builtCommand, "practice", "serve"], { cwd: project.folder });
    await once(serving.stderr ?? serving, "data");
  });

  afterAll(async () => {
    serving.kill("SIGINT");
    await once(serving, "exit");
  });

  it("it signs for commands of other processes, as a managed identity of its own too", async () => {
    const principal = principalOf(await run([...token, "federated"]));
    const own = `${project.origin}/11111111-1111-4111-8111-111111111111/v2.0`;
    const printed = await run(["practice", "assertion", "--issuer", own, "--subject", principal]);

    expect({ exitCode: printed.exitCode, stderr: printed.stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(decodeJwt(printed.stdout.trim())).toMatchObject({ iss: own, sub: principal, oid: principal, idtyp: "app" });
  });

  function principalOf(result: Awaited<ReturnType<typeof run>>): string {
    expectAsDeclared(result);
    return /principal +(\S+)/.exec(result.stdout)?.[1] ?? "";
  }
});

describe("an app on its own", () => {
  it("whose permissions nobody consented to has a token without them, which is a difference", async () => {
    const { exitCode, stdout } = await run(["token", "bare", "--flow", "secret", "--secret-output", "bareSecret"]);

    expect(exitCode).toBe(1);
    expect(stdout.split("\n").slice(4)).toEqual([
      "",
      "  permission  declared  granted",
      "  Mail.Send   yes       -        missing: declared, but not in the token",
      "",
      "  The token differs from the program: 1 missing.",
      "",
    ]);
  });

  it("is no app that a person could sign in to, and the command says what to do instead", async () => {
    expect(await run([...token, "browser"])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr:
        'error[ERR_USAGE]: "mail-digest" has no platform on which this command could sign a person in.\n  fix: get a token of the app on its own with --flow secret, certificate or federated, or declare a publicClient platform\n',
    });
  });

  it("needs no --flow: what proves it decides, as the command in its output says", async () => {
    const trusted = await run(["token", "mail-digest"], { env: { AZURE_CLIENT_SECRET: "of another app" } });
    const fromFile = await run(["token", "mail-digest", "--certificate", "mail-digest.pem"]);
    const fromOutput = await run(["token", "mail-digest", "--secret-output", "mailDigestSecret"]);

    for (const result of [trusted, fromFile, fromOutput]) expectAsDeclared(result);
    expect([trusted, fromFile, fromOutput].map(({ stderr }) => stderr)).toEqual([
      `The practice tenant vouches for ${subject},\n  in place of ${github}\n`,
      "",
      "",
    ]);
  });

  it("for which nothing is found says how to name what proves it", async () => {
    expect(await run(["token", "bare"])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr:
        'error[ERR_CREDENTIAL_UNUSABLE]: "bare" acts on its own, and nothing was found that proves it.\n  fix: say what does: --secret-output <output>, --certificate <file> or --assertion-file <file>; or declare an azuread.ApplicationFederatedIdentityCredential for it and run `npx appreg rehearse up`\n',
    });
  });

  it("lets nobody sign in", async () => {
    const { exitCode, stderr } = await run([...token, "federated", "--user", "ben@practice.onmicrosoft.com"]);

    expect(exitCode).toBe(2);
    expect(stderr).toContain("With --flow federated the app acts on its own, and nobody signs in.");
  });

  it("prints the token alone when asked to", async () => {
    const { exitCode, stdout } = await run([...token, "federated", "--raw"]);

    expect(exitCode).toBe(0);
    expect(decodeJwt(stdout.trim())).toMatchObject({
      roles: expect.arrayContaining(["Mail.Send", "Calendars.Read"]),
      idtyp: "app",
    });
  });
});

describe("in GitHub Actions", () => {
  it("the job's own token is asked for, with its audience", async () => {
    const asked: unknown[] = [];
    const server = createServer((request, response) => {
      asked.push([request.url, request.headers.authorization]);
      response.end(JSON.stringify({ count: 1, value: "a.b.c" }));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    // A TCP server that listens has an address with a port.
    const { port } = server.address() as AddressInfo;
    const env = {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/idtoken?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "bearer-of-the-job",
    };

    expect(await readGithubToken(env, "api://AzureADTokenExchange")).toBe("a.b.c");
    expect(asked).toEqual([
      ["/idtoken?api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange", "Bearer bearer-of-the-job"],
    ]);
    server.close();
    await once(server, "close");
    await expect(readGithubToken(env, "api://AzureADTokenExchange")).rejects.toMatchObject({
      code: "ERR_CREDENTIAL_UNUSABLE",
      problem: `GitHub Actions gave no token for api://AzureADTokenExchange: 127.0.0.1:${port} does not answer.`,
    });
  });

  it.each([
    ["no JSON", "a.b.c", 200],
    ["JSON of another shape", '{"token":"a.b.c"}', 200],
    ["an error", '{"value":"a.b.c"}', 403],
  ])("%s in answer is an error that repeats nothing of it", async (_what, body, status) => {
    const server = createServer((_request, response) => response.writeHead(status).end(body)).listen(0, "127.0.0.1");
    await once(server, "listening");
    // A TCP server that listens has an address with a port.
    const { port } = server.address() as AddressInfo;
    const env = { ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: "b" };
    const reading = readGithubToken(env, "api://AzureADTokenExchange");

    await expect(reading).rejects.toMatchObject({
      problem: `GitHub Actions gave no token for api://AzureADTokenExchange: 127.0.0.1:${port} answered ${status} without one.`,
    });
    server.close();
  });

  it("and elsewhere there is none", async () => {
    expect(await readGithubToken({}, "api://AzureADTokenExchange")).toBeUndefined();
  });
});

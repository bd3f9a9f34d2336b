/** Where an app of a real tenant finds what proves it; the practice tenant's ways are in tests/endToEnd/appOnlyTokens. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CliDeps } from "../../cli/cliDeps";
import { exchangeAudienceFor } from "../../cli/token/proof/githubToken";
import type { ProofOptions } from "../../cli/token/proof/proofOptions";
import { readProof } from "../../cli/token/proof/readProof";
import type { AppAccess, AppOnlyFlow } from "../../token";
import { recordDeps } from "./recordedDeps";

const app: AppAccess = {
  name: "mail-digest",
  kind: "service",
  clientId: "client",
  tenantId: "tenant",
  authority: "https://login.microsoftonline.com/tenant",
  graphBaseUrl: "https://graph.microsoft.com",
  scopes: [],
  roles: ["https://graph.microsoft.com/Mail.Send"],
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "appreg-proof-"));
  writeFileSync(join(folder, "token"), "a.b.c\n");
  writeFileSync(join(folder, "other"), "d.e.f\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(flow: AppOnlyFlow, options: ProofOptions = {}, overrides: Partial<CliDeps> = {}) {
  const { deps } = recordDeps({ cwd: folder, env: {}, ...overrides });
  return readProof({ app, flow }, options, { deps, readOutput: async (name) => ({ pw: "from the stack" })[name] });
}

describe("a federated token", () => {
  const env = { AZURE_FEDERATED_TOKEN_FILE: "token" };

  it("comes from the file that is named, or else from the one of the workload identity", async () => {
    expect(await read("federated", { assertionFile: "other" }, { env })).toEqual({
      flow: "federated",
      assertion: "d.e.f",
    });
    expect(await read("federated", {}, { env })).toEqual({ flow: "federated", assertion: "a.b.c" });
  });

  it("that is nowhere is an error that names the places", async () => {
    await expect(read("federated")).rejects.toMatchObject({
      code: "ERR_CREDENTIAL_UNUSABLE",
      problem: '"mail-digest" needs a token of an issuer that it trusts, and none was given.',
      fix: "use --assertion-file or AZURE_FEDERATED_TOKEN_FILE; in GitHub Actions give the job `permissions: id-token: write`",
    });
    await expect(read("federated", { assertionFile: "missing" })).rejects.toMatchObject({
      problem: `${join(folder, "missing")} cannot be read.`,
    });
  });

  it.each([
    ["https://login.microsoftonline.com/tenant", "api://AzureADTokenExchange"],
    ["https://login.microsoftonline.us/tenant", "api://AzureADTokenExchangeUSGov"],
    ["https://login.partner.microsoftonline.cn/tenant", "api://AzureADTokenExchangeChina"],
  ])("for %s is asked for with the audience %s", (authority, audience) => {
    expect(exchangeAudienceFor(authority)).toBe(audience);
  });
});

describe("a client secret", () => {
  it("comes from where the command line says, whatever else there is", async () => {
    const env = { AZURE_CLIENT_SECRET: "usual", OTHER: "other" };
    const readInput = async () => "typed\r\n";
    const secrets = [
      await read("secret", {}, { env }),
      await read("secret", { secretEnv: "OTHER" }, { env }),
      await read("secret", { secretOutput: "pw" }, { env }),
      await read("secret", { secretStdin: true }, { env, readInput }),
    ];

    expect(secrets.map((proof) => proof.flow === "secret" && proof.secret)).toEqual([
      "usual",
      "other",
      "from the stack",
      "typed",
    ]);
  });

  it("that is nowhere, or that the person does not give, is an error that names the places", async () => {
    const missing = {
      code: "ERR_CREDENTIAL_UNUSABLE",
      problem: '"mail-digest" needs a client secret, and none was given.',
      fix: "set AZURE_CLIENT_SECRET, or use --secret-env, --secret-output or --secret-stdin",
    };

    await expect(read("secret")).rejects.toMatchObject(missing);
    await expect(read("secret", {}, { askSecret: async () => undefined })).rejects.toMatchObject(missing);
    await expect(read("secret", { secretStdin: true }, { readInput: async () => "\n" })).rejects.toMatchObject({
      problem: "Standard input holds no client secret.",
    });
  });
});

describe("a certificate", () => {
  it("that is nowhere, or cannot be read, is an error", async () => {
    await expect(read("certificate")).rejects.toMatchObject({
      code: "ERR_CREDENTIAL_UNUSABLE",
      problem: '"mail-digest" needs a certificate, and none was given.',
    });
    await expect(read("certificate", { certificate: "missing.pem" })).rejects.toMatchObject({
      problem: `${join(folder, "missing.pem")} cannot be read.`,
    });
  });
});

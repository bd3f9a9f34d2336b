/** What decides the flow of an app of a real tenant; the practice tenant's part is in tests/endToEnd/appOnlyTokens. */
import { describe, expect, it } from "vitest";
import { findNamedFlow, requireProofFlow } from "../../cli/token/proof/findProofFlow";
import type { AppAccess } from "../../token";
import { recordDeps } from "./recordedDeps";

const app: AppAccess = {
  name: "mail-digest",
  kind: "service",
  clientId: "client",
  tenantId: "tenant",
  authority: "https://login.microsoftonline.com/tenant",
  graphBaseUrl: "https://graph.microsoft.com",
  scopes: [],
};

async function flowFor(env: Record<string, string>, credentials?: AppAccess["credentials"]) {
  const { deps, result } = recordDeps({ cwd: "/", env });
  const declaring = { ...app, ...(credentials && { credentials }) };
  const flow = await requireProofFlow(declaring, { deps, readOutput: async () => undefined });
  return { flow, stderr: result.stderr };
}

describe("the flow of an app on its own", () => {
  it.each([
    [{ secretOutput: "pw" }, "secret"],
    [{ secretStdin: true }, "secret"],
    [{ secretEnv: "PW" }, "secret"],
    [{ certificate: "app.pem" }, "certificate"],
    [{ assertionFile: "token" }, "federated"],
    [{}, undefined],
  ])("that the command line names with %j is %s", (options, flow) => {
    expect(findNamedFlow(options)).toBe(flow);
  });

  it.each([
    ["AZURE_CLIENT_SECRET", "secret"],
    ["AZURE_CLIENT_CERTIFICATE_PATH", "certificate"],
    ["AZURE_FEDERATED_TOKEN_FILE", "federated"],
    ["ACTIONS_ID_TOKEN_REQUEST_URL", "federated"],
  ])("with only %s set is %s, and it says so", async (name, flow) => {
    expect(await flowFor({ [name]: "something", OTHER: "x" })).toEqual({
      flow,
      stderr: `Found ${name}: --flow ${flow}\n`,
    });
  });

  it("takes a secret before a certificate, and no empty variable", async () => {
    const both = { AZURE_CLIENT_SECRET: "s", AZURE_CLIENT_CERTIFICATE_PATH: "app.pem" };

    expect((await flowFor(both)).flow).toBe("secret");
    expect((await flowFor({ ...both, AZURE_CLIENT_SECRET: "" })).flow).toBe("certificate");
  });

  it("is the only one that the program declares, whatever else is set", async () => {
    expect(await flowFor({ AZURE_CLIENT_SECRET: "s" }, ["certificate"])).toEqual({ flow: "certificate", stderr: "" });
    expect((await flowFor({}, ["federated"])).flow).toBe("federated");
  });

  it("takes what the program declares before what may be another app's", async () => {
    const both = { AZURE_CLIENT_SECRET: "s", AZURE_CLIENT_CERTIFICATE_PATH: "app.pem" };

    expect((await flowFor(both, ["federated", "certificate"])).flow).toBe("certificate");
    expect((await flowFor({ AZURE_CLIENT_SECRET: "s" }, ["federated", "certificate"])).flow).toBe("secret");
  });

  it.each([
    [["federated", "secret"], " The program declares a federated credential and a client secret."],
    [[], ""],
  ] as const)("is an error that says what the program declares: %j", async (credentials, told) => {
    await expect(flowFor({}, credentials)).rejects.toMatchObject({
      problem: `"mail-digest" acts on its own, and nothing was found that proves it.${told}`,
    });
  });

  it("is an error that says what to give where there is nothing", async () => {
    await expect(flowFor({})).rejects.toMatchObject({
      code: "ERR_CREDENTIAL_UNUSABLE",
      problem: '"mail-digest" acts on its own, and nothing was found that proves it.',
      fix: "say what does: --secret-output <output>, --certificate <file> or --assertion-file <file>; or set AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH",
    });
  });
});

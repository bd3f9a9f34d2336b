import { CredentialUnavailableError, type TokenCredential } from "@azure/identity";
import { describe, expect, it } from "vitest";
import { createOperatorCredential } from "../../token";

const authorityHost = "https://login.microsoftonline.com";

function failing(error: Error): TokenCredential {
  return { getToken: () => Promise.reject(error) };
}

async function refusal(error: Error, tenantId?: string): Promise<unknown> {
  const credential = createOperatorCredential({ authorityHost, tenantId }, failing(error));
  return credential.getToken("https://graph.microsoft.com/.default").then(
    () => "a token",
    ({ code, problem, fix }: Record<"code" | "problem" | "fix", string>) => ({ code, problem, fix }),
  );
}

describe("the sign-in of whoever runs a command", () => {
  it("hands the token over", async () => {
    const token = { token: "a token", expiresOnTimestamp: 1 };
    const credential = createOperatorCredential({ authorityHost }, { getToken: async () => token });

    expect(await credential.getToken("scope")).toBe(token);
  });

  it("that is none says how to sign in", async () => {
    const error = new CredentialUnavailableError("Please run 'az login'");

    expect(await refusal(error, "contoso.onmicrosoft.com")).toEqual({
      code: "ERR_CREDENTIAL_UNUSABLE",
      problem: "Nobody is signed in to Azure on this machine.",
      fix: "sign in with `az login --allow-no-subscriptions --tenant contoso.onmicrosoft.com`, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and what proves that app",
    });
  });

  it("that Entra refused tells Entra's code, not what it answered", async () => {
    const error = new CredentialUnavailableError("AADSTS700016: Application 'secret-name' was not found.");

    expect(await refusal(error)).toMatchObject({
      code: "ERR_TOKEN_REFUSED",
      problem: expect.stringMatching(/^"the account that is signed in here" got no token\. .*\(AADSTS700016\)$/),
    });
    expect(JSON.stringify(await refusal(error))).not.toContain("secret-name");
  });

  it("that cannot be reached says so", async () => {
    expect(await refusal(new Error("network_error: getaddrinfo ENOTFOUND"))).toMatchObject({
      code: "ERR_DIRECTORY_UNREACHABLE",
    });
  });
});

import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { environmentFor, renderEnvironment } from "../../cli/practice/renderEnvironment";

const tenant = {
  origin: "https://127.0.0.1:28443",
  caPem: "",
  tenantId: "11111111-1111-4111-8111-111111111111",
  clientId: "33333333-3333-4333-8333-333333333333",
  clientSecret: 'it\'s $HOME "quoted"',
  users: [],
};

describe("renderEnvironment", () => {
  it("sets what the plugin needs and takes away what would outrank it, whatever the secret holds", () => {
    const script = renderEnvironment(environmentFor(tenant, "/home/kim/.practice/ca bundle.pem"), "bash");
    const printed = execFileSync("bash", ["--norc", "-c", `eval "$SCRIPT"; unset SCRIPT; env`], {
      encoding: "utf8",
      env: { SCRIPT: script, ARM_USE_OIDC: "true", ARM_CLIENT_CERTIFICATE_PATH: "/c.pfx", AZURE_TENANT_ID: "other" },
    });
    const variables = printed.split("\n").filter((line) => /^(ARM|AZURE|SSL)_/.test(line));

    expect(variables.sort()).toEqual([
      "ARM_CLIENT_ID=33333333-3333-4333-8333-333333333333",
      'ARM_CLIENT_SECRET=it\'s $HOME "quoted"',
      "ARM_METADATA_HOSTNAME=127.0.0.1:28443",
      "ARM_TENANT_ID=11111111-1111-4111-8111-111111111111",
      "SSL_CERT_FILE=/home/kim/.practice/ca bundle.pem",
    ]);
  });

  it("speaks fish", () => {
    const environment = { set: { NAME: "it's \\ here" }, unset: ["A", "B"] };

    expect(renderEnvironment(environment, "fish")).toBe("set -e A B\nset -gx NAME 'it\\'s \\\\ here'\n");
  });

  it("speaks PowerShell", () => {
    const environment = { set: { NAME: "it's" }, unset: ["A", "B"] };

    expect(renderEnvironment(environment, "powershell")).toBe(
      "Remove-Item -ErrorAction SilentlyContinue Env:A, Env:B\n$env:NAME = 'it''s'\n",
    );
  });
});

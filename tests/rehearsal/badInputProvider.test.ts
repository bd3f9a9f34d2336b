/** Options of a provider: which are honoured, which give way, and which are refused because the provider has none of the name. */
import { describe, expect, it } from "vitest";
import { directory, errorsOf, TestProject } from "./rehearseProgram";

const provider = (options: string): string => `
class Own extends pulumi.ProviderResource {
  constructor() { super("azuread", "own", ${options}, { version: "6.9.1" }); }
}
app("one", {}, { provider: new Own() });`;

const connection = {
  metadataHost: "127.0.0.1:28443",
  tenantId: directory.tenantId,
};

/** The provider's settings in the state, without those that are secret. */
function settingsOf(project: TestProject): Record<string, unknown> {
  const own = project.state().resources.find(({ urn }: { urn: string }) => urn.endsWith("::own"));
  return Object.fromEntries(
    Object.entries(own.inputs).filter(([key]) => !["__internal", "clientId", "clientSecret", "version"].includes(key)),
  );
}

describe("a provider of the program's own", { timeout: 120_000 }, () => {
  it("keeps the options that the rehearsal has no other opinion on", async () => {
    const project = new TestProject();
    const result = await project.up(provider(`{ environment: "public", disableTerraformPartnerId: true }`));

    expect(errorsOf(result)).toEqual([]);
    expect(settingsOf(project)).toEqual({ ...connection, environment: "public", disableTerraformPartnerId: true });
  });

  it("gives its ways of signing in up to the practice tenant's, and says so", async () => {
    const project = new TestProject();
    const result = await project.up(
      provider(`{ tenantId: "real", useMsi: true, useOidc: true, useCli: false, oidcToken: "a real token" }`),
    );

    expect(errorsOf(result)).toEqual([]);
    expect(settingsOf(project)).toEqual({ ...connection, useMsi: true, useOidc: true, useCli: false });
    expect(JSON.stringify(project.state())).not.toContain("a real token");
    expect(result.diagnostics).toEqual([
      {
        severity: "warning",
        message:
          "The practice tenant stands in for what the provider own says of its own: " +
          "oidcToken, tenantId, useMsi, useOidc. A rehearsal signs in nowhere else.",
        urn: expect.stringMatching(/::own$/),
      },
    ]);
  });

  it("is refused for options that no azuread provider has, each by its name", async () => {
    const project = new TestProject();
    await project.writeState(["dropped"]);
    const result = await project.up(provider(`{ tenantID: "x", usePigeons: true }`));

    expect(result.exitCode).toBe(1);
    expect(errorsOf(result)).toEqual([
      `pulumi:providers:azuread resource 'own' has a problem: the azuread provider has no option "tenantID"`,
      `pulumi:providers:azuread resource 'own' has a problem: the azuread provider has no option "usePigeons"`,
    ]);
    expect(project.names()).toContain("dropped");
  });
});

/** How verify comes to tokens where nobody can be played: it asks a person, or says why it does not. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SignJWT } from "jose";
import { describe, expect, it, onTestFinished } from "vitest";
import type { CliDeps } from "../../../cli/cliDeps";
import type { RecordedResource } from "../../../cli/stack/stackRecord";
import { getFlowTokens } from "../../../cli/verify/getFlowTokens";
import { queueWork } from "../../../cli/verify/oneAtATime";
import { recordedSecret } from "../../../cli/verify/recordedSecret";
import type { VerifyOptions, VerifyStage } from "../../../cli/verify/verifyStage";
import { DirectoryClient } from "../../../directory";
import { type FlowName, meantFlows } from "../../../lifecycle/verify/meantFlows";
import { type AppManifest, known, markSecret } from "../../../manifest";
import { asking, sampleManifest } from "../../lifecycle/verify/sampleManifest";
import { recordDeps } from "../recordedDeps";
import { createStandInPulumi } from "../up/standInPulumi";

const place = {
  tenantId: "7a1f5e0c-1111-4222-8333-444455556666",
  login: "https://login.microsoftonline.com",
  graph: "https://graph.microsoft.com",
  clientIds: new Map<string, string>(),
};
const clientId = "0d9f3f0a-aaaa-4bbb-8ccc-ddddeeeeffff";
const { platforms } = sampleManifest();

const desktop = sampleManifest({
  requests: asking("delegated", "User.Read"),
  platforms: {
    ...platforms,
    publicClient: { redirectUris: [known("http://localhost")], allowPublicClientFlows: true },
  },
});
const page = sampleManifest({
  requests: asking("delegated", "User.Read"),
  platforms: { ...platforms, singlePage: { redirectUris: [known("http://localhost:5173/")] } },
});
const daemon = (kind: "secret" | "certificate" | "federated") =>
  sampleManifest({
    requests: asking("application", "Mail.Send"),
    credentials: [
      kind === "secret"
        ? { kind, name: known("a"), from: undefined, until: undefined }
        : kind === "certificate"
          ? { kind, thumbprint: known("ab"), from: undefined, until: undefined }
          : {
              kind,
              name: known("main"),
              issuer: known("https://issuer.example"),
              subject: known("repo:octo/app:ref:refs/heads/main"),
              audiences: [],
              description: undefined,
            },
    ],
  });

interface Given {
  readonly deps?: Partial<CliDeps>;
  readonly options?: VerifyOptions;
  readonly resources?: readonly RecordedResource[];
  readonly engine?: "rehearsal" | "pulumi";
}

/** No call leaves this machine: whatever would make one is refused before. */
function stageOf({ deps = {}, options = {}, resources = [], engine = "rehearsal" }: Given): VerifyStage {
  const folder = mkdtempSync(join(tmpdir(), "appreg-verify-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const project = { name: "sample", folder, practiceFolder: join(folder, ".practice") };
  const stack = { name: "dev", config: {}, rehearsalState: join(folder, "dev.json") };
  const directory = new DirectoryClient({
    graphBaseUrl: place.graph,
    credential: { getToken: async () => null },
    scopes: [],
  });
  const operator = {
    ...{ audience: "", issuer: "", tenantId: place.tenantId, clientId: "", appOnly: true, user: "", objectId: "" },
    ...{ scopes: [], roles: [], expiresAt: new Date(0) },
  };
  return {
    record: { engine, project, stack, resources, pendingOperations: [], outputs: {} },
    tenant: { directory, tenantId: place.tenantId, operator },
    ...{ place, options, person: undefined, oneAtATime: queueWork() },
    deps: recordDeps({ cwd: folder, env: { PATH: "/usr/bin" }, ...deps }).deps,
  };
}

async function outcomeOf(declared: AppManifest, name: FlowName, given: Given = {}) {
  const flow = meantFlows({ name: "app", clientId, manifest: declared }, place).find((meant) => meant.name === name);
  if (flow === undefined) throw new Error(`the app is not meant for ${name}`);
  return getFlowTokens({ flow, declared }, stageOf(given));
}

const terminal: Partial<CliDeps> = { ask: async () => undefined };

describe("a person of a real tenant", () => {
  it.each([
    ["without a terminal", {}, "there is no terminal to ask a person at"],
    [
      "when nobody is to be asked",
      { deps: terminal, options: { signIn: false } },
      "nobody was asked to sign in (--no-sign-in)",
    ],
  ])("is not asked %s, so that no pipeline waits for ever", async (_when, given, why) => {
    expect(await outcomeOf(desktop, "publicClient", given)).toEqual({
      got: "nothing",
      why,
      fix: "run it at a terminal, where a person can sign in",
    });
  });

  it("is asked once for a public client: in the browser where there is one", async () => {
    const deps = { ...terminal, env: { BROWSER: "any" } };

    expect(await outcomeOf(desktop, "deviceCode", { deps })).toMatchObject({
      got: "nothing",
      why: "a person is asked once, and signed in the other way",
    });
    expect(await outcomeOf(desktop, "publicClient", { deps: { ...terminal, env: {} } })).toMatchObject({
      got: "nothing",
      why: "a person is asked once, and signed in the other way",
    });
  });

  it("is not asked to use a browser where there is none", async () => {
    expect(await outcomeOf(page, "singlePage", { deps: { ...terminal, env: {} } })).toMatchObject({
      got: "nothing",
      why: "there is no browser here",
    });
  });
});

describe("what proves an app", () => {
  it("is the secret that the state keeps, of several the one that ends last", async () => {
    const access = { clientId, name: "app" };
    const stage = stageOf({
      resources: [application, password("2098-01-01", "earlier"), password("2099-01-01", "later")],
    });

    expect(await recordedSecret({ ...accessOf(daemon("secret")), ...access }, stage)).toBe("later");
  });

  it("is the same with Pulumi, whose state is asked for in the clear", async () => {
    const pulumi = createStandInPulumi();
    const secret = {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      plaintext: '"from pulumi"',
    };
    const [{ urn, type, outputs }, { urn: ofPassword, type: passwordType, propertyDependencies }] = [
      application,
      password("2099-01-01", ""),
    ];
    const resources = [
      { urn, type, custom: true, outputs },
      { urn: ofPassword, type: passwordType, custom: true, propertyDependencies, outputs: { value: secret } },
    ];
    const begin = "stack export --show-secrets";
    pulumi.answer({ [begin]: { stdout: JSON.stringify({ version: 3, deployment: { resources } }) } });
    const stage = stageOf({ engine: "pulumi", deps: { env: { PATH: pulumi.path } } });

    expect(await recordedSecret(accessOf(daemon("secret")), stage)).toBe("from pulumi");
    expect(pulumi.calls()).toEqual([`${begin} --non-interactive --stack dev`]);
  });

  it("is not an environment's that is another app's", async () => {
    const env = { PATH: "/usr/bin", AZURE_CLIENT_ID: "another", AZURE_CLIENT_SECRET: "its secret" };
    const own = { ...env, AZURE_CLIENT_ID: clientId };

    expect(await outcomeOf(daemon("secret"), "secret", { deps: { env } })).toEqual({
      got: "nothing",
      why: 'The state of the stack holds no client secret of "app".',
      fix: "set AZURE_CLIENT_ID and AZURE_CLIENT_SECRET for it, or prove it alone: npx appreg token app --flow secret",
    });
    expect(await recordedSecret(accessOf(daemon("secret")), stageOf({ deps: { env: own } }))).toBe("its secret");
  });

  it("is not a platform that the app does not trust", async () => {
    const key = new TextEncoder().encode("a key of any length, for nobody looks");
    const assertion = await new SignJWT({ iss: "https://issuer.example", sub: "repo:octo/other:ref:refs/heads/main" })
      .setProtectedHeader({ alg: "HS256" })
      .sign(key);
    const folder = mkdtempSync(join(tmpdir(), "appreg-assertion-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "assertion");
    writeFileSync(file, assertion);
    chmodSync(file, 0o600);

    expect(
      await outcomeOf(daemon("federated"), "federated", { deps: { env: { AZURE_FEDERATED_TOKEN_FILE: file } } }),
    ).toEqual({
      got: "nothing",
      why: '"app" does not trust repo:octo/other:ref:refs/heads/main, which is what runs here.',
      fix: "run it where the app runs",
    });
  });

  it("is a key that is not here, of a certificate", async () => {
    expect(await outcomeOf(daemon("certificate"), "certificate")).toEqual({
      got: "nothing",
      why: 'The private key of "app" is not here.',
      fix: "name the PEM file with --certificate, or run it where the key is",
    });
  });
});

const urn = "urn:pulumi:dev::sample::azuread:index/application:Application::app";
const bare = { inputs: {}, parent: "", external: false, custom: true, id: "id" };
const application: RecordedResource = {
  ...bare,
  urn,
  type: "azuread:index/application:Application",
  outputs: { clientId },
};

function password(endDate: string, value: string): RecordedResource {
  const type = "azuread:index/applicationPassword:ApplicationPassword";
  return {
    ...{ ...bare, type, urn: `urn:pulumi:dev::sample::${type}::${endDate}` },
    propertyDependencies: { applicationId: [urn] },
    outputs: { endDate: `${endDate}T00:00:00Z`, value: markSecret(value) },
  };
}

function accessOf(manifest: AppManifest) {
  const [flow] = meantFlows({ name: "app", clientId, manifest }, place);
  if (flow === undefined) throw new Error("the app is meant for nothing");
  return flow.access;
}

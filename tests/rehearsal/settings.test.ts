import { createCipheriv, pbkdf2Sync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { rehearse } from "../../rehearsal";
import { assertLoopback } from "../../rehearsal/safeDirectory";
import { directory, TestProject } from "./rehearseProgram";

/** Why a rehearsal of the project does not begin. */
async function refusalOf(project: TestProject, stack = "dev"): Promise<string> {
  const { folder: projectFolder, stateFile, provider } = project;
  project.writeProgram("");
  const refusal = await rehearse({
    operation: "preview",
    projectFolder,
    stack,
    stateFile,
    directory,
    provider,
    environment: {},
  }).catch((error: Error) => error);
  return refusal instanceof Error ? refusal.message : "it began";
}

describe("a project's settings", () => {
  it.each([
    ["Pulumi.yaml: nmae is not a setting.", "Pulumi.yaml", "name: proj\nruntime: nodejs\nnmae: x\n"],
    ["Pulumi.yaml: name is wrong", "Pulumi.yaml", "runtime: nodejs\n"],
    ['Pulumi.yaml: runtime is "python"; the rehearsal runs nodejs only.', "Pulumi.yaml", "name: p\nruntime: python\n"],
    ["Pulumi.yaml: line 3 is not YAML", "Pulumi.yaml", 'name: p\nruntime: "nodejs\n'],
    ["Pulumi.dev.yaml: confg is not a setting.", "Pulumi.dev.yaml", "confg: {}\n"],
    [
      "config.azuread:tenantID is a setting that nothing reads.\n  Fix: write azuread:tenantId, or remove it",
      "Pulumi.dev.yaml",
      "config:\n  azuread:tenantID: x\n",
    ],
    ["write azuread:tenantId", "Pulumi.dev.yaml", "config:\n  azuraed:tenantId: x\n"],
    [
      "Pulumi.dev.yaml: config.proj:secret is encrypted with a passphrase.",
      "Pulumi.dev.yaml",
      "encryptionsalt: v1:c2FsdA==:v1:bm9uY2U=:eA==\nconfig:\n  secret:\n    secure: v1:a:b\n",
    ],
    ["environment names environments of Pulumi ESC", "Pulumi.dev.yaml", "environment: [shared]\n"],
  ])("are refused by name: %s", async (expected, file, text) => {
    const project = new TestProject();
    project.write(file, text);

    expect(await refusalOf(project)).toContain(expected);
  });

  it("are compared with what Pulumi.yaml declares", async () => {
    const project = new TestProject();
    project.write("Pulumi.yaml", "name: proj\nruntime: nodejs\nconfig:\n  greeting: { type: string }\n");
    expect(await refusalOf(project)).toContain("config.proj:greeting is missing");

    project.write("Pulumi.dev.yaml", "config:\n  proj:greting: hello\n");
    expect(await refusalOf(project)).toContain("write proj:greeting, or remove it");
  });

  it("must exist: the stack is named, and the stacks that there are", async () => {
    const project = new TestProject();
    project.write("Pulumi.prod.yaml", "config: {}\n");

    expect(await refusalOf(project, "test")).toBe(
      'The project has no stack "test": there is no Pulumi.test.yaml.\n' +
        "  Fix: use one of its stacks (dev, prod), or write Pulumi.test.yaml",
    );
  });

  it("must name a program that exists", async () => {
    const project = new TestProject();
    project.write("Pulumi.yaml", "name: proj\nruntime: nodejs\nmain: nowhere.ts\n");

    expect(await refusalOf(project)).toContain("nowhere.ts does not exist");
  });
});

describe("encrypted settings", { timeout: 120_000 }, () => {
  const key = (salt: Buffer) => pbkdf2Sync("open sesame", salt, 1_000_000, 32, "sha256");
  const seal = (text: string, salt: Buffer): string => {
    const nonce = Buffer.alloc(12, text.length);
    const cipher = createCipheriv("aes-256-gcm", key(salt), nonce);
    const sealed = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
    return `v1:${nonce.toString("base64")}:${sealed.toString("base64")}`;
  };

  it("are opened with the stack's passphrase, reach the program, and stay secret, which the state remembers", async () => {
    const salt = Buffer.from("saltsalt");
    const encryptionSalt = `v1:${salt.toString("base64")}:${seal("pulumi", salt)}`;
    const project = new TestProject();
    project.write(
      "Pulumi.dev.yaml",
      `encryptionsalt: ${encryptionSalt}\n` + `config:\n  proj:word:\n    secure: ${seal("swordfish", salt)}\n`,
    );
    const result = await project.up(`exports.word = new pulumi.Config().requireSecret("word");`, {
      environment: { ...process.env, PULUMI_CONFIG_PASSPHRASE: "open sesame" },
    });

    expect(result.outputs).toEqual({ word: "swordfish" });
    expect(result.shownOutputs).toEqual({ word: "[secret]" });
    expect(JSON.stringify(project.events)).not.toContain("swordfish");
    expect(project.state().secrets_providers).toEqual({ type: "passphrase", state: { salt: encryptionSalt } });
  });
});

describe("the directory", { timeout: 120_000 }, () => {
  it.each(["https://127.0.0.1:28443", "https://localhost:1", "https://[::1]:28443", "https://127.8.9.1"])(
    "may be %s",
    (origin) => expect(() => assertLoopback(origin)).not.toThrow(),
  );

  it.each([
    "https://graph.microsoft.com",
    "https://127.0.0.1.example.com",
    "https://127.0.0.1@example.com",
    "http://127.0.0.1:28443",
    "https://10.0.0.1",
    "https://0.0.0.0",
    "nonsense",
  ])("may not be %s", (origin) => expect(() => assertLoopback(origin)).toThrow("not on this machine's loopback"));

  it("takes the place of the stack's own, everywhere, and the run says which settings gave way", async () => {
    const project = new TestProject();
    project.write("Pulumi.dev.yaml", "config:\n  azuread:tenantId: real-tenant\n  azuread:environment: public\n");
    const result = await project.up(
      `const config = new pulumi.Config("azuread");
       app("one");
       class Provider extends pulumi.ProviderResource {
         constructor() { super("azuread", "own", { tenantId: "real-tenant", clientSecret: "real" }, { version: "6.9.1" }); }
       }
       app("two", {}, { provider: new Provider() });
       exports.tenant = config.get("tenantId");
       exports.host = config.get("metadataHost");
       exports.armVariables = Object.keys(process.env).filter((name) => /^(ARM|AZURE)_/.test(name));`,
      { environment: { ...process.env, ARM_TENANT_ID: "real-tenant", AZURE_CLIENT_SECRET: "real" } },
    );

    expect(result.exitCode).toBe(0);
    expect(result.outputs).toEqual({ tenant: directory.tenantId, host: "127.0.0.1:28443", armVariables: [] });
    expect(project.events).toContainEqual({
      kind: "configReplaced",
      keys: ["azuread:tenantId"],
      origin: directory.origin,
    });
    expect(project.read(".practice/dev.json")).not.toContain("real");
  });
});

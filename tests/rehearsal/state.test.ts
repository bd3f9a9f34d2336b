import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createDecrypt } from "../../rehearsal/program/decryptSecret";
import { makeSecret } from "../../rehearsal/secretValue";
import { newResourceState, type StackState } from "../../rehearsal/state/resourceState";
import { passphraseProvider } from "../../rehearsal/state/secretsProvider";
import { StateDamagedError, StateLockedError, StateNewerError } from "../../rehearsal/state/stateErrors";
import { readStackState, writeStackState } from "../../rehearsal/state/stateFile";
import { lockState } from "../../rehearsal/state/stateLock";

const urn = "urn:pulumi:dev::proj::azuread:index/application:Application::one";
const now = new Date("2026-01-02T03:04:05Z");
let file: string;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "state-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  file = join(folder, "dev.json");
});

function stateWith(text: string): StackState {
  const type = "azuread:index/application:Application";
  const resource = newResourceState({ urn, type, custom: true, id: "/one/1", inputs: { text } });
  return { resources: [resource], pendingOperations: [] };
}

describe("a state file", () => {
  it("is Pulumi's deployment in version 3, secrets in the clear, for its owner only", async () => {
    const { resources } = stateWith("a");
    const [resource] = resources;
    if (resource === undefined) throw new Error("no resource");
    resource.outputs = { value: makeSecret({ key: 1 }), list: [makeSecret("x")] };
    resource.created = now.toISOString();
    await writeStackState(file, { resources, pendingOperations: [{ type: "updating", resource }] }, now);

    const signature = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
    const entry = {
      urn,
      custom: true,
      type: "azuread:index/application:Application",
      id: "/one/1",
      inputs: { text: "a" },
      outputs: {
        value: { ...signature, plaintext: '{"key":1}' },
        list: [{ ...signature, plaintext: '"x"' }],
      },
      created: "2026-01-02T03:04:05.000Z",
    };
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
      version: 3,
      deployment: {
        // The magic is the SHA-256 of the version, which Pulumi checks when it imports a deployment.
        manifest: {
          time: "2026-01-02T03:04:05.000Z",
          magic: expect.stringMatching(/^[0-9a-f]{64}$/),
          version: "v3.265.0",
        },
        secrets_providers: { type: "passphrase", state: { salt: expect.stringMatching(/^v1:/) } },
        resources: [entry],
        pending_operations: [{ resource: entry, type: "updating" }],
        metadata: {},
      },
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(file, ".."))).toEqual(["dev.json"]);
  });

  it("comes back as it was written, fields of other engines included", async () => {
    const state = { ...stateWith("a"), secretsProvider: passphraseProvider("v1:c2FsdA==:v1:bm9uY2U=:cHJvb2Y=") };
    for (const resource of state.resources) resource.extra = { sourcePosition: "project:///index.ts#1" };
    await writeStackState(file, state, now);

    expect(await readStackState(file)).toEqual(state);
  });

  // Pulumi decrypts nothing at an import, but it takes no secrets from a state that does not say how to encrypt them.
  it("names the passphrase that Pulumi is to encrypt its secrets with", async () => {
    await writeStackState(file, stateWith("a"), now);
    const { deployment } = JSON.parse(readFileSync(file, "utf8"));

    await expect(createDecrypt(deployment.secrets_providers.state.salt, "practice")).resolves.toBeTypeOf("function");
    await expect(createDecrypt(deployment.secrets_providers.state.salt, "another")).rejects.toThrow();
  });

  it("is empty where there is none", async () => {
    expect(await readStackState(file)).toEqual({ resources: [], pendingOperations: [] });
  });

  it.each([
    ["it is not JSON, or was cut off", '{"version": 3, "deployment": {"resources": ['],
    ["version: Invalid input: expected number, received undefined", "{}"],
    ["deployment.resources.0.custom", '{"version":3,"deployment":{"resources":[{"urn":"urn:pulumi:x","type":"t"}]}}'],
    [
      "encrypted secrets",
      `{"version":3,"deployment":{"resources":[{"urn":"${urn}","type":"t","custom":true,"outputs":{"v":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"v1:x:y"}}}]}}`,
    ],
  ])("that is damaged is refused, with the place, and left alone: %s", async (reason, text) => {
    writeFileSync(file, text);

    const refusal = await readStackState(file).catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(StateDamagedError);
    expect(refusal).toHaveProperty("reason", expect.stringContaining(reason));
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("of a later format is refused", async () => {
    writeFileSync(file, '{"version":4,"deployment":{"anything":1}}');

    await expect(readStackState(file)).rejects.toThrow(StateNewerError);
  });
});

describe("the lock of a state", () => {
  it("keeps a second run out until it is given back", async () => {
    const unlock = await lockState(file);
    await expect(lockState(file)).rejects.toThrow(StateLockedError);
    await unlock();

    await expect(lockState(file).then((again) => again())).resolves.toBeUndefined();
  });

  it.each([
    ["a dead process", "2147483646"],
    ["nobody, as a crash while writing leaves it", ""],
  ])("is taken over from %s", async (_owner, text) => {
    writeFileSync(`${file}.lock`, text);

    await (await lockState(file))();
    expect(readdirSync(join(file, ".."))).toEqual([]);
  });
});

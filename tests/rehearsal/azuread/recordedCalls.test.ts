import { describe, expect, it } from "vitest";
import { createAzureadProvider } from "../../../rehearsal/azuread/createAzureadProvider";
import type { PropertyMap } from "../../../rehearsal/propertyValue";
import type { ResourceProvider } from "../../../rehearsal/resourceProvider";
import { answerInOrder, connection } from "./practiceExchange";
import { exchangesInFull, inFull, type RecordedCall, readFixture, tokenOf, urnOf } from "./recordedFacts";

/** Does the call; a refusal becomes what it says. */
async function perform(provider: ResourceProvider, call: RecordedCall): Promise<unknown> {
  const { type, name = "", id = "", preview = false, inputs = {}, news = {}, args = {} } = call;
  const identity = { urn: urnOf(type, name), type: tokenOf(type) };
  const olds = call.olds === undefined ? undefined : inFull(type, call.olds);
  switch (call.call) {
    case "create":
      return provider.create({ ...identity, inputs, preview });
    case "update":
      return provider.update({ ...identity, id, olds: olds ?? {}, news, oldInputs: {}, ignoreChanges: [], preview });
    case "read":
      return provider.read({ ...identity, id, ...(olds === undefined ? {} : { outputs: olds, inputs }) });
    case "delete":
      return provider.delete({ ...identity, id, outputs: olds ?? {}, oldInputs: {} });
    case "invoke":
      return provider.invoke({ token: tokenOf(type), args });
  }
}

/** What the recording says of the outcome, as the provider would say it. */
function expected(call: RecordedCall): unknown {
  const { type, outputs, newId, newInputs, failures, result } = call;
  const state = outputs === undefined ? undefined : inFull(type, outputs);
  switch (call.call) {
    case "create":
      return { id: newId ?? "", outputs: state };
    case "update":
      return { outputs: state };
    case "read":
      return call.gone ? undefined : { id: call.id, outputs: state, inputs: newInputs };
    case "delete":
      return undefined;
    case "invoke":
      return failures === undefined
        ? { result: inFull(`result:${type}`, result ?? {}) }
        : { failures: failures.map((reason) => ({ property: "", reason })) };
  }
}

/** The outcome without what the recordings do not show, lists of failures in a fixed order. */
function comparable(outcome: unknown): unknown {
  if (typeof outcome !== "object" || outcome === null) return outcome;
  // Every answer is an object of these and others, or nothing.
  const { secretOutputs: _secretOutputs, ...rest } = outcome as {
    secretOutputs?: unknown;
    failures?: { reason: string }[];
  };
  if (rest.failures === undefined) return rest;
  return { failures: rest.failures.toSorted((left, right) => (left.reason < right.reason ? -1 : 1)) };
}

describe("working on the directory", () => {
  const calls = readFixture<RecordedCall[]>("calls.json").map((call, index) => ({ ...call, index }));
  const good = calls.filter((call) => call.error === undefined);
  const failing = calls.filter((call) => call.error !== undefined);

  function providerFor(call: RecordedCall) {
    const { exchange, asked } = answerInOrder(exchangesInFull(call.exchanges));
    const keyId = call.newId?.split("/").at(-1) ?? "";
    const randomUuid = () => (call.type === "ApplicationCertificate" ? keyId : "c0000000-0000-4000-8000-000000000000");
    const provider = createAzureadProvider({ exchange: () => exchange, sleep: async () => {}, randomUuid });
    return { provider, asked };
  }

  function requestsOf({ exchanges = [] }: RecordedCall) {
    return exchanges.map(({ method, path, query, body }) => ({
      method,
      path,
      ...(query === undefined ? {} : { query }),
      ...(body === undefined ? {} : { body }),
    }));
  }

  it.each(good)("asks and answers as the plugin does: $index $from $call $type", async (call) => {
    const { provider, asked } = providerFor(call);
    await provider.configure(connection);

    const outcome = await perform(provider, call);

    expect(comparable(outcome)).toEqual(expected(call));
    expect(asked).toEqual(requestsOf(call));
  });

  it.each(failing)("fails as the plugin does: $index $from $call $type", async (call) => {
    const { provider, asked } = providerFor(call);
    await provider.configure(connection);
    const wording = call.error?.replaceAll(/urn:pulumi:dev::[^:]+::/g, "urn:pulumi:dev::recorded::");

    const outcome = await perform(provider, call).then(
      (answer) => answer as { initErrors?: readonly string[]; outputs: PropertyMap }, // only these two can carry errors
      (error: { problem: string }) => error.problem,
    );

    if (typeof outcome === "string") {
      expect(outcome).toBe(wording);
    } else {
      expect(outcome.initErrors).toEqual([wording]);
      expect(outcome.outputs).toEqual(inFull(call.type, call.outputs ?? {}));
    }
    expect(asked).toEqual(requestsOf(call));
  });
});

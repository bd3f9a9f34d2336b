import { describe, expect, it } from "vitest";
import { KeyedLock } from "../../../rehearsal/azuread/keyedLock";
import {
  applicationFields,
  requiredAccessSet,
} from "../../../rehearsal/azuread/resources/application/applicationFields";
import { importedInputs } from "../../../rehearsal/azuread/schema/extractInputs";
import { listEdits } from "../../../rehearsal/azuread/schema/listEdits";
import { planState } from "../../../rehearsal/azuread/schema/planState";
import {
  block,
  flag,
  objectSet,
  text,
  textList,
  textMap,
  textSet,
} from "../../../rehearsal/azuread/schema/propertySchema";
import { inRequestOrder, inStateOrder } from "../../../rehearsal/azuread/schema/setOrder";
import { unknownValue } from "../../../rehearsal/propertyValue";

describe("the order of sets", () => {
  // Seen on the wire: the plugin sends hashes' order and keeps texts sorted in state.
  it("sorts texts in state and hashes them on the way out", () => {
    const claims = textSet();

    expect(inStateOrder(claims, ["Orders.Write", "Orders.Read"])).toEqual(["Orders.Read", "Orders.Write"]);
    expect(inRequestOrder(claims, ["Orders.Read", "Orders.Write"])).toEqual(["Orders.Write", "Orders.Read"]);
  });

  it("counts an element once and puts unknown ones last", () => {
    expect(inStateOrder(textSet(), [unknownValue, "b", "a", "b"])).toEqual(["a", "b", unknownValue]);
  });

  it("orders objects by their parts", () => {
    const graph = {
      resourceAppId: "00000003-0000-0000-c000-000000000000",
      resourceAccesses: [{ id: "e", type: "Scope" }],
    };
    const exchange = {
      resourceAppId: "00000002-0000-0ff1-ce00-000000000000",
      resourceAccesses: [{ id: "d", type: "Role" }],
    };

    expect(inStateOrder(requiredAccessSet, [graph, exchange])).toEqual([exchange, graph]);
  });
});

describe("planning", () => {
  const filledIn = { use: "optionalComputed" } as const;
  const fields = {
    computedText: text({ use: "computed" }),
    list: textList(),
    plain: text(),
    withDefault: text({ default: "x" }),
  };

  it("knows of a new object only what is given or has a default", () => {
    expect(planState(fields, undefined, { plain: "given" })).toEqual({
      computedText: unknownValue,
      list: null,
      plain: "given",
      withDefault: "x",
    });
  });

  it("does not know a list, a set or a map of which one element is unknown", () => {
    const collections = { list: textList(), map: textMap(), set: textSet(), parts: requiredAccessSet };
    const parts = [{ resourceAppId: "a", resourceAccesses: [{ id: unknownValue, type: "Scope" }] }];
    const inputs = { list: [unknownValue, "b"], map: { key: unknownValue }, set: ["a", unknownValue], parts };

    expect(planState(collections, undefined, inputs)).toEqual({
      list: unknownValue,
      map: unknownValue,
      set: unknownValue,
      parts,
    });
  });

  it("takes an empty set of a new object for one that is not given, and an empty list for what it is", () => {
    expect(planState({ list: textList(), set: textSet() }, undefined, { list: [], set: [] })).toEqual({
      list: [],
      set: null,
    });
  });

  // Seen with the real plugin.
  it("takes an empty text or set for not given where the directory fills in, and an empty map everywhere", () => {
    const schema = { filled: text(filledIn), map: textMap(), set: textSet(filledIn) };
    const prior = { filled: "kept", map: null, set: null };
    const inputs = { filled: "", map: {}, set: [] };

    expect(planState(schema, undefined, inputs)).toEqual({ filled: unknownValue, map: null, set: unknownValue });
    expect(planState(schema, prior, inputs)).toEqual(prior);
  });

  it("writes anew the parts of a state that changes, but for a block without content", () => {
    const schema = {
      changed: text(),
      elements: objectSet({ name: text(), note: text() }),
      empty: block({ set: textSet() }),
      full: block({ set: textSet(), text: text() }),
    };
    const prior = {
      changed: "before",
      elements: [{ name: "a", note: null }],
      empty: { set: null },
      full: { set: null, text: "x" },
    };
    const inputs = { elements: [{ name: "a" }], empty: { set: [] }, full: { set: [], text: "x" } };

    expect(planState(schema, prior, { ...inputs, changed: "after" })).toEqual({
      changed: "after",
      elements: [{ name: "a", note: "" }],
      empty: { set: null },
      full: { set: [], text: "x" },
    });
    expect(planState(schema, prior, { ...inputs, changed: "before" })).toEqual(prior);
  });

  // Seen with the real plugin, which reads an unknown flag of a block as off.
  it("keeps a block whose flag was off and is not known yet, unless something else in it changes", () => {
    const schema = { block: block({ flag: flag(), text: text() }) };
    const off = { block: { flag: false, text: "" } };
    const on = { block: { flag: true, text: "" } };

    expect(planState(schema, off, { block: { flag: unknownValue } })).toEqual(off);
    expect(planState(schema, on, { block: { flag: unknownValue } })).toEqual({
      block: { flag: unknownValue, text: "" },
    });
    expect(planState(schema, off, { block: { flag: unknownValue, text: "x" } })).toEqual({
      block: { flag: unknownValue, text: "x" },
    });
  });

  it("leaves a set of objects alone that has its elements, and empties the texts of those that stay in another", () => {
    const schema = { set: objectSet({ name: text(), note: text() }) };
    const prior = {
      set: [
        { name: "a", note: "" },
        { name: "b", note: "" },
      ],
    };
    const shrunk = planState(schema, prior, { set: [{ name: "a" }] });

    expect(planState(schema, prior, { set: [{ name: "b" }, { name: "a" }] })).toEqual(prior);
    expect(shrunk).toEqual({ set: [{ name: "a", note: null }] });
    expect(planState(schema, shrunk, { set: [{ name: "a" }] })).toEqual(shrunk);
    expect(planState(schema, shrunk, { set: [{ name: "a" }, { name: "c" }] })).toEqual({
      set: [
        { name: "a", note: null },
        { name: "c", note: "" },
      ],
    });
  });

  it("keeps what is empty and drops what is not given any more", () => {
    const prior = { computedText: "kept", list: ["gone"], plain: "", withDefault: "other" };

    expect(planState(fields, prior, {})).toEqual({ computedText: "kept", list: [], plain: "", withDefault: "x" });
  });
});

describe("the inputs of an imported object", () => {
  it("are what is neither empty nor a default nor filled by the directory", () => {
    const outputs = {
      clientId: "c",
      displayName: "Found",
      featureTags: [{ customSingleSignOn: false, enterprise: false, gallery: false, hide: true }],
      notes: "",
      signInAudience: "AzureADMyOrg",
      tags: ["HideApp"],
      web: { homepageUrl: "https://found.example", implicitGrant: null, logoutUrl: "", redirectUris: [] },
    };

    expect(importedInputs(applicationFields, outputs)).toEqual({
      __defaults: [],
      displayName: "Found",
      // `tags` says the same and cannot stand beside it.
      featureTags: [{ __defaults: [], hide: true }],
      web: { __defaults: [], homepageUrl: "https://found.example" },
    });
  });
});

describe("edits of a list", () => {
  it("names additions by the new list and removals by the old one", () => {
    expect(listEdits(["a", "b", "c"], ["b", "x", "c"])).toEqual([
      { kind: "DELETE", index: 0 },
      { kind: "ADD", index: 1 },
    ]);
  });

  it("finds none between equal lists", () => {
    expect(listEdits([{ id: 1 }], [{ id: 1 }])).toEqual([]);
  });
});

describe("a keyed lock", () => {
  it("runs work for one key in turn, for two keys at once, and goes on after a failure", async () => {
    const lock = new KeyedLock();
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await Promise.resolve();
      log.push(`${name} ends`);
    };
    const failing = lock.run("a", async () => {
      throw new Error("broken");
    });

    await Promise.all([
      expect(failing).rejects.toThrow("broken"),
      lock.run("a", work("first")),
      lock.run("a", work("second")),
    ]);
    await Promise.all([lock.run("a", work("third")), lock.run("b", work("other"))]);

    expect(log.slice(0, 4)).toEqual(["first begins", "first ends", "second begins", "second ends"]);
    expect(log.slice(4, 6)).toEqual(["third begins", "other begins"]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AppManifest, type Consent, canonicalJson, compareManifests, known } from "../../manifest";
import { arbitraryManifest } from "../review/arbitraryManifest";
import { appWith, type Parts, unsettled } from "../rules/appWith";
import {
  application,
  assigned,
  certificate,
  delegated,
  federated,
  role,
  scope,
  secret,
} from "../rules/cases/partsOfApps";

/** Declared without the parts, there with them. */
function added(parts: Parts) {
  return compareManifests(appWith({}), appWith(parts));
}

const tenantWide: Consent = { api: "microsoftGraph", permission: "Mail.Read", to: "wholeTenant" };
const forAda: Consent = { ...tenantWide, to: "oneUser", userObjectId: known("ada") };

describe("compareManifests", () => {
  it("finds nothing between an app and itself, in whichever order its lists are", () => {
    fc.assert(
      fc.property(arbitraryManifest, (manifest) => {
        expect(compareManifests(manifest, manifest)).toEqual([]);
        expect(compareManifests(manifest, reverseLists(manifest))).toEqual([]);
      }),
    );
  });

  it("finds every difference of what is settled: two apps without one are equal", () => {
    const settledOnly = arbitraryManifest.map(settleAll);
    const pairs = fc.oneof(
      fc.tuple(settledOnly, settledOnly),
      // Alike in all but one part.
      fc
        .tuple(
          settledOnly,
          settledOnly,
          fc.constantFrom<keyof AppManifest>("identity", "platforms", "exposes", "claims"),
        )
        .map(([one, other, part]) => [one, { ...one, [part]: other[part] }] as const),
    );
    fc.assert(
      fc.property(pairs, ([left, right]) => {
        expect(compareManifests(left, right).length === 0).toBe(canonicalJson(left) === canonicalJson(right));
      }),
    );
  });

  it("finds from the other side the same differences the other way round", () => {
    const isComparable = (manifest: AppManifest) =>
      manifest.owners.isManaged && manifest.servicePrincipal !== undefined;
    const comparable = arbitraryManifest.filter(isComparable);
    const turned = { missing: "added", added: "missing", changed: "changed" } as const;
    fc.assert(
      fc.property(comparable, comparable, (left, right) => {
        const [there, back] = [compareManifests(left, right), compareManifests(right, left)];
        const count = (differences: typeof there, kind: (typeof there)[number]["kind"]) =>
          differences.filter((difference) => difference.kind === kind).length;
        for (const kind of ["missing", "added", "changed"] as const) {
          expect(count(there, kind)).toBe(count(back, turned[kind]));
        }
      }),
    );
  });

  it.each<[string, Parts, readonly object[]]>([
    [
      "a redirect URI",
      { web: ["https://evil.example/"] },
      [
        {
          ...{ area: "redirectUris", kind: "added", what: "web redirect URI https://evil.example/" },
          ...{ actual: "https://evil.example/" },
          subject: { kind: "redirectUri", platform: "web", uri: "https://evil.example/" },
        },
      ],
    ],
    ["a tag", { tags: ["by-hand"] }, [{ area: "identity", kind: "added", what: "tag by-hand", actual: "by-hand" }]],
    ["a note", { notes: "mine" }, [{ area: "identity", kind: "added", what: "notes", actual: "mine" }]],
    [
      "a permission",
      { requests: [application("Mail.Read")] },
      [
        {
          ...{ area: "permissions", kind: "added", what: 'application permission "Mail.Read" of microsoftGraph' },
          ...{ actual: "asked for", subject: { kind: "request", request: application("Mail.Read") } },
        },
      ],
    ],
    [
      "consent for everybody and for one",
      { consents: [tenantWide, forAda] },
      [
        {
          ...{ area: "consent", kind: "added", actual: "granted", subject: { kind: "consent", consent: forAda } },
          what: 'delegated permission "Mail.Read" of microsoftGraph for the user ada',
        },
        {
          ...{ area: "consent", kind: "added", actual: "granted", subject: { kind: "consent", consent: tenantWide } },
          what: 'delegated permission "Mail.Read" of microsoftGraph for the whole tenant',
        },
      ],
    ],
    [
      "a secret without an end",
      { credentials: [secret("by hand")] },
      [
        {
          ...{ area: "credentials", kind: "added", what: 'secret "by hand"', actual: "not known yet" },
          subject: { kind: "credential", credential: secret("by hand") },
        },
      ],
    ],
    [
      "an owner",
      { owners: ["eve"] },
      [
        {
          ...{ area: "owners", kind: "added", what: "owner eve", actual: "owner" },
          subject: { kind: "owner", owner: { kind: "principal", objectId: known("eve") } },
        },
      ],
    ],
    [
      "somebody who may use it",
      { assignments: [assigned("eve", "Rooms.Manage")] },
      [
        {
          ...{ area: "people", kind: "added", what: 'role "Rooms.Manage" of eve', actual: "assigned" },
          subject: { kind: "assignment", assignment: assigned("eve", "Rooms.Manage") },
        },
      ],
    ],
    [
      "what it offers",
      { exposes: { scopes: [scope("Rooms.Read")], knownClients: [known("client-1")] } },
      [
        { area: "exposure", kind: "added", what: "known client client-1", actual: "client-1" },
        {
          ...{ area: "exposure", kind: "added", what: 'scope "Rooms.Read"' },
          actual: "user consent, enabled, id 2f1c9a34-7b60-4d2e-9f11-000000000001",
        },
      ],
    ],
    [
      "a claim",
      { claims: { groups: ["All"] } },
      [{ area: "claims", kind: "added", what: 'group claim "All"', actual: "in tokens" }],
    ],
  ])("finds %s that nobody declared", (_what, parts, differences) => {
    expect(added(parts)).toEqual(differences);
    expect(compareManifests(appWith(parts), appWith({}))).toHaveLength(differences.length);
  });

  it.each<[string, Parts, Parts, readonly [string, string | undefined, string | undefined]]>([
    ["the name", { displayName: "Planner" }, { displayName: "Plan" }, ["display name", "Planner", "Plan"]],
    ["a switch", {}, { implicitAccessTokens: true }, ["implicit access tokens", "off", "on"]],
    ["the version of tokens", {}, { tokenVersion: 1 }, ["version of access tokens", "2", "1"]],
    ["the principal", {}, { servicePrincipal: { accountEnabled: false } }, ["sign-in to the app", "on", "off"]],
    [
      "the end of a secret",
      { credentials: [secret("main", "2027-01-01T00:00:00.000Z")] },
      { credentials: [secret("main", "2099-01-01T00:00:00Z")] },
      ['secret "main"', "until 2027-01-01T00:00:00Z", "until 2099-01-01T00:00:00Z"],
    ],
    [
      "whom a federated credential trusts with which audience",
      { credentials: [federated({})] },
      { credentials: [federated({ audiences: ["api://other"] })] },
      [
        'federated credential for "repo:contoso/room-board:ref:refs/heads/main" of https://token.actions.githubusercontent.com',
        "named github-main, api://AzureADTokenExchange",
        "named github-main, api://other",
      ],
    ],
    [
      "a role",
      { exposes: { roles: [role("Clean")] } },
      { exposes: { roles: [role("Clean", 2, ["User", "Application"])] } },
      [
        'role "Clean"',
        "for User, enabled, id 2f1c9a34-7b60-4d2e-9f11-000000000002",
        "for Application and User, enabled, id 2f1c9a34-7b60-4d2e-9f11-000000000002",
      ],
    ],
  ])("says how %s changed", (_what, declared, actual, [what, ours, theirs]) => {
    expect(compareManifests(appWith(declared), appWith(actual))).toMatchObject([
      { kind: "changed", what, declared: ours, actual: theirs },
    ]);
  });

  it("takes a moment for the same however it is written, and says nothing of an end that the directory decided", () => {
    const [declared, open] = [secret("main", "2027-01-01T00:00:00.000Z"), secret("main")];
    const there = appWith({ credentials: [secret("main", "2027-01-01T00:00:00Z")] });

    expect(compareManifests(appWith({ credentials: [declared] }), there)).toEqual([]);
    expect(compareManifests(appWith({ credentials: [open] }), there)).toEqual([]);
  });

  it("finds a second secret of the same name, whichever of the two is the declared one", () => {
    const declared = secret("main", "2027-01-01T00:00:00.000Z");
    const byHand = secret("main", "2099-01-01T00:00:00.000Z");

    expect(
      compareManifests(appWith({ credentials: [declared] }), appWith({ credentials: [byHand, declared] })),
    ).toMatchObject([{ kind: "added", what: 'secret "main"', actual: "until 2099-01-01T00:00:00Z" }]);
  });

  it("takes what is not settled for any one entry of its list, and no more", () => {
    const declared = appWith({ web: ["https://a.example/", unsettled], displayName: unsettled, tags: [unsettled] });

    expect(
      compareManifests(declared, appWith({ web: ["https://a.example/", "https://b.example/"], tags: ["x"] })),
    ).toEqual([]);
    expect(
      compareManifests(
        declared,
        appWith({ web: ["https://a.example/", "https://b.example/", "https://c.example/"], tags: ["x"] }),
      ),
    ).toMatchObject([{ kind: "added", what: "web redirect URI https://c.example/" }]);
    expect(compareManifests(declared, appWith({ web: ["https://a.example/"], tags: ["x"] }))).toMatchObject([
      { kind: "missing", what: "web redirect URI that is not known yet", declared: "not known yet" },
    ]);
  });

  it("does not show what is secret", () => {
    const declared = appWith({ notes: { state: "secret" } });

    expect(compareManifests(declared, appWith({ notes: "whatever" }))).toEqual([]);
    expect(compareManifests(declared, appWith({}))).toEqual([
      { area: "identity", kind: "missing", what: "notes", declared: "[secret]" },
    ]);
  });

  it("leaves owners alone that the program leaves alone, and a principal that it makes none of", () => {
    const owned = appWith({ owners: ["eve"] });
    const unmanaged = { ...appWith({}), owners: { ...appWith({}).owners, isManaged: false } };

    expect(compareManifests(unmanaged, owned)).toEqual([]);
    expect(compareManifests(appWith({ servicePrincipal: "missing" }), appWith({}))).toEqual([]);
    expect(compareManifests(appWith({}), appWith({ servicePrincipal: "missing" }))).toEqual([
      { area: "principal", kind: "missing", what: "service principal", declared: "there" },
    ]);
  });

  it("tells areas in the order in which people read them", () => {
    const there = appWith({
      ...{ claims: { groups: ["All"] }, credentials: [certificate()], consents: [tenantWide] },
      ...{ requests: [delegated("Mail.Read")], web: ["https://x.example/"], tags: ["x"], owners: ["eve"] },
    });

    expect(compareManifests(appWith({}), there).map(({ area }) => area)).toEqual([
      ...["identity", "redirectUris", "permissions", "consent", "credentials", "owners", "claims"],
    ]);
  });
});

/** Everything known and managed, and without what is not compared: when a credential begins, and exceptions. */
function settleAll(manifest: AppManifest): AppManifest {
  // The cast: values take the place of values.
  const known = settle(manifest) as AppManifest;
  return {
    ...known,
    credentials: known.credentials.map((credential) =>
      credential.kind === "federated" ? credential : { ...credential, from: undefined, until: settledTime },
    ),
    owners: { ...known.owners, isManaged: true },
    servicePrincipal: known.servicePrincipal ?? { accountEnabled: true, assignmentRequired: false },
    exceptions: [],
  };
}

const settledTime = { state: "known", value: "2027-01-01T00:00:00.000Z" } as const;

function settle(part: unknown): unknown {
  if (part === "unknown") return "settled";
  if (Array.isArray(part)) return part.map(settle);
  if (typeof part !== "object" || part === null) return part;
  if ("state" in part) return "value" in part ? part : { state: "known", value: "settled" };
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, settle(inner)]));
}

function reverseLists(manifest: AppManifest): AppManifest {
  // The cast: turning lists round changes no type.
  return reverse(manifest) as AppManifest;
}

function reverse(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(reverse).reverse();
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, reverse(inner)]));
}

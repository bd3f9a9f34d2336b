import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

interface SourcePermission {
  readonly id: string;
  readonly value: string;
  readonly resourceAccessType: "Scope" | "Role";
  readonly adminConsentRequired: boolean | null;
  readonly isEnabled?: boolean;
}

interface Gradings {
  readonly resourceAppId: string;
  readonly resourceAccessType: "Scope" | "Role";
  readonly id: string;
  readonly microsoftPrivilegeLevel: number | null;
  readonly eamTier: string | null;
  readonly scubaRisk: string | null;
  readonly entraFalcon: string | null;
}

interface Generator {
  indexGradings(risk: { rows: readonly Gradings[] }): ReadonlyMap<string, string>;
  describeApi(
    api: { appId: string; displayName: string; permissions: readonly SourcePermission[] },
    gradings: ReadonlyMap<string, string>,
  ): [string, unknown];
  renderTable(api: unknown): string;
  renderNames(apis: Record<string, unknown>): string;
}

// The cast: the script is plain JavaScript.
const generator = createRequire(__filename)("../../scripts/catalogue/permissionTables.cjs") as Generator;

const appId = "0af06dc6-e4b5-4f28-818e-e78e62d137a5";
const ungraded = { microsoftPrivilegeLevel: null, eamTier: null, scubaRisk: null, entraFalcon: null };
const gradings = generator.indexGradings({
  rows: [
    {
      resourceAppId: appId,
      resourceAccessType: "Scope",
      id: "22",
      ...ungraded,
      eamTier: "ControlPlane",
      scubaRisk: "High",
    },
    { resourceAppId: appId, resourceAccessType: "Scope", id: "11", ...ungraded, microsoftPrivilegeLevel: 2 },
    // The same id of another kind and of another API are other permissions.
    { resourceAppId: appId, resourceAccessType: "Role", id: "10", ...ungraded, entraFalcon: "Dangerous" },
    { resourceAppId: "other", resourceAccessType: "Scope", id: "10", ...ungraded, entraFalcon: "Dangerous" },
  ],
});

const permissions: readonly SourcePermission[] = [
  { id: "22", value: "Rooms.Write", resourceAccessType: "Scope", adminConsentRequired: true },
  { id: "11", value: "Rooms.Read", resourceAccessType: "Scope", adminConsentRequired: false },
  { id: "10", value: "Rooms.Read", resourceAccessType: "Scope", adminConsentRequired: null },
  { id: "33", value: "Rooms.Old", resourceAccessType: "Scope", adminConsentRequired: true, isEnabled: false },
  { id: "44", value: "", resourceAccessType: "Role", adminConsentRequired: true },
];

function render(listed: readonly SourcePermission[]) {
  const described = generator.describeApi({ appId, displayName: "Windows 365", permissions: listed }, gradings);
  const [name, api] = described;
  return { name, table: generator.renderTable(api), names: generator.renderNames(Object.fromEntries([described])) };
}

describe("the generator of the catalogue", () => {
  it("writes rows with consent, gradings and state, and leaves out what has no name", () => {
    const { name, table } = render(permissions);

    expect(name).toBe("windows365");
    expect(JSON.parse(table)).toEqual({
      delegated: [
        ["Rooms.Old", "33", "admin", "----", "disabled"],
        ["Rooms.Read", "10", null, "----"],
        ["Rooms.Read", "11", "user", "2---"],
        ["Rooms.Write", "22", "admin", "-CH-"],
      ],
      application: [],
    });
  });

  it("writes each name once into the types, and no name as never", () => {
    const { names } = render(permissions);

    expect(names.match(/"Rooms\.Read"/g)).toHaveLength(1);
    expect(names).toContain("readonly application: never;");
  });

  it("writes the same for every order of its source", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...permissions], { minLength: permissions.length }), (shuffled) => {
        expect(render(shuffled)).toEqual(render(permissions));
      }),
    );
  });

  it("stops at an API that has no name for programs", () => {
    expect(() => generator.describeApi({ appId: "new", displayName: "New API", permissions: [] }, gradings)).toThrow(
      "New API (new) has no name in scripts/catalogue/permissionTables.cjs: add one",
    );
  });
});

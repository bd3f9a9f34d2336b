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

interface Generator {
  describeApi(api: { appId: string; displayName: string; permissions: readonly SourcePermission[] }): [string, unknown];
  renderPermissions(apis: Record<string, unknown>): string;
  renderNames(apis: Record<string, unknown>): string;
}

// The cast: the script is plain JavaScript.
const generator = createRequire(__filename)("../../scripts/catalogue.cjs") as Generator;

const permissions: readonly SourcePermission[] = [
  { id: "22", value: "Rooms.Write", resourceAccessType: "Scope", adminConsentRequired: true },
  { id: "11", value: "Rooms.Read", resourceAccessType: "Scope", adminConsentRequired: false },
  { id: "10", value: "Rooms.Read", resourceAccessType: "Scope", adminConsentRequired: null },
  { id: "33", value: "Rooms.Old", resourceAccessType: "Scope", adminConsentRequired: true, isEnabled: false },
  { id: "44", value: "", resourceAccessType: "Role", adminConsentRequired: true },
];

function render(listed: readonly SourcePermission[]) {
  const api = { appId: "0af06dc6-e4b5-4f28-818e-e78e62d137a5", displayName: "Windows 365", permissions: listed };
  const apis = Object.fromEntries([generator.describeApi(api)]);
  return { data: generator.renderPermissions(apis), names: generator.renderNames(apis) };
}

describe("the generator of the catalogue", () => {
  it("writes rows with consent and state, and leaves out what has no name", () => {
    expect(JSON.parse(render(permissions).data)).toEqual({
      windows365: {
        appId: "0af06dc6-e4b5-4f28-818e-e78e62d137a5",
        displayName: "Windows 365",
        identifierUris: [],
        delegated: [
          ["Rooms.Old", "33", "admin", "disabled"],
          ["Rooms.Read", "10", null],
          ["Rooms.Read", "11", "user"],
          ["Rooms.Write", "22", "admin"],
        ],
        application: [],
      },
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
    expect(() => generator.describeApi({ appId: "new", displayName: "New API", permissions: [] })).toThrow(
      "New API (new) has no name in scripts/catalogue.cjs: add one",
    );
  });
});

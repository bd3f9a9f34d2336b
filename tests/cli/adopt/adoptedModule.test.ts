/** The file of an adopted app: formatted as Biome does it, and the same to the compiler as to the directory. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { type AdoptedApp, adoptApp, Permissions } from "../../../adopt";
import { renderAdopted } from "../../../cli/adopt/adoptedModule";
import type { ApiNames, DirectoryApp } from "../../../directory";
import { compileProgram } from "../../adopt/compileProgram";

const root = join(__dirname, "..", "..", "..");
const clientId = "3d0e7a18-9b25-4c63-8f40-5e6f7a8b9c0d";
const rooms = {
  objectId: "9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d",
  clientId: "2c1d0e9f-8a7b-4c6d-9e5f-4a3b2c1d0e9f",
  displayName: "Rooms API",
  delegated: new Map([["0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", "Rooms.Read"]]),
  application: new Map([["2c3d4e5f-6a7b-4c8d-8e9f-1a2b3c4d5e6f", "Rooms.Manage"]]),
};
const apis: ApiNames = {
  byObjectId: new Map([[rooms.objectId, rooms]]),
  byClientId: new Map([[rooms.clientId, rooms]]),
};
const context = {
  ...{ name: "room-board", project: "apps", stack: "prod", apis, people: new Map<string, string>() },
  tenantId: "7d3c2f10-54a1-4b7e-9c55-0d6e2f1a9b01",
  deployerObjectId: "b0f1a7c2-6d34-4e58-8a90-1c2d3e4f5a6b",
};

function appWith(application: object): DirectoryApp {
  return {
    ...{ objectId: "0b1c2d3e-4f5a-4b6c-8d7e-9f0a1b2c3d4e", clientId, createdAt: "2024-05-01T10:00:00Z", tags: [] },
    displayName: "Room Board",
    application: { displayName: "Room Board", signInAudience: "AzureADMyOrg", ...application },
    owners: [],
    federatedCredentials: [
      {
        name: "deploy",
        issuer: "https://token.actions.githubusercontent.com",
        subject: "repo:contoso/rooms:environment=production-with-a-long-name-of-its-own",
        audiences: ["api://AzureADTokenExchange"],
      },
    ],
    servicePrincipal: undefined,
  };
}

const rich = appWith({
  requiredResourceAccess: [
    {
      resourceAppId: rooms.clientId,
      resourceAccess: [
        { id: "2c3d4e5f-6a7b-4c8d-8e9f-1a2b3c4d5e6f", type: "Role" },
        { id: "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", type: "Scope" },
      ],
    },
  ],
  api: {
    requestedAccessTokenVersion: 2,
    oauth2PermissionScopes: [
      {
        ...{ id: "6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9", value: "access_as_user", type: "User", isEnabled: false },
        adminConsentDisplayName: "Use the room board in the name of the person who has signed in",
        adminConsentDescription: 'Says "yes" for you.',
        userConsentDisplayName: null,
        userConsentDescription: null,
      },
    ],
  },
});

const options = { library: "entra-app-registration", lineWidth: 80, isTaken: () => false };

describe("the file of an adopted app", () => {
  it("declares what it asks of the tenant's own APIs by name, and says what is not the components' default", () => {
    expect(renderAdopted(adoptApp(rich, context), options)).toEqual({
      access: "roomBoard",
      text: `/**
 * Room Board, adopted from the app registration ${clientId}.
 *
 * The first \`up\` after the import changes:
 * - tags: "appreg:apps/prod/room-board" is added, which tells whose the app
 *   is
 * - service principal: created, because the tenant has none of the app
 */
import { AppRegistration, defineApi } from "entra-app-registration";

const roomsApi = defineApi({
  appId: "${rooms.clientId}",
  delegated: { "Rooms.Read": "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d" },
  application: { "Rooms.Manage": "2c3d4e5f-6a7b-4c8d-8e9f-1a2b3c4d5e6f" },
});

const roomBoardApp = new AppRegistration("room-board", {
  displayName: "Room Board",
  permissions: {
    ...roomsApi.permissions({
      delegated: ["Rooms.Read"],
      application: ["Rooms.Manage"],
    }),
  },
  api: {
    scopes: {
      access_as_user: {
        consent: "user",
        title: "Use the room board in the name of the person who has signed in",
        description: 'Says "yes" for you.',
        userTitle: "",
        userDescription: "",
        enabled: false,
        id: "6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9",
      },
    },
    identifierUris: [],
  },
  credentials: {
    federated: [
      {
        name: "deploy",
        issuer: "https://token.actions.githubusercontent.com",
        subject:
          "repo:contoso/rooms:environment=production-with-a-long-name-of-its-own",
      },
    ],
  },
});

export const roomBoard = roomBoardApp.access;
`,
    });
  });

  it.each([80, 120])("is formatted as Biome does for lines of %i", (lineWidth) => {
    const { text } = renderAdopted(adoptApp(rich, context), { ...options, lineWidth });
    const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome");
    const args = ["format", "--indent-style=space", `--line-width=${lineWidth}`, "--stdin-file-path=all.ts"];

    expect(execFileSync(process.execPath, [biome, ...args], { input: text, encoding: "utf8" })).toBe(text);
  });

  it("holds any text as text: what it says of itself cannot end a comment, and what it declares cannot end a string", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
        fc.string({ unit: "grapheme" }),
        (name, notes) => {
          const adopted: AdoptedApp = {
            ...{ name: "app", clientId, objectId: clientId, displayName: name, apis: [] },
            arguments: { displayName: name, notes, tags: [notes, name], appRoles: { [name]: { title: notes } } },
            exceptions: [{ effect: "leftAlone", about: name, text: notes }],
          };
          const { text } = renderAdopted(adopted, options);

          expect(argumentsIn(text)).toEqual(JSON.parse(JSON.stringify(adopted.arguments)));
          // Neither does it look like something else to who reads it.
          expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("names its APIs apart, also where they are called alike", () => {
    const api = (id: string) => ({
      clientId: id,
      displayName: "Rooms",
      delegated: new Map([["Read", id]]),
      application: new Map(),
    });
    const ids = ["0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", "1a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"];
    const list = ids.map((id) => ({ clientId: id, api: undefined, kind: "delegated" as const, name: "Read", id }));
    const { text } = renderAdopted(
      {
        ...{ name: "app", clientId, objectId: clientId, displayName: "App", exceptions: [] },
        arguments: { displayName: "App", permissions: new Permissions(list) },
        apis: ids.map(api),
      },
      options,
    );

    const constants = [...text.matchAll(/^const (\w+) = defineApi/gm)].map(([, name]) => name);
    expect(new Set(constants).size).toBe(2);
    for (const name of constants) expect(text).toContain(`...${name}.permissions({ delegated: ["Read"] })`);
  });
});

/** The second argument of the app, as the compiler reads it. */
function argumentsIn(text: string): unknown {
  const file = ts.createSourceFile("app.ts", text, ts.ScriptTarget.ES2022, true);
  let found: ts.Expression | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node)) found = node.arguments?.[1];
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found && readValue(found);
}

function readValue(node: ts.Expression): unknown {
  if (ts.isStringLiteral(node)) return node.text;
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(readValue);
  if (!ts.isObjectLiteralExpression(node)) throw new Error(`not a plain value: ${node.getText()}`);
  return Object.fromEntries(
    node.properties.map((property) => {
      if (!ts.isPropertyAssignment(property)) throw new Error(`not a plain entry: ${property.getText()}`);
      const key = ts.isComputedPropertyName(property.name) ? property.name.expression : property.name;
      if (!ts.isIdentifier(key) && !ts.isStringLiteral(key)) throw new Error(`not a plain key: ${key.getText()}`);
      return [key.text, readValue(property.initializer)];
    }),
  );
}

describe("a program of adopted apps", () => {
  it("compiles with the strictest checks", () => {
    const folder = mkdtempSync(join(tmpdir(), "appreg-compile-"));
    try {
      symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
      const { text } = renderAdopted(adoptApp(rich, context), { ...options, library: join(root, "components") });
      writeFileSync(join(folder, "app.ts"), text);

      expect(compileProgram([join(folder, "app.ts")])).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});

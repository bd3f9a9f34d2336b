/** What a program declares and what the directory holds after `up` are the same manifest, read from two sides. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { AppRegistrationArgs } from "../../../components";
import { type DirectoryClient, findApps, manifestsFromDirectory, readApiNames, readApps } from "../../../directory";
import {
  type AppManifest,
  type Credential,
  manifestsFromResources,
  normalizeManifest,
  type ProgramResource,
} from "../../../manifest";
import { validArguments } from "../../components/validArguments";
import { listIn } from "../../practice-tenant/tenantClient";
import { familyProgram, plainProgram } from "./agreedPrograms";
import { bringUp, componentsPath } from "./broughtUp";
import { usePracticeDirectory } from "./practiceDirectory";

const practice = usePracticeDirectory({ clock: () => new Date("2026-11-22T12:00:00Z") });
let directory: DirectoryClient;
let deployerObjectId: string;
/** Object ids of all principals, with their client ids. */
let principals: ReadonlyMap<string, string>;

beforeAll(async () => {
  directory = await practice.connect();
  const list = listIn(await practice.graph("GET", "/v1.0/servicePrincipals?$select=id,appId"));
  principals = new Map(list.map(({ id, appId }) => [String(id), String(appId)]));
  const { body } = await practice.graph("GET", `/v1.0/servicePrincipals(appId='${practice.tenant.deployer.clientId}')`);
  deployerObjectId = String(body.id);
});

/** Brings a program up and reads its apps from both sides, in the order of the program's resources. */
async function readBothSides(program: string) {
  const { tenantId } = practice.tenant;
  const resources = await bringUp(practice.tenant, program);
  const declared = manifestsFromResources(resources, { deployerObjectId, tenantId, principals });
  const names = namesOf(resources);
  const found = await findApps(directory, { by: "objectIds", values: [...names.keys()] });
  const apps = await readApps(directory, found);
  const apis = await readApiNames(directory, apps);
  const held = manifestsFromDirectory(apps, { names, tenantId, deployerObjectId, apis });
  return {
    declared: declared.map(withoutPrograms),
    held: held.map((app, at) => withoutPrograms(withoutOpen(app, declared[at]))),
  };
}

function namesOf(resources: readonly ProgramResource[]): ReadonlyMap<string, string> {
  return new Map(
    resources
      .filter(({ type }) => type === "azuread:index/application:Application")
      .map(({ urn, outputs }) => [String(outputs?.objectId), urn.slice(urn.lastIndexOf("::") + 2)]),
  );
}

/** No directory knows exceptions, nor whether a program looks after the owners. */
function withoutPrograms({ exceptions: _, owners: { principals: owners }, ...manifest }: AppManifest) {
  return { ...manifest, owners };
}

/** What the program leaves to the directory: when a secret begins, and when it ends. */
function withoutOpen(held: AppManifest, declared: AppManifest | undefined): AppManifest {
  const secrets = new Map((declared?.credentials ?? []).map((credential) => [nameOf(credential), credential]));
  const credentials = held.credentials.map((credential) => {
    const own = secrets.get(nameOf(credential));
    if (credential.kind !== "secret" || own?.kind !== "secret") return credential;
    return { ...credential, from: own.from && credential.from, until: own.until && credential.until };
  });
  return normalizeManifest({ ...held, credentials });
}

function nameOf(credential: Credential): string | undefined {
  return credential.kind === "secret" && credential.name.state === "known" ? credential.name.value : undefined;
}

/** Identifier URIs are a tenant's, so each app has its own; and who is assigned to an app with roles has one of them. */
function programOf(declared: readonly AppRegistrationArgs[]): string {
  const apps = declared.map(({ assigned, ...args }, at) => {
    const [role] = Object.keys(args.appRoles ?? {});
    const fitting = assigned?.map((entry) => ({ ...entry, ...(role !== undefined && { role }) }));
    return JSON.stringify({ ...args, assigned: fitting }).replaceAll("/rooms", `/rooms-${at}-${Date.now()}`);
  });
  return `import { AppRegistration } from ${JSON.stringify(componentsPath)};
const declared: any[] = [${apps.join(",\n")}];
declared.forEach((args, at) => new AppRegistration(\`app-\${at}\`, args));
`;
}

describe("the manifests of a program that was brought up", () => {
  it("are those that the directory holds, whatever the arguments", async () => {
    const users = ["ada@practice.onmicrosoft.com", "ben@practice.onmicrosoft.com"];
    const anyArguments = validArguments({
      ...{ users, group: "Planners", unknownApi: false },
      owners: fc.constantFrom(...users, "cho@practice.onmicrosoft.com"),
    });
    const programs = fc.uniqueArray(anyArguments, {
      ...{ minLength: 12, maxLength: 12 },
      selector: ({ displayName }) => String(displayName).toLowerCase(),
    });
    await fc.assert(
      fc.asyncProperty(programs, async (declared) => {
        const { declared: program, held } = await readBothSides(programOf(declared));

        expect(held).toEqual(program);
      }),
      { numRuns: 2, endOnFailure: true },
    );
  }, 120_000);

  it("are those that the directory holds where the apps ask each other, pre-authorise each other and have users", async () => {
    const { declared, held } = await readBothSides(familyProgram);

    expect(held).toEqual(declared);
    expect(held.map(({ name, consents, exposes }) => [name, consents.length, exposes.preAuthorized.length])).toEqual([
      ["rooms", 0, 3],
      ["board", 4, 0],
    ]);
  });

  it("are those that the directory holds for a program on plain azuread, with all that the provider decides", async () => {
    const { declared, held } = await readBothSides(plainProgram);

    expect(held).toEqual(declared);
    expect(
      Object.fromEntries(held.map(({ name, credentials }) => [name, credentials.map(({ kind }) => kind).toSorted()])),
    ).toEqual({ bare: [], full: ["certificate", "federated", "secret", "secret"], parts: [] });
  });
});

/** The arguments of an app registration as a table of what each may be. */
import { apis } from "../catalogue";
import { signInAudiences } from "../manifest";
import type { Problem } from "../rules";
import type { AppRegistrationArgs } from "./appRegistrationArgs";
import { fields, flag, listOf, oneOf, plainText, type Reader, text, wordOr } from "./argumentReaders";
import { isAppId } from "./ownApi";

const redirectUris = listOf(text);
const byKind = fields({ delegated: listOf(plainText), application: listOf(plainText) });
const byApi = Object.fromEntries(apis.map(({ name }) => [name, byKind]));

/** A permission that the catalogue does not have. */
const ownPermission: Reader = (value, path, findings) => {
  if (typeof value === "object" && value !== null && "name" in value && "id" in value) {
    if (typeof value.name === "string" && typeof value.id === "string" && isAppId(value.id)) return value;
  }
  const fix = "declare the API with defineApi, and spread what its permissions({ … }) answers";
  findings.push({ argument: path, rule: "permissions under a client id have a name and an id", fix });
  return undefined;
};
const ownByKind = fields({ delegated: listOf(ownPermission), application: listOf(ownPermission) });

/** Microsoft's APIs by name, what `defineApi` declares by client id. */
const permissions: Reader = (value, path, findings) => {
  const ownKeys = Object.keys(value ?? {}).filter(isAppId);
  return fields({ ...byApi, ...Object.fromEntries(ownKeys.map((key) => [key, ownByKind])) })(value, path, findings);
};

const readFields = fields({
  displayName: text,
  signInAudience: oneOf(signInAudiences),
  web: fields({
    redirectUris,
    homepageUrl: text,
    logoutUrl: text,
    implicitIdTokens: flag,
    implicitAccessTokens: flag,
  }),
  singlePage: fields({ redirectUris }),
  publicClient: fields({ redirectUris, allowPublicClientFlows: flag }),
  permissions,
  consent: wordOr("wholeTenant", fields({ wholeTenant: permissions })),
  owners: listOf(text),
  tags: listOf(text),
  assignmentRequired: flag,
});

/** The usable part of the arguments, and a finding for each thing in them that has the wrong form. */
export function readArguments(args: unknown): {
  readonly usable: Partial<AppRegistrationArgs>;
  readonly findings: readonly Problem[];
} {
  const findings: Problem[] = [];
  // The cast: the table above says about every argument what the type says.
  const usable = (readFields(args ?? {}, "", findings) ?? {}) as Partial<AppRegistrationArgs>;
  if (usable.displayName === undefined && !findings.some(({ argument }) => argument === "displayName")) {
    const fix = "give the name that people see when they consent";
    findings.unshift({ argument: "displayName", rule: "this argument is required", fix });
  }
  return { usable, findings };
}

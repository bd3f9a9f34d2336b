/** The arguments of an app registration as a table of what each may be. */
import { apis } from "../catalogue";
import { signInAudiences } from "../manifest";
import type { Finding } from "../rules";
import type { AppRegistrationArgs } from "./appRegistrationArgs";
import { fields, flag, listOf, oneOf, plainText, text, wordOr } from "./argumentReaders";

const redirectUris = listOf(text);
const byKind = fields({ delegated: listOf(plainText), application: listOf(plainText) });
const permissions = fields(Object.fromEntries(apis.map(({ name }) => [name, byKind])));

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
  readonly findings: readonly Finding[];
} {
  const findings: Finding[] = [];
  // The cast: the table above says about every argument what the type says.
  const usable = (readFields(args ?? {}, "", findings) ?? {}) as Partial<AppRegistrationArgs>;
  if (usable.displayName === undefined && !findings.some(({ argument }) => argument === "displayName")) {
    const fix = "give the name that people see when they consent";
    findings.unshift({ argument: "displayName", rule: "this argument is required", fix });
  }
  return { usable, findings };
}

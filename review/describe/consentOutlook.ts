/** What stands between a permission that an app requests and its use: who has to agree, and whether people are asked. */
import { describePermission, findPermission } from "../../catalogue";
import { type AppManifest, type PermissionRequest, programApi, programApiName } from "../../manifest";
import { covers } from "../../rules";
import type { ConsentOutlook } from "../change";

/** The apps of a version by logical name. */
export type Program = ReadonlyMap<string, AppManifest>;

export interface Outlook {
  readonly outlook: ConsentOutlook;
  /** Whether Microsoft's recommended policy withholds it from users who may agree by themselves. */
  readonly isWithheld: boolean;
}

/** @param program the version that the app is of */
export function outlookOf(request: PermissionRequest, app: AppManifest, program: Program): Outlook {
  const consents = app.consents.filter((consent) => covers(consent, request));
  if (consents.some(({ to }) => to !== "oneUser") || isPreAuthorized(request, app, program)) return settled("silent");
  if (consents.length > 0) return settled("someUsers");
  if (request.kind === "application") return settled("admin");
  // Where people have to be assigned, Entra lets nobody consent for themselves.
  if (app.servicePrincipal?.assignmentRequired === true) return settled("admin");
  const { who, isWithheld } = whoMayConsent(request, program);
  return who === "user" ? { outlook: "eachUser", isWithheld } : settled(who);
}

function settled(outlook: ConsentOutlook): Outlook {
  return { outlook, isWithheld: false };
}

function isPreAuthorized({ api, permission, kind }: PermissionRequest, app: AppManifest, program: Program): boolean {
  const own = program.get(programApiName(api) ?? "");
  return (
    kind === "delegated" &&
    own !== undefined &&
    own.exposes.preAuthorized.some(
      ({ client, scope }) => scope === permission && client.state === "known" && client.value === programApi(app.name),
    )
  );
}

function whoMayConsent(
  { api, permission, kind }: PermissionRequest,
  program: Program,
): { readonly who: "user" | "admin" | "unknown"; readonly isWithheld: boolean } {
  const own = program.get(programApiName(api) ?? "");
  const scope = own?.exposes.scopes.find(({ name }) => name === permission);
  if (scope) return { who: scope.consent, isWithheld: false };
  const known = findPermission(api, kind, permission);
  if (known === undefined) return { who: "unknown", isWithheld: false };
  const { who, recommendedPolicy } = describePermission(known).consent;
  return { who, isWithheld: who === "user" && recommendedPolicy === "refuses" };
}

/** What follows the ability: who has to agree, and whether anybody is asked. */
export function sayOutlook({ outlook, isWithheld }: Outlook, kind: PermissionRequest["kind"]): string {
  switch (outlook) {
    case "silent":
      return "Consent is part of the program, so nobody is asked.";
    case "someUsers":
      return "For some users consent is part of the program; everybody else is asked at the next sign-in.";
    case "eachUser":
      return isWithheld
        ? "Everybody is asked at the next sign-in; under Microsoft's recommended policy only an administrator can agree."
        : "Everybody is asked at the next sign-in.";
    case "admin":
      return kind === "application"
        ? "Until an administrator consents, its calls are refused."
        : "Until an administrator consents, people who sign in are told that they need approval.";
    case "unknown":
      return "Whether users can agree to it or only an administrator is not known.";
  }
}

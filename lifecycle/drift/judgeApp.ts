/** What differs in an app that the program declares and the tenant has. */
import { type DirectoryApp, fieldsOf, listOf, textOf } from "../../directory";
import { type AppManifest, type Consent, known, type ManifestSubject } from "../../manifest";
import { signInScopes } from "../../token";
import { compareThree, type ThreeWayDifference } from "./compareThree";
import type { DriftFinding, GraphCall, LeftToUsers, Person, Remedy } from "./driftFinding";
import { gradeDifference, gradeImpersonation } from "./gradeDifference";
import type { RecordedPicture, StackPictures } from "./pictures";
import { removalCall } from "./removalCall";

export interface PresentApp {
  readonly name: string;
  readonly declared: AppManifest;
  readonly recorded: RecordedPicture | undefined;
  readonly app: DirectoryApp;
  readonly manifest: AppManifest;
}

export function judgeApp(present: PresentApp, stack: StackPictures): readonly DriftFinding[] {
  const { declared, recorded, manifest } = present;
  const differences = compareThree(declared, recorded?.manifest, manifest);
  const found = differences
    .filter(({ subject }) => !isLeftToUsers(declared, subject))
    .map((difference) => toFinding(difference, present, stack));
  return [...found, ...foreignOwners(present, stack), ...exchangedKeys(present, differences)];
}

/** Users' own consent to what the program asks for, of which it declares nothing: how many gave it, and to what. */
export function usersConsent({ name, declared, manifest }: PresentApp): readonly LeftToUsers[] {
  const declaredTexts = new Set(declared.consents.map((consent) => JSON.stringify(consent)));
  const left = manifest.consents.filter(
    (consent) => isLeftToUsers(declared, { kind: "consent", consent }) && !declaredTexts.has(JSON.stringify(consent)),
  );
  const users = new Set(left.flatMap((consent) => userOf({ kind: "consent", consent }) ?? []));
  if (users.size === 0) return [];
  const permissions = [...new Set(left.map(({ permission }) => permission))].sort();
  return [{ app: name, users: users.size, permissions }];
}

/** A user may agree to what the program asks for, and sign-in libraries ask for sign-in itself by themselves. */
function isLeftToUsers({ requests }: AppManifest, subject: ManifestSubject | undefined): boolean {
  if (subject?.kind !== "consent" || subject.consent.to !== "oneUser") return false;
  const { api, permission } = subject.consent;
  return signInScopes.has(permission) || requests.some((request) => isFor(request, { api, permission }));
}

function isFor(
  request: AppManifest["requests"][number],
  { api, permission }: Pick<Consent, "api" | "permission">,
): boolean {
  return request.kind === "delegated" && request.api === api && request.permission === permission;
}

function toFinding(
  { subject, ...difference }: ThreeWayDifference,
  present: PresentApp,
  stack: StackPictures,
): DriftFinding {
  const { name, declared, manifest } = present;
  const grade = gradeDifference({ ...difference, ...(subject && { subject }) }, { declared, actual: manifest });
  const who = personOf(subject, stack);
  return {
    app: name,
    ...difference,
    // The state alone lets nobody do anything.
    ...(difference.side === "state" ? { severity: "info", opens: false } : grade),
    ...(subject && { subject }),
    ...(who && { who }),
    remedies: remediesOf({ ...difference, ...(subject && { subject }) }, present, stack),
  };
}

/** Consent, credentials and owners by hand are objects that no resource of the program knows: applying leaves them. */
function remediesOf(difference: ThreeWayDifference, present: PresentApp, stack: StackPictures): readonly Remedy[] {
  if (difference.side === "state") return [{ kind: "refresh" }];
  const principal = present.app.servicePrincipal;
  if (difference.what === "sign-in to the app" && principal !== undefined) {
    return [{ kind: "set", call: setSignIn(principal.objectId, present.declared) }, { kind: "declare" }];
  }
  if (difference.side === "program") return [{ kind: "apply" }];
  if (difference.kind !== "added" || isSetByProgram(difference)) return [{ kind: "apply" }, { kind: "declare" }];
  const recordedKeys = new Set((present.recorded?.keys ?? []).map(({ keyId }) => keyId));
  const call = removalCall(difference.subject, present.app, { ...stack, recordedKeys });
  return [{ kind: "remove", call }, { kind: "declare" }];
}

function setSignIn(principalId: string, { servicePrincipal }: AppManifest): GraphCall {
  const body = { accountEnabled: servicePrincipal?.accountEnabled !== false };
  return { method: "PATCH", path: `/servicePrincipals/${principalId}`, body };
}

/** Lists that are part of the application's own resource: the program sets them whole. */
function isSetByProgram({ area }: ThreeWayDifference): boolean {
  return !["consent", "credentials", "people"].includes(area);
}

function personOf(subject: ManifestSubject | undefined, { people }: StackPictures): Person | undefined {
  const objectId = userOf(subject);
  return objectId === undefined ? undefined : (people.get(objectId) ?? { objectId, displayName: undefined });
}

function userOf(subject: ManifestSubject | undefined): string | undefined {
  const value = objectIdOf(subject);
  return value?.state === "known" ? value.value : undefined;
}

function objectIdOf(subject: ManifestSubject | undefined) {
  switch (subject?.kind) {
    case "consent":
      return subject.consent.to === "oneUser" ? subject.consent.userObjectId : undefined;
    case "owner":
      return subject.owner.kind === "principal" ? subject.owner.objectId : undefined;
    case "assignment":
      return subject.assignment.principalObjectId;
    default:
      return undefined;
  }
}

/** Owners that the program leaves alone, and those of the principal: who is new since the engine looked last. */
function foreignOwners(present: PresentApp, stack: StackPictures): readonly DriftFinding[] {
  const { declared, recorded, app } = present;
  const principal = app.servicePrincipal;
  const ofApplication = declared.owners.isManaged ? [] : newOwners(recorded?.owners, app.owners);
  const ofPrincipal = newOwners(recorded?.principalOwners, principal?.owners ?? []);
  return [
    ...ofApplication.map((objectId) =>
      foreignOwner({ objectId, what: `owner ${objectId}`, holder: `/applications/${app.objectId}` }, present, stack),
    ),
    ...ofPrincipal.map((objectId) =>
      foreignOwner(
        { objectId, what: `owner ${objectId} of the principal`, holder: `/servicePrincipals/${principal?.objectId}` },
        present,
        stack,
      ),
    ),
  ];
}

function newOwners(recorded: readonly string[] | undefined, actual: DirectoryApp["owners"]): readonly string[] {
  return recorded === undefined ? [] : actual.map(({ objectId }) => objectId).filter((id) => !recorded.includes(id));
}

function foreignOwner(
  { objectId, what, holder }: { readonly objectId: string; readonly what: string; readonly holder: string },
  { name, manifest }: PresentApp,
  { people }: StackPictures,
): DriftFinding {
  return {
    ...{ app: name, area: "owners", kind: "added", what, actual: "owner", side: "tenant", opens: true },
    severity: gradeImpersonation(manifest),
    subject: { kind: "owner", owner: { kind: "principal", objectId: known(objectId) } },
    who: people.get(objectId) ?? { objectId, displayName: undefined },
    remedies: [
      { kind: "remove", call: { method: "DELETE", path: `${holder}/owners/${objectId}/$ref` } },
      { kind: "refresh" },
    ],
  };
}

/** Keys that the engine made and that are gone, while others that look like them are there. */
function exchangedKeys(
  { name, recorded, app, manifest }: PresentApp,
  differences: readonly ThreeWayDifference[],
): readonly DriftFinding[] {
  const { passwordCredentials, keyCredentials } = app.application;
  const there = new Set(
    [...listOf(passwordCredentials), ...listOf(keyCredentials)].map((key) => textOf(fieldsOf(key).keyId)),
  );
  const missing = new Set(differences.filter(({ kind }) => kind === "missing").map(({ what }) => what));
  const lost = (recorded?.keys ?? []).filter(({ keyId }) => !there.has(keyId));
  const exchanged = lost.filter(({ kind, name: called }) => kind === "secret" && !missing.has(`secret "${called}"`));
  return exchanged.map(({ keyId, name: called }) => ({
    ...{ app: name, area: "credentials", kind: "changed", what: `key of the secret "${called}"`, side: "tenant" },
    ...{ declared: "made by the program", recorded: keyId, actual: "another one of the same name" },
    ...{ severity: gradeImpersonation(manifest), opens: true, remedies: [{ kind: "apply" }] },
  }));
}

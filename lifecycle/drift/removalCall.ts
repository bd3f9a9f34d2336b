/** The request to Microsoft Graph that takes away one thing which somebody added to an app by hand. */
import { type DirectoryApp, type Fields, fieldsOf, listOf, textOf } from "../../directory";
import type { Assignment, Consent, Credential, ManifestSubject, Value } from "../../manifest";
import type { GraphCall } from "./driftFinding";
import type { ApiWords } from "./pictures";

export interface RemovalContext extends ApiWords {
  /** Key ids that an engine made: those are not what was added. */
  readonly recordedKeys: ReadonlySet<string>;
}

/** @returns undefined where it is no object of its own, or where Graph has no such call: a program's own settings, a certificate */
export function removalCall(
  subject: ManifestSubject | undefined,
  app: DirectoryApp,
  context: RemovalContext,
): GraphCall | undefined {
  switch (subject?.kind) {
    case "consent":
      return subject.consent.to === "app"
        ? removeRole(subject.consent, app, context)
        : removeScope(subject.consent, app, context);
    case "credential":
      return removeCredential(subject.credential, app, context);
    case "owner":
      return subject.owner.kind === "principal" && subject.owner.objectId.state === "known"
        ? { method: "DELETE", path: `/applications/${app.objectId}/owners/${subject.owner.objectId.value}/$ref` }
        : undefined;
    case "assignment":
      return removeAssignment(subject.assignment, app, context);
    default:
      return undefined;
  }
}

/** A grant is one object for all scopes of an API; it goes as a whole only where nothing else is in it. */
function removeScope(consent: Consent, app: DirectoryApp, { apiOf }: RemovalContext): GraphCall | undefined {
  const user =
    consent.to === "oneUser" && consent.userObjectId.state === "known" ? consent.userObjectId.value : undefined;
  const grant = app.servicePrincipal?.grants.find(
    ({ resourceId, scopes, userObjectId }) =>
      apiOf(resourceId) === consent.api && userObjectId === user && scopes.includes(consent.permission),
  );
  if (grant === undefined) return undefined;
  const path = `/oauth2PermissionGrants/${grant.id}`;
  const kept = grant.scopes.filter((scope) => scope !== consent.permission);
  return kept.length === 0 ? { method: "DELETE", path } : { method: "PATCH", path, body: { scope: kept.join(" ") } };
}

function removeRole(consent: Consent, app: DirectoryApp, { apiOf, roleOf }: RemovalContext): GraphCall | undefined {
  const principal = app.servicePrincipal;
  const held = principal?.heldRoles.find(
    ({ resourceId, appRoleId }) =>
      apiOf(resourceId) === consent.api && [appRoleId, roleOf(resourceId, appRoleId)].includes(consent.permission),
  );
  if (principal === undefined || held === undefined) return undefined;
  return { method: "DELETE", path: `/servicePrincipals/${principal.objectId}/appRoleAssignments/${held.id}` };
}

function removeCredential(
  credential: Credential,
  app: DirectoryApp,
  { recordedKeys }: RemovalContext,
): GraphCall | undefined {
  if (credential.kind === "federated") return removeFederated(credential, app);
  if (credential.kind === "certificate") return undefined;
  const holders = [
    { path: `/applications/${app.objectId}`, fields: app.application },
    { path: `/servicePrincipals/${app.servicePrincipal?.objectId}`, fields: app.servicePrincipal?.fields ?? {} },
  ];
  for (const { path, fields } of holders) {
    const keyId = findSecret(fields, credential, recordedKeys);
    if (keyId !== undefined) return { method: "POST", path: `${path}/removePassword`, body: { keyId } };
  }
  return undefined;
}

function findSecret(
  { passwordCredentials }: Fields,
  { name, until }: Extract<Credential, { kind: "secret" }>,
  recordedKeys: ReadonlySet<string>,
): string | undefined {
  const isIt = ({ keyId, displayName, endDateTime }: Fields): boolean =>
    !recordedKeys.has(textOf(keyId) ?? "") &&
    isText(name, textOf(displayName) ?? "") &&
    (until === undefined || isMoment(until, textOf(endDateTime) ?? ""));
  return textOf(listOf(passwordCredentials).map(fieldsOf).find(isIt)?.keyId);
}

function removeFederated(
  { issuer, subject }: Extract<Credential, { kind: "federated" }>,
  { objectId, federatedCredentials }: DirectoryApp,
): GraphCall | undefined {
  const found = federatedCredentials.find(
    (federated) => isText(issuer, textOf(federated.issuer) ?? "") && isText(subject, textOf(federated.subject) ?? ""),
  );
  const id = textOf(found?.id);
  return id === undefined
    ? undefined
    : { method: "DELETE", path: `/applications/${objectId}/federatedIdentityCredentials/${id}` };
}

function removeAssignment(
  { principalObjectId, role }: Assignment,
  { servicePrincipal }: DirectoryApp,
  { roleOf }: RemovalContext,
): GraphCall | undefined {
  const found = servicePrincipal?.assignments.find(
    ({ principalId, appRoleId, resourceId }) =>
      isText(principalObjectId, principalId) &&
      (role === undefined ? appRoleId === noRole : [appRoleId, roleOf(resourceId, appRoleId)].includes(role)),
  );
  if (servicePrincipal === undefined || found === undefined) return undefined;
  return { method: "DELETE", path: `/servicePrincipals/${servicePrincipal.objectId}/appRoleAssignedTo/${found.id}` };
}

/** Says "assigned without a role". */
const noRole = "00000000-0000-0000-0000-000000000000";

function isText(value: Value<string>, text: string): boolean {
  return value.state === "known" && value.value === text;
}

function isMoment(value: Value<string>, time: string): boolean {
  return value.state === "known" && Date.parse(value.value) === Date.parse(time);
}

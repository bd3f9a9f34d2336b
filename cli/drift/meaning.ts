/** What a difference means, as one sentence for people who know neither Graph nor the program. */
import type { DriftFinding, ExistenceSubject, Person } from "../../lifecycle";
import { type Consent, type Credential, type ManifestSubject, programApiName } from "../../manifest";
import { abilityOf, controlSentence, detailsOf, detailsOfConsent } from "../../review";

/** With the app's name; ends with a full stop. */
export function meaningOf(finding: DriftFinding): string {
  const { subject, kind } = finding;
  if (subject === undefined) return ofSetting(finding);
  if (isExistence(subject)) return ofExistence(finding, subject);
  return kind === "added" ? ofAdded(finding, subject) : ofOther(finding, subject);
}

/** As people call somebody; the object id where the directory does not tell. */
export function nameOf(who: Person | undefined): string {
  if (who === undefined) return "somebody";
  return who.userPrincipalName ?? who.displayName ?? who.objectId;
}

const existenceKinds: ReadonlySet<string> = new Set<ExistenceSubject["kind"]>([
  ...(["deleted", "gone", "notApplied", "notDeclared", "unrecorded"] as const),
]);

function isExistence(subject: ManifestSubject | ExistenceSubject): subject is ExistenceSubject {
  return existenceKinds.has(subject.kind);
}

function ofExistence({ app, side }: DriftFinding, subject: ExistenceSubject): string {
  switch (subject.kind) {
    case "deleted": {
      const when = subject.deletedAt === undefined ? "" : ` on ${subject.deletedAt.slice(0, 10)}`;
      return `${app} was deleted${when} and is in the recycle bin: nobody can sign in to it.`;
    }
    case "gone":
      return side === "state"
        ? `${app} is neither declared nor in the tenant, and the state still knows it.`
        : `${app} was deleted, and is not in the recycle bin either: its client ID will not come back.`;
    case "notApplied":
      return `${app} is declared, and was never brought up.`;
    case "notDeclared":
      return `${app} is no longer declared, and still may do all that it could.`;
    case "unrecorded":
      return `The application ${subject.displayName} (${subject.clientId}) carries the mark of ${app} in this stack, and the state does not know it.`;
  }
}

function ofAdded(finding: DriftFinding, subject: ManifestSubject): string {
  const { app, who, what } = finding;
  switch (subject.kind) {
    case "request": {
      const details = detailsOf(subject.request);
      return `${app} asks for more: with consent it can ${abilityOf(details)}.${controlSentence(details)}`;
    }
    case "consent":
      return ofConsent(finding, subject.consent);
    case "credential":
      return ofCredential(app, subject.credential);
    case "owner":
      return `${nameOf(who)} owns ${what.endsWith("of the principal") ? `the principal of ${app}` : app}, can give it a secret, and then be it.`;
    case "assignment": {
      const { role } = subject.assignment;
      return `${nameOf(who)} may use ${app}${role === undefined ? "" : ` as ${role}`}.`;
    }
    case "redirectUri":
      return `${whereTo(subject.uri)} receives the codes or tokens of those who sign in to ${app}.`;
  }
}

function ofConsent({ app, who }: DriftFinding, consent: Consent): string {
  const details = detailsOfConsent(consent);
  const can = `${app} can ${abilityOf(details)}`;
  const known = programApiName(consent.api) ?? details.apiName;
  const of = details.tier === undefined && !can.includes(known) ? ` (${consent.permission} of ${known})` : "";
  if (consent.to === "app") return `${can}${of}.${controlSentence(details)}`;
  const whom = consent.to === "wholeTenant" ? "everybody of the tenant, unasked" : `${nameOf(who)}, who consented`;
  return `${can}${of}: for ${whom}.${controlSentence(details)}`;
}

function ofCredential(app: string, credential: Credential): string {
  const text = (value: { readonly state: string; readonly value?: string }): string => value.value ?? "unknown";
  switch (credential.kind) {
    case "secret":
      return `Whoever knows the secret "${text(credential.name)}" can be ${app}${untilWords(credential)}.`;
    case "certificate":
      return `Whoever holds the key of the certificate ${text(credential.thumbprint).slice(0, 16)} can be ${app}${untilWords(credential)}.`;
    case "federated":
      return `${text(credential.subject)} of ${text(credential.issuer)} can be ${app}.`;
  }
}

function untilWords({
  until,
}: {
  readonly until: { readonly state: string; readonly value?: string } | undefined;
}): string {
  return until?.value === undefined ? "" : `, until ${until.value.slice(0, 10)}`;
}

function whereTo(uri: string): string {
  if (!/^https?:/i.test(uri)) return `Any program that claims ${uri}`;
  const host = URL.canParse(uri) ? new URL(uri).host : uri;
  return /^(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(host) ? `Any program at ${host}` : `Whoever runs ${host}`;
}

/** What is missing, or there in another form. */
function ofOther({ app, what, kind, who }: DriftFinding, subject: ManifestSubject): string {
  const named = who === undefined ? what : what.replace(who.objectId, nameOf(who));
  if (kind === "changed") return `${app} has another ${named} than declared.`;
  if (subject.kind === "consent") return `${app} lacks consent to the ${named}.`;
  if (subject.kind === "request") return `${app} no longer asks for the ${named}.`;
  return `${app} lacks the ${named}.`;
}

/** Settings that say by themselves what they let people do. */
const openings: Readonly<Record<string, (app: string) => string>> = {
  "assignment required": (app) => `Everybody of the tenant can sign in to ${app}, assigned or not.`,
  "sign-in to the app": (app) => `People can sign in to ${app}, which was shut.`,
  "public client flows": (app) => `Anybody who knows the client ID can ask people to sign in to ${app} by device code.`,
  "implicit access tokens": (app) => `${app} gets access tokens through the address line of the browser.`,
  "implicit ID tokens": (app) => `${app} gets ID tokens through the address line of the browser.`,
  "sign-in audience": (app) => `People from outside the tenant can sign in to ${app}.`,
};

/** The same the other way round: what people cannot do any more. */
const closings: Readonly<Record<string, (app: string) => string>> = {
  "assignment required": (app) => `Whoever is not assigned can no longer sign in to ${app}.`,
  "sign-in to the app": (app) => `Nobody can sign in to ${app}.`,
  "public client flows": (app) => `Nobody can sign in to ${app} by device code.`,
  "sign-in audience": (app) => `Fewer people can sign in to ${app} than declared.`,
  "service principal": (app) => `${app} has no principal in the tenant: nobody can sign in, and no consent holds.`,
};

function ofSetting({ app, what, kind, opens }: DriftFinding): string {
  const told = (opens ? openings : closings)[what];
  if (told !== undefined) return told(app);
  if (what.startsWith("pre-authorized client") && kind === "added") {
    return `A client reaches ${app} without its users being asked.`;
  }
  if (kind === "changed") return `${app} is configured in another way than declared: ${what}.`;
  return kind === "added" ? `${app} has what is not declared: ${what}.` : `${app} lacks what is declared: ${what}.`;
}

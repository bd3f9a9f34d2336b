/**
 * How much every change matters, and why: data, so that a team can read it in a minute. `docs/reviewSeverity.md` is made from
 * it.
 *
 * critical: leads to control of the tenant, or breaks every client. high: what a person has to have understood before saying
 * yes. medium: somebody notices, or something that was shut is open. low: good to know. info: for the record.
 */
import type { Severity } from "./severity";

type Row = readonly [severity: Severity, why: string];

/** By kind of change, and where that is not enough by what the change is about. */
export const severityTable = {
  appAdded: ["info", "By itself a new app does nothing; what it may do is told beside it."],
  appRemoved: ["high", "Every client stops working, and what hangs on the app is gone with it."],
  clientIdReplaced: ["critical", "Every client that holds the old client id stops working, and all consent is lost."],
  logicalNameChanged: ["info", "An alias keeps the app and its client id."],
  principalAdded: ["low", "From now on the tenant can assign and consent."],
  principalRemoved: ["high", "Sign-in, consents and assignments in the tenant end with it."],

  "permission/application/tier-0": ["critical", "Control of the tenant, without anybody signed in."],
  "permission/application/critical": ["critical", "At least one public grading says its worst of it."],
  "permission/application/high": ["high", "Works on the whole tenant without anybody signed in."],
  "permission/application/medium": ["medium", "Works without anybody signed in."],
  "permission/application/low": ["low", "Works without anybody signed in, on what hurts little."],
  "permission/application/ungraded": ["high", "Nobody tells how dangerous it is, and nobody has to be signed in."],
  "permission/application/ownApi": ["medium", "What it opens is decided by an API of the same program."],
  "permission/delegated/tier-0": ["critical", "Control of the tenant as soon as an administrator signs in."],
  "permission/delegated/critical": ["high", "As far as the person who signs in may go."],
  "permission/delegated/high": ["medium", "As far as the person who signs in may go."],
  "permission/delegated/medium": ["low", "As far as the person who signs in may go."],
  "permission/delegated/low": ["info", "Hurts little, and only with somebody signed in."],
  "permission/delegated/ungraded": ["medium", "Nobody tells how dangerous it is."],
  "permission/delegated/ownApi": ["low", "What it opens is decided by an API of the same program."],
  "permissionWidened/moreAccess": ["medium", "The least that widening counts; the new permission may count for more."],
  "permissionWidened/delegatedToApplication": ["high", "What needed somebody signed in does not any more."],
  permissionNarrowed: ["low", "Less may be done, and users may be asked again."],
  permissionLost: ["low", "Less may be done; calls that need it fail."],
  "consentWithdrawn/wholeTenant": [
    "medium",
    "Users are asked again, or are stopped where only an administrator may agree.",
  ],
  "consentWithdrawn/oneUser": ["low", "One user is asked again."],
  "consentWithdrawn/app": ["medium", "Calls that need it are refused."],

  "redirectUriAdded/ownHost": ["low", "Codes and tokens go to a host that the app uses already."],
  "redirectUriAdded/foreignHost": [
    "high",
    "Whoever runs that host receives codes and tokens of everybody who signs in.",
  ],
  "redirectUriAdded/loopback": ["low", "Any program on the machine of the person who signs in may receive the code."],
  "redirectUriAdded/customScheme": ["medium", "Any app on the device may claim the scheme and receive the code."],
  "redirectUriAdded/notSettled": ["high", "Nobody can tell yet where codes and tokens go."],
  redirectUriRemoved: ["low", "Sign-in from there is refused."],
  redirectUriMoved: ["medium", "Another kind of client gets the tokens, with or without a proof of itself."],
  "switchedOn/implicitIdTokens": ["medium", "Tokens go through the address line of the browser."],
  "switchedOn/implicitAccessTokens": ["high", "Access tokens go through the address line of the browser."],
  "switchedOn/publicClientFlows": [
    "medium",
    "Anybody who knows the client id can ask people to sign in by device code.",
  ],
  "switchedOn/signIn": ["medium", "What was shut for everybody is open."],
  "switchedOff/implicitIdTokens": ["low", "Clients that still use the implicit flow break."],
  "switchedOff/implicitAccessTokens": ["low", "Clients that still use the implicit flow break."],
  "switchedOff/publicClientFlows": ["low", "Clients that sign in by device code break."],
  "switchedOff/signIn": ["high", "Nobody gets in any more."],
  signInPageChanged: ["low", "People are sent to another page."],

  "credentialAdded/secret": ["medium", "Whoever holds the secret is the app."],
  "credentialAdded/certificate": ["medium", "Whoever holds the key is the app."],
  "credentialRemoved/secret": ["medium", "Clients that hold it stop working."],
  "credentialRemoved/certificate": ["medium", "Clients that hold its key stop working."],
  "credentialRotated/secret": ["medium", "Clients that hold the old one stop working."],
  "credentialRotated/certificate": ["medium", "Clients that hold the old key stop working."],
  credentialLifeChanged: ["low", "The same key works for another time."],
  federatedSubjectAdded: ["high", "Somebody outside the tenant can become the app."],
  federatedSubjectChanged: ["high", "Somebody else outside the tenant can become the app."],
  federatedSubjectRemoved: ["medium", "A workload can no longer sign in as the app."],
  federatedDetailChanged: ["info", "Who can become the app stays the same."],

  scopeAdded: ["low", "Other apps can ask for it."],
  scopeRemoved: ["medium", "Clients that ask for it are refused."],
  "scopeChanged/consent/user": ["medium", "Users can agree where an administrator had to."],
  "scopeChanged/consent/admin": ["low", "Only an administrator can agree."],
  "scopeChanged/isEnabled/on": ["low", "Other apps can ask for it."],
  "scopeChanged/isEnabled/off": ["medium", "Clients that ask for it are refused."],
  "scopeChanged/id": ["medium", "Clients name it by its id, and have to be changed."],
  roleAdded: ["low", "It can be given to people or apps."],
  roleRemoved: ["medium", "Whoever has it loses it."],
  "roleChanged/members/wider": ["medium", "It can be given to a kind of member that could not have it."],
  "roleChanged/members/narrower": ["medium", "A kind of member cannot have it any more."],
  "roleChanged/isEnabled/on": ["low", "It can be given to people or apps."],
  "roleChanged/isEnabled/off": ["medium", "It is left out of tokens."],
  "roleChanged/id": ["medium", "Assignments name it by its id, and are lost."],
  "preAuthorizedAdded/foreign": ["high", "A client that is not of this program gets in without its users being asked."],
  "preAuthorizedAdded/own": ["medium", "A client of the program gets in without its users being asked."],
  preAuthorizedRemoved: ["low", "Users of the client are asked."],
  identifierUriAdded: ["low", "Tokens can be asked for under one more name."],
  identifierUriRemoved: ["medium", "Clients that ask under this name are refused."],
  knownClientAdded: ["low", "Agreeing to the client agrees to this app as well."],
  knownClientRemoved: ["low", "The client and this app are agreed to one by one."],
  tokenVersionChanged: ["medium", "Tokens look different, and whoever checks them has to accept it."],

  ownerAdded: ["high", "An owner can add a secret and become the app."],
  deployerOwnerAdded: ["low", "Who deploys can change the app anyway."],
  ownerRemoved: ["low", "One person less can change the app."],
  ownersManagedChanged: ["low", "Decides whether changes made by hand are kept."],
  assignmentAdded: ["low", "Somebody may use the app, or has one more role in it."],
  assignmentRemoved: ["low", "Somebody may not use the app any more, or has one role less in it."],
  assignmentRequiredOn: ["medium", "Whoever is not assigned is turned away."],
  assignmentRequiredOff: ["high", "Everybody of the tenant gets in."],

  claimAdded: ["low", "Tokens tell more about people."],
  claimRemoved: ["low", "Whoever reads it from tokens misses it."],
  claimChanged: ["low", "Whoever reads it from tokens finds something else."],
  groupClaimsChanged: ["low", "Tokens tell other groups, and access that goes by groups follows."],

  audienceWidened: ["high", "People from outside can sign in."],
  audienceNarrowed: ["medium", "People who could sign in cannot any more."],
  audienceChanged: ["high", "Nobody can tell yet who can sign in."],
  displayNameChanged: ["low", "People know the app by this name when they are asked to agree."],
  tagAdded: ["info", "Tags are for finding things."],
  tagRemoved: ["info", "Tags are for finding things."],
  noteChanged: ["info", "Notes are for people."],
  pageChanged: ["low", "People open these pages from the consent page."],

  exceptionAdded: ["medium", "A rule no longer counts for the app."],
  exceptionChanged: ["low", "Why or how long a rule does not count is different."],
  exceptionRemoved: ["info", "A rule counts again."],

  "finding/refused": ["high", "Entra, Graph or the provider would answer with an error."],
  "finding/risky": ["medium", "It works, and somebody should know."],
} as const satisfies Readonly<Record<string, Row>>;

export type SeverityCase = keyof typeof severityTable;

export function severityOf(change: SeverityCase): Severity {
  return severityTable[change][0];
}

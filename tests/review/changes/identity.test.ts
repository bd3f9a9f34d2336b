import { describe, expect, it } from "vitest";
import { unsettled } from "../../rules/appWith";
import { type ChangeRow, changesOf } from "./changesOf";

const reason = "the host cannot federate before its move";

const rows: readonly ChangeRow[] = [
  {
    title: "people of other tenants may sign in",
    before: {},
    after: { audience: "AzureADMultipleOrgs" },
    changes: [
      {
        area: "identity",
        subject: "who may sign in",
        before: "AzureADMyOrg",
        after: "AzureADMultipleOrgs",
        kind: "audienceWidened",
        severity: "high",
        consequence: "People of any other tenant can now sign in.",
      },
    ],
  },
  {
    title: "only people of the tenant may sign in",
    before: { audience: "AzureADandPersonalMicrosoftAccount" },
    after: {},
    changes: [
      {
        area: "identity",
        subject: "who may sign in",
        before: "AzureADandPersonalMicrosoftAccount",
        after: "AzureADMyOrg",
        kind: "audienceNarrowed",
        severity: "medium",
        consequence: "People of any other tenant and anybody with a personal Microsoft account can no longer sign in.",
      },
    ],
  },
  {
    title: "personal accounts in the place of the tenant's",
    before: {},
    after: { audience: "PersonalMicrosoftAccount" },
    changes: [
      {
        area: "identity",
        subject: "who may sign in",
        before: "AzureADMyOrg",
        after: "PersonalMicrosoftAccount",
        kind: "audienceWidened",
        severity: "high",
        consequence:
          "Anybody with a personal Microsoft account can now sign in. People of this tenant can no longer sign in.",
      },
    ],
  },
  {
    title: "an audience that is not settled",
    before: {},
    after: { audience: { state: "unknown" } },
    changes: [
      {
        area: "identity",
        subject: "who may sign in",
        before: "AzureADMyOrg",
        after: "(not settled yet)",
        kind: "audienceChanged",
        severity: "high",
        consequence: "Who may sign in cannot be told before this is applied.",
      },
    ],
  },
  {
    title: "name, tags and notes",
    before: { displayName: "Planner", tags: ["team-a"], notes: "ask Ada" },
    after: { displayName: "Room Planner", tags: ["team-b"], notes: unsettled },
    changes: [
      {
        area: "identity",
        kind: "displayNameChanged",
        severity: "low",
        subject: "display name",
        before: "Planner",
        after: "Room Planner",
        consequence: "People read this name when they sign in and when they are asked to agree.",
      },
      {
        area: "identity",
        kind: "noteChanged",
        severity: "info",
        subject: "notes",
        before: "ask Ada",
        after: "(not settled yet)",
        consequence: "Only people who look after the app read it.",
        note: "notes",
      },
      {
        area: "identity",
        kind: "tagAdded",
        severity: "info",
        subject: "tag team-b",
        before: undefined,
        after: "team-b",
        consequence: "The app is found under this tag.",
      },
      {
        area: "identity",
        kind: "tagRemoved",
        severity: "info",
        subject: "tag team-a",
        before: "team-a",
        after: undefined,
        consequence: "The app is no longer found under this tag.",
      },
    ],
  },
  {
    title: "a tag that was listed three times",
    before: { tags: ["team-a", "team-a", "team-a"] },
    after: { tags: ["team-a"] },
    changes: [
      {
        area: "identity",
        kind: "tagRemoved",
        severity: "info",
        subject: "tag team-a",
        before: "team-a",
        after: undefined,
        consequence: "The app is no longer found under this tag.",
      },
      {
        area: "identity",
        kind: "tagRemoved",
        severity: "info",
        subject: "tag team-a",
        before: "team-a",
        after: undefined,
        consequence: "The app is no longer found under this tag.",
      },
    ],
  },
  {
    title: "pages about the app",
    before: { informationalUrls: { privacyStatement: { state: "known", value: "https://www.contoso.com/privacy" } } },
    after: {
      informationalUrls: {
        marketing: { state: "known", value: "https://www.contoso.com/" },
        support: { state: "known", value: "https://www.contoso.com/help" },
        termsOfService: { state: "known", value: "https://www.contoso.com/terms" },
      },
    },
    changes: [
      {
        area: "identity",
        kind: "pageChanged",
        severity: "low",
        subject: "page about the app",
        before: undefined,
        after: "https://www.contoso.com/",
        consequence: "People open it from the page on which they are asked to agree, or from their list of apps.",
        page: "marketing",
      },
      {
        area: "identity",
        kind: "pageChanged",
        severity: "low",
        subject: "privacy statement",
        before: "https://www.contoso.com/privacy",
        after: undefined,
        consequence: "People open it from the page on which they are asked to agree, or from their list of apps.",
        page: "privacyStatement",
      },
      {
        area: "identity",
        kind: "pageChanged",
        severity: "low",
        subject: "support page",
        before: undefined,
        after: "https://www.contoso.com/help",
        consequence: "People open it from the page on which they are asked to agree, or from their list of apps.",
        page: "support",
      },
      {
        area: "identity",
        kind: "pageChanged",
        severity: "low",
        subject: "terms of service",
        before: undefined,
        after: "https://www.contoso.com/terms",
        consequence: "People open it from the page on which they are asked to agree, or from their list of apps.",
        page: "termsOfService",
      },
    ],
  },
  {
    title: "an exception that comes, one that changes, and one that goes",
    before: {
      exceptions: [
        { rule: "secret-avoidable", reason, until: "2026-12-31" },
        { rule: "owner-count", reason },
      ],
    },
    after: {
      exceptions: [
        { rule: "secret-avoidable", reason, until: "2027-03-31" },
        { rule: "consent-policy", reason },
      ],
    },
    changes: [
      {
        area: "exceptions",
        kind: "exceptionAdded",
        severity: "medium",
        subject: "rule consent-policy",
        before: undefined,
        after: "the host cannot federate before its move (without an end)",
        consequence: "What this rule finds about the app is accepted for the reason given.",
        rule: "consent-policy",
      },
      {
        area: "exceptions",
        kind: "exceptionChanged",
        severity: "low",
        subject: "rule secret-avoidable",
        before: "the host cannot federate before its move (until 2026-12-31)",
        after: "the host cannot federate before its move (until 2027-03-31)",
        consequence: "What this rule finds about the app is accepted for another reason or time.",
        rule: "secret-avoidable",
      },
      {
        area: "exceptions",
        kind: "exceptionRemoved",
        severity: "info",
        subject: "rule owner-count",
        before: "the host cannot federate before its move (without an end)",
        after: undefined,
        consequence: "What this rule finds about the app counts again.",
        rule: "owner-count",
      },
    ],
  },
];

describe("changes of name, audience and exceptions", () => {
  it.each(rows)("$title", ({ before, after, changes }) => {
    expect(changesOf(before, after)).toEqual(changes);
  });
});

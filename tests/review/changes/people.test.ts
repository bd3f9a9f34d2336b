import { describe, expect, it } from "vitest";
import { reviewChanges } from "../../../review";
import { unsettled } from "../../rules/appWith";
import { assigned } from "../../rules/cases/partsOfApps";
import { app, base, head, options } from "../cases/reviewCase";
import { type ChangeRow, changesOf } from "./changesOf";

const rows: readonly ChangeRow[] = [
  {
    title: "owners that come and go",
    before: { owners: ["ada@contoso.com"] },
    after: { owners: ["grace@contoso.com", unsettled] },
    changes: [
      {
        area: "people",
        kind: "ownerAdded",
        severity: "high",
        subject: "owner (not settled yet)",
        before: undefined,
        after: "(not settled yet)",
        consequence:
          "This owner can change everything about the app, and can add a secret and act as it with all its permissions.",
      },
      {
        area: "people",
        kind: "ownerAdded",
        severity: "high",
        subject: "owner grace@contoso.com",
        before: undefined,
        after: "grace@contoso.com",
        consequence:
          "This owner can change everything about the app, and can add a secret and act as it with all its permissions.",
      },
      {
        area: "people",
        kind: "ownerRemoved",
        severity: "low",
        subject: "owner ada@contoso.com",
        before: "ada@contoso.com",
        after: undefined,
        consequence: "This owner can no longer change the app.",
      },
    ],
  },
  {
    title: "people assigned with and without a role",
    before: {},
    after: {
      assignments: [
        assigned("ada@contoso.com"),
        assigned("board", "Rooms.Manage"),
        { principalObjectId: unsettled, role: "unknown" },
      ],
    },
    changes: [
      {
        area: "people",
        subject: "(not settled yet) as (not settled yet)",
        role: "unknown",
        kind: "assignmentAdded",
        severity: "low",
        before: undefined,
        after: "(not settled yet) as (not settled yet)",
        consequence: "May now use the app with this role.",
      },
      {
        area: "people",
        subject: "ada@contoso.com without a role",
        role: undefined,
        kind: "assignmentAdded",
        severity: "low",
        before: undefined,
        after: "ada@contoso.com without a role",
        consequence: "May now use the app.",
      },
      {
        area: "people",
        subject: "board as Rooms.Manage",
        role: "Rooms.Manage",
        kind: "assignmentAdded",
        severity: "low",
        before: undefined,
        after: "board as Rooms.Manage",
        consequence: "May now use the app with this role.",
      },
    ],
  },
  {
    title: "people no longer assigned",
    before: { assignments: [assigned("ada@contoso.com"), assigned("board", "Rooms.Manage")] },
    after: {},
    changes: [
      {
        area: "people",
        subject: "ada@contoso.com without a role",
        role: undefined,
        kind: "assignmentRemoved",
        severity: "low",
        before: "ada@contoso.com without a role",
        after: undefined,
        consequence: "Is no longer assigned to the app.",
      },
      {
        area: "people",
        subject: "board as Rooms.Manage",
        role: "Rooms.Manage",
        kind: "assignmentRemoved",
        severity: "low",
        before: "board as Rooms.Manage",
        after: undefined,
        consequence: "Loses this role in the app.",
      },
    ],
  },
  {
    title: "assignment required",
    before: {},
    after: { servicePrincipal: { assignmentRequired: true } },
    changes: [
      {
        area: "people",
        kind: "assignmentRequiredOn",
        severity: "medium",
        subject: "assignment",
        before: "not required",
        after: "required",
        consequence: "Only who is assigned to the app gets in; everybody else is turned away at sign-in.",
      },
    ],
  },
  {
    title: "assignment no longer required",
    before: { servicePrincipal: { assignmentRequired: true } },
    after: {},
    changes: [
      {
        area: "people",
        kind: "assignmentRequiredOff",
        severity: "high",
        subject: "assignment",
        before: "required",
        after: "not required",
        consequence: "Everybody of the tenant can sign in, assigned or not.",
      },
    ],
  },
  {
    title: "claims that come, go and change",
    before: {
      claims: {
        optional: [
          { token: "id", name: "email", source: undefined, isEssential: false, properties: [] },
          { token: "access", name: "upn", source: undefined, isEssential: false, properties: [] },
        ],
      },
    },
    after: {
      claims: {
        optional: [
          {
            token: "saml2",
            name: "skills",
            source: "user",
            isEssential: true,
            properties: ["sam_account_name", "cloud_displayname"],
          },
          {
            token: "access",
            name: "upn",
            source: undefined,
            isEssential: true,
            properties: ["include_externally_authenticated_upn"],
          },
        ],
      },
    },
    changes: [
      {
        area: "claims",
        kind: "claimAdded",
        severity: "low",
        subject: "claim skills in SAML tokens",
        before: undefined,
        after: "skills, from user, essential, cloud_displayname, sam_account_name",
        consequence: "Whoever gets such a token reads this about the person who signed in.",
      },
      {
        area: "claims",
        kind: "claimChanged",
        severity: "low",
        subject: "claim upn in access tokens",
        before: "upn",
        after: "upn, essential, include_externally_authenticated_upn",
        consequence: "What reads this claim from the token may find it in another form.",
      },
      {
        area: "claims",
        kind: "claimRemoved",
        severity: "low",
        subject: "claim email in ID tokens",
        before: "email",
        after: undefined,
        consequence: "What reads this claim from the token no longer finds it.",
      },
    ],
  },
  {
    title: "more groups in tokens",
    before: {},
    after: { claims: { groups: ["SecurityGroup", "DirectoryRole"] } },
    changes: [
      {
        area: "claims",
        kind: "groupClaimsChanged",
        severity: "low",
        subject: "groups in tokens",
        before: undefined,
        after: "DirectoryRole, SecurityGroup",
        consequence: "Tokens tell more of the groups that a person is in.",
      },
    ],
  },
  {
    title: "fewer groups in tokens",
    before: { claims: { groups: ["SecurityGroup", "DirectoryRole"] } },
    after: { claims: { groups: ["SecurityGroup"] } },
    changes: [
      {
        area: "claims",
        kind: "groupClaimsChanged",
        severity: "low",
        subject: "groups in tokens",
        before: "DirectoryRole, SecurityGroup",
        after: "SecurityGroup",
        consequence: "Tokens tell fewer of the groups that a person is in; what decides by them may shut people out.",
      },
    ],
  },
];

describe("changes of people and claims", () => {
  it.each(rows)("$title", ({ before, after, changes }) => {
    expect(changesOf(before, after)).toEqual(changes);
  });

  it("tells that owners are left alone from now on, and that the deployer becomes one", () => {
    const before = app({ name: "planner" });
    const { manifest } = before;
    const without = { ...before, manifest: { ...manifest, owners: { principals: [], isManaged: true } } };
    const left = { ...before, manifest: { ...manifest, owners: { ...manifest.owners, isManaged: false } } };

    const [planner] = reviewChanges(base([without]), head([left]), options).apps;

    expect(planner?.changes).toEqual([
      {
        area: "people",
        kind: "ownerAdded",
        severity: "low",
        subject: "owner the deploying account",
        before: undefined,
        after: "the deploying account",
        consequence: "The account that deploys can change this app even without a directory role.",
      },
      {
        area: "people",
        kind: "ownersManagedChanged",
        severity: "low",
        subject: "management of owners",
        before: "set by the program on every run",
        after: "set at creation and left alone afterwards",
        consequence: "Owners that somebody adds or removes by hand stay as they are.",
      },
    ]);
  });
});

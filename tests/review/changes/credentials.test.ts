import { describe, expect, it } from "vitest";
import { type Credential, known } from "../../../manifest";
import { federated, secret } from "../../rules/cases/partsOfApps";
import { type ChangeRow, changesOf } from "./changesOf";

const spring = "2027-03-01T00:00:00.000Z";
const summer = "2027-06-01T12:30:00.000Z";

function certificate(thumbprint: string, until?: string): Credential {
  return {
    kind: "certificate",
    thumbprint: known(thumbprint),
    from: undefined,
    until: until === undefined ? undefined : known(until),
  };
}

const rows: readonly ChangeRow[] = [
  {
    title: "a secret and a certificate that come",
    before: {},
    after: { credentials: [secret("server", spring), certificate("0a1b")] },
    changes: [
      {
        area: "credentials",
        subject: "certificate 0a1b",
        credential: "certificate",
        until: undefined,
        kind: "credentialAdded",
        severity: "medium",
        before: undefined,
        after: "from when it is made, until the directory's own limit",
        consequence: "Whoever holds this certificate's key can act as the app for as long as the directory decides.",
      },
      {
        area: "credentials",
        subject: "secret server",
        credential: "secret",
        until: "2027-03-01T00:00:00.000Z",
        kind: "credentialAdded",
        severity: "medium",
        before: undefined,
        after: "from when it is made, until 2027-03-01",
        consequence: "Whoever holds this secret can act as the app until 2027-03-01.",
      },
    ],
  },
  {
    title: "a secret that goes, with another left",
    before: { credentials: [secret("server", spring), secret("next", summer)] },
    after: { credentials: [secret("next", summer)] },
    changes: [
      {
        area: "credentials",
        subject: "secret server",
        credential: "secret",
        until: undefined,
        kind: "credentialRemoved",
        severity: "medium",
        before: "from when it is made, until 2027-03-01",
        after: undefined,
        consequence:
          "Every client that uses this secret is refused as soon as this is applied, unless it has changed over to another credential.",
      },
    ],
  },
  {
    title: "the last certificate that goes",
    before: { credentials: [certificate("0a1b", spring)] },
    after: {},
    changes: [
      {
        area: "credentials",
        subject: "certificate 0a1b",
        credential: "certificate",
        until: undefined,
        kind: "credentialRemoved",
        severity: "medium",
        before: "from when it is made, until 2027-03-01",
        after: undefined,
        consequence:
          "Every client that uses this certificate's key is refused as soon as this is applied; nothing is left that proves the app.",
      },
    ],
  },
  {
    title: "a secret of the same name with other dates is another secret",
    before: { credentials: [secret("server", spring)] },
    after: { credentials: [secret("server", summer, spring)] },
    changes: [
      {
        area: "credentials",
        subject: "secret server",
        credential: "secret",
        until: "2027-06-01T12:30:00.000Z",
        kind: "credentialRotated",
        severity: "medium",
        before: "from when it is made, until 2027-03-01",
        after: "from 2027-03-01, until 2027-06-01T12:30:00.000Z",
        consequence:
          "Every client that still uses the old secret is refused as soon as this is applied, and needs the new one.",
      },
    ],
  },
  {
    title: "secrets of two names are no rotation",
    before: { credentials: [secret("server", spring)] },
    after: { credentials: [secret("", summer)] },
    changes: [
      {
        area: "credentials",
        subject: "secret without a name",
        credential: "secret",
        until: "2027-06-01T12:30:00.000Z",
        kind: "credentialAdded",
        severity: "medium",
        before: undefined,
        after: "from when it is made, until 2027-06-01T12:30:00.000Z",
        consequence: "Whoever holds this secret can act as the app until 2027-06-01T12:30:00.000Z.",
      },
      {
        area: "credentials",
        subject: "secret server",
        credential: "secret",
        until: undefined,
        kind: "credentialRemoved",
        severity: "medium",
        before: "from when it is made, until 2027-03-01",
        after: undefined,
        consequence:
          "Every client that uses this secret is refused as soon as this is applied, unless it has changed over to another credential.",
      },
    ],
  },
  {
    title: "another certificate in the place of one",
    before: { credentials: [certificate("0a1b", spring)] },
    after: { credentials: [certificate("2c3d", summer)] },
    changes: [
      {
        area: "credentials",
        subject: "certificate 2c3d",
        credential: "certificate",
        until: "2027-06-01T12:30:00.000Z",
        kind: "credentialRotated",
        severity: "medium",
        before: "from when it is made, until 2027-03-01",
        after: "from when it is made, until 2027-06-01T12:30:00.000Z",
        consequence:
          "Every client that still uses the old certificate's key is refused as soon as this is applied, and needs the new one.",
      },
    ],
  },
  {
    title: "the same certificate for another time, and another beside it",
    before: { credentials: [certificate("0a1b", spring), certificate("4e5f")] },
    after: { credentials: [certificate("0a1b", summer), certificate("2c3d")] },
    changes: [
      {
        area: "credentials",
        subject: "certificate 2c3d",
        credential: "certificate",
        until: undefined,
        kind: "credentialRotated",
        severity: "medium",
        before: "from when it is made, until the directory's own limit",
        after: "from when it is made, until the directory's own limit",
        consequence:
          "Every client that still uses the old certificate's key is refused as soon as this is applied, and needs the new one.",
      },
      {
        area: "credentials",
        subject: "certificate 0a1b",
        credential: "certificate",
        until: "2027-06-01T12:30:00.000Z",
        kind: "credentialLifeChanged",
        severity: "low",
        before: "from when it is made, until 2027-03-01",
        after: "from when it is made, until 2027-06-01T12:30:00.000Z",
        consequence: "The same certificate's key works until 2027-06-01T12:30:00.000Z.",
      },
    ],
  },
  {
    title: "a workload of a platform that is known, and one of a platform that is not",
    before: {},
    after: {
      credentials: [
        federated({}),
        federated({ name: "own", issuer: "https://tokens.example.net", subject: "runner", description: "the runner" }),
      ],
    },
    changes: [
      {
        area: "credentials",
        kind: "federatedSubjectAdded",
        severity: "high",
        subject: "federated credential github-main",
        before: undefined,
        after:
          "repo:contoso/room-board:ref:refs/heads/main from https://token.actions.githubusercontent.com for api://AzureADTokenExchange",
        consequence:
          "A workload of GitHub Actions that runs as repo:contoso/room-board:ref:refs/heads/main can now sign in as this app, without any secret.",
      },
      {
        area: "credentials",
        kind: "federatedSubjectAdded",
        severity: "high",
        subject: "federated credential own",
        before: undefined,
        after: "runner from https://tokens.example.net for api://AzureADTokenExchange",
        consequence:
          "Whoever has a token for runner from https://tokens.example.net can now sign in as this app, without any secret.",
      },
    ],
  },
  {
    title: "another workload under the same name",
    before: { credentials: [federated({})] },
    after: { credentials: [federated({ subject: "repo:contoso/other:ref:refs/heads/main" })] },
    changes: [
      {
        area: "credentials",
        kind: "federatedSubjectChanged",
        severity: "high",
        subject: "federated credential github-main",
        before:
          "repo:contoso/room-board:ref:refs/heads/main from https://token.actions.githubusercontent.com for api://AzureADTokenExchange",
        after:
          "repo:contoso/other:ref:refs/heads/main from https://token.actions.githubusercontent.com for api://AzureADTokenExchange",
        consequence:
          "A workload of GitHub Actions that runs as repo:contoso/other:ref:refs/heads/main can now sign in as this app, without any secret; a workload of GitHub Actions that runs as repo:contoso/room-board:ref:refs/heads/main cannot any more.",
      },
    ],
  },
  {
    title: "the same workload under another name, with a description",
    before: { credentials: [federated({})] },
    after: { credentials: [federated({ name: "main", description: "deploys" })] },
    changes: [
      {
        area: "credentials",
        kind: "federatedDetailChanged",
        severity: "info",
        subject: "description of the federated credential main",
        before: undefined,
        after: "deploys",
        consequence: "Who can sign in as this app stays the same.",
        detail: "description",
      },
      {
        area: "credentials",
        kind: "federatedDetailChanged",
        severity: "info",
        subject: "name of the federated credential main",
        before: "github-main",
        after: "main",
        consequence: "Who can sign in as this app stays the same.",
        detail: "name",
      },
    ],
  },
  {
    title: "a workload that goes",
    before: { credentials: [federated({})] },
    after: {},
    changes: [
      {
        area: "credentials",
        kind: "federatedSubjectRemoved",
        severity: "medium",
        subject: "federated credential github-main",
        before:
          "repo:contoso/room-board:ref:refs/heads/main from https://token.actions.githubusercontent.com for api://AzureADTokenExchange",
        after: undefined,
        consequence:
          "A workload of GitHub Actions that runs as repo:contoso/room-board:ref:refs/heads/main can no longer sign in as this app.",
      },
    ],
  },
  {
    title: "what is secret or not settled shows as that",
    before: {},
    after: {
      credentials: [
        { kind: "secret", name: { state: "secret" }, from: undefined, until: { state: "unknown" } },
        { kind: "certificate", thumbprint: { state: "unknown" }, from: undefined, until: undefined },
      ],
    },
    changes: [
      {
        area: "credentials",
        subject: "certificate (not settled yet)",
        credential: "certificate",
        until: undefined,
        kind: "credentialAdded",
        severity: "medium",
        before: undefined,
        after: "from when it is made, until the directory's own limit",
        consequence: "Whoever holds this certificate's key can act as the app for as long as the directory decides.",
      },
      {
        area: "credentials",
        subject: "secret (secret)",
        credential: "secret",
        until: undefined,
        kind: "credentialAdded",
        severity: "medium",
        before: undefined,
        after: "from when it is made, until (not settled yet)",
        consequence: "Whoever holds this secret can act as the app until (not settled yet).",
      },
    ],
  },
];

describe("changes of credentials", () => {
  it.each(rows)("$title", ({ before, after, changes }) => {
    expect(changesOf(before, after)).toEqual(changes);
  });
});

/** Apps that are signed in to, and prove themselves, in other ways. */
import { known } from "../../../manifest";
import { delegated, federated, secret } from "../../rules/cases/partsOfApps";
import { app, base, head, type ReviewCase } from "./reviewCase";

const board = {
  name: "room-board",
  displayName: "Room Board",
  web: ["https://rooms.contoso.com/signed-in"],
  requests: [delegated("User.Read")],
};

export const signInCases: readonly ReviewCase[] = [
  {
    name: "foreignRedirect",
    title: "a redirect URI leads to a foreign host",
    base: base([app(board)]),
    head: head([
      app({ ...board, web: ["https://rooms.contoso.com/signed-in", "https://rooms-contoso.example.net/signed-in"] }),
    ]),
  },
  {
    name: "signInOpened",
    title: "loopback, an app's own scheme, implicit tokens and device codes are allowed",
    base: base([app(board)]),
    head: head([
      app({
        ...board,
        publicClient: ["http://localhost", "roomboard://signed-in"],
        implicitAccessTokens: true,
        allowPublicClientFlows: true,
      }),
    ]),
  },
  {
    name: "secretRotated",
    title: "a secret is rotated, and a certificate with it",
    base: base([
      app({
        ...board,
        credentials: [
          secret("server", "2026-12-31T00:00:00.000Z", "2026-07-01T00:00:00.000Z"),
          { kind: "certificate", thumbprint: known("0a1b"), from: undefined, until: known("2026-12-01T00:00:00.000Z") },
        ],
      }),
    ]),
    head: head([
      app({
        ...board,
        credentials: [
          secret("server", "2027-05-31T00:00:00.000Z", "2026-12-01T00:00:00.000Z"),
          { kind: "certificate", thumbprint: known("2c3d"), from: undefined, until: known("2027-10-01T00:00:00.000Z") },
        ],
      }),
    ]),
  },
  {
    name: "federatedSubject",
    title: "one more workload can become the app",
    base: base([app({ ...board, credentials: [federated({})] })]),
    head: head([
      app({
        ...board,
        credentials: [
          federated({}),
          federated({ name: "github-pull", subject: "repo:contoso/room-board:pull_request" }),
        ],
      }),
    ]),
  },
  {
    name: "audienceWidened",
    title: "an app takes the accounts of everybody",
    base: base([app(board)]),
    head: head([app({ ...board, audience: "AzureADandPersonalMicrosoftAccount" })]),
  },
];

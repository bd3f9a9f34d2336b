import { describe, expect, it } from "vitest";
import { meantFlows } from "../../../lifecycle/verify/meantFlows";
import { type AppManifest, known } from "../../../manifest";
import { asking, sampleManifest } from "./sampleManifest";

const place = {
  tenantId: "tenant",
  login: "https://login.example",
  graph: "https://graph.example",
  clientIds: new Map([["rooms-api", "rooms-client"]]),
};
const { platforms } = sampleManifest();
const delegated = asking("delegated", "offline_access", "User.Read");

function flowsOf(given: Partial<AppManifest>) {
  return meantFlows({ name: "app", clientId: "client", manifest: sampleManifest(given) }, place);
}

const namesOf = (given: Partial<AppManifest>) => flowsOf(given).map(({ name, kind }) => `${name} ${kind}`);

describe("the ways in which an app is meant to get tokens", () => {
  it("are its platforms, each with what a client needs to know", () => {
    const redirectUris = [known("https://portal.example/"), known("http://localhost:3000/back")];
    const publicClient = { redirectUris: [known("http://localhost")], allowPublicClientFlows: true };
    const flows = flowsOf({
      requests: delegated,
      platforms: { web: { ...platforms.web, redirectUris }, singlePage: platforms.singlePage, publicClient },
    });
    const common = {
      ...{ name: "app", clientId: "client", tenantId: "tenant", graphBaseUrl: "https://graph.example" },
      ...{ authority: "https://login.example/tenant", roles: [], credentials: [] },
      scopes: ["offline_access", "https://graph.example/User.Read"],
    };

    expect(flows).toEqual([
      {
        name: "publicClient",
        kind: "delegated",
        access: { ...common, kind: "publicClient", redirectUri: "http://localhost" },
      },
      { name: "deviceCode", kind: "delegated", access: { ...common, kind: "publicClient" } },
      { name: "web", kind: "delegated", access: { ...common, kind: "web", redirectUri: "http://localhost:3000/back" } },
    ]);
  });

  it("are the kinds of proof where it acts on its own, the best first", () => {
    const secret = { kind: "secret", name: known("a"), from: undefined, until: undefined } as const;
    const federated = {
      kind: "federated",
      name: known("b"),
      issuer: known("i"),
      subject: known("s"),
      audiences: [],
      description: undefined,
    } as const;

    expect(
      namesOf({ requests: asking("application", "Mail.Send"), credentials: [secret, { ...secret }, federated] }),
    ).toEqual(["federated application", "secret application"]);
  });

  it("are none without a platform, without a proof, and without a permission", () => {
    const singlePage = { redirectUris: [known("http://localhost")] };

    expect(namesOf({ requests: delegated })).toEqual([]);
    expect(namesOf({ requests: asking("application", "Mail.Send") })).toEqual([]);
    expect(namesOf({ platforms: { ...platforms, singlePage } })).toEqual([]);
  });

  it("ask for permissions of other APIs by the API's client id, and leave out an API that is not known", () => {
    const singlePage = { redirectUris: [known("http://localhost")] };
    const [flow] = flowsOf({
      platforms: { ...platforms, singlePage },
      requests: [
        { api: "app:rooms-api", kind: "delegated", permission: "Rooms.Read" },
        { api: "exchangeOnline", kind: "delegated", permission: "EWS.AccessAsUser.All" },
        { api: "app:gone", kind: "delegated", permission: "Gone.Read" },
      ],
    });

    expect(flow?.access.scopes).toEqual([
      "rooms-client/Rooms.Read",
      "00000002-0000-0ff1-ce00-000000000000/EWS.AccessAsUser.All",
    ]);
  });

  it("go to the tenant of personal accounts where the app is for those alone", () => {
    const { identity } = sampleManifest();
    const singlePage = { redirectUris: [known("http://localhost")] };
    const [flow] = flowsOf({
      requests: delegated,
      platforms: { ...platforms, singlePage },
      identity: { ...identity, audience: known("PersonalMicrosoftAccount") },
    });

    expect(flow?.access.authority).toBe("https://login.example/consumers");
  });
});

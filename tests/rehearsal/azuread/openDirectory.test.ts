import { describe, expect, it } from "vitest";
import { createAzureadProvider } from "../../../rehearsal/azuread/createAzureadProvider";
import { readEndpoints } from "../../../rehearsal/azuread/transport/directoryEndpoints";
import type { HttpRequest } from "../../../rehearsal/azuread/transport/httpsExchange";
import { pauseBefore } from "../../../rehearsal/azuread/transport/retryPolicy";
import { answerInOrder, connection, reply } from "./practiceExchange";
import { tokenOf } from "./recordedFacts";

const document = {
  name: "Practice",
  resourceManager: "x",
  microsoftGraphResourceId: "https://127.0.0.1:28443/graph/",
  authentication: { loginEndpoint: "https://127.0.0.1:28443/login" },
};

describe("the metadata document", () => {
  it("is asked for once and says where Graph and sign-in are", async () => {
    const asked: HttpRequest[] = [];

    const endpoints = await readEndpoints(async (request) => {
      asked.push(request);
      return reply(200, document);
    }, connection);

    expect(endpoints).toEqual({ graph: "https://127.0.0.1:28443/graph", login: "https://127.0.0.1:28443/login" });
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "GET https://127.0.0.1:28443/metadata/endpoints?api-version=2022-09-01",
    ]);
  });

  it.each([
    ["microsoftGraphResourceId", { ...document, microsoftGraphResourceId: undefined }],
    ["authentication.loginEndpoint", { ...document, authentication: {} }],
    ["resourceManager", { ...document, resourceManager: "" }],
  ])("must hold %s", async (name, incomplete) => {
    await expect(readEndpoints(async () => reply(200, incomplete), connection)).rejects.toMatchObject({
      problem: expect.stringContaining(`holds no \`${name}\``),
    });
  });

  it.each([
    { ...document, microsoftGraphResourceId: "https://graph.microsoft.com" },
    { ...document, authentication: { loginEndpoint: "https://login.microsoftonline.com" } },
  ])("may not lead to another machine", async (elsewhere) => {
    await expect(readEndpoints(async () => reply(200, elsewhere), connection)).rejects.toMatchObject({
      problem: expect.stringMatching(/microsoft.*, which is not on this machine$/),
    });
  });
});

describe("opening a directory", () => {
  it("needs a token that says who calls", async () => {
    const nobody = `x.${Buffer.from("{}").toString("base64url")}.x`;
    const exchange = async ({ url }: HttpRequest) =>
      url.includes("/metadata/") ? reply(200, document) : reply(200, { access_token: nobody, expires_in: 3599 });

    await expect(createAzureadProvider({ exchange: () => exchange }).configure(connection)).rejects.toMatchObject({
      problem: "unable to determine the caller: the access token has no `oid`",
    });
  });

  it("comes before anything that asks the directory", async () => {
    const token = tokenOf("getClientConfig");

    await expect(createAzureadProvider().invoke({ token, args: {} })).rejects.toMatchObject({
      problem: "the azuread provider was used before it was configured",
    });
  });

  it("fetches a new token as soon as less than 20 minutes are left of the old one", async () => {
    let now = 0;
    let tokens = 0;
    const inner = answerInOrder(
      [1, 2, 3].map(() => ({ method: "GET", path: "", status: 200, reply: { value: [{ id: "d" }] } })),
    );
    const exchange = async (request: HttpRequest) => {
      if (request.url.endsWith("/token")) tokens += 1;
      return inner.exchange(request);
    };
    const provider = createAzureadProvider({ exchange: () => exchange, now: () => now });
    await provider.configure(connection);
    const counts = [];
    for (const minutes of [30, 39, 40]) {
      now = minutes * 60_000;
      await provider.invoke({ token: tokenOf("getDomains"), args: {} });
      counts.push(tokens);
    }

    // A token lasts 3599 seconds.
    expect(counts).toEqual([1, 1, 2]);
  });
});

describe("the pause before a repetition", () => {
  it("doubles up to 61 seconds", () => {
    expect([0, 1, 5, 6, 20].map((repetition) => pauseBefore(repetition))).toEqual([1000, 2000, 32_000, 61_000, 61_000]);
  });

  it("is what Retry-After says in seconds, none included; a date there is not understood", () => {
    const pause = (value: string) => pauseBefore(3, reply(429, undefined, { "Retry-After": value }));

    expect([pause("0"), pause("30"), pause("Wed, 21 Oct 2026 07:28:00 GMT")]).toEqual([0, 30_000, 8000]);
  });
});

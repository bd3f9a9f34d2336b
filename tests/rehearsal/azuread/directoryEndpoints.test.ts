import { describe, expect, it } from "vitest";
import { readEndpoints } from "../../../rehearsal/azuread/transport/directoryEndpoints";
import type { HttpRequest } from "../../../rehearsal/azuread/transport/httpsExchange";
import { pauseBefore } from "../../../rehearsal/azuread/transport/retryPolicy";
import { connection, reply } from "./practiceExchange";

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

describe("the pause before a repetition", () => {
  it("doubles up to 61 seconds", () => {
    expect([0, 1, 5, 6, 20].map((repetition) => pauseBefore(repetition))).toEqual([1000, 2000, 32_000, 61_000, 61_000]);
  });

  it("is what Retry-After says in seconds, none included; a date there is not understood", () => {
    const pause = (value: string) => pauseBefore(3, reply(429, undefined, { "Retry-After": value }));

    expect([pause("0"), pause("30"), pause("Wed, 21 Oct 2026 07:28:00 GMT")]).toEqual([0, 30_000, 8000]);
  });
});

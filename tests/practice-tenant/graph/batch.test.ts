import { afterEach, describe, expect, it } from "vitest";
import type { RequestLogEntry } from "../../../practice-tenant";
import { graphAppId, nobody, refusalIn, useGraphTenant } from "../graphTenant";
import { listIn, type ReplyBody, type TenantReply } from "../tenantClient";

const log: RequestLogEntry[] = [];
let loggedAt = 0;
const directory = useGraphTenant({
  log: (entry) => {
    log.push(entry);
    loggedAt = performance.now();
  },
});
const { graph, create, token } = directory;
afterEach(() => directory.tenant.faults.clear());

interface Part {
  readonly id: string;
  readonly method?: string;
  readonly url: string;
  readonly [name: string]: unknown;
}

function batch(parts: readonly Part[], options: { token?: string; version?: string } = {}): Promise<TenantReply> {
  const { version = "v1.0", ...more } = options;
  const requests = parts.map((part) => ({ method: "GET", ...part }));
  return graph("POST", `/${version}/$batch`, { requests }, more);
}

/** The answers by the id of their request. */
function answersIn({ body }: TenantReply): Record<string, ReplyBody | undefined> {
  return Object.fromEntries([...Object.values(body.responses ?? {})].map((part) => [String(part.id), part]));
}

function statusesIn(reply: TenantReply): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answersIn(reply)).map(([id, part]) => [id, part?.status]));
}

const json = { "Content-Type": "application/json" };

describe("a batch", () => {
  it("answers each request as it would have been answered alone, and in another order", async () => {
    const { id } = await create("/v1.0/applications", { displayName: "Batched" });
    const alone = await graph("GET", `/v1.0/applications/${id}?$select=displayName`);

    const reply = await batch([
      { id: "a", url: `/applications/${id}?$select=displayName` },
      { id: "b", url: `applications/${nobody}` },
      { id: "c", url: "/unheard/of" },
    ]);

    expect(reply.status).toBe(200);
    expect(Object.values(reply.body.responses ?? {}).map((part) => part.id)).toEqual(["c", "b", "a"]);
    expect(answersIn(reply).a).toEqual({
      id: "a",
      status: 200,
      headers: { "Content-Type": alone.headers["content-type"] },
      body: alone.body,
    });
    expect(statusesIn(reply)).toEqual({ a: 200, b: 404, c: 501 });
    expect(answersIn(reply).b?.body?.error).toMatchObject({ code: "Request_ResourceNotFound" });
    expect(answersIn(reply).c?.body?.error).toMatchObject({
      message: "The practice tenant does not have the endpoint GET /v1.0/unheard/of. See docs/practiceTenant.md.",
    });
  });

  it("changes things, one after the other, each change by itself", async () => {
    const { id } = await create("/v1.0/applications", { displayName: "Before" });

    const reply = await batch([
      { id: "1", method: "PATCH", url: `/applications/${id}`, headers: json, body: { displayName: "After" } },
      { id: "2", method: "PATCH", url: `/applications/${id}`, headers: json, body: { displayName: "" } },
      { id: "3", url: `/applications/${id}?$select=displayName` },
      { id: "4", method: "DELETE", url: `/applications/${id}` },
    ]);

    expect(statusesIn(reply)).toEqual({ 1: 204, 2: 400, 3: 200, 4: 204 });
    expect(answersIn(reply)[1]).toEqual({ id: "1", status: 204, headers: {} });
    expect(answersIn(reply)[3]?.body?.displayName).toBe("After");
    expect((await graph("GET", `/v1.0/applications/${id}`)).status).toBe(404);
  });

  it("asks each request for the permission that it needs, and the batch for none", async () => {
    const weak = await token({ oid: nobody, roles: ["User.Read.All"] });

    const reply = await batch(
      [
        { id: "1", url: "/users?$top=1" },
        { id: "2", url: "/applications" },
      ],
      { token: weak },
    );

    expect(statusesIn(reply)).toEqual({ 1: 200, 2: 403 });
    expect(answersIn(reply)[2]?.body?.error).toMatchObject({ code: "Authorization_RequestDenied" });
    expect((await batch([{ id: "1", url: "/users" }], { token: "no.such.token" })).status).toBe(401);
  });

  it("takes the headers of each request, and goes on to the next page in its own version", async () => {
    const reply = await batch(
      [
        { id: "counted", url: "/servicePrincipals?$count=true&$top=1", headers: { consistencylevel: "eventual" } },
        { id: "plain", url: "/servicePrincipals?$count=true&$top=1" },
      ],
      { version: "beta" },
    );

    const { counted, plain } = answersIn(reply);
    expect(counted?.body?.["@odata.count"]).toBeGreaterThan(1);
    expect(plain?.body).not.toHaveProperty("@odata.count");
    const next = String(counted?.body?.["@odata.nextLink"]);
    expect(next.startsWith(`${directory.tenant.origin}/beta/servicePrincipals?`)).toBe(true);
    expect(listIn(await graph("GET", next))).toHaveLength(1);
  });

  it("leaves out what depends on a request that failed", async () => {
    const reply = await batch([
      { id: "1", url: `/applications/${nobody}` },
      {
        id: "2",
        method: "POST",
        url: "/applications",
        headers: json,
        body: { displayName: "Not made" },
        dependsOn: ["1"],
      },
      { id: "3", url: "/domains", dependsOn: ["2"] },
      { id: "4", url: "/domains" },
    ]);

    expect(statusesIn(reply)).toEqual({ 1: 404, 2: 424, 3: 424, 4: 200 });
    const names = directory.tenant.exportDirectory().applications?.map(({ displayName }) => displayName);
    expect(names).not.toContain("Not made");
  });

  it("stands in the log with each of its requests", async () => {
    log.length = 0;
    await batch([
      { id: "1", url: "/domains?$top=1" },
      { id: "2", url: `/applications/${nobody}` },
    ]);

    const { clientId } = directory.tenant.deployer;
    const entry = { clientId, tokenKind: "application", time: expect.any(String), milliseconds: expect.any(Number) };
    expect(log).toEqual([
      { ...entry, method: "GET", path: "/v1.0/domains", status: 200 },
      { ...entry, method: "GET", path: `/v1.0/applications/${nobody}`, status: 404 },
      { ...entry, method: "POST", path: "/v1.0/$batch", status: 200 },
    ]);
  });

  it("brings logos as base64", async () => {
    const { id } = await create("/v1.0/applications", { displayName: "Logo" });
    const body = Buffer.from([137, 80, 78, 71]).toString("base64url");
    const headers = { "content-type": "image/png" };

    const reply = await batch([{ id: "1", method: "PUT", url: `/applications/${id}/logo`, headers, body }]);

    expect(statusesIn(reply)).toEqual({ 1: 204 });
  });
});

describe("a batch is refused as a whole", () => {
  const many = (count: number): Part[] => Array.from({ length: count }, (_, at) => ({ id: `${at}`, url: "/domains" }));

  it.each<[what: string, parts: readonly Part[], code: string, message: string]>([
    ["with more than 20 requests", many(21), "MaximumValueExceeded", "exceeds the maximum value of 20"],
    ["without any", [], "BadRequest", "Invalid batch payload format."],
    [
      "with two of one id in any case",
      [
        { id: "a", url: "/domains" },
        { id: "A", url: "/domains" },
      ],
      "BadRequest",
      "Request Id A has to be unique in a batch.",
    ],
    [
      "with an address that is not relative",
      [{ id: "1", url: "https://graph.microsoft.com/v1.0/me" }],
      "BadRequest",
      "The url of request 1 is not relative",
    ],
    [
      "with a change that says nothing of its content",
      [{ id: "1", method: "POST", url: "/applications", body: {} }],
      "BadRequest",
      "Write request id : 1 does not contain Content-Type header or body.",
    ],
    [
      "with a request that depends on a later one",
      [
        { id: "1", url: "/domains", dependsOn: ["2"] },
        { id: "2", url: "/domains" },
      ],
      "BadRequest",
      "Request 1 depends on '2', which is no request before it.",
    ],
    ["with a request of no id", [{ id: "", url: "/domains" }], "Request_BadRequest", "'requests.0.id'"],
  ])("%s", async (_what, parts, code, message) => {
    const reply = await batch(parts);

    expect(refusalIn(reply)).toEqual({ status: 400, code, message: expect.stringContaining(message) });
  });

  it("takes 20 requests", async () => {
    expect(Object.values(statusesIn(await batch(many(20))))).toEqual(Array.from({ length: 20 }, () => 200));
  });

  it("where it asks for what the practice tenant's batches do not have", async () => {
    const reply = await batch([{ id: "1", url: "/domains", atomicityGroup: "g" }]);

    expect(refusalIn(reply)).toMatchObject({
      status: 501,
      message: expect.stringContaining("requests.0.atomicityGroup"),
    });
  });
});

describe("a fault inside of a batch", () => {
  it("befalls the one request that matches", async () => {
    const headers = { "Retry-After": "7" };
    directory.tenant.faults.add({ method: "GET", path: /^\/v1\.0\/domains$/, times: 1, status: 429, headers });

    const parts = [
      { id: "1", url: "/domains" },
      { id: "2", url: "/domains" },
    ];
    const reply = await batch(parts);

    expect(statusesIn(reply)).toEqual({ 1: 429, 2: 200 });
    expect(answersIn(reply)[1]?.headers).toMatchObject(headers);
    expect(answersIn(reply)[1]?.body?.error).toMatchObject({ code: "ServiceUnavailable" });
  });

  it("that loses the reply does the work and answers as a gateway", async () => {
    directory.tenant.faults.add({ method: "POST", path: "/applications$", times: 1, dropReply: true });
    const body = { displayName: "Made unseen" };

    const reply = await batch([{ id: "1", method: "POST", url: "/applications", headers: json, body }]);

    expect(statusesIn(reply)).toEqual({ 1: 504 });
    const names = directory.tenant.exportDirectory().applications?.map(({ displayName }) => displayName);
    expect(names).toContain("Made unseen");
  });

  it("may befall the batch itself", async () => {
    directory.tenant.faults.add({ method: "POST", path: "/\\$batch$", times: 1, status: 503 });
    directory.tenant.faults.add({ method: "POST", path: "/\\$batch$", times: 1, dropReply: true });
    const parts = [{ id: "1", url: `/servicePrincipals(appId='${graphAppId}')?$select=appId` }];

    expect((await batch(parts)).status).toBe(503);
    await expect(batch(parts)).rejects.toThrow();
    expect(statusesIn(await batch(parts))).toEqual({ 1: 200 });
  });
});

describe("a slow answer", () => {
  it.each(["work", "reply"] as const)("comes late, with the delay before the %s", async (before) => {
    const delay = { milliseconds: 40, before };
    directory.tenant.faults.add({ method: "POST", path: "/applications$", times: 1, delay });

    const begun = performance.now();
    const reply = await graph("POST", "/v1.0/applications", { displayName: "Slow" });
    const ended = performance.now();

    expect(reply.status).toBe(201);
    // What is done is in the log at once, answered or not.
    expect(before === "work" ? loggedAt - begun : ended - loggedAt).toBeGreaterThan(38);
  });

  it("may be a refusal, and may be that of a part", async () => {
    const delay = { milliseconds: 20, before: "work" } as const;
    directory.tenant.faults.add({ method: "GET", path: "/domains$", times: 1, status: 503, delay });

    const begun = performance.now();
    const reply = await batch([{ id: "1", url: "/domains" }]);

    expect(statusesIn(reply)).toEqual({ 1: 503 });
    expect(performance.now() - begun).toBeGreaterThan(18);
  });
});

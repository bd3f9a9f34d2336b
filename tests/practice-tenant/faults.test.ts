import { afterEach, describe, expect, it } from "vitest";
import { refusalIn, useGraphTenant } from "./graphTenant";

const directory = useGraphTenant();
const { graph, create } = directory;
afterEach(() => directory.tenant.faults.clear());

describe("a fault", () => {
  it("befalls so many matching requests and then no more", async () => {
    directory.tenant.faults.add({
      method: "GET",
      path: /\/applications$/,
      times: 2,
      status: 429,
      code: "TooManyRequests",
      message: "Too many requests.",
      headers: { "Retry-After": "0" },
    });

    const [post, first, second, third] = [
      await graph("POST", "/v1.0/applications", { displayName: "Untouched" }),
      await graph("GET", "/v1.0/applications"),
      await graph("GET", "/v1.0/applications?$top=1"),
      await graph("GET", "/v1.0/applications"),
    ];

    expect([post.status, first.status, second.status, third.status]).toEqual([201, 429, 429, 200]);
    expect(first.headers["retry-after"]).toBe("0");
    expect(refusalIn(first)).toEqual({ status: 429, code: "TooManyRequests", message: "Too many requests." });
  });

  it("comes in the order in which it was added", async () => {
    directory.tenant.faults.add({ method: "GET", path: "/domains$", times: 1, status: 404 });
    directory.tenant.faults.add({ method: "GET", path: "/domains$", times: 1, status: 409 });

    const statuses = [
      await graph("GET", "/v1.0/domains"),
      await graph("GET", "/v1.0/domains"),
      await graph("GET", "/v1.0/domains"),
    ];

    expect(statuses.map(({ status }) => status)).toEqual([404, 409, 200]);
  });

  it("on sign-in answers in the shape of OAuth", async () => {
    directory.tenant.faults.add({
      method: "POST",
      path: "/token$",
      times: 1,
      status: 401,
      code: "invalid_client",
      message: "m",
    });

    const reply = await graph("POST", `/${directory.tenant.tenantId}/oauth2/v2.0/token`);

    expect(reply.body).toMatchObject({ error: "invalid_client", error_description: "m" });
  });

  it("that loses the reply does the work and breaks the connection", async () => {
    directory.tenant.faults.add({ method: "POST", path: "/applications$", times: 1, dropReply: true });

    await expect(graph("POST", "/v1.0/applications", { displayName: "Orphan" })).rejects.toThrow();

    const names = directory.tenant.exportDirectory().applications?.map(({ displayName }) => displayName);
    expect(names).toContain("Orphan");
  });
});

describe("a directory that lags", () => {
  const lagging = useGraphTenant({ settings: { lag: { readsAfterCreate: 2, principalsAfterApplication: 1 } } });

  it("does not find at first what was just made", async () => {
    const { id } = await lagging.create("/v1.0/applications", { displayName: "New" });

    const statuses: number[] = [];
    for (let read = 0; read < 3; read += 1)
      statuses.push((await lagging.graph("GET", `/v1.0/applications/${id}`)).status);

    expect(statuses).toEqual([404, 404, 200]);
  });

  it("takes a moment before an application can have a principal", async () => {
    const { appId } = await lagging.create("/v1.0/applications", { displayName: "Principal" });

    const first = await lagging.graph("POST", "/v1.0/servicePrincipals", { appId });
    const second = await lagging.graph("POST", "/v1.0/servicePrincipals", { appId });

    expect(refusalIn(first)).toMatchObject({
      status: 400,
      message: expect.stringContaining("does not reference a valid application object"),
    });
    expect(second.status).toBe(201);
  });

  it("is not what other tenants are", async () => {
    const { id } = await create("/v1.0/applications", { displayName: "Prompt" });

    expect((await graph("GET", `/v1.0/applications/${id}`)).status).toBe(200);
  });
});

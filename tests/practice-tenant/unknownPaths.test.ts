import { request } from "node:https";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { call } from "./tenantClient";

let tenant: PracticeTenant;
beforeAll(async () => {
  tenant = await startPracticeTenant({ port: 0 });
});
afterAll(() => tenant.close());

/** What a browser that is led to an address is answered, as text. */
function open(path: string): Promise<{ status: number | undefined; type: string | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    const options = { ca: tenant.caPem, agent: false, headers: { accept } } as const;
    const sent = request(new URL(path, tenant.origin), options, async (response) => {
      const text = (await response.setEncoding("utf8").toArray()).join("");
      resolve({ status: response.statusCode, type: response.headers["content-type"], text });
    });
    sent.on("error", reject).end();
  });
}

describe("an endpoint that the practice tenant does not have", () => {
  it.each([
    ["GET", "/"],
    ["POST", "/11111111-1111-4111-8111-111111111111/oauth2/token"],
    ["GET", "/common/saml2"],
    ["DELETE", "/metadata/endpoints"],
  ])("is named in an OAuth error, without its query: %s %s", async (method, path) => {
    const { status, body } = await call(tenant, method, `${path}?code=secret`);

    expect({ status, body }).toEqual({
      status: 501,
      body: {
        error: "not_implemented",
        error_description: `The practice tenant does not have the endpoint ${method} ${path}. See docs/practiceSignIn.md.`,
      },
    });
  });

  it("is named in Graph's own form where Graph would be", async () => {
    const { status, body } = await call(tenant, "GET", "/v1.0");

    expect(status).toBe(501);
    expect(body.error).toEqual({
      code: "NotImplemented",
      message: "The practice tenant does not have the endpoint GET /v1.0. See docs/practiceTenant.md.",
      innerError: {
        date: expect.stringMatching(/^\d{4}-/),
        "request-id": expect.any(String),
        "client-request-id": expect.any(String),
      },
    });
  });

  it.each(["application/json", "application/x-www-form-urlencoded", "text/xml"])(
    "is named whatever body of %s comes along",
    async (type) => {
      const headers = { "content-type": type };
      const { status, body } = await call(tenant, "POST", "/arm", { body: "{", headers });

      expect({ status, error: body.error }).toEqual({ status: 501, error: "not_implemented" });
    },
  );

  it("is told to a page of another origin, which could not read the answer otherwise", async () => {
    const { status, headers } = await call(tenant, "GET", "/arm", { headers: { origin: "http://localhost:3000" } });

    expect({ status, allowed: headers["access-control-allow-origin"] }).toEqual({ status: 501, allowed: "*" });
  });

  it("is a page for a browser", async () => {
    const { status, type, text } = await open("/common/wsfed?x=1&wa=wsignin1.0");

    expect({ status, type }).toEqual({ status: 501, type: "text/html; charset=utf-8" });
    expect(text).toContain('<main data-page="missing">');
    expect(text).toContain("<p>The practice tenant does not have <code>GET /common/wsfed</code>.</p>");
  });
});

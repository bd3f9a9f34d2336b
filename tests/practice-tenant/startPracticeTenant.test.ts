import { get } from "node:https";
import { describe, expect, it } from "vitest";
import { startPracticeTenant } from "../../practice-tenant";

describe("a practice tenant in memory", () => {
  it("tells the azuread provider where sign-in and Graph are", async () => {
    const tenant = await startPracticeTenant({ port: 0 });
    try {
      const body = await new Promise<string>((resolve, reject) => {
        get(`${tenant.origin}/metadata/endpoints?api-version=2022-09-01`, { ca: tenant.caPem }, (response) => {
          response.setEncoding("utf8");
          let text = "";
          response.on("data", (chunk) => {
            text += chunk;
          });
          response.on("end", () => resolve(text));
        }).on("error", reject);
      });
      expect(JSON.parse(body).microsoftGraphResourceId).toBe(tenant.origin);
    } finally {
      await tenant.close();
    }
  });
});

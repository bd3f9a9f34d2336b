import { DeviceCodeCredential, InteractiveBrowserCredential } from "@azure/identity";
import { describe, expect, it } from "vitest";
import { type AppAccess, chooseFlow, createAppCredential } from "../../token";

const native: AppAccess = {
  name: "calendar-sync",
  kind: "publicClient",
  clientId: "6f0a8f4e-0000-4000-8000-000000000001",
  tenantId: "11111111-1111-4111-8111-111111111111",
  authority: "https://login.microsoftonline.com/11111111-1111-4111-8111-111111111111",
  graphBaseUrl: "https://graph.microsoft.com",
  scopes: ["https://graph.microsoft.com/User.Read"],
  redirectUri: "http://localhost",
};
const singlePage: AppAccess = {
  ...native,
  name: "room-board",
  kind: "singlePage",
  redirectUri: "http://localhost:5173/",
};
const onDeviceCode = (): void => undefined;

describe("createAppCredential", () => {
  it("signs in with a browser or with a device code", () => {
    expect(createAppCredential(native, { flow: "browser", onDeviceCode })).toBeInstanceOf(InteractiveBrowserCredential);
    expect(createAppCredential(native, { flow: "device-code", onDeviceCode })).toBeInstanceOf(DeviceCodeCredential);
    expect(createAppCredential(singlePage, { flow: "browser", onDeviceCode })).toBeInstanceOf(
      InteractiveBrowserCredential,
    );
  });

  it.each([
    ["a single-page app a device code", singlePage, "device-code", /no device codes.*\n.*--flow browser/],
    [
      "a web app a device code",
      { ...native, kind: "web" as const },
      "device-code",
      /in a browser only.*\n.*--flow browser/,
    ],
    [
      "a service a browser",
      { ...native, kind: "service" as const },
      "browser",
      /no platform .*\n.*--flow secret, certificate or federated/,
    ],
    ["a service a device code", { ...native, kind: "service" as const }, "device-code", /no platform on which/],
    [
      "a browser a redirect URI with a path",
      { ...native, redirectUri: "http://localhost/callback" },
      "browser",
      /its own is http:\/\/localhost\/callback/,
    ],
    [
      "a browser a host elsewhere",
      { ...native, redirectUri: "https://contoso.example/" },
      "browser",
      /contoso\.example/,
    ],
  ] as const)("refuses %s, and says what to do", (_what, app, flow, message) => {
    expect(() => createAppCredential(app, { flow, onDeviceCode })).toThrow(message);
  });
});

describe("chooseFlow", () => {
  it("takes the browser where there is one, and else the device code for an app that can", () => {
    expect(chooseFlow(native, true)).toBe("browser");
    expect(chooseFlow(native, false)).toBe("device-code");
    expect(chooseFlow(singlePage, false)).toBe("browser");
  });
});

import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppRegistration, type PermissionsByApi } from "../../components";
import { startRecorder } from "./recorder";

beforeEach(() => startRecorder());
afterEach(() => pulumi.runtime.disconnect());

/** The compiler refuses what follows each `@ts-expect-error`; the run-time check must too, for programs without types. */
function refuses(permissions: PermissionsByApi): boolean {
  try {
    new AppRegistration("typed", { displayName: "Typed", permissions });
    return false;
  } catch (error) {
    if (!pulumi.ResourceError.isInstance(error)) throw error;
    return true;
  }
}

describe("the types of permissions", () => {
  it("accept names of the API and kind", () => {
    const permissions = { microsoftGraph: { delegated: ["Calendars.Read"], application: ["Mail.Send"] } } as const;
    expect(refuses(permissions)).toBe(false);
  });

  it("refuse a misspelt name", () => {
    // @ts-expect-error the permission is called "Calendars.Read"
    expect(refuses({ microsoftGraph: { delegated: ["Calendar.Read"] } })).toBe(true);
  });

  it("refuse a name of the other kind", () => {
    // @ts-expect-error User.Read is delegated only: an app without a user has no "me"
    expect(refuses({ microsoftGraph: { application: ["User.Read"] } })).toBe(true);
  });

  it("refuse a name of another API", () => {
    // @ts-expect-error full_access_as_app belongs to Exchange Online
    expect(refuses({ microsoftGraph: { application: ["full_access_as_app"] } })).toBe(true);
  });

  it("refuse an API that does not exist", () => {
    // @ts-expect-error the API is called exchangeOnline
    expect(refuses({ exchange: { application: ["full_access_as_app"] } })).toBe(true);
  });

  it("refuse an output, because what an app may do is settled in the source", () => {
    // @ts-expect-error permissions are plain strings
    expect(refuses({ microsoftGraph: { delegated: [pulumi.output("User.Read")] } })).toBe(true);
  });
});

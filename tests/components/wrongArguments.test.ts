import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppRegistration, type AppRegistrationArgs } from "../../components";
import { type Recorder, startRecorder } from "./recorder";

let recorder: Recorder;
beforeEach(async () => {
  recorder = await startRecorder();
});
afterEach(() => pulumi.runtime.disconnect());

/** What is thrown, for arguments that a program in JavaScript could pass. */
function refusalOf(name: string, args: unknown): unknown {
  try {
    new AppRegistration(name, args as AppRegistrationArgs);
    return undefined;
  } catch (error) {
    return error;
  }
}

function messageOf(args: unknown): string {
  const error = refusalOf("planner", args);
  return error instanceof Error ? error.message : "accepted";
}

describe("wrong arguments of an AppRegistration", () => {
  it("are refused all in one message, without a stack, before any resource of the provider exists", async () => {
    const error = refusalOf("planner", {
      displayName: "",
      web: { redirectUris: ["http://planner.contoso.com/", "https://planner.contoso.com"] },
      permissions: { microsoftGraph: { delegated: ["Calendar.Read", "User.Read", "User.Read"] } },
      owners: ["ada"],
    });

    expect(pulumi.ResourceError.isInstance(error) && error.hideStack).toBe(true);
    expect(error instanceof Error && error.message).toBe(
      [
        'AppRegistration "planner" has 5 problems:',
        " - displayName: a display name of this audience has 1 to 120 characters.",
        "   Fix: give it a name",
        ' - owners "ada": an owner is named by its object id, a UUID, or by its user principal name.',
        "   Fix: write the user principal name, such as ada@contoso.com, or the object id of a user or service principal",
        ' - web.redirectUris "http://planner.contoso.com/": plain http is allowed for localhost and 127.0.0.1 only.',
        "   Fix: use https://planner.contoso.com/",
        ' - web.redirectUris "https://planner.contoso.com": a redirect URI without a path ends in /.',
        "   Fix: use https://planner.contoso.com/",
        ' - permissions.microsoftGraph.delegated: Microsoft Graph has no delegated permission named "Calendar.Read" (otherwise AADSTS650053 at sign-in).',
        '   Fix: use "Calendars.Read"',
      ].join("\n"),
    );
    expect(await recorder.resources()).toEqual([]);
  });

  it("of the wrong form are named by their full path, and the rest is judged all the same", () => {
    const message = messageOf({
      displayName: 3,
      signInAudience: "AzureADMyOrgs",
      web: { redirectUri: ["https://planner.contoso.com/"], redirectUris: ["relative"] },
      publicClient: null,
      permissions: { microsoftGraf: {}, microsoftGraph: { delegated: "User.Read", applications: [] } },
      consent: "wholetenant",
      tags: [7, "a b"],
    });

    expect(message).toBe(
      [
        'AppRegistration "planner" has 11 problems:',
        " - displayName: this argument is a string.",
        "   Fix: write a string; now it is a number",
        " - signInAudience: this argument is one of AzureADMyOrg, AzureADMultipleOrgs, AzureADandPersonalMicrosoftAccount, PersonalMicrosoftAccount.",
        '   Fix: use "AzureADMyOrg"; now it is a string',
        " - web.redirectUri: there is no argument of this name.",
        "   Fix: use redirectUris",
        " - publicClient: this argument is an object of named arguments.",
        "   Fix: write { … }; now it is null",
        " - permissions.microsoftGraf: there is no argument of this name.",
        "   Fix: use microsoftGraph",
        " - permissions.microsoftGraph.delegated: this argument is a list.",
        "   Fix: write [ … ]; now it is a string",
        " - permissions.microsoftGraph.applications: there is no argument of this name.",
        "   Fix: use application",
        ' - consent: this argument is "wholeTenant" or a list by API.',
        '   Fix: use "wholeTenant"; now it is a string',
        " - tags[0]: this argument is a string.",
        "   Fix: write a string; now it is a number",
        ' - tags "a b": a tag holds no white space.',
        "   Fix: use a-b",
        ' - web.redirectUris "relative": a redirect URI is absolute: scheme, host, path.',
        "   Fix: write it whole, such as https://app.contoso.com/signed-in",
      ].join("\n"),
    );
  });

  it("are refused when there are none at all", () => {
    expect(messageOf(undefined)).toBe(
      'AppRegistration "planner" has 1 problem:\n - displayName: this argument is required.\n   Fix: give the name that people see when they consent',
    );
  });

  it("include a permission that its API has disabled, and one that Microsoft removed", () => {
    const permissions = {
      microsoftGraph: { delegated: ["AgentCard.Read.All"], application: ["TeamsApp.Read.All"] },
    };
    expect(messageOf({ displayName: "Planner", permissions })).toBe(
      [
        'AppRegistration "planner" has 2 problems:',
        ' - permissions.microsoftGraph.application: Microsoft Graph has no application permission named "TeamsApp.Read.All" any more: Microsoft removed it (otherwise AADSTS650053 at sign-in).',
        '   Fix: use "TeamsAppInstallation.ReadForUser.All"',
        ' - permissions.microsoftGraph.delegated "AgentCard.Read.All": Microsoft Graph has disabled this delegated permission, and nobody can consent to it.',
        '   Fix: use "AgentCardManifest.Read.All", or remove it',
      ].join("\n"),
    );
  });

  it("include consent to a permission that is not declared", () => {
    const consent = { wholeTenant: { microsoftGraph: { application: ["Mail.Send"] } } };
    expect(messageOf({ displayName: "Planner", consent })).toBe(
      [
        'AppRegistration "planner" has 1 problem:',
        ' - consent.wholeTenant.microsoftGraph.application "Mail.Send": consent is given to declared permissions only.',
        "   Fix: add it to permissions.microsoftGraph.application, or remove it here",
      ].join("\n"),
    );
  });

  it("are not looked for in values that only an apply will settle", () => {
    const later = pulumi.output("http://later.contoso.com");
    const args = { displayName: later, web: { redirectUris: [later] }, owners: [later], tags: [later] };

    expect(refusalOf("planner", args)).toBeUndefined();
  });
});

describe("two apps of one program", () => {
  it("may not have one name", () => {
    expect(refusalOf("planner", { displayName: "One" })).toBeUndefined();
    const error = refusalOf("planner", { displayName: "Two" });

    expect(pulumi.RunError.isInstance(error) && error.message).toBe(
      'name "planner" is used by two app registrations: every AppRegistration of a program has a name of its own.\n  Fix: rename one of them',
    );
  });

  it("may not have one display name", () => {
    expect(refusalOf("one", { displayName: "Planner" })).toBeUndefined();
    const error = refusalOf("two", { displayName: "Planner" });

    expect(error instanceof Error && error.message).toBe(
      [
        'AppRegistration "two" has 1 problem:',
        ' - displayName "Planner": no two apps of a program have the same display name, and "one" has this one.',
        "   Fix: give one of them another name",
      ].join("\n"),
    );
  });

  it("may have the names of another run's apps", async () => {
    new AppRegistration("planner", { displayName: "Planner" });
    await pulumi.runtime.disconnect();
    await startRecorder();

    expect(refusalOf("planner", { displayName: "Planner" })).toBeUndefined();
  });
});

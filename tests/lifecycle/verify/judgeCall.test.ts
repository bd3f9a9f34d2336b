import { describe, expect, it } from "vitest";
import type { HarmlessCall } from "../../../lifecycle/verify/harmlessCalls";
import { type CallAnswer, judgeCall } from "../../../lifecycle/verify/judgeCall";
import { known } from "../../../manifest";
import { asking, sampleManifest } from "./sampleManifest";

const call: HarmlessCall = {
  group: "Mail",
  permissions: ["Mail.Read"],
  kind: "delegated",
  path: "/me/messages?$top=1",
  openedBy: ["Mail.Read"],
};
const made = "GET /me/messages";
const refused: CallAnswer = { status: 403, graphCode: "ErrorAccessDenied" };
const wholeTenant = { api: "microsoftGraph", permission: "Mail.Read", to: "wholeTenant" } as const;
const asksForMail = sampleManifest({ requests: asking("delegated", "Mail.Read") });
const granted = sampleManifest({ consents: [wholeTenant] });

describe("a call that was refused", () => {
  it.each([
    [
      "in the declaration",
      { declared: sampleManifest(), actual: sampleManifest() },
      "it is not declared",
      "declare Mail.Read under permissions, and bring the stack up",
      "declaration",
    ],
    [
      "in the consent that people give",
      { declared: asksForMail, actual: sampleManifest() },
      "it is declared, and nobody consented to it",
      "consent to Mail.Read: sign in and accept, or let an administrator do so, or give consent in the program",
      "consent",
    ],
    [
      "in the consent that the program gives",
      { declared: { ...asksForMail, consents: [wholeTenant] }, actual: sampleManifest() },
      "it is declared, and nobody consented to it",
      "bring the stack up again: the program consents to Mail.Read",
      "consent",
    ],
    [
      "in an old token only",
      { declared: asksForMail, actual: granted },
      "it is granted, but the token is older than that",
      "get a new token: Mail.Read was granted after this one was issued",
      "token",
    ],
  ])("says that the permission is missing %s", (_where, place, reason, fix, missingIn) => {
    expect(judgeCall({ call, made, answer: refused, granted: ["User.Read"] }, place)).toEqual({
      kind: "call",
      subject: "Mail",
      verdict: "differs",
      found: "GET /me/messages was refused (403 ErrorAccessDenied)",
      details: [`needs Mail.Read: ${reason}`],
      fix,
      missing: [{ permission: "Mail.Read", kind: "delegated", missingIn }],
    });
  });

  it("counts the consent of one user for that user alone", () => {
    const consents = [{ ...wholeTenant, to: "oneUser", userObjectId: known("ben") } as const];
    const missingIn = (person: string) =>
      judgeCall(
        { call, made, answer: refused, granted: [] },
        { declared: asksForMail, actual: sampleManifest({ consents }), person },
      ).missing?.map((lack) => lack.missingIn);

    expect([missingIn("ben"), missingIn("cho")]).toEqual([["token"], ["consent"]]);
  });

  it("does not take an app role for a delegated permission of the same name", () => {
    const consents = [{ ...wholeTenant, to: "app" } as const];
    const check = judgeCall(
      { call, made, answer: refused, granted: [] },
      { declared: asksForMail, actual: sampleManifest({ consents }) },
    );

    expect(check.missing).toEqual([{ permission: "Mail.Read", kind: "delegated", missingIn: "consent" }]);
  });

  it("blames no permission that the token grants", () => {
    const check = judgeCall(
      { call, made, answer: refused, granted: ["Mail.Read"] },
      { declared: asksForMail, actual: granted },
    );

    expect(check).toMatchObject({
      verdict: "differs",
      found: "GET /me/messages was refused (403 ErrorAccessDenied), though the token grants Mail.Read",
    });
    expect(check.missing).toBeUndefined();
  });
});

describe("a call that was answered otherwise", () => {
  const place = { declared: asksForMail, actual: granted };
  const judge = (answer: CallAnswer) => {
    const { verdict, found } = judgeCall({ call, made, answer, granted: ["Mail.Read"] }, place);
    return { verdict, found };
  };

  it.each([
    [{ status: 200 }, "holds", made],
    [
      { status: 401, graphCode: "InvalidAuthenticationToken" },
      "differs",
      `${made} answered 401 InvalidAuthenticationToken: the token is not taken`,
    ],
    [
      { status: 404, graphCode: "MailboxNotEnabledForRESTAPI" },
      "notProved",
      `${made} answered 404 MailboxNotEnabledForRESTAPI: it was let through, and there is nothing to read`,
    ],
    [
      { status: 501, graphCode: "NotImplemented" },
      "notProved",
      `${made} answered 501 NotImplemented: the practice tenant does not have it`,
    ],
    [{ status: 503 }, "notProved", `${made} answered 503: ask again later`],
    [{ status: 400, graphCode: "BadRequest" }, "notProved", `${made} answered 400 BadRequest`],
  ])("%j: %s", (answer, verdict, found) => {
    expect(judge(answer)).toEqual({ verdict, found });
  });

  it("proves nothing of what else is declared in the group", () => {
    const both = { ...call, permissions: ["Mail.Read", "Mail.Send"] };

    expect(judgeCall({ call: both, made, answer: { status: 200 }, granted: [] }, place).details).toEqual([
      "proves Mail.Read; not tried: Mail.Send",
    ]);
  });
});

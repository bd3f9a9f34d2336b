import { describe, expect, it } from "vitest";
import { explainRefusal, SignInUnreachableError, TokenRefusedError } from "../../token";

const app = { name: "calendar-sync", authority: "https://login.microsoftonline.com/tenant" };

describe("explainRefusal", () => {
  it("says what a known code means and what to do, with the correlation id", () => {
    const cause = new Error(
      "access_denied: AADSTS65004: User declined to consent. Trace ID: 1 Correlation ID: 0a1b2c3d-1111-4222-8333-444455556666",
    );

    expect(explainRefusal(app, cause)).toMatchObject({
      code: "ERR_TOKEN_REFUSED",
      entraCode: 65004,
      problem:
        '"calendar-sync" got no token. Consent was declined. (AADSTS65004, correlation ID 0a1b2c3d-1111-4222-8333-444455556666)',
      fix: "run it again and accept, or let an administrator consent with the stack's adminConsentUrl",
    });
  });

  it("names a code that it does not know", () => {
    expect(explainRefusal(app, new Error("AADSTS999999: something new"))).toMatchObject({
      entraCode: 999999,
      problem: '"calendar-sync" got no token. Entra gave no token. (AADSTS999999)',
    });
  });

  it("understands OAuth's word where there is no code", () => {
    const refusal = explainRefusal(app, new Error("post_request_failed: expired_token"));

    expect(refusal.problem).toBe('"calendar-sync" got no token. The code was not used in time.');
  });

  it("tells a host that does not answer from a refusal", () => {
    const cause = new Error("endpoints_resolution_error: Endpoints cannot be resolved");

    expect(explainRefusal(app, cause)).toEqual(new SignInUnreachableError(app.authority));
  });

  it("never repeats what the token endpoint answered", () => {
    const cause = new Error('invalid_grant: {"access_token":"eyJhbGciOi.secret.token"} AADSTS70000');
    const { message } = explainRefusal(app, cause);

    expect(message).not.toContain("eyJhbGciOi");
  });

  it("hands on an error that is ours already", () => {
    const ours = new TokenRefusedError("problem", "fix");

    expect(explainRefusal(app, ours)).toBe(ours);
  });
});

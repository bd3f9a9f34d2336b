import { describe, expect, it } from "vitest";
import { SecretTexts } from "../../../rehearsal/engine/secretTexts";
import { makeSecret } from "../../../rehearsal/secretValue";

describe("the secrets that a run has met", () => {
  const secrets = new SecretTexts();
  secrets.note({
    clientId: "an-open-client-id",
    value: makeSecret("very-secret-value"),
    nested: [{ deep: makeSecret({ inner: ["another-secret"], short: "secret" }) }],
  });

  it("are taken out of a text, wherever and however often they occur", () => {
    expect(secrets.hideIn("a very-secret-value, another-secret and a very-secret-value")).toBe(
      "a [secret], [secret] and a [secret]",
    );
  });

  it("leave alone what was not marked, and words that are too short to be one", () => {
    expect(secrets.hideIn("an-open-client-id is no secret")).toBe("an-open-client-id is no secret");
  });
});

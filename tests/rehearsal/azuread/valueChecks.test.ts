import { describe, expect, it } from "vitest";
import type { ValueCheck } from "../../../rehearsal/azuread/schema/propertySchema";
import {
  isApplicationId,
  isBase64,
  isClaimValue,
  isHttpUrl,
  isLogoutUrl,
  isPublicClientRedirectUri,
  isSpaRedirectUri,
  isTimestamp,
  isUuid,
  isWebRedirectUri,
} from "../../../rehearsal/azuread/schema/valueChecks";

const checks = {
  isApplicationId,
  isBase64,
  isClaimValue,
  isHttpUrl,
  isLogoutUrl,
  isPublicClientRedirectUri,
  isSpaRedirectUri,
  isTimestamp,
  isUuid,
  isWebRedirectUri,
} satisfies Record<string, ValueCheck>;

type Row = readonly [check: keyof typeof checks, value: string];

/** What the plugin lets through, sensible or not: the directory judges the rest. */
const accepted: readonly Row[] = [
  ["isWebRedirectUri", "https://app.example/"],
  ["isWebRedirectUri", "http://app.example/cb?x=1#fragment"],
  ["isWebRedirectUri", "https://*.app.example/cb"],
  ["isWebRedirectUri", "ms-appx-web://Microsoft.AAD.BrokerPlugin/x"],
  ["isWebRedirectUri", "urn:ietf:wg:oauth:2.0:oob"],
  ["isSpaRedirectUri", "brk-multihub://app.example/x"],
  ["isPublicClientRedirectUri", "http://localhost"],
  ["isPublicClientRedirectUri", "myapp://auth"],
  ["isPublicClientRedirectUri", "ftp://app.example"],
  ["isHttpUrl", "https://app.example"],
  ["isUuid", "AAAAAAAA-0000-4000-8000-000000000001"],
  ["isTimestamp", "2027-01-01T00:00:00Z"],
  ["isTimestamp", "2027-01-01T00:00:00.5+02:00"],
  ["isClaimValue", ""],
  ["isClaimValue", "Orders.Read:all"],
  ["isApplicationId", "/applications/aaaaaaaa-0000-4000-8000-000000000001"],
  ["isBase64", "aGVsbG8="],
];

const refused: readonly Row[] = [
  ["isWebRedirectUri", ""],
  ["isWebRedirectUri", "https://app.example"],
  ["isWebRedirectUri", "not a uri"],
  ["isWebRedirectUri", "ftp://app.example/x"],
  ["isWebRedirectUri", "https://"],
  ["isWebRedirectUri", "https://app.example/%zz"],
  ["isWebRedirectUri", `https://app.example/${"a".repeat(240)}`],
  ["isSpaRedirectUri", "urn:ietf:wg:oauth:2.0:oob"],
  ["isPublicClientRedirectUri", "myapp:"],
  ["isHttpUrl", "app.example"],
  ["isLogoutUrl", `https://app.example/${"a".repeat(240)}`],
  ["isUuid", "User.Read"],
  ["isTimestamp", "2027-01-01"],
  ["isTimestamp", "2027-13-01T00:00:00Z"],
  ["isClaimValue", ".Orders"],
  ["isClaimValue", "Orders Read"],
  ["isClaimValue", "a".repeat(250)],
  ["isApplicationId", "aaaaaaaa-0000-4000-8000-000000000001"],
  ["isBase64", "no base64!"],
];

describe("values before anything is sent", () => {
  it.each(accepted)("%s lets %j through", (check, value) => {
    expect(checks[check](value, "place")).toEqual([]);
  });

  it.each(refused)("%s refuses %j", (check, value) => {
    expect(checks[check](value, "place")).toHaveLength(1);
  });

  it("says everything that is wrong with a claim value at once", () => {
    expect(isClaimValue(". ", "place")).toEqual([
      "Value must not begin with a period",
      "Value must be alphanumeric with these allowed characters: !#$%&'()*+,-./:;<=>?@[]^+_`{|}~",
    ]);
  });
});

/** Certificates as credentials: what is sent, found and removed, whatever object carries them. */
import { unknownValue } from "../../../propertyValue";
import { type JsonObject, objectsOf, sameId, textOf } from "../../jsonValues";
import { OperationFailure } from "../../providerError";
import type { OperationContext } from "../../resourceType";

/** The credential that a certificate resource describes. Its key is the PEM text in base64, whatever the encoding was. */
export function keyCredentialBody(planned: JsonObject, context: OperationContext): JsonObject {
  const keyId = knownText(planned, "keyId");
  const startDate = knownText(planned, "startDate");
  const endDate = knownText(planned, "endDate") || relativeEnd(planned, { startDate, now: context.now() });
  return {
    ...(endDate === "" ? {} : { endDateTime: endDate }),
    key: Buffer.from(pemText(textOf(planned, "value"), textOf(planned, "encoding"))).toString("base64"),
    keyId: keyId === "" ? context.randomUuid() : keyId,
    ...(startDate === "" ? {} : { startDateTime: startDate }),
    type: textOf(planned, "type"),
    usage: "Verify",
  };
}

export function findKey(object: JsonObject, keyId: string): JsonObject | undefined {
  return objectsOf(object, "keyCredentials").find((credential) => sameId(textOf(credential, "keyId"), keyId));
}

export function withoutKey(object: JsonObject, keyId: string): JsonObject[] {
  return objectsOf(object, "keyCredentials").filter((credential) => !sameId(textOf(credential, "keyId"), keyId));
}

function knownText(planned: JsonObject, name: string): string {
  const value = textOf(planned, name);
  return value === unknownValue ? "" : value;
}

function pemText(value: string, encoding: string): string {
  if (encoding === "pem") return value;
  const bytes = Buffer.from(value.trim(), encoding === "hex" ? "hex" : "base64");
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}

/**
 * The end that a duration such as `240h` leads to. Together with a start the provider fails, because it
 * reads the duration as a date.
 */
function relativeEnd(planned: JsonObject, { startDate, now }: { startDate: string; now: number }): string {
  const relative = textOf(planned, "endDateRelative");
  if (relative === "") return "";
  const milliseconds = durationOf(relative);
  if (milliseconds === undefined) {
    throw new OperationFailure(`Unable to parse \`end_date_relative\` ("${relative}") as a duration`, {
      attribute: "end_date_relative",
    });
  }
  if (startDate !== "") {
    throw new OperationFailure(`Unable to parse the provided start date "${relative}"`, { attribute: "start_date" });
  }
  return new Date(now + milliseconds).toISOString().replace(/\.\d{3}Z$/, "Z");
}

const units: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** Milliseconds of a duration in Go's form (`1h30m`), or undefined when it is none. */
function durationOf(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:h|ms|m|s))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s)/g)];
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ""] ?? 0), 0);
}

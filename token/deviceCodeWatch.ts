/**
 * Notices when Entra gives no device code.
 *
 * MSAL does not look at the status of that answer: it would ask a person to enter a code that is undefined, and an
 * error thrown on the way there comes out as a failure of the network.
 */
import type { PipelinePolicy } from "@azure/core-rest-pipeline";

export interface DeviceCodeWatch {
  /** Looks at every answer and changes none. */
  readonly policy: PipelinePolicy;
  /** Throws what was refused instead of a code; nothing of the answer but the refusal's code and correlation id. */
  assertGiven(): void;
}

export function watchDeviceCodes(): DeviceCodeWatch {
  let refusal: string | undefined;
  return {
    policy: {
      name: "deviceCodeWatch",
      async sendRequest(request, next) {
        const response = await next(request);
        if (new URL(request.url).pathname.endsWith("/devicecode")) {
          refusal = response.status < 400 ? undefined : describeRefusal(response.bodyAsText ?? "");
        }
        return response;
      },
    },
    assertGiven() {
      if (refusal !== undefined) throw new Error(`no device code was given: ${refusal}`);
    },
  };
}

function describeRefusal(answer: string): string {
  const parts = [/AADSTS\d+/, /Correlation ID: [0-9a-f-]{36}/i];
  return parts.map((pattern) => pattern.exec(answer)?.[0] ?? "").join(" ");
}

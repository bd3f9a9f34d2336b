/** Steps that our requests go through besides those of the Azure SDK. */
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { practiceTenantAgent } from "../common";

/** Trusts the certificate authority of a practice tenant. */
export function practiceTenantPolicy(caPem: string): PipelinePolicy {
  const agent = practiceTenantAgent(caPem);
  return {
    name: "practiceTenant",
    sendRequest(request, next) {
      request.agent = agent;
      return next(request);
    },
  };
}

/** Adds fields to the forms that are sent to the token endpoint, by what is in them already. */
export function tokenFieldsPolicy(
  fieldsFor: (form: URLSearchParams) => Promise<Readonly<Record<string, string>>>,
): PipelinePolicy {
  return {
    name: "tokenFields",
    async sendRequest(request, next) {
      if (typeof request.body === "string" && new URL(request.url).pathname.endsWith("/token")) {
        const form = new URLSearchParams(request.body);
        for (const [name, value] of Object.entries(await fieldsFor(form))) form.set(name, value);
        request.body = form.toString();
      }
      return next(request);
    },
  };
}

/**
 * Sends an `Origin`, as a browser would: Entra redeems the code of a single-page app for nobody else
 * (AADSTS9002327).
 */
export function originHeaderPolicy(origin: string): PipelinePolicy {
  return {
    name: "originHeader",
    sendRequest(request, next) {
      request.headers.set("Origin", origin);
      return next(request);
    },
  };
}

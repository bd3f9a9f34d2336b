/** Trusts the certificate authority of a practice tenant. */
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { practiceTenantAgent } from "../../common";

export function practiceTenantPolicy(caPem: string): PipelinePolicy {
  const agent = practiceTenantAgent(caPem, true);
  return {
    name: "practiceTenant",
    sendRequest(request, next) {
      request.agent = agent;
      return next(request);
    },
  };
}

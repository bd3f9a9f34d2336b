/** A sign-in page over HTTP: one address that is shown with GET and answered with POST. */
import type { FastifyRequest } from "fastify";
import type { TenantApp, TenantContext } from "../../context";
import { refusalPage } from "../pages/refusalPage";
import { Refusal } from "../refusals/refusal";
import { traceOf } from "../refusals/renderRefusal";
import { correlationIdOf } from "../refusals/sendRefusal";
import type { FormTokens } from "../sessions/formTokens";
import { type Outcome, sendOutcome, showPage } from "./outcome";
import { Visit } from "./visit";

/** What the pages are given besides the visit. */
export interface PageServices {
  readonly context: TenantContext;
  readonly formTokens: FormTokens;
}

/** @param tenant the tenant segment of the address, or "" where it has none */
export type PageHandler = (visit: Visit, tenant: string) => Outcome | Promise<Outcome>;

/** A `Refusal` that the handler throws is shown as a page. */
export function registerPage(app: TenantApp, services: PageServices, path: string, handler: PageHandler): void {
  const { context, formTokens } = services;
  app.route<{ Params: { tenant?: string } }>({
    method: ["GET", "POST"],
    url: path,
    handler: async (request, reply) => {
      const answer = async () => {
        const visit = new Visit(context, { request, reply }, formTokens);
        return handler(visit, request.params.tenant ?? "");
      };
      const outcome = await answer().catch((error: unknown) => showRefusal(context, request, error));
      return sendOutcome(reply, outcome);
    },
  });
}

function showRefusal(context: TenantContext, request: FastifyRequest, error: unknown): Outcome {
  if (!(error instanceof Refusal)) throw error;
  return showPage(refusalPage(error, traceOf(context, correlationIdOf(request))), error.status);
}

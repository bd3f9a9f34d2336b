/**
 * The stand-in issuers over HTTP. Nothing of this is Entra's, so it all lies below `/practice`:
 * the documents of an issuer for everybody, and its assertions for the tenant's deployer.
 */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { TenantApp, TenantContext } from "../../context";
import { readDeployer } from "../../seed/seedTenant";
import { verifyAccessToken } from "../../tokens/verifyAccessToken";
import { readFields } from "../formFields";
import { AssertionOrderError, issueAssertion } from "./issueAssertion";
import { issuerDocument } from "./issuerDocuments";

export function registerFederation(app: TenantApp, context: TenantContext): void {
  // A wildcard, because an issuer can be longer than Fastify lets a parameter be.
  app.get<{ Params: { "*": string } }>("/practice/issuers/*", async (request, reply) => {
    const document = await issuerDocument(context, request.params["*"]);
    return document ?? refuse(reply, 404, "this tenant stands in for no such issuer");
  });
  app.post("/practice/assertions", async (request, reply) => {
    reply.header("cache-control", "no-store");
    return answerOrder(context, request, reply);
  });
}

async function answerOrder(context: TenantContext, request: FastifyRequest, reply: FastifyReply): Promise<object> {
  // Whoever can get an assertion can be every app that trusts its issuer.
  if (!(await isDeployer(context, request.headers.authorization))) {
    return refuse(reply, 401, "assertions are for the deployer of this tenant, with a token for Microsoft Graph");
  }
  const fields = readFields(request.body);
  const text = (name: string): string => fields.get(name) ?? "";
  const order = { issuer: text("issuer"), subject: text("subject"), audience: text("audience") };
  try {
    return { assertion: await issueAssertion(context, { ...order, lifetime: Number(text("lifetime")) }) };
  } catch (error) {
    if (error instanceof AssertionOrderError) return refuse(reply, 400, error.message);
    throw error;
  }
}

async function isDeployer(context: TenantContext, authorization: string | undefined): Promise<boolean> {
  const [, token] = /^Bearer\s+(.+)$/i.exec(authorization ?? "") ?? [];
  const verdict = await verifyAccessToken(context, token);
  return verdict.ok && verdict.claims.idtyp === "app" && verdict.claims.oid === readDeployer(context.store).objectId;
}

function refuse(reply: FastifyReply, status: 400 | 401 | 404, problem: string): object {
  reply.status(status);
  return { error: status === 401 ? "invalid_token" : "invalid_request", error_description: problem };
}

/** What the rule tests share: a tenant, and applications that it takes or refuses. */
import { expect } from "vitest";
import { type GraphTenant, nobody, refusalIn, useGraphTenant } from "../graphTenant";

export interface Verdict {
  readonly status: number;
  readonly code: unknown;
  readonly message: unknown;
  /** What Graph names beside its sentence: the property at fault, and a closer code. */
  readonly target: unknown;
  readonly detailCode: unknown;
}

export interface JudgedApps {
  readonly directory: GraphTenant;
  /** What the directory says of a new application with these properties. */
  create(properties: object): Promise<Verdict>;
  /** What it says of changing an application, which is made with the first properties, to the second. */
  change(properties: object, patch: object): Promise<Verdict>;
}

export function useJudgedApps(): JudgedApps {
  const directory = useGraphTenant();
  const send = async (method: string, path: string, body: object): Promise<Verdict> => {
    const reply = await directory.graph(method, path, body);
    if (reply.status < 400) return taken;
    const detail = reply.body.error?.details?.[0];
    return { ...refusalIn(reply), target: detail?.target, detailCode: detail?.code };
  };
  return {
    directory,
    create: (properties) => send("POST", "/v1.0/applications", { displayName: "Judged", ...properties }),
    change: async (properties, patch) => {
      const { id } = await directory.create("/v1.0/applications", { displayName: "Judged", ...properties });
      return send("PATCH", `/v1.0/applications/${id}`, patch);
    },
  };
}

export const taken: Verdict = {
  status: 200,
  code: undefined,
  message: undefined,
  target: undefined,
  detailCode: undefined,
};

export function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** An id of its own for each number. */
export function idOf(index: number): string {
  return `99999999-9999-4999-8999-${String(index).padStart(12, "0")}`;
}

/** Personal accounts, with the token version that they need. */
export const personal = {
  signInAudience: "AzureADandPersonalMicrosoftAccount",
  api: { requestedAccessTokenVersion: 2 },
};

export const role = {
  id: nobody,
  value: "Orders.Read",
  displayName: "Read",
  description: "Read",
  isEnabled: true,
  allowedMemberTypes: ["User"],
};

export const scope = {
  id: idOf(1),
  value: "Orders.Write",
  isEnabled: true,
  type: "User",
  adminConsentDisplayName: "Write",
  adminConsentDescription: "Write",
};

/** Graph's refusal of a value, of which it tells the property; our sentence says `problem`. */
export function invalidValue(target: string, problem: string): object {
  return {
    status: 400,
    code: "Request_BadRequest",
    message: expect.stringContaining(problem),
    target,
    detailCode: "InvalidValue",
  };
}

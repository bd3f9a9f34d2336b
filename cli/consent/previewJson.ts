/** A preview of consent as JSON; docs/consent.md tells its shape. */
import type { AskedOfApi, ConsentPreview, ConsentView, PreviewStep } from "../../practice-tenant";
import { describeByName } from "./permissionWords";

/** self: for the person. selfOrTenant: a box lets an administrator answer for everybody. tenant: for everybody. */
const reaches = { self: "self", "self or tenant": "selfOrTenant", tenant: "tenant" } as const;

/** @param name of the app in the program */
export function previewJson(name: string, scopes: "names" | "default", { app, policy, views }: ConsentPreview) {
  return {
    app: { name, displayName: app, publisher: "unverified" },
    policy,
    scopes,
    views: views.map(viewJson),
  };
}

function viewJson({ who, at, people, isEverybody, outcome, steps, consented }: ConsentView) {
  return {
    who,
    at,
    people: people.map(({ userPrincipalName }) => userPrincipalName),
    everybody: isEverybody,
    outcome,
    steps: steps.map(stepJson),
    consented: consented.map(apiJson),
  };
}

function stepJson(step: PreviewStep) {
  switch (step.page) {
    case "signIn":
      return step;
    case "consent": {
      const { page, title, scope = null, content } = step;
      return { page, title, scope, reach: reaches[content.reach], asked: content.asked.map(apiJson) };
    }
    case "adminApproval": {
      const { page, title, scope, content, blocked } = step;
      return { page, title, scope, message: content.refusal, blocked };
    }
    case "refusal": {
      const { page, code, message, fix, isShown } = step;
      return { page, code, message, fix, shown: isShown };
    }
  }
}

function apiJson({ api, apiAppId, kind, permissions }: AskedOfApi) {
  return {
    api,
    apiAppId,
    kind,
    permissions: permissions.map(({ name, title }) => {
      const words = describeByName(apiAppId, kind, name);
      return { name, title, meaning: words?.meaning ?? null, risk: words?.risk ?? null };
    }),
  };
}

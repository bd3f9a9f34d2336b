/**
 * What components look up in the tenant, once for all apps of a program: Microsoft Graph's principal alone is half a megabyte,
 * which would travel and be read anew for each app.
 */
import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";

/** Answers by what was asked for. */
type Answers = Map<string, unknown>;

/** By run and provider: two providers may speak to two tenants. The connection to the engine stands for the run. */
const runs = new WeakMap<object, WeakMap<object, Answers>>();
const unconnected = {};
const defaultProvider = {};

/** Who deploys. @param parent whose provider is asked */
export function lookUpDeployer(parent: pulumi.Resource): pulumi.Output<azuread.GetClientConfigResult> {
  return once(parent, "deployer", () => azuread.getClientConfigOutput({ parent }));
}

/**
 * Object id of the principal of one of Microsoft's own APIs. They are looked up, never managed: managing one empties it, and
 * deletes it on destroy.
 *
 * @param parent whose provider is asked
 */
export function lookUpPrincipal(clientId: string, parent: pulumi.Resource): pulumi.Output<string> {
  return once(parent, clientId, () => azuread.getServicePrincipalOutput({ clientId }, { parent }).objectId);
}

function once<Answer>(parent: pulumi.Resource, question: string, ask: () => Answer): Answer {
  const run = pulumi.runtime.getMonitor() ?? unconnected;
  const provider = parent.getProvider("azuread:index:lookUp") ?? defaultProvider;
  const providers = runs.get(run) ?? new WeakMap<object, Answers>();
  runs.set(run, providers);
  const answers = providers.get(provider) ?? new Map<string, unknown>();
  providers.set(provider, answers);
  if (!answers.has(question)) answers.set(question, ask());
  // A question stands for one kind of answer only, and this is where it was kept.
  return answers.get(question) as Answer;
}

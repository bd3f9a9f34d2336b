/**
 * The stand-in for the azuread plugin: answers the engine as the plugin does and speaks to Graph over
 * HTTPS as the plugin's client does.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { DirectoryConnection } from "../directoryConnection";
import type { PropertyMap } from "../propertyValue";
import type {
  ApplyAnswer,
  CheckAnswer,
  CheckRequest,
  CreateAnswer,
  CreateRequest,
  DeleteRequest,
  DiffAnswer,
  DiffRequest,
  InvokeAnswer,
  InvokeRequest,
  ReadAnswer,
  ReadRequest,
  ResourceProvider,
  UpdateRequest,
} from "../resourceProvider";
import { answerDiff } from "./answerDiff";
import { configurationKeys } from "./configurationKeys";
import { findLookup } from "./lookups/lookupTable";
import { openDirectory, type Surroundings } from "./openDirectory";
import { planChange, type ResourcePlan } from "./planChange";
import { OperationFailure, ProviderError, UnsupportedResourceError } from "./providerError";
import { requireResourceType } from "./resources/resourceTable";
import type { Draft, OperationContext, ResourceType } from "./resourceType";
import { abandonedState } from "./schema/abandonedState";
import { importedInputs, refreshInputs } from "./schema/extractInputs";
import { fillDefaults, findUnreadable } from "./schema/fillDefaults";
import { findFailures, findWarnings } from "./schema/findFailures";
import { withoutUnknowns } from "./schema/planState";
import { reconcileState } from "./schema/reconcileState";
import { secretPaths } from "./schema/secretPaths";
import { createHttpsExchange } from "./transport/httpsExchange";

/** Makes a provider. `configure` must be called before anything but `check`. */
export function createAzureadProvider(options: Partial<Surroundings> = {}): ResourceProvider {
  return new AzureadProvider({
    exchange: (connection) => createHttpsExchange(connection.caPem),
    sleep: async (milliseconds) => void (await wait(milliseconds)),
    randomUuid: randomUUID,
    now: Date.now,
    ...options,
  });
}

class AzureadProvider implements ResourceProvider {
  readonly configKeys = configurationKeys;
  readonly #options: Surroundings;
  #context: OperationContext | undefined;

  constructor(options: Surroundings) {
    this.#options = options;
  }

  async configure(connection: DirectoryConnection): Promise<void> {
    this.#context = await openDirectory(connection, this.#options);
  }

  async check({ urn, type, name, olds, news }: CheckRequest): Promise<CheckAnswer> {
    const { fields } = requireResourceType(type);
    const unreadable = findUnreadable(fields, news);
    if (unreadable !== undefined) return { inputs: news, failures: [{ property: "", reason: unreadable }] };
    const inputs = fillDefaults(fields, olds, news);
    const warnings = findWarnings(urn, fields, inputs);
    return { inputs, failures: findFailures(name, fields, inputs), ...(warnings.length > 0 ? { warnings } : {}) };
  }

  async diff(request: DiffRequest): Promise<DiffAnswer> {
    const type = requireResourceType(request.type);
    const { planned } = await this.#plan(type, request);
    return answerDiff(type, request, planned);
  }

  async create({ urn, type: token, inputs, preview }: CreateRequest): Promise<CreateAnswer> {
    const type = requireResourceType(token);
    const { planned } = await this.#plan(type, { urn, id: "", news: inputs, ignoreChanges: [] });
    const secretOutputs = secretPaths(type.fields);
    if (preview) return { id: "", outputs: planned, secretOutputs };
    const known = withoutUnknowns(type.fields, planned);
    const draft: Draft = { id: "", values: { ...known } };
    const context = this.#during(type.minutes.create);
    const failure = await this.#apply(type, draft, () => type.create(context, known, draft));
    if (failure === "gone") {
      throw new ProviderError(
        `expected non-nil error with nil state during Create of ${urn}`,
        "run `appreg recover`: the object may be in the directory although the state does not know it",
      );
    }
    if (failure !== undefined && draft.id === "") throw failure;
    const outputs = { ...this.#applied(type, { draft, planned }, failure), id: draft.id };
    return { id: draft.id, outputs, secretOutputs, ...initErrors(`creating ${urn}`, failure) };
  }

  async update(request: UpdateRequest): Promise<ApplyAnswer> {
    const { urn, id, olds } = request;
    const type = requireResourceType(request.type);
    const plan = await this.#plan(type, request);
    const { planned } = plan;
    const secretOutputs = secretPaths(type.fields);
    if (request.preview) return { outputs: { ...planned, id }, secretOutputs };
    const known = withoutUnknowns(type.fields, planned);
    const draft: Draft = { id, values: { ...known } };
    const context = this.#during(type.minutes.update);
    const change = { old: olds, planned: known, has: plan.has };
    const failure = await this.#apply(type, draft, async () => type.update?.(context, change, draft));
    if (failure === "gone") {
      throw new ProviderError(
        `Resource provider reported that the resource did not exist while updating ${urn}.`,
        "run `appreg rehearse refresh` before the update",
      );
    }
    const outputs = { ...this.#applied(type, { draft, planned }, failure), id };
    return { outputs, secretOutputs, ...initErrors(`updating ${urn}`, failure) };
  }

  async read({ urn, type: token, id, outputs, inputs }: ReadRequest): Promise<ReadAnswer | undefined> {
    const type = requireResourceType(token);
    const isImport = outputs === undefined || Object.keys(outputs).length === 0;
    // The plugin swallows what its importer says of the form of an id, and that there is none.
    if (isImport && !type.importId?.test(id)) return undefined;
    const reference = outputs ?? {};
    const draft: Draft = { id, values: { ...reference } };
    const found = await duringOperation(`refreshing ${urn}`, () => type.read(this.#during(type.minutes.read), draft));
    if (!found) return undefined;
    const state = reconcileState(type.fields, { actual: draft.values, reference }, "read");
    const newInputs = isImport ? importedInputs(type.fields, state) : refreshInputs(type.fields, inputs ?? {}, state);
    return { id, outputs: { ...state, id }, inputs: newInputs, secretOutputs: secretPaths(type.fields) };
  }

  async delete({ urn, type: token, id, outputs }: DeleteRequest): Promise<void> {
    const type = requireResourceType(token);
    await duringOperation(`deleting ${urn}`, () => type.delete(this.#during(type.minutes.delete), id, outputs));
  }

  async invoke({ token, args }: InvokeRequest): Promise<InvokeAnswer> {
    const lookup = findLookup(token);
    if (lookup === undefined) throw new UnsupportedResourceError(`the function ${token}`);
    const failures = lookup.failures(args);
    if (failures.length > 0) return { failures };
    return { result: await duringOperation(`invoking ${token}`, () => lookup.run(this.#during(5), args)) };
  }

  #during(minutes: number): OperationContext {
    if (this.#context === undefined) {
      throw new ProviderError("the azuread provider was used before it was configured", "report this as a defect");
    }
    return { ...this.#context, graph: this.#context.graph.within(minutes) };
  }

  #plan(type: ResourceType, request: PlanRequest): Promise<ResourcePlan> {
    return duringOperation(`diffing ${request.urn}`, () => planChange(type, request, this.#during(5)));
  }

  /** Does the work and reads the result back. Resolves to what went wrong, if anything. */
  async #apply(
    type: ResourceType,
    draft: Draft,
    work: () => Promise<void>,
  ): Promise<OperationFailure | "gone" | undefined> {
    const isCreate = draft.id === "";
    try {
      await work();
      const minutes = isCreate ? type.minutes.create : type.minutes.update;
      return (await type.read(this.#during(minutes), draft)) ? undefined : "gone";
    } catch (error) {
      if (error instanceof OperationFailure) return error;
      return new OperationFailure(`working on ${type.token}`, { cause: error });
    }
  }

  #applied(
    type: ResourceType,
    { draft, planned }: { draft: Draft; planned: PropertyMap },
    failure: unknown,
  ): PropertyMap {
    if (failure !== undefined) return abandonedState(type.fields, draft.values);
    return reconcileState(type.fields, { actual: draft.values, reference: planned }, "update");
  }
}

interface PlanRequest {
  readonly urn: string;
  readonly id: string;
  readonly olds?: PropertyMap;
  readonly news: PropertyMap;
  readonly ignoreChanges: readonly string[];
}

function initErrors(operation: string, failure: OperationFailure | undefined): { initErrors?: readonly string[] } {
  return failure === undefined ? {} : { initErrors: [failure.during(operation).problem] };
}

async function duringOperation<T>(operation: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof OperationFailure ? error.during(operation) : error;
  }
}

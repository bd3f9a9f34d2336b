/**
 * A provider that touches nothing: it checks as azuread does, answers look-ups by symbols, and makes ids and computed outputs
 * of the URN. So a whole `up` from nothing runs at the speed of the program, and every input settles.
 */
import { configurationKeys } from "../azuread/configurationKeys";
import { createAzureadProvider } from "../azuread/createAzureadProvider";
import { KeyedLock } from "../azuread/keyedLock";
import { findLookup } from "../azuread/lookups/lookupTable";
import { findResourceType } from "../azuread/resources/resourceTable";
import type { OperationContext } from "../azuread/resourceType";
import { reconcileState } from "../azuread/schema/reconcileState";
import { secretPaths } from "../azuread/schema/secretPaths";
import { GraphClient } from "../azuread/transport/graphClient";
import { knownPackage } from "../engine/urn";
import { maskPlaceholders } from "../program/placeholder";
import { containsUnknown } from "../propertyValue";
import type {
  CheckAnswer,
  CheckRequest,
  CreateAnswer,
  CreateRequest,
  InvokeAnswer,
  InvokeRequest,
  ReadAnswer,
  ReadRequest,
  ResourceProvider,
} from "../resourceProvider";
import { computedOutputs } from "./computedOutputs";
import { offlineConnection, offlineDeployer } from "./offlineConnection";
import { ProgramObjects } from "./programObjects";
import { graphOfNowhere, type SymbolicDirectory } from "./symbolicDirectory";
import { withUnknownIds } from "./withUnknownIds";

/** Told of what a picture of the program lacks. */
export interface Gaps {
  /** A resource or function of another package, by its type. */
  readonly otherPackage: (type: string, name: string) => void;
  /** A resource type or function of azuread that is not known here. */
  readonly unsupported: (type: string, name: string) => void;
}

export function createOfflineProvider(directory: SymbolicDirectory, gaps: Gaps): ResourceProvider {
  return new OfflineProvider(directory, gaps);
}

class OfflineProvider implements ResourceProvider {
  readonly configKeys = configurationKeys;
  readonly answersEveryPackage = true;
  readonly #azuread = createAzureadProvider();
  readonly #context: OperationContext;
  readonly #directory: SymbolicDirectory;
  readonly #gaps: Gaps;
  readonly #programObjects: ProgramObjects;

  constructor(directory: SymbolicDirectory, gaps: Gaps) {
    this.#directory = directory;
    this.#gaps = gaps;
    this.#programObjects = new ProgramObjects(directory);
    this.#context = contextOf(directory);
  }

  async configure(): Promise<void> {}

  async check(request: CheckRequest): Promise<CheckAnswer> {
    const type = this.#findType(request.type, request.name);
    if (type === undefined) return { inputs: request.news, failures: [] };
    const news = this.#directory.hasGuessed ? withUnknownIds(type.fields, request.news) : request.news;
    const answer = await this.#azuread.check({ ...request, news });
    const masked = maskPlaceholders(news);
    if (masked === news || answer.failures.length === 0) return answer;
    // A placeholder need not have the form of the value that it stands for.
    const { failures } = await this.#azuread.check({ ...request, news: masked });
    return { ...answer, failures };
  }

  async create({ urn, type: token, inputs }: CreateRequest): Promise<CreateAnswer> {
    const type = findResourceType(token);
    if (type === undefined) return { id: "", outputs: {}, unknown: true };
    const { id, outputs } = this.#programObjects.complete(token, computedOutputs(type, urn, inputs));
    return { id, outputs, secretOutputs: secretPaths(type.fields), unknown: containsUnknown(outputs) };
  }

  async read({ urn, type: token, id, inputs = {} }: ReadRequest): Promise<ReadAnswer | undefined> {
    const type = this.#findType(token, urn.split("::").at(-1) ?? urn);
    const nothingKnown = { id, inputs, outputs: inputs, unknown: true };
    if (type === undefined) return nothingKnown;
    const draft = { id, values: { ...inputs } };
    if (!(await type.read(this.#context, draft))) return nothingKnown;
    const outputs = { ...reconcileState(type.fields, { actual: draft.values, reference: inputs }, "read"), id };
    return { id, inputs, outputs, secretOutputs: secretPaths(type.fields) };
  }

  async invoke({ token, args }: InvokeRequest): Promise<InvokeAnswer> {
    const lookup = findLookup(token);
    if (lookup === undefined) {
      this.#tell(token, "a function");
      return { unknown: true };
    }
    const failures = lookup.failures(maskPlaceholders(args));
    return failures.length > 0 ? { failures } : { result: await lookup.run(this.#context, args) };
  }

  diff(): Promise<never> {
    return neverAsked("compared");
  }

  update(): Promise<never> {
    return neverAsked("changed");
  }

  delete(): Promise<never> {
    return neverAsked("deleted");
  }

  #findType(token: string, name: string) {
    const type = findResourceType(token);
    if (type === undefined) this.#tell(token, name);
    return type;
  }

  #tell(token: string, name: string): void {
    const tell = token.startsWith(`${knownPackage}:`) ? this.#gaps.unsupported : this.#gaps.otherPackage;
    tell(token, name);
  }
}

/** From nothing, nothing is ever compared, changed or deleted. */
function neverAsked(what: string): Promise<never> {
  return Promise.reject(new Error(`a resource was to be ${what} although the run began with none`));
}

function contextOf(directory: SymbolicDirectory): OperationContext {
  const { tenantId, clientId } = offlineConnection;
  return {
    graph: new GraphClient({
      exchange: directory.exchange,
      tokens: { token: async () => "" },
      graph: graphOfNowhere,
      sleep: async () => undefined,
    }),
    caller: { tenantId, clientId, objectId: offlineDeployer },
    locks: new KeyedLock(),
    randomUuid: () => offlineDeployer,
    now: () => 0,
  };
}

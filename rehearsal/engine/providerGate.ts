/**
 * The way to the provider: takes secret marks off what goes in and puts them on what comes back.
 *
 * The provider signs in when it is first needed, and once: an error there is the error of whatever needed it.
 */
import type { DirectoryConnection } from "../directoryConnection";
import type { PropertyMap } from "../propertyValue";
import type {
  ApplyAnswer,
  CheckAnswer,
  DiffAnswer,
  InvokeAnswer,
  ReadAnswer,
  ResourceProvider,
} from "../resourceProvider";
import { markLike, markPaths, propertiesWithoutSecrets } from "../secretValue";
import type { ResourceState } from "../state/resourceState";
import { checkProvider, diffProvider } from "./providerResource";
import { isProviderType, knownPackage, nameOf, packageOfProvider } from "./urn";

/** Which resource a check is about. */
type Identity = Pick<ResourceState, "urn" | "type">;

export class ProviderGate {
  #ready: Promise<void> | undefined;

  constructor(
    private readonly provider: ResourceProvider,
    private readonly connection: DirectoryConnection,
  ) {}

  /**
   * Whether a package is the one whose provider this is.
   *
   * @param what is of that package, for the message
   * @throws {Error} where it is not, and the provider does not answer for it all the same
   */
  owns(packageName: string, what: string): boolean {
    if (packageName === knownPackage) return true;
    if (this.provider.answersEveryPackage === true) return false;
    throw new Error(`the rehearsal does not know ${what}: it runs programs of the package ${knownPackage} only`);
  }

  /** Fills in defaults and finds what is wrong with the arguments. */
  async check(resource: Identity, olds: PropertyMap, news: PropertyMap): Promise<CheckAnswer> {
    if (isProviderType(resource.type)) {
      if (packageOfProvider(resource.type) !== knownPackage) return { inputs: news, failures: [] };
      return checkProvider(resource, news, { connection: this.connection, knownKeys: this.provider.configKeys });
    }
    await this.#configured();
    const answer = await this.provider.check({
      urn: resource.urn,
      type: resource.type,
      name: nameOf(resource.urn),
      olds: propertiesWithoutSecrets(olds),
      news: propertiesWithoutSecrets(news),
    });
    return { ...answer, inputs: markLike(answer.inputs, news) };
  }

  /** What would change. `news` are checked inputs. */
  async diff(old: ResourceState, news: PropertyMap, ignoreChanges: readonly string[]): Promise<DiffAnswer> {
    if (isProviderType(old.type)) return diffProvider(old.outputs, news);
    await this.#configured();
    return this.provider.diff({ ...diffRequest(old, news), ignoreChanges });
  }

  /** @returns the id, empty in a preview, and the outputs */
  async create(next: ResourceState, preview: boolean): Promise<ApplyAnswer & { readonly id: string }> {
    await this.#configured();
    const inputs = propertiesWithoutSecrets(next.inputs);
    const answer = await this.provider.create({ urn: next.urn, type: next.type, inputs, preview });
    return { ...answer, outputs: this.#marked(answer, next.inputs) };
  }

  async update(old: ResourceState, next: ResourceState, preview: boolean): Promise<ApplyAnswer> {
    await this.#configured();
    const answer = await this.provider.update({
      ...diffRequest(old, next.inputs),
      urn: next.urn,
      ignoreChanges: next.ignoreChanges,
      preview,
    });
    return { ...answer, outputs: this.#marked(answer, next.inputs) };
  }

  /** The object as it is in the directory; undefined when it is gone. */
  async read(state: ResourceState): Promise<ReadAnswer | undefined> {
    await this.#configured();
    const answer = await this.provider.read({
      urn: state.urn,
      type: state.type,
      id: state.id,
      outputs: propertiesWithoutSecrets(state.outputs),
      inputs: propertiesWithoutSecrets(state.inputs),
    });
    if (answer === undefined) return undefined;
    const outputs = markPaths(markLike(answer.outputs, state.outputs), answer.secretOutputs ?? []);
    return { ...answer, inputs: markLike(answer.inputs, state.inputs), outputs };
  }

  /** {@link read} for an object that the state does not know yet. */
  async readForImport(resource: Identity, id: string): Promise<ReadAnswer | undefined> {
    await this.#configured();
    const answer = await this.provider.read({ urn: resource.urn, type: resource.type, id });
    return answer && { ...answer, outputs: markPaths(answer.outputs, answer.secretOutputs ?? []) };
  }

  async delete(old: ResourceState): Promise<void> {
    if (isProviderType(old.type)) return;
    await this.#configured();
    await this.provider.delete({
      urn: old.urn,
      type: old.type,
      id: old.id,
      outputs: propertiesWithoutSecrets(old.outputs),
      oldInputs: propertiesWithoutSecrets(old.inputs),
    });
  }

  async invoke(token: string, args: PropertyMap): Promise<InvokeAnswer> {
    await this.#configured();
    return this.provider.invoke({ token, args: propertiesWithoutSecrets(args) });
  }

  #configured(): Promise<void> {
    this.#ready ??= this.provider.configure(this.connection);
    return this.#ready;
  }

  #marked(answer: ApplyAnswer, inputs: PropertyMap): PropertyMap {
    return markPaths(markLike(answer.outputs, inputs), answer.secretOutputs ?? []);
  }
}

function diffRequest(old: ResourceState, news: PropertyMap) {
  return {
    urn: old.urn,
    type: old.type,
    id: old.id,
    olds: propertiesWithoutSecrets(old.outputs),
    news: propertiesWithoutSecrets(news),
    oldInputs: propertiesWithoutSecrets(old.inputs),
  };
}

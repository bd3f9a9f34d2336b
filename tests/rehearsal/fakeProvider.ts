/** A provider without a directory: objects in memory, and a record of what the engine asked for. */
import { configurationKeys } from "../../rehearsal/azuread/configurationKeys";
import type { PropertyMap, PropertyValue } from "../../rehearsal/propertyValue";
import { containsUnknown, unknownValue } from "../../rehearsal/propertyValue";
import type { DiffAnswer, DiffKind, DiffRequest, ResourceProvider } from "../../rehearsal/resourceProvider";

/**
 * Properties: `forceNew…` forces a replacement, everything else is updated in place. `label` is filled in as
 * "none". Outputs are the inputs and `token`, which is secret. An input `fail` with the name of an operation makes
 * that operation fail.
 */
export class FakeProvider implements ResourceProvider {
  readonly configKeys = configurationKeys;
  /** Objects by id. Tests change them behind the engine's back. */
  readonly objects = new Map<string, PropertyMap>();
  /** Every call in the order of its beginning: "create app". */
  readonly calls: string[] = [];
  /** Called before an object is touched; a test may wait or kill here. */
  beforeWrite: (operation: string, name: string) => Promise<void> = async () => undefined;
  #count = 0;

  async configure(): Promise<void> {
    this.calls.push("configure");
  }

  async check(request: Parameters<ResourceProvider["check"]>[0]) {
    this.calls.push(`check ${request.name}`);
    const failures = request.news.fail === "check" ? [{ property: "", reason: "it is wrong" }] : [];
    return { inputs: { label: "none", ...request.news }, failures };
  }

  async diff(request: DiffRequest): Promise<DiffAnswer> {
    this.calls.push(`diff ${nameOf(request.urn)}`);
    const detailedDiff: Record<string, DiffKind> = {};
    for (const key of new Set([...Object.keys(request.news), ...Object.keys(request.olds)])) {
      if (key === "token" || key === "id") continue;
      const kind = kindOf(request.olds[key], request.news[key]);
      if (kind !== undefined) detailedDiff[key] = key.startsWith("forceNew") ? (`${kind}_REPLACE` as DiffKind) : kind;
    }
    const diffs = Object.keys(detailedDiff).sort();
    return {
      changes: diffs.length > 0,
      replaces: diffs.filter((key) => key.startsWith("forceNew")),
      diffs,
      stables: [],
      detailedDiff,
    };
  }

  async create(request: Parameters<ResourceProvider["create"]>[0]) {
    const name = nameOf(request.urn);
    this.calls.push(`${request.preview ? "preview " : ""}create ${name}`);
    if (request.preview) return { id: "", outputs: { ...request.inputs, token: unknownValue, id: unknownValue } };
    await this.#write("create", name, request.inputs);
    this.#count += 1;
    const id = `/${name}/${this.#count}`;
    const outputs = { ...request.inputs, token: `token-${this.#count}`, id };
    this.objects.set(id, outputs);
    const initErrors = request.inputs.fail === "createHalf" ? ["only half of it was made"] : [];
    return { id, outputs, secretOutputs: ["token"], initErrors };
  }

  async update(request: Parameters<ResourceProvider["update"]>[0]) {
    const name = nameOf(request.urn);
    this.calls.push(`${request.preview ? "preview " : ""}update ${name}`);
    const outputs: PropertyMap = { ...request.news, token: request.olds.token ?? null, id: request.id };
    if (request.preview) return { outputs, secretOutputs: ["token"] };
    await this.#write("update", name, request.news);
    if (request.news.fail === "updateHalf") return { outputs, secretOutputs: ["token"], initErrors: ["refused"] };
    this.objects.set(request.id, outputs);
    return { outputs, secretOutputs: ["token"] };
  }

  async read(request: Parameters<ResourceProvider["read"]>[0]) {
    this.calls.push(`read ${nameOf(request.urn)}`);
    const found = this.objects.get(request.id);
    if (found === undefined) return undefined;
    const inputs = Object.fromEntries(Object.entries(found).filter(([key]) => key !== "token" && key !== "id"));
    return { id: request.id, outputs: found, inputs, secretOutputs: ["token"] };
  }

  async delete(request: Parameters<ResourceProvider["delete"]>[0]): Promise<void> {
    const name = nameOf(request.urn);
    this.calls.push(`delete ${name}`);
    await this.#write("delete", name, request.oldInputs);
    this.objects.delete(request.id);
  }

  async invoke(request: Parameters<ResourceProvider["invoke"]>[0]) {
    this.calls.push(`invoke ${request.token}`);
    return { result: { ...request.args, found: true } };
  }

  async #write(operation: string, name: string, inputs: PropertyMap): Promise<void> {
    await this.beforeWrite(operation, name);
    if (inputs.fail === operation) throw new Error(`${operation} of ${name} was refused`);
  }
}

function kindOf(old: PropertyValue | undefined, news: PropertyValue | undefined): DiffKind | undefined {
  if (containsUnknown(news)) return "UPDATE";
  if (JSON.stringify(old) === JSON.stringify(news)) return undefined;
  if (old === undefined) return "ADD";
  return news === undefined ? "DELETE" : "UPDATE";
}

function nameOf(urn: string): string {
  return urn.split("::").at(-1) ?? "";
}

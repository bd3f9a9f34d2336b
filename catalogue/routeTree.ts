/**
 * The known calls to Microsoft Graph as a tree of path segments: the published data and, on top of it, what this project
 * knows better. A node is built when a call first passes it, so that programs with few calls pay for few.
 */
import type { CallAccess } from "./callAccess";
import { type CallCorrection, readCorrections } from "./corrections";
import { type RouteTree, readRouteTree } from "./generatedData";
import { splitGraphPath } from "./graphPath";
import type { PermissionKind } from "./types";

export const methods: readonly string[] = ["GET", "POST", "PATCH", "PUT", "DELETE"];

/** A method and a kind in one number, as the data has them. */
export type CallKey = number;

export function callKey(method: number, kind: PermissionKind): CallKey {
  return method * 2 + (kind === "delegated" ? 0 : 1);
}

/** What the published data says of one permission and one call. */
export interface PublishedGrant {
  readonly name: string;
  /** Marked as the least privileged one. Several can be: the data marks whole sets of paths and methods at once. */
  readonly isMarked: boolean;
  /** One of these is needed as well; empty when the permission is enough by itself. */
  readonly alsoOneOf: readonly string[];
}

export interface RouteNode {
  /** By segment, in lower case; `{}` stands for any value. */
  readonly children: ReadonlyMap<string, RouteNode>;
  /** What the data grants; no entry where it has no such call. */
  readonly grants: ReadonlyMap<CallKey, readonly PublishedGrant[]>;
  /** What this project knows better. */
  readonly corrections: ReadonlyMap<CallKey, CallCorrection>;
  /** One bit for each method with which a call ends here, of either kind. */
  readonly calls: number;
  /** What was found out about these calls before. */
  readonly answers: CallAccess[];
}

let root: RouteNode | undefined;

/** Read at the first question: programs that only declare permissions never pay for it. */
export function routeRoot(): RouteNode {
  root ??= new LazyNode(readRouteTree(), correctionTree());
  return root;
}

/** Whether a call with this method ends here, for either kind. */
export function isCall({ calls }: RouteNode, method: number): boolean {
  return method >= 0 && (calls & (1 << method)) !== 0;
}

/** What this project knows better, as a tree like that of the data, so that both are followed together. */
interface CorrectionNode {
  readonly children: Map<string, CorrectionNode>;
  readonly corrections: Map<CallKey, CallCorrection>;
}

function correctionTree(): CorrectionNode {
  const tree = emptyNode();
  for (const [call, byKind] of readCorrections()) {
    const [method = "", path = ""] = call.split(" ");
    const verb = methods.indexOf(method);
    const { corrections } = splitGraphPath(path).reduce(correctionChild, tree);
    for (const [kind, correction] of byKind) corrections.set(callKey(verb, kind), correction);
  }
  return tree;
}

function emptyNode(): CorrectionNode {
  return { children: new Map(), corrections: new Map() };
}

function correctionChild({ children }: CorrectionNode, segment: string): CorrectionNode {
  const child = children.get(segment) ?? emptyNode();
  children.set(segment, child);
  return child;
}

const nothing: ReadonlyMap<CallKey, CallCorrection> = new Map();

class LazyNode implements RouteNode {
  readonly answers: CallAccess[] = [];
  readonly corrections: ReadonlyMap<CallKey, CallCorrection>;
  readonly calls: number;
  readonly #tree: RouteTree;
  readonly #row: readonly number[];
  readonly #known: CorrectionNode | undefined;
  #children: Map<string, RouteNode> | undefined;
  #grants: ReadonlyMap<CallKey, readonly PublishedGrant[]> | undefined;

  /** @param at number of a node of the tree; -1 for one that the data lacks */
  constructor(tree: RouteTree, known: CorrectionNode | undefined, at: number = tree.root) {
    this.#tree = tree;
    this.#row = tree.nodes[at] ?? [];
    this.#known = known;
    this.corrections = known?.corrections ?? nothing;
    let calls = 0;
    const terminal = this.#terminal();
    for (let cell = 0; cell < terminal.length; cell += 2) calls |= 1 << ((terminal[cell] ?? 0) >> 1);
    for (const key of this.corrections.keys()) calls |= 1 << (key >> 1);
    this.calls = calls;
  }

  get children(): ReadonlyMap<string, RouteNode> {
    this.#children ??= this.#buildChildren();
    return this.#children;
  }

  get grants(): ReadonlyMap<CallKey, readonly PublishedGrant[]> {
    this.#grants ??= new Map(pairsOf(this.#terminal()).map(([key, set]) => [key, readGrants(this.#tree, set)]));
    return this.#grants;
  }

  #buildChildren(): Map<string, RouteNode> {
    const known = this.#known?.children;
    const children = new Map<string, RouteNode>();
    for (let at = 1; at < this.#row.length; at += 2) {
      const segment = this.#tree.segments[this.#row[at] ?? -1] ?? "";
      children.set(segment, new LazyNode(this.#tree, known?.get(segment), this.#row[at + 1]));
    }
    for (const [segment, child] of known ?? [])
      if (!children.has(segment)) children.set(segment, new LazyNode(this.#tree, child, -1));
    return children;
  }

  #terminal(): readonly number[] {
    return this.#tree.terminals[this.#row[0] ?? -1] ?? [];
  }
}

function pairsOf(row: readonly number[]): [number, number][] {
  const pairs: [number, number][] = [];
  for (let at = 0; at < row.length; at += 2) pairs.push([row[at] ?? -1, row[at + 1] ?? -1]);
  return pairs;
}

function readGrants({ sets, permissions }: RouteTree, set: number): PublishedGrant[] {
  const [entries = [], partners = []] = sets[set] ?? [];
  const partnersOf = new Map(partners);
  const nameOf = (permission: number) => permissions[permission] ?? "";
  return (
    entries
      .map((entry) => ({ permission: Math.floor(entry / 2), isMarked: entry % 2 === 1 }))
      // The data lists partners beside those that need them: such a one opens nothing by itself.
      .filter(({ permission: own }) => partnersOf.has(own) || !partners.some(([, any]) => any.includes(own)))
      .map(({ permission: own, isMarked }) => ({
        name: nameOf(own),
        isMarked,
        alsoOneOf: (partnersOf.get(own) ?? []).map(nameOf),
      }))
  );
}

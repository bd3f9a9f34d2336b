/** The URNs under which a resource may have been known before: its own aliases, and those that it inherits from its parent. */
import type { AliasSpec, ResourceGoal } from "../engine/goal";
import {
  createUrn,
  nameOf,
  qualifiedTypeOf,
  stackType,
  typeOf,
  type UrnOrigin,
  urnFromQualifiedType,
} from "../engine/urn";

export class AliasUrns {
  readonly #known = new Map<string, readonly string[]>();

  constructor(private readonly origin: UrnOrigin) {}

  /** Takes a registration; parents come before their children. */
  add(urn: string, goal: ResourceGoal): void {
    const own = goal.aliases.map((alias) => this.#resolve(alias, goal));
    const inherited = this.of(goal.parent).flatMap((parentAlias) => [
      this.#inherit(parentAlias, goal.parent, goal),
      ...own.map((alias) => this.#inherit(parentAlias, goal.parent, { type: typeOf(alias), name: nameOf(alias) })),
    ]);
    this.#known.set(
      urn,
      [...new Set([...own, ...inherited])].filter((alias) => alias !== urn),
    );
  }

  of(urn: string): readonly string[] {
    return this.#known.get(urn) ?? [];
  }

  #resolve(alias: AliasSpec, goal: ResourceGoal): string {
    if (alias.urn !== "") return alias.urn;
    const given = alias.parentUrn === "" ? goal.parent : alias.parentUrn;
    const parent = alias.noParent || qualifiedTypeOf(given) === stackType ? "" : given;
    const origin = { stack: alias.stack || this.origin.stack, project: alias.project || this.origin.project };
    return createUrn(origin, parent, { type: alias.type || goal.type, name: alias.name || goal.name });
  }

  /** A child whose name begins with its parent's changes it as the parent does. */
  #inherit(parentAlias: string, parent: string, child: { readonly type: string; readonly name: string }): string {
    const parentName = nameOf(parent);
    const name = child.name.startsWith(parentName)
      ? nameOf(parentAlias) + child.name.slice(parentName.length)
      : child.name;
    const [stack = "", project = ""] = parentAlias.replace("urn:pulumi:", "").split("::");
    return urnFromQualifiedType({ stack, project }, qualifiedTypeOf(parentAlias), { type: child.type, name });
  }
}

/** The resource option by which an app that moved in a program keeps its client id. */
import { formatUrn, parseUrn } from "./urn";

/** Components of this package give their application their own name, and hand aliases down to it. */
const ownComponents = "entra-app-registration:index:";
const application = "azuread:index/application:Application";

/**
 * Ready to paste into the options of the component of ours that makes the app, else of the `azuread.Application`.
 *
 * @param before URN of the base
 * @param after URN of the head
 */
export function aliasToKeep(before: string, after: string): string {
  const [from, to] = [parseUrn(before), parseUrn(after)];
  const isMoved = from.types.join("$") !== to.types.join("$");
  if (isOfOwnComponent(to.types)) {
    if (!isMoved) return `aliases: [{ name: ${JSON.stringify(from.name)} }]`;
    if (isOfOwnComponent(from.types)) {
      return `aliases: [${JSON.stringify(formatUrn({ ...from, types: from.types.slice(0, -1) }))}]`;
    }
    return aliasOfChild(before);
  }
  return from.types.length === 1 && !isMoved
    ? `aliases: [{ name: ${JSON.stringify(from.name)} }]`
    : `aliases: [${JSON.stringify(before)}]`;
}

/** Whose options take the alias. */
export function placeOfAlias(after: string): string {
  const { types, name } = parseUrn(after);
  const component = types.at(-2)?.slice(ownComponents.length);
  const type = isOfOwnComponent(types) && component !== undefined ? component : "azuread.Application";
  return `${type} ${JSON.stringify(name)}`;
}

function isOfOwnComponent(types: readonly string[]): boolean {
  return types.at(-2)?.startsWith(ownComponents) === true;
}

/** An alias of a component reaches its children only where they had a component before. */
function aliasOfChild(before: string): string {
  const [type, urn] = [JSON.stringify(application), JSON.stringify(before)];
  return `transformations: [({ type, props, opts }) => type === ${type} ? { props, opts: pulumi.mergeOptions(opts, { aliases: [${urn}] }) } : undefined]`;
}

/** Every pair of versions that reviews and their forms are tried on. */
import { appCases } from "./appCases";
import { exposureCases } from "./exposureCases";
import { noticeCases } from "./noticeCases";
import { permissionCases } from "./permissionCases";
import type { ReviewCase } from "./reviewCase";
import { signInCases } from "./signInCases";

export { options, type ReviewCase } from "./reviewCase";

export const reviewCases: readonly ReviewCase[] = [
  ...appCases,
  ...permissionCases,
  ...signInCases,
  ...exposureCases,
  ...noticeCases,
];

/** @throws where no case has the name */
export function caseNamed(name: string): ReviewCase {
  const found = reviewCases.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no case is named ${name}`);
  return found;
}
